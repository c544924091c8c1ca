"""When an organisation may end, and who accepts what it held (R-1.41)."""

from dataclasses import dataclass
from datetime import date

from mediation.organisations.reasons import OrganisationReason
from mediation.verdict import Allowed, Answer, Fact, Refused

BASIS = "R-1.41"


@dataclass(frozen=True, slots=True)
class EndingFacts:
    """An organisation to be ended on a day (the first day without it), and its successor, if one is named.

    `below` counts the organisations that stand directly below it, `cases` those it holds or has been offered.
    """

    organisation_id: int
    begun_on: date
    ended_on: date | None
    on: date
    today: date
    below: int
    cases: int
    successor_id: int | None = None
    successor_ended: bool = False
    successor_below: bool = False


def judge_ending(facts: EndingFacts) -> Answer:
    """Allow the end of an organisation: dated, not in the future, and with a successor for what stands on it (R-1.41).

    A split, merged or abolished organ's matters are accepted by whoever carries its functions on; so one that still
    holds cases or stands above others ends only together with the naming of a successor.
    """
    if facts.ended_on is not None:
        return _refused(OrganisationReason.ENDED)
    if facts.on <= facts.begun_on:
        return _refused(OrganisationReason.END_BEFORE_BEGINNING, {"begun": facts.begun_on.isoformat()})
    if facts.on > facts.today:
        return _refused(OrganisationReason.END_IN_FUTURE)
    if facts.successor_id is not None:
        return _judge_successor(facts)
    if facts.below:
        return _refused(OrganisationReason.STANDS_ABOVE_OTHERS, {"below": facts.below})
    if facts.cases:
        return _refused(OrganisationReason.HOLDS_CASES, {"cases": facts.cases})
    return Allowed(BASIS)


def _judge_successor(facts: EndingFacts) -> Answer:
    if facts.successor_id == facts.organisation_id:
        return _refused(OrganisationReason.SUCCEEDS_ITSELF)
    if facts.successor_ended:
        return _refused(OrganisationReason.SUCCESSOR_ENDED)
    if facts.successor_below:
        return _refused(OrganisationReason.SUCCESSOR_BELOW)
    return Allowed(BASIS)


def _refused(reason: OrganisationReason, facts: dict[str, Fact] | None = None) -> Refused:
    return Refused(reason, BASIS, facts or {})
