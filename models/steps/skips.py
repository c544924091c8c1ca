"""Count a skip once for a case: by the place of its problem, never as an attribute of the person (2.3)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables.cases import Case
from models.tables.reception import Judgement, Visit


def count_skip_once(work: Session, case: Case) -> None:
    """Let the first visit that skipped count for the case; later ones are shown as made too high, and not counted."""
    query = select(Visit).where(Visit.case_id == case.id, Visit.lawful_level.is_(False)).order_by(Visit.id)
    skipped = work.scalars(query).all()
    for at, visit in enumerate(skipped):
        visit.skip_levels = _judged_skip(work, visit) if at == 0 else 0
    case.lawful_level = not skipped
    case.skip_levels = skipped[0].skip_levels if skipped else 0
    work.flush()


def _judged_skip(work: Session, visit: Visit) -> int:
    query = select(Judgement.verdict).where(Judgement.visit_id == visit.id).order_by(Judgement.id.desc()).limit(1)
    return int(work.scalars(query).one()["skip"])
