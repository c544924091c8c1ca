"""Writes to organisations: open a county, change the tree, its edges, reception points and windows."""

from models.operations.organisations.opening import OpenCounty, OpenedCounty, PointFacts, open_county
from models.operations.organisations.standard import StandardCounty

__all__ = ["OpenCounty", "OpenedCounty", "PointFacts", "StandardCounty", "open_county"]
