"""Write the searchable text of cases: what is in it, and the tokens it is found by."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select, union
from sqlalchemy.orm import Session

from mediation.search.persons import without_persons
from mediation.search.tokens import Mark, marks, pairs, strides
from mediation.secrecy.kinds import SecrecyClass
from models.tables.cases import Case, CaseParty, Holding
from models.tables.handovers import HandOver
from models.tables.reception import Visit
from models.tables.search import CaseText

BATCH = 500

# Columns by name, never whole rows: the migration runs this on the tables of its own day.
_CASE = (Case.id, Case.title, Case.narrative, Case.request, Case.county_id, Case.town_id, Case.village_id)
_PARTY = (CaseParty.case_id, CaseParty.name, CaseParty.id_number, CaseParty.phone, CaseParty.organisation_id)
PARTS = (
    (Holding.case_id, Holding.organisation_id),
    (HandOver.case_id, HandOver.from_id),
    (HandOver.case_id, HandOver.to_id),
    (Visit.case_id, Visit.organisation_id),
)
"""Case and organisation, wherever one takes part: what `reach` asks for, too."""

_Gathered = Mapping[int, set[Any]]


def write_texts(work: Session, case_ids: Iterable[int]) -> None:
    """Write the texts of some cases anew; an accusation has none (R-1.53)."""
    ids = sorted(set(case_ids))
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        # Locked before they are read: of two writers of one case the second sees what the first has written.
        query = select(*_CASE).where(Case.id.in_(part), Case.secrecy != SecrecyClass.D).order_by(Case.id)
        cases = work.execute(query.with_for_update(key_share=True)).all()
        gone = delete(CaseText).where(CaseText.case_id.in_(part))
        work.execute(gone, execution_options={"synchronize_session": False})
        if cases:
            work.execute(insert(CaseText), _texts(work, cases))


def _texts(work: Session, cases: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    ids = [case.id for case in cases]
    names, numbers = _persons(work, ids)
    parts = _taking_part(work, ids)
    return [
        _text(case, names=names[case.id], numbers=numbers[case.id], organisation_ids=parts[case.id]) for case in cases
    ]


def _text(case: Row[Any], *, names: set[str], numbers: set[str], organisation_ids: set[int]) -> dict[str, Any]:
    told = "\n".join((case.title, case.narrative, case.request))
    words = without_persons(told, names=names, numbers=numbers)
    tokens = pairs(words) | strides(case.id) | marks(Mark.ORGANISATION, organisation_ids)
    tokens |= marks(Mark.COUNTY, [case.county_id]) | marks(Mark.TOWN, [case.town_id])
    tokens |= marks(Mark.VILLAGE, [case.village_id])
    return {"case_id": case.id, "words": words, "tokens": " ".join(sorted(tokens))}


def _persons(work: Session, case_ids: Sequence[int]) -> tuple[_Gathered, _Gathered]:
    """Return the names and the numbers of each case's parties; an organ of ours is no person."""
    names: dict[int, set[str]] = defaultdict(set)
    numbers: dict[int, set[str]] = defaultdict(set)
    for party in work.execute(select(*_PARTY).where(CaseParty.case_id.in_(case_ids))):
        if party.organisation_id is None and party.name:
            names[party.case_id].add(party.name)
        numbers[party.case_id].update(filter(None, (party.id_number, party.phone)))
    return names, numbers


def _taking_part(work: Session, case_ids: Sequence[int]) -> _Gathered:
    parts: dict[int, set[int]] = defaultdict(set)
    ways = (select(case_id, who).where(case_id.in_(case_ids)) for case_id, who in PARTS)
    for case_id, organisation_id in work.execute(union(*ways)):
        parts[case_id].add(organisation_id)
    return parts
