"""Kinds of petition, the six branches, the statutory routes."""
