"""Small rows for tests that are about a table itself; everything else is made through the operations."""
