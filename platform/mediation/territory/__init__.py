"""Tiers, division codes, names of places."""
