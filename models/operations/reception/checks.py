"""What the desk's form may hold: every fault at its field, nothing lost (R-1.03, R-1.12, R-1.54)."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.casefile.reasons import CasefileReason
from mediation.escalation.graph import EscalationGraph
from mediation.moments import local_day
from mediation.reception.fields import FieldRefused, VisitFields, check_visit_fields, refused_at
from mediation.reception.gate.exceptions import claim_faults
from mediation.reception.group import GroupLimits
from mediation.reception.party_checks import check_parties
from mediation.reception.reasons import ReceptionReason
from mediation.routing.classify import Classification, check_classification
from mediation.routing.routes import RouteTable
from mediation.territory.codes import LEVEL_OF_TIER
from mediation.territory.tiers import Tier
from mediation.verdict import Refused
from models.law import Law
from models.operations.reception.claims import claims_of
from models.operations.reception.commands import RegisterVisit
from models.queries.territory import in_force, path_ids
from models.tables.organisations import Organisation, Window
from models.tables.territory import Division
from models.unable import InvalidFields, OutOfReach


def group_limits(law: Law) -> GroupLimits:
    """Return the county's thresholds for group visits and representatives (R-1.12)."""
    return GroupLimits(group_visit_min=law.parameters.group_visit_min, rep_max=law.parameters.rep_max)


def knows_place(work: Session, command: RegisterVisit) -> bool:
    """Say whether a county, and in it a township, and in that a village are named, all in force that day (13.2)."""
    matter = command.matter
    if matter.village_id is not None and matter.town_id is None:
        return False
    places = enumerate((matter.county_id, matter.town_id, matter.village_id), start=LEVEL_OF_TIER[Tier.COUNTY])
    named = [(level, id_) for level, id_ in places if id_ is not None]
    known = select(Division.level, Division.id, Division.path).where(Division.id.in_([id_ for _, id_ in named]))
    rows = work.execute(known.where(in_force(local_day(command.now))))
    paths = {(level, id_): path_ids(path) for level, id_, path in rows}
    return set(named) <= set(paths) and all(upper[1] in paths[lower] for upper, lower in pairwise(named))


def unknown_choices(work: Session, command: RegisterVisit) -> Iterator[FieldRefused]:
    """Find each window of another centre, home not in force that day and organisation that no page offered (13.2)."""
    window = work.get(Window, command.window_id) if command.window_id is not None else None
    if command.window_id is not None and (window is None or window.organisation_id != command.actor.organisation_id):
        yield refused_at("window_id", ReceptionReason.CHOICE_UNKNOWN, basis="13.2")
    homes = {entry.division_id for entry in command.parties}
    known_homes = set(work.scalars(select(Division.id).where(Division.id.in_(homes), in_force(local_day(command.now)))))
    organisations = {entry.organisation_id for entry in command.parties}
    known = set(work.scalars(select(Organisation.id).where(Organisation.id.in_(organisations))))
    for at, entry in enumerate(command.parties):
        if entry.division_id not in known_homes | {None}:
            yield refused_at(f"parties-{at}-home", ReceptionReason.PLACE_UNKNOWN, basis="13.2")
        if entry.organisation_id not in known | {None}:
            yield refused_at(f"parties-{at}-organisation", ReceptionReason.CHOICE_UNKNOWN, basis="13.2")


def check_entry(
    command: RegisterVisit,
    *,
    law: Law,
    routes: RouteTable,
    today: date,
    place_known: bool,
    unknown: Iterable[FieldRefused],
) -> None:
    """Raise InvalidFields naming each field that cannot stay, with the first reason for it, `unknown` ones included."""
    matter = command.matter
    fields = VisitFields(
        title=matter.title,
        facts=matter.facts,
        claim=matter.claim,
        address=matter.place_detail,
        persons=command.persons,
        visited_on=command.visited_on,
        occurred_on=None,
        place_known=place_known,
        place_required=True,
    )
    parties = [entry.facts for entry in command.parties]
    refused = [
        *check_visit_fields(fields, today=today),
        *check_parties(parties, persons=command.persons, today=today, limits=group_limits(law)),
        *unknown,
    ]
    faults: dict[str, Refused] = {}
    for found in refused:
        faults.setdefault(found.field, found.answer)
    classified = check_classification(classification_of(command), table=routes)
    if isinstance(classified, Refused):
        faults.setdefault("kind", classified)
    for claim in claims_of(command):
        faults.update(claim_faults(claim, is_urgent=command.urgent is not None))
    if faults:
        raise InvalidFields(faults)


def check_organs(command: RegisterVisit, *, home: EscalationGraph, graph: EscalationGraph) -> None:
    """Raise InvalidFields for an organ that was closed while the form lay open, OutOfReach for a desk that was.

    `home` is the graph of the matter itself, `graph` reaches into the counties that it crosses (see `graphs_for`).
    """
    if command.actor.organisation_id not in home.nodes:
        raise OutOfReach
    named = {
        "competent": ((command.matter.competent_id,), home),
        "accused": (command.matter.accused_organisation_ids, home),
        "crossing": (command.gate.crossing_ids, graph),
    }
    closed = Refused(CasefileReason.TARGET_CLOSED, "R-1.41")
    faults = {
        field: closed
        for field, (ids, known) in named.items()
        if not {id_ for id_ in ids if id_ is not None} <= set(known.nodes)
    }
    if faults:
        raise InvalidFields(faults)


def classification_of(command: RegisterVisit) -> Classification:
    """Return how the clerk classified the matter."""
    return Classification(kind=command.matter.kind, branch=command.matter.branch, route=command.matter.route)
