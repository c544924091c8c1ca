"""Add accounts, posts and appointments with their lines of the record."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mediation.secrecy.kinds import Role
from mediation.verdict import Fact
from models.actor import Actor
from models.queries.administration import administered_accounts
from models.steps.record import append_entry
from models.steps.secrecy import name_to_unseen
from models.tables.accounts import Account, Appointment, Post
from models.tables.api import ApiToken
from models.tables.organisations import NO_COUNTY

BASIS = "10.3"


def lock_account(work: Session, account_id: int, *, actor: Actor | None, on: date) -> Account | None:
    """Return an account, locked until the commit; None when the actor's county does not administer it."""
    county_id = actor.county_id if actor else NO_COUNTY
    query = select(Account).where(Account.id == account_id, administered_accounts(county_id, on=on))
    return work.scalars(query.with_for_update()).one_or_none()


def add_account(
    work: Session,
    *,
    login: str,
    display_name: str,
    password_hash: str | None,
    must_change_password: bool,
    actor: Actor | None,
    at: datetime,
) -> Account:
    """Add an account; the record names its id, not its person."""
    account = Account(
        login=login,
        display_name=display_name,
        password_hash=password_hash,
        must_change_password=must_change_password,
    )
    work.add(account)
    work.flush()
    write(work, "account.created", actor=actor, at=at, facts={"account": account.id})
    return account


def add_post(
    work: Session, *, organisation_id: int, chain: int, role: Role, title: str, actor: Actor | None, at: datetime
) -> Post:
    """Add a post of an organisation; `chain` is the organisation's county."""
    post = Post(organisation_id=organisation_id, role=role, title=title)
    work.add(post)
    work.flush()
    facts: dict[str, Fact] = {"post": post.id, "organisation": organisation_id, "role": role.value}
    write(work, "post.created", actor=actor, at=at, chain=chain, facts=facts)
    return post


def add_appointment(
    work: Session,
    *,
    account_id: int,
    post: Post,
    chain: int,
    from_on: date,
    to_on: date | None,
    acting_for_id: int | None,
    actor: Actor | None,
    at: datetime,
) -> Appointment:
    """Add an appointment that the rules have allowed."""
    row = Appointment(account_id=account_id, post_id=post.id, from_on=from_on, to_on=to_on, acting_for_id=acting_for_id)
    work.add(row)
    work.flush()
    write(work, "appointment.made", actor=actor, at=at, chain=chain, facts=appointment_facts(row))
    if post.role is Role.DISCIPLINE_OFFICER:
        name_to_unseen(work, account_id=account_id, organisation_id=post.organisation_id, county_id=chain, at=at)
    return row


def end_or_withdraw(
    work: Session, row: Appointment, *, on: date, chain: int, actor: Actor | None, at: datetime
) -> None:
    """End an appointment on a day; one that would end before it begins is withdrawn with its tokens, its line stays."""
    begins = on > row.from_on
    if begins:
        row.to_on = on
    tag = "appointment.ended" if begins else "appointment.withdrawn"
    write(work, tag, actor=actor, at=at, chain=chain, facts=appointment_facts(row))
    if not begins:
        work.execute(delete(ApiToken).where(ApiToken.appointment_id == row.id))
        work.delete(row)


def appointment_facts(row: Appointment) -> dict[str, Fact]:
    """Return what the record keeps of an appointment: ids and ISO dates."""
    return {
        "appointment": row.id,
        "account": row.account_id,
        "post": row.post_id,
        "from": row.from_on.isoformat(),
        "to": row.to_on.isoformat() if row.to_on else None,
        "acting_for": row.acting_for_id,
    }


def write(
    work: Session,
    tag: str,
    *,
    actor: Actor | None,
    at: datetime,
    facts: Mapping[str, Fact],
    chain: int = NO_COUNTY,
) -> None:
    """Append the line of an act on accounts, posts or appointments."""
    append_entry(work, tag=tag, at=at, basis=BASIS, actor=actor, chain=chain, facts=facts)
