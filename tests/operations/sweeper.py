"""A process of its own that sweeps a database until nothing is due; the tests kill it."""

import sys
from datetime import datetime

from models.operations.sweep import sweep_due
from tests.engines.schema import close_sessions, open_sessions
from tests.factories.law import rulebook


def main(url: str, now: str, batch: str) -> None:
    """Sweep the database at `url` at the moment `now` (ISO, with zone) in batches of `batch`."""
    sessions = open_sessions(url)
    print("sweeping", flush=True)
    result = sweep_due(sessions, rulebook(), now=datetime.fromisoformat(now), batch=int(batch))
    print(result, flush=True)
    close_sessions(sessions)


if __name__ == "__main__":
    main(*sys.argv[1:])
