"""What stands behind a sign-in: sessions, second factors with their recovery codes, links that set a password."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.tables.base import Base, Moment
from models.tables.personal import Personal


class AccountSession(Base):
    """One sign-in on one device, found by the digest of the random token its cookie carries.

    `seen_at` is coarse: it is moved at most every few minutes. `confirmed_at` is when the person last proved who he is.
    """

    __tablename__ = "account_sessions"
    __table_args__ = (CheckConstraint("ended_at IS NULL OR ended_at >= begun_at", name="ends_after_it_begins"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    begun_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)
    confirmed_at: Mapped[datetime] = mapped_column(Moment)
    agent: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SecondFactor(Base):
    """An account's TOTP secret; it counts from `confirmed_at` on, and no time step up to `last_step` is taken again."""

    __tablename__ = "second_factors"

    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), primary_key=True, autoincrement=False)
    secret: Mapped[str] = mapped_column(Personal)
    set_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    last_step: Mapped[int] = mapped_column(Integer, default=0)


class RecoveryCode(Base):
    """A code that stands in for a lost device once; only its digest is kept."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    code_digest: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class ResetLink(Base):
    """A link with which somebody sets his own password once, until it expires; only the token's digest is kept."""

    __tablename__ = "reset_links"
    __table_args__ = (CheckConstraint("expires_at > made_at", name="expires_after_it_is_made"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
