"""What a matter is: kind, branch and channel (RULEBOOK 4.1, R-1.02)."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """Kinds of matter (4.1); `claim` is 申诉求决, `accusation` is 检举控告."""

    DISPUTE = "dispute"
    CLAIM = "claim"
    SUGGESTION = "suggestion"
    ACCUSATION = "accusation"
    INQUIRY = "inquiry"
    THANKS = "thanks"


class Branch(IntEnum):
    """The six branches of a claim (R-1.54); only `PETITION` opens the 60-day clock."""

    LITIGATION = 1
    ARBITRATION = 2
    PARTY_DISCIPLINE = 3
    ADMINISTRATIVE = 4
    ENFORCEMENT = 5
    PETITION = 6


class Channel(StrEnum):
    """How a matter arrives (R-1.02); the level rule binds `visit` only (0.3 #4)."""

    VISIT = "visit"
    LETTER = "letter"
    PHONE = "phone"
    WEB = "web"
    FAX = "fax"
    HOTLINE = "hotline"
    ASSIGNED = "assigned"
    GRID_REPORT = "grid_report"
    OWN_INITIATIVE = "own_initiative"


CHANNEL_LETTER = {
    Channel.VISIT: "F",
    Channel.LETTER: "X",
    Channel.PHONE: "D",
    Channel.WEB: "W",
    Channel.FAX: "C",
    Channel.HOTLINE: "R",
    Channel.ASSIGNED: "J",
    Channel.GRID_REPORT: "G",
    Channel.OWN_INITIATIVE: "Z",
}
"""The channel's character in the case number (10.1)."""
