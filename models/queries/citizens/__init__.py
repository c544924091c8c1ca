"""What the public is told: a petitioner about his own case, everybody about the centres."""

from models.queries.citizens.centres import (
    CentreCounty,
    CentrePage,
    CentreRow,
    centres_of,
    counties_with_centres,
    find_centre,
)
from models.queries.citizens.matters import CitizenMatter, Office, Part, ServedDocument, citizen_matter

__all__ = [
    "CentreCounty",
    "CentrePage",
    "CentreRow",
    "CitizenMatter",
    "Office",
    "Part",
    "ServedDocument",
    "centres_of",
    "citizen_matter",
    "counties_with_centres",
    "find_centre",
]
