"""Moved to models/unable.py."""

from models.unable import InvalidFields, OutOfReach, StaleVersion, UnableTo

__all__ = ["InvalidFields", "OutOfReach", "StaleVersion", "UnableTo"]
