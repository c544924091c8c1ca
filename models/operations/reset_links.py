"""Let somebody who has lost his password set a new one himself, with a link that works once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update

from mediation.accounts.passwords import BASIS, check_password
from mediation.accounts.reasons import AccountReason
from mediation.moments import local_day
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.passwords import Hashing, hash_password
from models.queries.accounts import actor_of
from models.session import AnySession
from models.steps.passwords import put_password
from models.steps.staff import lock_account, write
from models.tables.accounts import Account
from models.tables.sign_in import ResetLink
from models.tokens import digest_of
from models.unable import InvalidFields, OutOfReach, UnableTo

VALID_FOR = timedelta(hours=24)


class UnableToReset(UnableTo):
    """The link has been used, has expired, was replaced by a newer one, or never was."""


@dataclass(frozen=True, slots=True)
class MakeResetLink:
    """A link for an account; `token` is the random secret that stands in it."""

    account_id: int
    token: str


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """One's own new password, with the token of the link as proof."""

    token: str
    new: str


def make_reset_link(session: AnySession, command: MakeResetLink, *, actor: Actor | None, now: datetime) -> datetime:
    """Make a link and return when it expires; older links of the account work no more, its password still does."""
    with unit_of_work(session) as work:
        account = lock_account(work, command.account_id, actor=actor, on=local_day(now))
        if account is None or not account.active:
            raise OutOfReach
        older = (ResetLink.account_id == account.id, ResetLink.used_at.is_(None))
        work.execute(update(ResetLink).where(*older).values(used_at=now))
        link = ResetLink(
            token_digest=digest_of(command.token),
            account_id=account.id,
            made_at=now,
            made_by_id=actor.account_id if actor else None,
            expires_at=now + VALID_FOR,
        )
        work.add(link)
        work.flush()
        write(work, "account.reset_link_made", actor=actor, at=now, facts={"account": account.id, "link": link.id})
        return link.expires_at


def reset_password(session: AnySession, command: ResetPassword, *, now: datetime, hashing: Hashing) -> None:
    """Set the password that its owner chose; the link is used up, sessions and tokens end, a locked login opens.

    Raises UnableToReset with LINK_DEAD, and InvalidFields at `new`, which leaves the link unused.
    """
    hashed = hash_password(command.new, hashing=hashing)
    with unit_of_work(session) as work:
        link = work.scalars(
            select(ResetLink).where(ResetLink.token_digest == digest_of(command.token)).with_for_update()
        ).one_or_none()
        if link is None or link.used_at is not None or link.expires_at <= now:
            raise UnableToReset(Refused(AccountReason.LINK_DEAD, BASIS))
        account = work.get_one(Account, link.account_id, with_for_update=True)
        if not account.active:
            raise UnableToReset(Refused(AccountReason.LINK_DEAD, BASIS))
        answer = check_password(command.new, login=account.login)
        if isinstance(answer, Refused):
            raise InvalidFields({"new": answer})
        link.used_at = now
        put_password(work, account, hashed, must_change=False, actor=None, at=now)
        who = actor_of(work, account.id, on=local_day(now))
        write(work, "account.password_reset", actor=who, at=now, facts={"account": account.id, "link": link.id})
