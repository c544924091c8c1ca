"""The real tables of law and calendar, read once for the tests of this room."""

import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from mediation.clocks.codes import TermCode
from mediation.clocks.dates import RollPolicy
from mediation.clocks.events import ClockEvent
from mediation.clocks.reading import ClockReading
from mediation.clocks.replay import read_clock
from mediation.moments import day_begins_at
from mediation.rulebook import Rulebook, load_rulebook

ROOT = Path(__file__).resolve().parents[3]
TABLES = ROOT / "platform" / "mediation" / "data"


def table(name: str) -> dict[str, Any]:
    """Parse one of the tables in platform/mediation/data afresh, so that a test may change it."""
    return tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def rulebook() -> Rulebook:
    """Return the rule book as published."""
    return load_rulebook(terms=table("terms"), calendar=table("calendar"))


def reading(
    code: TermCode,
    *events: ClockEvent,
    now: datetime | date,
    province: str | None = None,
    policy: RollPolicy | None = None,
    book: Rulebook | None = None,
) -> ClockReading:
    """Read a clock of `code` from its events; a plain day stands for its first moment."""
    book = book or rulebook()
    return read_clock(
        term=book.terms.term(code, on=events[0].on, province=province),
        events=events,
        workdays=book.workdays,
        policy=policy or book.roll_policy,
        now=now if isinstance(now, datetime) else day_begins_at(now),
    )


def steps_named(found: ClockReading, code: str) -> Sequence[dict[str, Any]]:
    """Return the facts of every step with this code, in order."""
    return [dict(step.facts) for step in found.steps if step.code == code]
