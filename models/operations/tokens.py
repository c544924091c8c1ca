"""Make a token for a program, use it, take it back."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mediation.moments import local_day
from mediation.secrecy.tokens import Scope, TokenFacts, token_faults
from models.actor import Actor
from models.operations.unit_of_work import unit_of_work
from models.queries.accounts import HeldPost, posts_of
from models.queries.factor_duty import lacks_factor
from models.session import AnySession
from models.steps.staff import lock_account
from models.steps.tokens import revoke, write_token
from models.tables.accounts import Account
from models.tables.api import ApiToken
from models.tokens import digest_of
from models.unable import InvalidFields, OutOfReach

MARK = "fq_"
SHOWN = 12
"""Characters of a secret by which people know a token again; the mark included."""
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class MakeToken:
    """A token as asked for by the account itself: for which of its posts, for which subjects, for how many days."""

    account_id: int
    appointment_id: int
    name: str
    scopes: frozenset[Scope]
    days: int
    now: datetime


@dataclass(frozen=True, slots=True)
class UseToken:
    """A secret as a program sent it; `per_minute` requests are let through."""

    secret: str
    now: datetime
    per_minute: int


@dataclass(frozen=True, slots=True)
class TokenInUse:
    """Who acts through a token, in which post, for which subjects."""

    token_id: int
    post: HeldPost
    scopes: frozenset[Scope]


class TokenUnknown(Exception):
    """No such token, ended, revoked, its post no longer held or its account not to be used: one answer for all."""


class TooManyRequests(Exception):
    """The token has used up its minute; the next one begins in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many requests, again in {seconds} seconds")
        self.seconds = seconds


def make_token(session: AnySession, command: MakeToken) -> str:
    """Make a token and return its secret, which is never to be had again; raise InvalidFields."""
    secret, today = MARK + secrets.token_urlsafe(32), local_day(command.now)
    with unit_of_work(session) as work:
        held = {post.appointment_id: post for post in posts_of(work, command.account_id, on=today)}
        post = held.get(command.appointment_id)
        in_force = _in_force(work, command.account_id, now=command.now)
        faults = token_faults(TokenFacts(command.name, post is not None, command.scopes, command.days, in_force))
        if faults or post is None:
            raise InvalidFields(faults)
        token = ApiToken(
            account_id=command.account_id,
            appointment_id=command.appointment_id,
            name=command.name.strip(),
            prefix=secret[:SHOWN],
            digest=digest_of(secret),
            scopes=sorted(scope.value for scope in command.scopes),
            made_at=command.now,
            expires_at=command.now + timedelta(days=command.days),
        )
        work.add(token)
        work.flush()
        write_token(work, "token.made", token, actor=post.actor, at=command.now)
    return secret


def revoke_token(session: AnySession, token_id: int, *, account_id: int, actor: Actor | None, now: datetime) -> None:
    """Take a token back for good; raise OutOfReach for one that is not the account's."""
    with unit_of_work(session) as work:
        query = select(ApiToken).where(ApiToken.id == token_id, ApiToken.account_id == account_id)
        token = work.scalars(query.with_for_update()).one_or_none()
        if token is None:
            raise OutOfReach
        revoke(work, token, actor=actor, at=now)


def revoke_token_of(session: AnySession, token_id: int, *, account_id: int, actor: Actor | None, now: datetime) -> None:
    """Take a token of an account back that the actor administers; raise OutOfReach for another one."""
    with unit_of_work(session) as work:
        account = lock_account(work, account_id, actor=actor, on=local_day(now))
        token = work.get(ApiToken, token_id, with_for_update=True)
        if account is None or token is None or token.account_id != account.id:
            raise OutOfReach
        revoke(work, token, actor=actor, at=now)


def use_token(session: AnySession, command: UseToken) -> TokenInUse:
    """Return who acts through a secret and count the request; raise TokenUnknown, TooManyRequests.

    As on the pages, an account opens nothing while a password stands that somebody else has set, or while a second
    factor is missing that one of its posts asks for.
    """
    with unit_of_work(session) as work:
        query = (
            select(ApiToken)
            .join(Account, Account.id == ApiToken.account_id)
            .where(
                ApiToken.digest == digest_of(command.secret),
                ApiToken.revoked_at.is_(None),
                ApiToken.expires_at > command.now,
                Account.active.is_(True),
                Account.must_change_password.is_(False),
            )
        )
        token = work.scalars(query.with_for_update(of=ApiToken)).one_or_none()
        if token is None:
            raise TokenUnknown
        today = local_day(command.now)
        held = {post.appointment_id: post for post in posts_of(work, token.account_id, on=today)}
        if token.appointment_id not in held or lacks_factor(work, token.account_id, held.values(), on=today):
            raise TokenUnknown
        _count(token, command)
        token.used_on = today
        scopes = frozenset(Scope(scope) for scope in token.scopes)
        return TokenInUse(token.id, held[token.appointment_id], scopes)


def _count(token: ApiToken, command: UseToken) -> None:
    begun = token.minute_at
    if begun is None or not begun <= command.now < begun + MINUTE:
        token.minute_at, token.minute_count = command.now, 0
    elif token.minute_count >= command.per_minute:
        raise TooManyRequests(int((begun + MINUTE - command.now).total_seconds()) + 1)
    token.minute_count += 1


def _in_force(work: Session, account_id: int, *, now: datetime) -> int:
    query = select(func.count(ApiToken.id)).where(
        ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None), ApiToken.expires_at > now
    )
    return work.scalar(query) or 0
