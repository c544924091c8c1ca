"""Find earlier cases that may be the same person's or the same matter (8.3)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from mediation.casefile.kinds import LinkKind, Stage
from mediation.reception.parties import PartyNature, Side
from mediation.reception.repeat import (
    Candidate,
    MatterTraits,
    PriorMatter,
    Proposal,
    RepeatLimits,
    find_candidates,
)
from mediation.reception.similarity import bigrams
from mediation.routing.kinds import Kind
from mediation.secrecy.kinds import SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.steps.blind import blind_id, blind_name, blind_phone, blind_phone_tail
from models.tables.cases import Case, CaseLink, CaseParty
from models.tables.organisations import Organisation, ReceptionPoint

MOST_COMPARED = 300
MOST_ELSEWHERE = 5
PLACE_WINDOW = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands on the form so far; everything may be missing."""

    kind: Kind
    title: str = ""
    facts: str = ""
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    village_id: int | None = None
    town_id: int | None = None


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """An earlier case within reach, with the reasons why it is shown."""

    case_id: int
    number: str
    title: str
    stage: Stage
    registered_at: datetime
    holder_name: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class ElsewhereCase:
    """Only that the same person has a case at another unit, since when, and whom to ask.

    `repeat_of` is its id when the facts are the same too, so that the visit can be attached to it unseen.
    """

    holder_name: str
    holder_phone: str | None
    received_on: date
    repeat_of: int | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was found: cases within reach, best first, and units that have one outside it."""

    within: tuple[EarlierCase, ...]
    elsewhere: tuple[ElsewhereCase, ...] = field(default=())


def earlier_cases(session: AnySession, *, viewer: Viewer, typed: Typed, today: date, county_id: int) -> Earlier:
    """Return cases with a person, telephone or place in common, judged by the repeat rule.

    Accusations are found only by those named to them; outside one's reach only the unit is told, and only for the
    same person.
    """
    within = _compared(session, typed, where=reach(viewer), county_id=county_id, today=today)
    return Earlier(within=within, elsewhere=_elsewhere(session, viewer=viewer, typed=typed))


def _compared(
    session: AnySession, typed: Typed, *, where: ColumnElement[bool], county_id: int, today: date
) -> tuple[EarlierCase, ...]:
    near = _near(typed, county_id=county_id, today=today)
    if near is None:
        return ()
    query = (
        select(Case, Organisation.name)
        .join(Organisation, Organisation.id == Case.holder_id)
        .where(where, near, Case.stage != Stage.MERGED)
        .order_by(Case.id.desc())
        .limit(MOST_COMPARED)
    )
    rows = {case.id: (case, holder) for case, holder in session.execute(query)}
    priors = [
        PriorMatter(case_id=case_id, traits=traits)
        for case_id, traits in _traits(session, [case for case, _ in rows.values()]).items()
    ]
    found = find_candidates(_typed_traits(typed), priors=priors, limits=RepeatLimits())
    return tuple(_earlier(*rows[candidate.case_id], candidate=candidate) for candidate in found)


def _earlier(case: Case, holder: str, *, candidate: Candidate) -> EarlierCase:
    return EarlierCase(
        case_id=case.id,
        number=case.number,
        title=case.title,
        stage=case.stage,
        registered_at=case.registered_at,
        holder_name=holder,
        candidate=candidate,
    )


def _near(typed: Typed, *, county_id: int, today: date) -> ColumnElement[bool] | None:
    """Return the condition that a case shares a person or a place with what was typed, or None for nothing typed."""
    persons = _shares_person(typed)
    conditions: list[ColumnElement[bool]] = []
    if persons is not None:
        conditions.append(_holds_parties(persons))
    recent = Case.received_on >= today - PLACE_WINDOW
    if typed.village_id is not None:
        conditions.append(and_(Case.village_id == typed.village_id, recent))
    elif typed.town_id is not None and typed.facts.strip():
        conditions.append(and_(Case.town_id == typed.town_id, recent))
    elif typed.facts.strip():
        conditions.append(and_(Case.county_id == county_id, recent))
    return or_(*conditions) if conditions else None


def _holds_parties(parties: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a case, or one merged into it at however many removes, has such a party (8.3)."""
    own = select(CaseParty.case_id).where(parties).cte("holding_parties", recursive=True)
    merged = and_(CaseLink.kind == LinkKind.MERGED_INTO, CaseLink.undone_at.is_(None))
    holding = own.union(select(CaseLink.other_id).join(own, CaseLink.case_id == own.c.case_id).where(merged))
    return Case.id.in_(select(holding.c.case_id))


def _main_cases(session: AnySession, case_ids: Iterable[int]) -> dict[int, int]:
    """Return these cases and all merged into them, each with the one of these that it belongs to."""
    found = {case_id: case_id for case_id in case_ids}
    asked = set(found)
    while asked:
        query = select(CaseLink.case_id, CaseLink.other_id).where(
            CaseLink.other_id.in_(asked), CaseLink.kind == LinkKind.MERGED_INTO, CaseLink.undone_at.is_(None)
        )
        merged = {case_id: found[main_id] for case_id, main_id in session.execute(query) if case_id not in found}
        found |= merged
        asked = set(merged)
    return found


