"""Who held which right on a day: persons × posts × roles × organisations, deputies with those they stood in for."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, or_, select, tuple_
from sqlalchemy.orm import aliased

from mediation.secrecy.kinds import Role
from models.queries.accounts import held_on
from models.queries.administration import administered_organisations
from models.session import AnySession
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import Organisation

PAGE = 50
_principal = aliased(Account)


@dataclass(frozen=True, slots=True)
class RightsFilter:
    """Which rights are wanted: of a day; of persons or organisations whose name contains a text, of a role."""

    on: date
    person: str = ""
    organisation: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class RightRow:
    """One post held by one person on the day; `key` is where the next page begins after it."""

    organisation_id: int
    appointment_id: int
    login: str
    person: str
    organisation: str
    title: str
    role: Role
    from_on: date
    to_on: date | None
    acting_for: str | None

    @property
    def key(self) -> str:
        """The row's place in the order of the list."""
        return f"{self.organisation_id}-{self.appointment_id}"


def rights_held(
    session: AnySession,
    *,
    county_id: int,
    wanted: RightsFilter,
    after: tuple[int, int] | None = None,
    size: int | None = PAGE,
) -> tuple[RightRow, ...]:
    """Return the rights held on a day in an administered county, by organisation, in one statement; None: all."""
    place = (Post.organisation_id, Appointment.id)
    query = (
        select(
            *place,
            Account.login,
            Account.display_name,
            Organisation.name,
            Post.title,
            Post.role,
            Appointment.from_on,
            Appointment.to_on,
            _principal.display_name,
        )
        .join(Account, Account.id == Appointment.account_id)
        .join(Post, Post.id == Appointment.post_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(_principal, _principal.id == Appointment.acting_for_id)
        .where(held_on(wanted.on), administered_organisations(county_id), *_wanted(wanted))
        .order_by(*place)
        .limit(size)
    )
    if after is not None:
        query = query.where(tuple_(*place) > after)
    return tuple(RightRow(*row) for row in session.execute(query).tuples())


def _wanted(wanted: RightsFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.person:
        conditions.append(
            or_(
                Account.login.contains(wanted.person, autoescape=True),
                Account.display_name.contains(wanted.person, autoescape=True),
            )
        )
    if wanted.organisation:
        conditions.append(Organisation.name.contains(wanted.organisation, autoescape=True))
    if wanted.role is not None:
        conditions.append(Post.role == wanted.role)
    return conditions
