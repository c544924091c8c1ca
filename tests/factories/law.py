"""The law as the application reads it at its start, once for all tests of a process."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session, scoped_session

from mediation.rulebook import Rulebook, load_rulebook
from models.law import Law, law_of

LAW = Path(__file__).resolve().parents[2] / "platform" / "mediation" / "data"


@cache
def rulebook() -> Rulebook:
    """Return the shipped rule book."""
    terms, calendar = (
        tomllib.loads((LAW / f"{name}.toml").read_text(encoding="utf-8")) for name in ("terms", "calendar")
    )
    return load_rulebook(terms=terms, calendar=calendar)


def law_on(session: Session | scoped_session[Session], on: date, *, county_id: int = 0) -> Law:
    """Return the law of a county on a day, as an operation would."""
    return law_of(session, rulebook(), county_id, on)
