"""Read accounts, posts and appointments for the one who administers them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select, true

from mediation.secrecy.kinds import Role
from models.session import AnySession
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import NO_COUNTY, Organisation

PAGE = 25


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account in a list."""

    account_id: int
    login: str
    display_name: str
    active: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One page of a list ordered by login; the keys lead to the neighbouring pages, None at an end."""

    rows: tuple[AccountRow, ...]
    previous_key: str | None
    next_key: str | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post to which somebody can be appointed."""

    post_id: int
    role: Role
    title: str
    organisation_id: int
    organisation: str


def administered_organisations(county_id: int) -> ColumnElement[bool]:
    """Return the condition that an organisation is administered from a county (NO_COUNTY: every one)."""
    return true() if county_id == NO_COUNTY else Organisation.county_id == county_id


def administered_accounts(county_id: int, *, on: date) -> ColumnElement[bool]:
    """Return the condition that an account is administered from a county: no live appointment of it lies elsewhere."""
    if county_id == NO_COUNTY:
        return true()
    elsewhere = (
        select(Appointment.id)
        .join(Post, Post.id == Appointment.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(
            Appointment.account_id == Account.id,
            or_(Appointment.to_on.is_(None), Appointment.to_on > on),
            Organisation.county_id != county_id,
        )
    )
    return ~exists(elsewhere)


def accounts_page(
    session: AnySession,
    *,
    county_id: int,
    on: date,
    containing: str = "",
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE,
) -> AccountPage:
    """Return a page of the administered accounts whose login or name contains a text, by login."""
    conditions = [administered_accounts(county_id, on=on)]
    if containing:
        conditions.append(_contains(containing))
    if after is not None:
        conditions.append(Account.login > after)
    if before is not None:
        conditions.append(Account.login < before)
    backward = before is not None
    query = (
        select(Account.id, Account.login, Account.display_name, Account.active)
        .where(and_(*conditions))
        .order_by(Account.login.desc() if backward else Account.login)
        .limit(size + 1)
    )
    found = [AccountRow(*row) for row in session.execute(query)]
    rows, more = found[:size], len(found) > size
    if backward:
        rows.reverse()
    return _page(tuple(rows), more=more, backward=backward, first=after is None and before is None)


def _page(rows: tuple[AccountRow, ...], *, more: bool, backward: bool, first: bool) -> AccountPage:
    if not rows:
        return AccountPage(rows, None, None)
    has_previous = more if backward else not first
    has_next = True if backward else more
    return AccountPage(rows, rows[0].login if has_previous else None, rows[-1].login if has_next else None)


def _contains(text: str) -> ColumnElement[bool]:
    return or_(Account.login.contains(text, autoescape=True), Account.display_name.contains(text, autoescape=True))


def find_account(session: AnySession, account_id: int, *, county_id: int, on: date) -> AccountRow | None:
    """Return an account that is administered from a county, or None."""
    query = select(Account.id, Account.login, Account.display_name, Account.active).where(
        Account.id == account_id, administered_accounts(county_id, on=on)
    )
    row = session.execute(query).one_or_none()
    return AccountRow(*row) if row else None


def organisations_matching(
    session: AnySession, *, county_id: int, containing: str, limit: int = PAGE
) -> tuple[tuple[int, str], ...]:
    """Return id and name of the first administered organisations whose name or code contains a text."""
    query = (
        select(Organisation.id, Organisation.name)
        .where(
            administered_organisations(county_id),
            or_(
                Organisation.name.contains(containing, autoescape=True),
                Organisation.short_name.contains(containing, autoescape=True),
                Organisation.code.contains(containing, autoescape=True),
            ),
        )
        .order_by(Organisation.id)
        .limit(limit)
    )
    return tuple((id_, name) for id_, name in session.execute(query))


def find_organisation_by_code(session: AnySession, code: str) -> int | None:
    """Return the id of the organisation with this code, or None."""
    return session.scalar(select(Organisation.id).where(Organisation.code == code))


def posts_matching(session: AnySession, *, county_id: int, containing: str, limit: int = PAGE) -> tuple[PostRow, ...]:
    """Return the first administered posts whose title or organisation contains a text, by organisation."""
    query = (
        select(Post.id, Post.role, Post.title, Organisation.id, Organisation.short_name)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(
            administered_organisations(county_id),
            or_(
                Post.title.contains(containing, autoescape=True),
                Organisation.name.contains(containing, autoescape=True),
                Organisation.short_name.contains(containing, autoescape=True),
            ),
        )
        .order_by(Organisation.id, Post.id)
        .limit(limit)
    )
    return tuple(PostRow(*row) for row in session.execute(query))
