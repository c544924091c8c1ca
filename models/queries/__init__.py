"""Reads: frozen facts and frozen rows."""
