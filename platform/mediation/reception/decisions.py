"""The five verdicts of the gate (2.2)."""

from enum import StrEnum


class Decision(StrEnum):
    """What the gate decides; every one of them is written down and answered."""

    ACCEPTED = "accepted"
    ACCEPTED_BY_EXCEPTION = "accepted_by_exception"
    GUIDED = "guided"
    NOT_ACCEPTED = "not_accepted"
    NO_LONGER_ACCEPTED = "no_longer_accepted"
