"""From a visit as a program sends it to the command of the desk."""

import hashlib
import secrets

from flask import request

from blueprints.api.caller import caller
from blueprints.api.reading import KEY_HEADER
from blueprints.api.schemas.visits import GateSent, MatterSent, PartySent, VisitSent
from blueprints.edge.moment import now, today
from blueprints.edge.problems import Place
from blueprints.edge.setting import setting
from mediation.reception.party_checks import PartyFacts
from mediation.reception.reasons import ReceptionReason
from mediation.reception.urgency import suggest_urgency
from mediation.routing.kinds import Branch
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.reception.commands import (
    ClimbStated,
    GateEntry,
    MatterEntry,
    PartyEntry,
    RegisterVisit,
    UrgentEntry,
)
from models.queries.organisation_rows import opened_counties
from models.tables.base import db
from models.unable import InvalidFields

IN_THE_MATTER = ("title", "facts", "claim", "kind", "branch", "route")
PLACE = Place(
    {name: f"/matter/{name}" for name in IN_THE_MATTER}
    | {
        "place": "/matter/town_id",
        "county": "/matter/county_id",
        "address": "/matter/place_detail",
        "competent": "/matter/competent_id",
        "accused": "/matter/accused_organisation_ids",
        "evidence": "/gate/evidence",
        "evidence_ref": "/gate/evidence_ref",
        "crossing": "/gate/crossing_ids",
    },
    of_a_party={"home": "division_id", "organisation": "organisation_id"},
)
"""Where the fields of the desk's command stand in what is sent."""


def visit_command(sent: VisitSent, *, key: str) -> RegisterVisit:
    """Return the command; raise InvalidFields for a county that was never opened."""
    actor = caller().actor
    return RegisterVisit(
        actor=actor,
        now=now(),
        submission_key=key,
        channel=sent.channel,
        visited_on=sent.visited_on or today(),
        is_day_stated=sent.visited_on is not None,
        persons=sent.persons,
        parties=tuple(_party(party) for party in sent.parties),
        matter=_matter(sent.matter, actor),
        draw=secrets.randbelow,
        gate=_gate(sent.gate),
        window_id=sent.window_id,
        repeat_of=sent.repeat_of,
        joins=sent.joins,
        related_to=sent.related_to,
        no_address=sent.no_address,
        interview_declined=sent.interview_declined,
        told=sent.told,
        urgent=_urgent(sent),
        national_number=(sent.national_number or "").strip() or None,
    )


def submission_key() -> str:
    """Return the desk's submission key for this request's own: no key of another post can meet it."""
    mine = f"{caller().appointment_id}:{request.headers.get(KEY_HEADER, '')}"
    return f"api-{hashlib.sha256(mine.encode()).hexdigest()[:56]}"


def _party(sent: PartySent) -> PartyEntry:
    facts = PartyFacts(
        side=sent.side,
        role=sent.role,
        nature=sent.nature,
        name=sent.name.strip(),
        id_kind=sent.id_kind,
        id_number=sent.id_number.strip(),
        phone=sent.phone.strip(),
        born_on=sent.born_on,
        lacks_capacity=sent.lacks_capacity,
        acts_for=sent.acts_for,
        agent_tie=sent.agent_tie,
        has_written_authority=sent.has_written_authority,
        has_proof_of_tie=sent.has_proof_of_tie,
    )
    return PartyEntry(facts, sent.address.strip(), sent.division_id, sent.organisation_id)


def _matter(sent: MatterSent, actor: Actor) -> MatterEntry:
    return MatterEntry(
        title=sent.title.strip(),
        facts=sent.facts,
        claim=sent.claim,
        county_id=_county(sent, actor),
        town_id=sent.town_id,
        village_id=sent.village_id,
        place_detail=sent.place_detail.strip(),
        kind=sent.kind,
        branch=Branch(sent.branch) if sent.branch is not None else None,
        route=sent.route.value if sent.route is not None else None,
        competent_id=sent.competent_id,
        accused_organisation_ids=sent.accused_organisation_ids,
    )


def _county(sent: MatterSent, actor: Actor) -> int:
    county_id = sent.county_id or actor.county_id
    if county_id not in {id_ for id_, _name in opened_counties(db.session)}:
        raise InvalidFields({"county": Refused(ReceptionReason.PLACE_UNKNOWN, "13.2")})
    return county_id


def _gate(sent: GateSent) -> GateEntry:
    return GateEntry(
        judicial=sent.judicial,
        skip_ground=sent.skip_ground,
        evidence=sent.evidence,
        evidence_ref=(sent.evidence_ref or "").strip() or None,
        crossing_ids=sent.crossing_ids,
        declined_offer=sent.declined_offer,
        climb=ClimbStated(sent.climb.ground, sent.climb.evidence.strip()) if sent.climb is not None else None,
        new_facts=sent.new_facts.strip(),
    )


def _urgent(sent: VisitSent) -> UrgentEntry | None:
    if sent.urgent is None:
        return None
    texts = [sent.matter.title, sent.matter.facts, sent.matter.claim, sent.told]
    found = suggest_urgency(texts=texts, table=setting().urgency)
    words = tuple(item.word for item in found.found)
    return UrgentEntry(words, sent.urgent.police_called, sent.urgent.ambulance_called)
