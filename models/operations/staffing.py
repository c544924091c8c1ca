"""Bring in many accounts with their posts at once, as a county's first load does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.accounts.passwords import check_display_name, check_login, check_title
from mediation.secrecy.kinds import Role
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing, hash_password
from models.session import AnySession
from models.steps.staff import add_account, add_appointment, add_post
from models.tables.accounts import Account, Appointment, Post
from models.tables.organisations import Organisation
from models.unable import InvalidFields, OutOfReach


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One line of a staff list: who holds which post of which organisation; a login may stand in several lines."""

    login: str
    display_name: str
    organisation_id: int
    role: Role
    title: str
    from_on: date
    to_on: date | None = None
    acting_for: str | None = None
    """The login of the person whom a deputy acts for; an earlier line or an existing account."""


def staff(
    session: AnySession,
    members: Sequence[StaffMember],
    *,
    password: str | None,
    actor: Actor | None,
    now: datetime,
    hashing: Hashing,
    must_change_password: bool = False,
) -> dict[str, int]:
    """Bring in a staff list in one transaction and return the account id of every login in it.

    Accounts, posts and appointments that exist are left as they are, so a second run changes nothing. New accounts
    share one hash of `password` (None: nobody can sign in yet). Raises InvalidFields for a line that cannot be
    (field `line N`), OutOfReach for an organisation or a principal that is not there.
    """
    _check(members)
    shared = hash_password(password, hashing=hashing) if password is not None else None
    with unit_of_work(session) as work:
        known = _Known(work, members)
        for member in members:
            if member.organisation_id not in known.counties:
                raise OutOfReach
            if member.login not in known.accounts:
                known.accounts[member.login] = add_account(
                    work,
                    login=member.login,
                    display_name=member.display_name,
                    password_hash=shared,
                    must_change_password=must_change_password,
                    actor=actor,
                    at=now,
                ).id
            _appoint(work, known, member, actor=actor, now=now)
        return {member.login: known.accounts[member.login] for member in members}


def _check(members: Iterable[StaffMember]) -> None:
    for number, member in enumerate(members, start=1):
        for answer in (check_login(member.login), check_display_name(member.display_name), check_title(member.title)):
            if isinstance(answer, Refused):
                raise InvalidFields({f"line {number}": answer})


class _Known:
    """What the database knows of the organisations and logins of a list, read in four statements."""

    def __init__(self, work: Session, members: Sequence[StaffMember]) -> None:
        wanted = {member.organisation_id for member in members}
        logins = {member.login for member in members} | {member.acting_for for member in members if member.acting_for}
        by_login = select(Account.login, Account.id).where(Account.login.in_(logins))
        counties = select(Organisation.id, Organisation.county_id).where(Organisation.id.in_(wanted))
        posts = list(work.scalars(select(Post).where(Post.organisation_id.in_(wanted))))
        held = select(Appointment.account_id, Appointment.post_id, Appointment.acting_for_id).where(
            Appointment.post_id.in_([post.id for post in posts])
        )
        self.counties = dict(work.execute(counties).tuples().all())
        self.accounts = dict(work.execute(by_login).tuples().all())
        self.posts = {(post.organisation_id, post.role, post.title): post for post in posts}
        self.held = set(work.execute(held).tuples())


def _appoint(work: Session, known: _Known, member: StaffMember, *, actor: Actor | None, now: datetime) -> None:
    if member.acting_for is not None and member.acting_for not in known.accounts:
        raise OutOfReach
    post = _post(work, known, member, actor=actor, now=now)
    account_id = known.accounts[member.login]
    principal_id = known.accounts[member.acting_for] if member.acting_for else None
    if (account_id, post.id, principal_id) in known.held:
        return
    known.held.add((account_id, post.id, principal_id))
    add_appointment(
        work,
        account_id=account_id,
        post=post,
        chain=known.counties[member.organisation_id],
        from_on=member.from_on,
        to_on=member.to_on,
        acting_for_id=principal_id,
        actor=actor,
        at=now,
    )


def _post(work: Session, known: _Known, member: StaffMember, *, actor: Actor | None, now: datetime) -> Post:
    key = (member.organisation_id, member.role, member.title)
    if key not in known.posts:
        known.posts[key] = add_post(
            work,
            organisation_id=member.organisation_id,
            chain=known.counties[member.organisation_id],
            role=member.role,
            title=member.title,
            actor=actor,
            at=now,
        )
    return known.posts[key]
