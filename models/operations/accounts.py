"""Open and close accounts, make posts, appoint people to them and end appointments."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mediation.accounts.appointments import AppointmentFacts, judge_appointment, judge_end
from mediation.accounts.passwords import BASIS, check_display_name, check_login, check_password, check_title
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_day
from mediation.secrecy.kinds import Role
from mediation.verdict import Answer, Refused
from models.actor import Actor
from models.operations.unit_of_work import once_more, unit_of_work
from models.passwords import Hashing, hash_password
from models.queries.accounts import in_force
from models.queries.administration import administered_organisations
from models.session import AnySession
from models.steps.sessions import end_all_access
from models.steps.staff import add_account, add_appointment, add_post, end_or_withdraw, lock_account, write
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import NO_COUNTY, Organisation
from models.unable import InvalidFields, OutOfReach, UnableTo


class UnableToCloseAccount(UnableTo):
    """The account may not be closed or opened again by this person."""


class UnableToAppoint(UnableTo):
    """The appointment may not be made."""


class UnableToEndAppointment(UnableTo):
    """The appointment may not be ended on that day."""


@dataclass(frozen=True, slots=True)
class CreateAccount:
    """A new account; without a password nobody can sign in until one is set."""

    login: str
    display_name: str
    password: str | None = None
    must_change_password: bool = True


@dataclass(frozen=True, slots=True)
class CreatePost:
    """A new post of an organisation."""

    organisation_id: int
    role: Role
    title: str


@dataclass(frozen=True, slots=True)
class Appoint:
    """An account to be appointed to a post from a day to a day (half-open), for itself or as somebody's deputy."""

    account_id: int
    post_id: int
    from_on: date
    to_on: date | None = None
    acting_for_id: int | None = None


@dataclass(frozen=True, slots=True)
class EndAppointment:
    """The first day on which an appointment is not in force any more."""

    appointment_id: int
    to_on: date


def create_account(
    session: AnySession, command: CreateAccount, *, actor: Actor | None, now: datetime, hashing: Hashing
) -> int:
    """Open an account and return its id; raise InvalidFields for a login, name or password that cannot be."""
    _require(
        login=check_login(command.login),
        display_name=check_display_name(command.display_name),
        password=check_password(command.password, login=command.login) if command.password is not None else None,
    )
    hashed = hash_password(command.password, hashing=hashing) if command.password is not None else None

    def run() -> int:
        with unit_of_work(session) as work:
            if work.scalar(select(Account.id).where(Account.login == command.login)) is not None:
                raise InvalidFields({"login": Refused(AccountReason.LOGIN_TAKEN, BASIS)})
            return add_account(
                work,
                login=command.login,
                display_name=command.display_name.strip(),
                password_hash=hashed,
                must_change_password=command.must_change_password and hashed is not None,
                actor=actor,
                at=now,
            ).id

    return once_more(run)


