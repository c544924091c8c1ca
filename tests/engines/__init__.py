"""The two database engines the tests run on, and how each test gets a fresh database."""
