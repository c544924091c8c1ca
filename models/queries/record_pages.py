"""Read the record for its page: ids, codes and masked names, never a person's data (10.3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import aliased

from mediation.moments import day_begins_at, day_ends_at
from mediation.secrecy.kinds import Role, SecrecyClass
from mediation.secrecy.reach import Viewer
from models.queries.reach import reach
from models.session import AnySession
from models.tables.accounts import Account
from models.tables.cases import Case
from models.tables.organisations import Organisation
from models.tables.record import RecordEntry

PAGE = 50
_principal = aliased(Account)


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which lines are wanted: of a case, with a tag that begins so, of a day."""

    case_id: int | None = None
    tag: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of the record; `actor` and `acting_for` are the names of staff, to be masked."""

    id: int
    chain: int
    number: int
    at: datetime
    tag: str
    basis: str
    case_id: int | None
    actor: str | None
    acting_for: str | None
    organisation: str | None
    facts: Mapping[str, Any]
    hash: str


def record_page(
    session: AnySession,
    viewer: Viewer,
    *,
    county_id: int,
    wanted: RecordFilter,
    before_id: int | None = None,
    size: int = PAGE,
) -> tuple[RecordLine, ...]:
    """Return the newest lines of a county and of what belongs to none, in one statement; `before_id` turns the page.

    Lines of an accusation are for discipline officers named to it: for everybody else they are not there.
    """
    entry = RecordEntry
    query = (
        select(
            entry.id,
            entry.chain,
            entry.number,
            entry.at,
            entry.tag,
            entry.basis,
            entry.case_id,
            Account.display_name,
            _principal.display_name,
            Organisation.short_name,
            entry.facts,
            entry.hash,
        )
        .outerjoin(Case, Case.id == entry.case_id)
        .outerjoin(Account, Account.id == entry.actor_id)
        .outerjoin(_principal, _principal.id == entry.acting_for_id)
        .outerjoin(Organisation, Organisation.id == entry.organisation_id)
        .where(entry.chain.in_((county_id, 0)), _readable(viewer), *_wanted(wanted))
        .order_by(entry.id.desc())
        .limit(size)
    )
    if before_id is not None:
        query = query.where(entry.id < before_id)
    return tuple(RecordLine(*row) for row in session.execute(query).tuples())


def _readable(viewer: Viewer) -> ColumnElement[bool]:
    plain = or_(RecordEntry.case_id.is_(None), Case.secrecy != SecrecyClass.D)
    if any(post.role is Role.DISCIPLINE_OFFICER for post in viewer.posts):
        return or_(plain, reach(viewer))
    return plain


def _wanted(wanted: RecordFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.case_id is not None:
        conditions.append(RecordEntry.case_id == wanted.case_id)
    if wanted.tag:
        conditions.append(RecordEntry.tag.startswith(wanted.tag, autoescape=True))
    if wanted.on is not None:
        conditions += [RecordEntry.at >= day_begins_at(wanted.on), RecordEntry.at < day_ends_at(wanted.on)]
    return conditions
