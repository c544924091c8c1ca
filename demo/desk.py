"""A visit as a desk sends it: the scene's people and place put into the form."""

from dataclasses import replace
from typing import Any

from demo.names import Invented
from demo.tale import Tale
from mediation.reception.identity import credit_check_character
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind, PartyFacts
from mediation.routing.kinds import Channel, Kind
from models.actor import Actor
from models.operations.reception.commands import (
    GateEntry,
    MatterEntry,
    PartyEntry,
    RegisterVisit,
    UrgentEntry,
    VisitRegistered,
)
from models.operations.reception.register import register_visit

DESKS = {
    "village": "village:TJ",
    "town": "town:MTC",
    "county": "MTC",
    "letters": "XF",
    "city": "3707-JD",
    "province": "37-JD",
}
REPRESENTATIVES_MOST = 5
HOUSE_NUMBERS = 180
CREDIT_PREFIX = "91370785MA3D"


def register(
    tale: Tale, desk: str, *, by: Actor | None = None, about: dict[str, Any] | None = None, **changes: Any
) -> VisitRegistered:
    """Register the scene's people at a desk and return the answer; `about` and `changes` alter matter and visit."""
    actor = by or tale.clerk(tale.org(DESKS[desk]))
    parties = changes.pop("parties", None) or parties_of(tale)
    channel = changes.pop("channel", tale.scene.matter.channel)
    command = RegisterVisit(
        actor=actor,
        now=tale.now,
        submission_key=f"demo-{tale.number}-{int(tale.now.timestamp())}",
        channel=channel,
        visited_on=tale.today,
        persons=tale.scene.matter.persons,
        parties=parties,
        matter=replace(_matter(tale), **(about or {})),
        draw=tale.rng.randrange,
        urgent=UrgentEntry(words=tale.scene.matter.urgent, police_called=True) if tale.scene.matter.urgent else None,
        gate=changes.pop("gate", GateEntry(judicial=tale.scene.matter.judicial)),
        told="",
    )
    done = register_visit(tale.world.session, tale.world.setting, replace(command, **changes))
    tale.case_id = tale.case_id or done.case_id
    return done


def register_nameless(tale: Tale, desk: str, **changes: Any) -> VisitRegistered:
    """Register a letter without a name or an address."""
    nobody = PartyFacts(side=Side.APPLICANT, role=PartyRole.SELF, nature=PartyNature.ANONYMOUS)
    changes.setdefault("channel", Channel.LETTER)
    return register(tale, desk, parties=(PartyEntry(nobody),), no_address=True, persons=1, **changes)


def parties_of(tale: Tale) -> tuple[PartyEntry, ...]:
    """Return the petitioners, the first ones speaking for a group, and the other side of a dispute."""
    scene = tale.scene
    several = len(scene.petitioners) > 1
    lines = [
        _person(tale, one, role=_role(at, several=several), village_id=scene.village.id)
        for at, one in enumerate(scene.petitioners)
    ]
    if scene.matter.kind is Kind.DISPUTE:
        lines.append(_firm(tale) if scene.matter.firm else _other_side(tale))
    return tuple(lines)


def with_agent(tale: Tale) -> tuple[PartyEntry, ...]:
    """Return the parties with a near relative who speaks for the first petitioner."""
    relative = tale.world.people.one()
    facts = PartyFacts(
        side=Side.APPLICANT,
        role=PartyRole.AGENT,
        name=relative.name,
        id_kind=IdKind.CITIZEN_ID,
        id_number=relative.id_number,
        phone=relative.phone,
        acts_for=0,
        agent_tie=AgentTie.NEAR_RELATIVE_OR_STAFF,
        has_written_authority=True,
        has_proof_of_tie=True,
    )
    return (*parties_of(tale), PartyEntry(facts=facts, address=_address(tale)))


def _matter(tale: Tale) -> MatterEntry:
    scene, matter = tale.scene, tale.scene.matter
    return MatterEntry(
        title=scene.words(matter.title),
        facts=scene.words(matter.facts),
        claim=scene.words(matter.claim),
        county_id=tale.world.county.id,
        town_id=scene.town.id,
        village_id=scene.village.id,
        place_detail=matter.place,
        kind=matter.kind,
        branch=matter.branch,
        route=matter.route,
        competent_id=competent_id(tale),
        accused_organisation_ids=(tale.org(matter.accused),) if matter.accused else (),
    )


def competent_id(tale: Tale) -> int | None:
    """Return the organ that the clerk takes for competent; none for disputes and accusations."""
    competent = tale.scene.matter.competent
    return None if competent is None else tale.org("town:ZF" if competent == "town" else competent)


def _role(position: int, *, several: bool) -> PartyRole:
    if not several:
        return PartyRole.SELF
    return PartyRole.REPRESENTATIVE if position < REPRESENTATIVES_MOST else PartyRole.JOINT


def _person(tale: Tale, one: Invented, *, role: PartyRole, village_id: int) -> PartyEntry:
    facts = PartyFacts(
        side=Side.APPLICANT,
        role=role,
        name=one.name,
        id_kind=IdKind.CITIZEN_ID,
        id_number=one.id_number,
        phone=one.phone,
    )
    return PartyEntry(facts=facts, address=_address(tale), division_id=village_id)


def _other_side(tale: Tale) -> PartyEntry:
    other = tale.scene.other
    facts = PartyFacts(side=Side.RESPONDENT, role=PartyRole.SELF, name=other.name, phone=other.phone)
    address = f"{tale.scene.home.name}{tale.rng.randrange(1, HOUSE_NUMBERS)}号"
    return PartyEntry(facts=facts, address=address, division_id=tale.scene.home.id)


def _firm(tale: Tale) -> PartyEntry:
    facts = PartyFacts(
        side=Side.RESPONDENT,
        role=PartyRole.SELF,
        nature=PartyNature.ORGANISATION,
        name=f"高密{tale.scene.matter.firm}",
        id_kind=IdKind.CREDIT_CODE,
        id_number=_credit_code(tale.number),
    )
    return PartyEntry(facts=facts, address=f"{tale.scene.town.name}和谐街", division_id=tale.scene.village.id)


def _credit_code(number: int) -> str:
    first17 = f"{CREDIT_PREFIX}{number:05d}"
    return first17 + credit_check_character(first17)


def _address(tale: Tale) -> str:
    return f"{tale.scene.town.name}{tale.scene.village.name}{tale.rng.randrange(1, HOUSE_NUMBERS)}号"
