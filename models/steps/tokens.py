"""Take tokens back in the transaction of the act that ends what they rest on, each with its line of the record."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.secrecy.tokens import BASIS
from models.actor import Actor
from models.steps.record import append_entry
from models.tables.api import ApiToken


def revoke(work: Session, token: ApiToken, *, actor: Actor | None, at: datetime) -> None:
    """Take a token back for good; one that is revoked stays as it is."""
    if token.revoked_at is None:
        token.revoked_at = at
        write_token(work, "token.revoked", token, actor=actor, at=at)


def revoke_all(work: Session, account_id: int, *, actor: Actor | None, at: datetime) -> int:
    """Take back every token of an account that still opens something, and return how many."""
    in_force = (ApiToken.account_id == account_id, ApiToken.revoked_at.is_(None), ApiToken.expires_at > at)
    tokens = work.scalars(select(ApiToken).where(*in_force).order_by(ApiToken.id).with_for_update()).all()
    for token in tokens:
        revoke(work, token, actor=actor, at=at)
    return len(tokens)


def write_token(work: Session, tag: str, token: ApiToken, *, actor: Actor | None, at: datetime) -> None:
    """Append the line of an act on a token: its id, its post and its subjects."""
    facts = {"token": token.id, "appointment": token.appointment_id, "scopes": ",".join(token.scopes)}
    append_entry(work, tag=tag, at=at, basis=BASIS, actor=actor, facts=facts)
