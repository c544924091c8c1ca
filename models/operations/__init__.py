"""One write = one function = one transaction. Operations share tables, not each other."""
