"""From the fields of the form to the entries of a command."""

from typing import Any

from blueprints.edge.forms import chosen_code
from blueprints.edge.setting import setting
from blueprints.reception.desk import UNKNOWN
from blueprints.reception.fields import DeskFields, PartyForm
from blueprints.reception.placing import PlaceTyped, resolve_typed
from mediation.escalation.kinds import ClimbGround, SkipGround
from mediation.reception.gate.facts import EvidenceKind, JudicialState
from mediation.reception.parties import PartyNature, PartyRole, Side
from mediation.reception.party_checks import AgentTie, IdKind, PartyFacts
from mediation.reception.urgency import UrgencySuggestion
from mediation.routing.kinds import Branch, Kind
from mediation.routing.suggest import Suggestion
from models.ids import find_id, row_id
from models.operations.reception.commands import ClimbStated, GateEntry, MatterEntry, PartyEntry, UrgentEntry

TYPED = ("name", "phone", "id_number", "address", "home")
ACTING = frozenset({PartyRole.AGENT, PartyRole.GUARDIAN})


def filled_rows(form: DeskFields) -> list[int]:
    """Return the positions of the rows in which something was typed; the first one when nothing was typed at all."""
    entries = form.parties.entries
    filled = [at for at, entry in enumerate(entries) if _is_filled(entry.form)]
    return filled or [0]


def _is_filled(row: PartyForm) -> bool:
    anonymous = row.nature.data == PartyNature.ANONYMOUS
    return anonymous or any((getattr(row, name).data or "").strip() for name in TYPED)


def party_entries(form: DeskFields) -> tuple[PartyEntry, ...]:
    """Return the parties as typed, without empty rows."""
    kept, homes = filled_rows(form), resolve_typed(form).homes
    return tuple(_party_entry(form.parties.entries[at].form, kept=kept, division_id=homes.get(at)) for at in kept)


def _party_entry(row: PartyForm, *, kept: list[int], division_id: int | None) -> PartyEntry:
    role = chosen_code(PartyRole, row.role.data, PartyRole.SELF)
    facts = PartyFacts(
        side=chosen_code(Side, row.side.data, Side.APPLICANT),
        role=role,
        nature=chosen_code(PartyNature, row.nature.data, PartyNature.PERSON),
        name=(row.name.data or "").strip(),
        id_kind=_id_kind(row),
        id_number=(row.id_number.data or "").strip(),
        phone=(row.phone.data or "").strip(),
        born_on=row.born_on.data,
        lacks_capacity=bool(row.lacks_capacity.data),
        acts_for=_acts_for(row, kept=kept) if role in ACTING else None,
        agent_tie=chosen_code(AgentTie, row.agent_tie.data, None) if role is PartyRole.AGENT else None,
        has_written_authority=bool(row.has_written_authority.data),
        has_proof_of_tie=bool(row.has_proof_of_tie.data),
    )
    return PartyEntry(facts=facts, address=(row.address.data or "").strip(), division_id=division_id)


def _id_kind(row: PartyForm) -> IdKind:
    if not (row.id_number.data or "").strip():
        return IdKind.NONE
    kind = chosen_code(IdKind, row.id_kind.data, IdKind.CITIZEN_ID)
    # The list stands on the citizen's card until somebody changes it; an organisation has none.
    is_organisation = row.nature.data == PartyNature.ORGANISATION
    return IdKind.CREDIT_CODE if is_organisation and kind is IdKind.CITIZEN_ID else kind


def _acts_for(row: PartyForm, *, kept: list[int]) -> int | None:
    number = row.acts_for.data or ""
    at = (find_id(number) or 0) - 1
    return kept.index(at) if at in kept else None


def matter_entry(form: DeskFields, *, place: PlaceTyped, suggestion: Suggestion) -> MatterEntry:
    """Return the matter as typed; before it is classified, as suggested."""
    kind = chosen_code(Kind, form.kind.data, suggestion.kind)
    is_claim, route = kind is Kind.CLAIM, form.route.data or None
    return MatterEntry(
        title=(form.title.data or "").strip(),
        facts=form.facts.data or "",
        claim=form.claim.data or "",
        county_id=form.desk.county_id,
        town_id=place.town_id,
        village_id=place.village_id,
        place_detail=(form.place_detail.data or "").strip(),
        kind=kind,
        branch=_branch(form, suggestion) if is_claim else None,
        route=route,
        competent_id=_competent(form),
        suggested=suggested_record(suggestion),
        accused_organisation_ids=_organs(form, form.accused.data) if kind is Kind.ACCUSATION else (),
    )


def _branch(form: DeskFields, suggestion: Suggestion) -> Branch | None:
    if form.branch.data:
        return chosen_code(Branch, form.branch.data, None)
    if form.route.data:
        route = setting().routes.find_route(form.route.data)
        return route.branch if route else None
    return suggestion.branch if not form.kind.data else None


def _competent(form: DeskFields) -> int | None:
    typed = form.competent.data or ""
    number = find_id(typed) if typed != UNKNOWN else None
    return number if number in form.desk.graph.nodes else None


def _organs(form: DeskFields, chosen: list[str] | None) -> tuple[int, ...]:
    numbers = (row_id(one) for one in chosen or () if one.isdecimal())
    return tuple(number for number in numbers if number in form.desk.graph.nodes)


def suggested_record(suggestion: Suggestion) -> dict[str, Any]:
    """Return what was suggested as the case keeps it, with the row and the words it rests on (R-4.10)."""
    return {
        "kind": suggestion.kind.value,
        "branch": int(suggestion.branch) if suggestion.branch is not None else None,
        "route": suggestion.route.value if suggestion.route is not None else None,
        "basis": suggestion.basis,
        "words": list(suggestion.words),
        "is_sure": suggestion.is_sure,
    }


def gate_entry(form: DeskFields) -> GateEntry:
    """Return what was stated for the gate."""
    declined = form.declined_offer.data
    climb = chosen_code(ClimbGround, form.climb_ground.data, None)
    return GateEntry(
        judicial=chosen_code(JudicialState, form.judicial.data, JudicialState.NONE),
        skip_ground=chosen_code(SkipGround, form.skip_ground.data, None),
        evidence=chosen_code(EvidenceKind, form.evidence.data, None),
        evidence_ref=(form.evidence_ref.data or "").strip() or None,
        crossing_ids=tuple(int(one) for one in form.crossing.data or () if one in form.crossing_offered()),
        declined_offer={"yes": True, "no": False}.get(declined or ""),
        new_facts=(form.new_facts.data or "").strip(),
        climb=ClimbStated(climb, (form.climb_evidence.data or "").strip()) if climb is not None else None,
    )


def urgent_entry(form: DeskFields, found: UrgencySuggestion) -> UrgentEntry | None:
    """Return the alarm that a person raised, with the words found beside it."""
    if form.urgent.data != "yes":
        return None
    return UrgentEntry(
        words=tuple(item.word for item in found.found),
        police_called=bool(form.police_called.data),
        ambulance_called=bool(form.ambulance_called.data),
    )
