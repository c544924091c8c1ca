"""Visits to the desks of 临江县: everything is filled in but the point of the test."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from random import Random
from typing import Any

from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import PartyFacts
from mediation.routing.kinds import Branch, Channel, Kind
from models.operations.reception.commands import GateEntry, MatterEntry, PartyEntry, RegisterVisit
from tests.dates import moment
from tests.worlds.linjiang import Linjiang

_submissions = count(1)
_lots = Random(2026)
ROAD = "柳河村村东头的水泥路破损一年多，下雨就积水，请镇里安排维修。"


def person(name: str = "王建国", *, phone: str = "13800000001", **changes: Any) -> PartyEntry:
    """Return one petitioner."""
    facts = PartyFacts(side=Side.APPLICANT, role=PartyRole.SELF, nature=PartyNature.PERSON, name=name, phone=phone)
    return PartyEntry(facts=replace(facts, **changes))


def people(number: int, *, representatives: int = 0) -> tuple[PartyEntry, ...]:
    """Return that many petitioners, the first ones as representatives."""
    roles = [PartyRole.REPRESENTATIVE] * representatives + [PartyRole.JOINT] * (number - representatives)
    return tuple(person(f"村民{at}", phone=f"1380000{at:04d}", role=role) for at, role in enumerate(roles, start=1))


def matter(world: Linjiang, **changes: Any) -> MatterEntry:
    """Return a claim of branch 6 about a village road in 柳河村, for which 柳河镇 is competent."""
    facts: dict[str, Any] = {
        "title": "村路破损无人维修",
        "facts": ROAD,
        "claim": "尽快修好村东道路",
        "county_id": world.place("county"),
        "town_id": world.place("liuhe"),
        "village_id": world.place("liuhe_village"),
        "place_detail": "村东路口",
        "kind": Kind.CLAIM,
        "branch": Branch.PETITION,
        "route": "petition",
        "competent_id": world.org("lh_gov"),
    }
    return MatterEntry(**(facts | changes))


def visit(
    world: Linjiang,
    session: Any,
    login: str,
    at: str,
    *,
    parties: Sequence[PartyEntry] = (),
    about: dict[str, Any] | None = None,
    gate: GateEntry | None = None,
    **changes: Any,
) -> RegisterVisit:
    """Return a visit at a desk: `login` registers it at a moment written with its weekday."""
    now = moment(at)
    parties = tuple(parties) or (person(),)
    command = RegisterVisit(
        actor=world.actor(session, login),
        now=now,
        submission_key=f"s{next(_submissions)}",
        channel=Channel.VISIT,
        visited_on=now.date(),
        persons=len(parties),
        parties=parties,
        matter=matter(world, **(about or {})),
        gate=gate or GateEntry(),
        draw=_lots.randrange,
    )
    return replace(command, **changes)