def close_account(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """Close an account and end its sessions and tokens; its past stays; raise UnableToCloseAccount for one's own."""
    if actor is not None and actor.account_id == account_id:
        raise UnableToCloseAccount(Refused(AccountReason.OWN_ACCOUNT_CLOSED, BASIS, who_can=Role.ADMINISTRATOR))
    with unit_of_work(session) as work:
        account = _locked(work, account_id, actor=actor, now=now)
        account.active = False
        end_all_access(work, account, actor=actor, at=now)
        write(work, "account.closed", actor=actor, at=now, facts={"account": account_id})


def reopen_account(session: AnySession, account_id: int, *, actor: Actor | None, now: datetime) -> None:
    """Open a closed account again."""
    with unit_of_work(session) as work:
        _locked(work, account_id, actor=actor, now=now).active = True
        write(work, "account.reopened", actor=actor, at=now, facts={"account": account_id})


def create_post(session: AnySession, command: CreatePost, *, actor: Actor | None, now: datetime) -> int:
    """Make a post of an administered organisation and return its id; raise InvalidFields for an empty title."""
    _require(title=check_title(command.title))
    with unit_of_work(session) as work:
        organisation = work.scalars(
            select(Organisation).where(Organisation.id == command.organisation_id, _administered(actor))
        ).one_or_none()
        if organisation is None:
            raise OutOfReach
        return add_post(
            work,
            organisation_id=organisation.id,
            chain=organisation.county_id,
            role=command.role,
            title=command.title.strip(),
            actor=actor,
            at=now,
        ).id


def appoint(session: AnySession, command: Appoint, *, actor: Actor | None, now: datetime) -> int:
    """Appoint an account to a post and return the appointment's id.

    Raises OutOfReach when the actor's county administers neither, UnableToAppoint when the rules refuse.
    """
    with unit_of_work(session) as work:
        account = _locked(work, command.account_id, actor=actor, now=now)
        post, organisation = _administered_post(work, command.post_id, actor=actor)
        answer = judge_appointment(_appointment_facts(work, command, active=account.active, actor=actor))
        if isinstance(answer, Refused):
            raise UnableToAppoint(answer)
        return add_appointment(
            work,
            account_id=account.id,
            post=post,
            chain=organisation.county_id,
            from_on=command.from_on,
            to_on=command.to_on,
            acting_for_id=command.acting_for_id,
            actor=actor,
            at=now,
        ).id


def end_appointment(session: AnySession, command: EndAppointment, *, actor: Actor | None, now: datetime) -> None:
    """End an appointment today or later; one that would end before it begins is withdrawn, and its record stays."""
    today = local_day(now)
    with unit_of_work(session) as work:
        row = work.scalars(
            select(Appointment).where(Appointment.id == command.appointment_id).with_for_update()
        ).one_or_none()
        if row is None:
            raise OutOfReach
        _, organisation = _administered_post(work, row.post_id, actor=actor)
        answer = judge_end(to_on=row.to_on, asked=command.to_on, today=today)
        if isinstance(answer, Refused):
            raise UnableToEndAppointment(answer)
        end_or_withdraw(work, row, on=command.to_on, chain=organisation.county_id, actor=actor, at=now)


def choose_locale(session: AnySession, account_id: int, *, locale: str) -> None:
    """Remember the language in which pages speak to the person of an account; a wish, not an act for the record."""
    with unit_of_work(session) as work:
        account = work.get(Account, account_id)
        if account is None:
            raise OutOfReach
        account.locale = locale


def _locked(work: Session, account_id: int, *, actor: Actor | None, now: datetime) -> Account:
    account = lock_account(work, account_id, actor=actor, on=local_day(now))
    if account is None:
        raise OutOfReach
    return account


def _administered(actor: Actor | None) -> ColumnElement[bool]:
    return administered_organisations(actor.county_id if actor else NO_COUNTY)


def _administered_post(work: Session, post_id: int, *, actor: Actor | None) -> tuple[Post, Organisation]:
    row = work.execute(
        select(Post, Organisation)
        .join(Organisation, Organisation.id == Post.organisation_id)
        .where(Post.id == post_id, _administered(actor))
    ).one_or_none()
    if row is None:
        raise OutOfReach
    return row[0], row[1]


def _appointment_facts(work: Session, command: Appoint, *, active: bool, actor: Actor | None) -> AppointmentFacts:
    return AppointmentFacts(
        account_id=command.account_id,
        account_active=active,
        appointed_by_id=actor.account_id if actor else None,
        from_on=command.from_on,
        to_on=command.to_on,
        acting_for_id=command.acting_for_id,
        principal_holds_post=_holds_post(work, command),
        twice=_holds_already(work, command),
    )


def _holds_post(work: Session, command: Appoint) -> bool:
    query = select(Appointment.id).where(
        Appointment.account_id == command.acting_for_id,
        Appointment.post_id == command.post_id,
        Appointment.acting_for_id.is_(None),
        in_force(command.from_on),
    )
    return work.scalar(query.limit(1)) is not None


def _holds_already(work: Session, command: Appoint) -> bool:
    conditions = [
        Appointment.account_id == command.account_id,
        Appointment.post_id == command.post_id,
        Appointment.acting_for_id.is_not_distinct_from(command.acting_for_id),
        or_(Appointment.to_on.is_(None), Appointment.to_on > command.from_on),
    ]
    if command.to_on is not None:
        conditions.append(Appointment.from_on < command.to_on)
    return work.scalar(select(Appointment.id).where(*conditions).limit(1)) is not None


def _require(**answers: Answer | None) -> None:
    faults = {name: answer for name, answer in answers.items() if isinstance(answer, Refused)}
    if faults:
        raise InvalidFields(faults)
