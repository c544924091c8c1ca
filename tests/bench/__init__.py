"""What must stay fast, and how fast: `make bench` prints it, `tests/bench/bench_*.py` says it."""