def _shares_person(typed: Typed) -> ColumnElement[bool] | None:
    conditions: list[ColumnElement[bool]] = []
    for column, values in (
        (CaseParty.name_blind, [blind_name(name) for name in (*typed.names, *typed.respondents)]),
        (CaseParty.id_blind, [blind_id(number) for number in typed.ids]),
        (CaseParty.phone_blind, [blind_phone(phone) for phone in typed.phones]),
        (CaseParty.phone_tail_blind, [blind_phone_tail(phone) for phone in typed.phones if len(phone.strip()) == 4]),
    ):
        known = [value for value in values if value is not None]
        if known:
            conditions.append(column.in_(known))
    return or_(*conditions) if conditions else None


def _traits(session: AnySession, cases: Sequence[Case]) -> dict[int, MatterTraits]:
    parties: dict[int, list[CaseParty]] = defaultdict(list)
    main_cases = _main_cases(session, [case.id for case in cases])
    for party in session.scalars(select(CaseParty).where(CaseParty.case_id.in_(main_cases))):
        parties[main_cases[party.case_id]].append(party)
    return {case.id: _case_traits(case, parties[case.id]) for case in cases}


def _case_traits(case: Case, parties: Sequence[CaseParty]) -> MatterTraits:
    asking = [party for party in parties if party.side is Side.APPLICANT]
    return MatterTraits(
        kind=case.kind,
        ids=frozenset(party.id_blind for party in asking if party.id_blind),
        phones=frozenset(party.phone_blind for party in asking if party.phone_blind),
        names=frozenset(party.name_blind for party in asking if party.name_blind),
        respondents=frozenset(
            party.name_blind for party in parties if party.side is Side.RESPONDENT and party.name_blind
        ),
        place=_place(case.village_id, case.town_id),
        title=bigrams(case.title),
        facts=bigrams(f"{case.narrative} {case.request}"),
        is_anonymous=all(party.nature is PartyNature.ANONYMOUS for party in asking),
    )


def _typed_traits(typed: Typed) -> MatterTraits:
    return MatterTraits(
        kind=typed.kind,
        ids=frozenset(filter(None, (blind_id(number) for number in typed.ids))),
        phones=frozenset(filter(None, (blind_phone(phone) for phone in typed.phones))),
        names=frozenset(filter(None, (blind_name(name) for name in typed.names))),
        respondents=frozenset(filter(None, (blind_name(name) for name in typed.respondents))),
        place=_place(typed.village_id, typed.town_id),
        title=bigrams(typed.title),
        facts=bigrams(typed.facts),
        is_anonymous=not (typed.names or typed.ids or typed.phones),
    )


def _place(village_id: int | None, town_id: int | None) -> str | None:
    if village_id is not None:
        return f"village:{village_id}"
    return f"town:{town_id}" if town_id is not None else None


def same_petitioner(*, ids: Iterable[str], phones: Iterable[str]) -> ColumnElement[bool] | None:
    """Return the condition that a petitioner of a case, no accusation, has one of these papers or telephones."""
    known_ids = [value for value in map(blind_id, ids) if value is not None]
    known_phones = [value for value in map(blind_phone, phones) if value is not None]
    if not known_ids and not known_phones:
        return None
    same = or_(CaseParty.id_blind.in_(known_ids), CaseParty.phone_blind.in_(known_phones))
    return and_(Case.secrecy != SecrecyClass.D, _holds_parties(and_(CaseParty.side == Side.APPLICANT, same)))


def _elsewhere(session: AnySession, *, viewer: Viewer, typed: Typed) -> tuple[ElsewhereCase, ...]:
    same = same_petitioner(ids=typed.ids, phones=typed.phones)
    if same is None:
        return ()
    query = (
        select(Case, Organisation.name, ReceptionPoint.phone)
        .join(Organisation, Organisation.id == Case.holder_id)
        .outerjoin(ReceptionPoint, ReceptionPoint.organisation_id == Organisation.id)
        .where(same, ~reach(viewer), Case.stage != Stage.MERGED)
        .order_by(Case.id.desc())
        .limit(MOST_ELSEWHERE)
    )
    rows = session.execute(query).all()
    traits = _traits(session, [case for case, _, _ in rows])
    priors = [PriorMatter(case_id=case_id, traits=found) for case_id, found in traits.items()]
    candidates = find_candidates(_typed_traits(typed), priors=priors, limits=RepeatLimits())
    repeats = {one.case_id for one in candidates if one.proposal is Proposal.REPEAT}
    return tuple(
        ElsewhereCase(
            holder_name=name,
            holder_phone=phone,
            received_on=case.received_on,
            repeat_of=case.id if case.id in repeats else None,
        )
        for case, name, phone in rows
    )
