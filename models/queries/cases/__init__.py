"""Read one case as its page shows it, once it was reached: a constant number of statements."""
