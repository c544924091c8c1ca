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
    territory,
)
from models.tables.base import Base

TABLES = (accounts, api, cases, clocks, documents, handovers, law, organisations, reception, record, territory)
METADATA = Base.metadata

__all__ = ["METADATA", "TABLES"]
