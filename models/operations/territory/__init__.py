"""Writes to the divisions of the country."""

from models.operations.territory.importing import (
    ImportDivisions,
    ImportReport,
    Lines,
    UnableToImportDivisions,
    import_divisions,
)

__all__ = ["ImportDivisions", "ImportReport", "Lines", "UnableToImportDivisions", "import_divisions"]
