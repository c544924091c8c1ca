"""Read who signs in, which posts somebody holds on a day, and who acts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.session import AnySession
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import Organisation

HEAD_ROLES = (Role.DEPARTMENT_HEAD, Role.LEADER)
"""Roles whose holders are 本机关、单位负责人 of their organisation (R-1.58)."""


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person as the session knows him; also what Flask-Login asks a user for."""

    account_id: int
    login: str
    display_name: str
    active: bool
    session_epoch: int
    must_change_password: bool
    locale: str | None

    @property
    def is_authenticated(self) -> bool:
        """Whether somebody stands behind the session: always."""
        return True

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody does: never."""
        return False

    @property
    def is_active(self) -> bool:
        """Whether the account is open."""
        return self.active

    def get_id(self) -> str:
        """Return `id.epoch`, the only thing about the person that a session keeps."""
        return f"{self.account_id}.{self.session_epoch}"


@dataclass(frozen=True, slots=True)
class HeldPost:
    """One appointment with its post, organisation and, for a deputy, the person acted for."""

    appointment_id: int
    account_id: int
    person: str
    post_id: int
    role: Role
    title: str
    organisation_id: int
    organisation: str
    county_id: int
    from_on: date
    to_on: date | None
    acting_for_id: int | None
    acting_for: str | None

    @property
    def actor(self) -> Actor:
        """Return the person acting in this post."""
        return Actor(
            account_id=self.account_id,
            organisation_id=self.organisation_id,
            role=self.role,
            county_id=self.county_id,
            acting_for_id=self.acting_for_id,
        )


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Somebody who holds a post of a role, with the login."""

    role: Role
    login: str
    person: str
    organisation: str


def find_person(session: AnySession, account_id: int) -> Person | None:
    """Return the person of an account, open or closed, or None."""
    return _person(session, Account.id == account_id)


def find_person_by_login(session: AnySession, login: str) -> Person | None:
    """Return the person of a login, whatever its case, or None."""
    return _person(session, Account.login == login.strip().casefold())


def _person(session: AnySession, condition: ColumnElement[bool]) -> Person | None:
    query = select(
        Account.id,
        Account.login,
        Account.display_name,
        Account.active,
        Account.session_epoch,
        Account.must_change_password,
        Account.locale,
    ).where(condition)
    row = session.execute(query).one_or_none()
    return Person(*row) if row else None


def in_force(on: date) -> ColumnElement[bool]:
    """Return the condition that an appointment is in force on a day (half-open)."""
    return and_(Appointment.from_on <= on, or_(Appointment.to_on.is_(None), Appointment.to_on > on))


def held_on(on: date) -> ColumnElement[bool]:
    """Return the condition that an appointment is in force on a day and its post's organisation open (R-1.41)."""
    return and_(in_force(on), or_(Organisation.valid_to.is_(None), Organisation.valid_to > on))


_principal = aliased(Account)

_HELD: Select[tuple[int, int, str, int, Role, str, int, str, int, date, date | None, int | None, str | None]] = (
    select(
        Appointment.id,
        Appointment.account_id,
        Account.display_name,
        Post.id,
        Post.role,
        Post.title,
        Organisation.id,
        Organisation.short_name,
        Organisation.county_id,
        Appointment.from_on,
        Appointment.to_on,
        Appointment.acting_for_id,
        _principal.display_name,
    )
    .join(Account, Account.id == Appointment.account_id)
    .join(Post, Post.id == Appointment.post_id)
    .join(Organisation, Organisation.id == Post.organisation_id)
    .outerjoin(_principal, _principal.id == Appointment.acting_for_id)
)


def _held(session: AnySession, *conditions: ColumnElement[bool]) -> tuple[HeldPost, ...]:
    # Own posts before those held for somebody else: the first one is who a person is by default.
    query = _HELD.where(*conditions).order_by(Appointment.acting_for_id.is_not(None), Appointment.id)
    return tuple(HeldPost(*row) for row in session.execute(query))


def posts_of(session: AnySession, account_id: int, *, on: date) -> tuple[HeldPost, ...]:
    """Return the posts that an account holds on a day, own ones first."""
    return _held(session, Appointment.account_id == account_id, held_on(on))


def posts_of_several(session: AnySession, account_ids: Collection[int], *, on: date) -> tuple[HeldPost, ...]:
    """Return the posts that some accounts hold on a day, in one statement."""
    return _held(session, Appointment.account_id.in_(set(account_ids)), held_on(on))


def appointments_of(session: AnySession, account_id: int) -> tuple[HeldPost, ...]:
    """Return every appointment of an account, past and future ones too."""
    return _held(session, Appointment.account_id == account_id)


def holders_on(session: AnySession, *, organisation_id: int, on: date) -> tuple[HeldPost, ...]:
    """Return who held which post of an organisation on a day."""
    return _held(session, Post.organisation_id == organisation_id, held_on(on))


def heads_of(session: AnySession, organisation_id: int, *, on: date) -> tuple[HeldPost, ...]:
    """Return the heads of an organisation on a day, deputies after them."""
    return _held(session, Post.organisation_id == organisation_id, Post.role.in_(HEAD_ROLES), held_on(on))


def actor_of(session: AnySession, account_id: int, *, on: date, appointment_id: int | None = None) -> Actor | None:
    """Return the person in the chosen appointment, else in the first; None without any post on that day."""
    held = posts_of(session, account_id, on=on)
    if not held:
        return None
    return next((post for post in held if post.appointment_id == appointment_id), held[0]).actor


def first_holders(session: AnySession, *, on: date) -> tuple[RoleHolder, ...]:
    """Return the first open account that holds a post of each role on a day, in the order of the roles."""
    first = (
        select(func.min(Appointment.id))
        .join(Post, Post.id == Appointment.post_id)
        .join(Account, Account.id == Appointment.account_id)
        .where(in_force(on), Appointment.acting_for_id.is_(None), Account.active.is_(True))
        .group_by(Post.role)
    )
    query = (
        select(Post.role, Account.login, Account.display_name, Organisation.short_name)
        .join(Appointment, Appointment.post_id == Post.id)
        .join(Account, Account.id == Appointment.account_id)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(Appointment.id.in_(first))
    )
    found = [RoleHolder(*row) for row in session.execute(query)]
    return tuple(sorted(found, key=lambda holder: list(Role).index(holder.role)))


def names_of(session: AnySession, account_ids: Collection[int]) -> dict[int, str]:
    """Return the names of accounts by id, in one statement; unknown ids are left out."""
    if not account_ids:
        return {}
    query = select(Account.id, Account.display_name).where(Account.id.in_(set(account_ids)))
    return dict(session.execute(query).tuples().all())
