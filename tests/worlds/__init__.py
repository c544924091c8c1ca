"""Worlds that tests live in, built through the operations."""
