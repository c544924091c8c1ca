"""Raise what only a person can settle."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.verdict import Fact
from models.steps.record import append_entry
from models.tables.clocks import ExceptionItem


class ExceptionKind(StrEnum):
    """Why a matter went to a person's queue."""

    ORGANISATION_CLOSED = "organisation_closed"
    """R-1.41: the bound organisation is closed and no successor is named."""
    NO_POST = "no_post"
    """Nobody holds a post at the bound organisation."""
    NO_SUPERIOR = "no_superior"
    """Nobody above the bound organisation could be told."""
    CLOCK_UNREADABLE = "clock_unreadable"
    """A clock whose term or events the rule book cannot read any more."""
    NOBODY_NAMED = "nobody_named"
    """R-1.53: a class-D case that no account may see by name."""


def raise_exception(
    work: Session,
    *,
    key: str,
    kind: ExceptionKind,
    county_id: int,
    at: datetime,
    basis: str,
    case_id: int | None = None,
    clock_id: int | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> bool:
    """Put an item into a county's queue once per key, with its line of the record; tell whether it is new."""
    if work.scalar(select(ExceptionItem.id).where(ExceptionItem.key == key)) is not None:
        return False
    work.add(
        ExceptionItem(
            key=key,
            kind=kind,
            county_id=county_id,
            case_id=case_id,
            clock_id=clock_id,
            facts=dict(facts or {}),
            raised_at=at,
        )
    )
    work.flush()
    entry: dict[str, Fact] = {"kind": kind.value, "clock": clock_id, **(facts or {})}
    append_entry(work, tag="exception.raised", at=at, basis=basis, case_id=case_id, chain=county_id, facts=entry)
    return True
