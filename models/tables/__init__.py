"""Rows, named constraints, small factories."""
