"""Look at what was typed so far: alarming words, what the text suggests, earlier cases, what the gate would say."""

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from blueprints.edge.access import viewer
from blueprints.edge.forms import chosen_code
from blueprints.edge.setting import setting
from blueprints.reception.entries import party_entries
from blueprints.reception.fields import MOST_ROWS
from blueprints.reception.forms import RegisterForm
from blueprints.reception.placing import PlaceTyped, place_words
from blueprints.reception.presenters import (
    EarlierWords,
    SuggestionWords,
    earlier_words,
    group_lines,
    suggestion_words,
    urgency_words,
)
from blueprints.words.verdicts import VerdictWords, verdict_words
from mediation.reception.parties import Side
from mediation.reception.repeat import Proposal, propose
from mediation.reception.urgency import UrgencySuggestion, suggest_urgency
from mediation.routing.kinds import Kind
from mediation.routing.suggest import Suggestion, suggest
from models.operations.reception.preview import preview_visit
from models.queries.reception.earlier import Earlier, ElsewhereCase, Typed, earlier_cases
from models.tables.base import db
from models.unable import OutOfReach

LONGEST_LOOKED_AT = 20_000
"""Signs of a text that are looked at while typing; what is longer is refused when it is sent."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the side panel shows, in words."""

    urgent_words: str | None
    is_threat: bool
    suggestion: SuggestionWords | None
    earlier: tuple[EarlierWords, ...]
    elsewhere: tuple[ElsewhereCase, ...]
    asks_for_outcome: bool
    verdict: VerdictWords | None
    group: tuple[str, ...]
    place: PlaceTyped
    place_choices: tuple[tuple[str, str], ...]
    place_words: str | None
    typed_anything: bool


def urgency_of(form: RegisterForm) -> UrgencySuggestion:
    """Return the alarming words in what was typed."""
    texts = [form.title.data, form.facts.data, form.claim.data, form.told.data]
    return suggest_urgency(texts=[(text or "")[:LONGEST_LOOKED_AT] for text in texts], table=setting().urgency)


def suggestion_of(form: RegisterForm) -> Suggestion:
    """Return what the text suggests."""
    title, facts = form.title.data or "", f"{form.facts.data or ''} {form.claim.data or ''}"
    return suggest(title=title, facts=facts[:LONGEST_LOOKED_AT], table=setting().routes)


def earlier_of(form: RegisterForm) -> Earlier:
    """Return earlier cases of the same person or the same matter; four statements, whatever is found."""
    return earlier_cases(
        db.session,
        viewer=viewer(),
        typed=typed_of(form),
        today=form.desk.today,
        county_id=form.desk.county_id,
    )


def typed_of(form: RegisterForm) -> Typed:
    """Return what stands on the form as the search compares it."""
    entries, place = party_entries(form), form.place_typed()
    asking = [entry.facts for entry in entries if entry.facts.side is Side.APPLICANT]
    others = [entry.facts for entry in entries if entry.facts.side is Side.RESPONDENT]
    kind = chosen_code(Kind, form.kind.data, None) or suggestion_of(form).kind
    return Typed(
        kind=kind,
        title=form.title.data or "",
        facts=f"{form.facts.data or ''} {form.claim.data or ''}".strip()[:LONGEST_LOOKED_AT],
        names=_present(facts.name for facts in asking),
        ids=_present(facts.id_number for facts in asking),
        phones=_present(facts.phone for facts in asking),
        respondents=_present(facts.name for facts in others),
        village_id=place.village_id,
        town_id=place.town_id,
    )


def _present(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(value for value in values if value)


def look_at(form: RegisterForm) -> Look:
    """Return everything the side panel shows of what was typed; nothing is written."""
    urgency, suggestion, earlier = urgency_of(form), suggestion_of(form), earlier_of(form)
    has_text = bool((form.title.data or "").strip() or (form.facts.data or "").strip())
    preview = _preview(form, urgency, suggestion) if has_text or form.kind.data else None
    candidates = [row.candidate for row in earlier.within]
    place = form.place_typed()
    return Look(
        urgent_words=urgency_words(urgency),
        is_threat=urgency.is_threat,
        suggestion=suggestion_words(suggestion) if has_text else None,
        earlier=earlier_words(earlier.within),
        elsewhere=earlier.elsewhere,
        asks_for_outcome=propose(candidates) is Proposal.REPEAT or any(one.repeat_of for one in earlier.elsewhere),
        verdict=preview[0] if preview else None,
        group=preview[1] if preview else (),
        place=place,
        place_choices=_place_choices(place),
        place_words=_place_words(form, place),
        typed_anything=has_text or bool(typed_of(form).names or typed_of(form).phones or typed_of(form).ids),
    )


def _place_choices(place: PlaceTyped) -> tuple[tuple[str, str], ...]:
    if place.asks is None:
        return ()
    return tuple((str(one.id), place_words(one, asks=place.asks)) for one in place.candidates)


def _place_words(form: RegisterForm, place: PlaceTyped) -> str | None:
    towns = {town.id: town.short_name for town in form.desk.towns}
    villages = {one.id: one.short_name for one in form.desk.villages(place.town_id)} if place.village_id else {}
    names = (towns.get(place.town_id or 0), villages.get(place.village_id or 0))
    return " ".join(name for name in names if name) or None


def _preview(
    form: RegisterForm, urgency: UrgencySuggestion, suggestion: Suggestion
) -> tuple[VerdictWords, tuple[str, ...]] | None:
    command = form.to_command(urgency=urgency, suggestion=suggestion, draw=lambda below: 0)
    try:
        found = preview_visit(db.session, setting(), command)
    except OutOfReach:
        return None
    names = {id_: node.name for id_, node in form.desk.graph.nodes.items()}
    return verdict_words(found.verdict, names=names), group_lines(found.findings)


def adopt(form: RegisterForm) -> None:
    """Take over what the text suggests: a person pressed the button."""
    found = suggestion_of(form)
    form.kind.data = found.kind.value
    form.branch.data = str(int(found.branch)) if found.branch is not None else ""
    form.route.data = found.route.value if found.route is not None else ""


def rearrange(form: RegisterForm, pressed: MultiDict[str, str]) -> bool:
    """Do what a button other than the sending one asks (rows, suggestion, look) and say whether one was pressed."""
    entries = form.parties.entries
    if "add_parties" in pressed:
        if len(entries) < MOST_ROWS:
            form.parties.append_entry()
    elif "remove_parties" in pressed:
        gone = f"parties-{pressed['remove_parties']}"
        form.parties.entries = [entry for entry in entries if entry.name != gone] or entries
    elif "adopt" in pressed:
        adopt(form)
    elif "look" not in pressed:
        return False
    form.offer_rows()
    return True
