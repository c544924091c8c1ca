"""Workdays, terms and deadlines that explain themselves."""
