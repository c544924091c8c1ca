"""Organisations: the ladder as a tree, the list, one organisation, and its administration."""

from blueprints.organisations import editing, joining, ladder, views, windows
from blueprints.organisations.blueprint import blueprint

__all__ = ["blueprint", "editing", "joining", "ladder", "views", "windows"]
