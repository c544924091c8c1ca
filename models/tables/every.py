"""Every table, imported so that the metadata is whole."""

from models.tables import (
    accounts,
    api,
    cases,
    clocks,
    documents,
    handovers,
    law,
    organisations,
    reception,
    record,
    search,
    sign_in,
    territory,
)
from models.tables.base import Base

TABLES = (
    accounts,
    api,
    cases,
    clocks,
    documents,
    handovers,
    law,
    organisations,
    reception,
    record,
    search,
    sign_in,
    territory,
)
METADATA = Base.metadata

__all__ = ["METADATA", "TABLES"]
