"""What somebody asks of the list of cases."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.casefile.kinds import Stage
from mediation.routing.kinds import Channel, Kind


class Due(StrEnum):
    """How the running clocks of a case stand."""

    OVERDUE = "overdue"
    SOON = "soon"


class Sort(StrEnum):
    """The orders a list may have; both follow the case's own key, so that a page costs the same at any depth."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases are asked for; everything left out does not narrow.

    `text` is a case number, a telephone number or its last four digits, an identity number, a full name, or words
    of the title or the facts. `mine` asks for cases held by the viewer's own organisations.
    """

    stage: Stage | None = None
    kind: Kind | None = None
    channel: Channel | None = None
    town_id: int | None = None
    village_id: int | None = None
    holder_id: int | None = None
    due: Due | None = None
    urgent: bool = False
    group: bool = False
    skip: bool = False
    repeat: bool = False
    mine: bool = False
    from_on: date | None = None
    until_on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Keyset:
    """Where a page begins: after a case (onward in the order) or before it (back); both None is the first page."""

    after: int | None = None
    before: int | None = None

    @property
    def is_first(self) -> bool:
        """Whether the first page is asked for."""
        return self.after is None and self.before is None
