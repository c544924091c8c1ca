"""Who may be posted to a window, and when (R-1.06)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Allowed, Answer, Refused

BASIS = "R-1.06"


class PostingKind(StrEnum):
    """Posted to the centre for good (常驻) or taking turns (轮驻)."""

    PERMANENT = "permanent"
    ROTATING = "rotating"


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """A posting from a day to a day (half-open); `twice`: the person already staffs the window on some day of it."""

    account_active: bool
    from_on: date
    to_on: date | None
    twice: bool


def judge_posting(facts: PostingFacts) -> Answer:
    """Allow an open account to staff a window once at a time; departments share one joint centre (R-1.06)."""
    if not facts.account_active:
        return Refused(OrganisationReason.ACCOUNT_CLOSED, BASIS)
    if facts.to_on is not None and facts.to_on <= facts.from_on:
        return Refused(OrganisationReason.POSTING_PERIOD, BASIS)
    if facts.twice:
        return Refused(OrganisationReason.POSTED_TWICE, BASIS)
    return Allowed(BASIS)
