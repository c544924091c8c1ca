"""Accounts, posts and dated appointments: people hold posts, posts hold rights."""

from datetime import date, datetime

from sqlalchemy import Boolean, CheckConstraint, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from mediation.secrecy.kinds import Role
from models.tables.base import Base, Moment, code_of
from models.tables.personal import Personal


class Account(Base):
    """A person who signs in; a raised `session_epoch` ends every older session; without a hash nobody signs in."""

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    login: Mapped[str] = mapped_column(String(60), unique=True)
    display_name: Mapped[str] = mapped_column(String(60))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    must_change_password: Mapped[bool] = mapped_column(Boolean, default=False)
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    locale: Mapped[str | None] = mapped_column(String(10))
    session_epoch: Mapped[int] = mapped_column(Integer, default=0)
    last_looked_at: Mapped[datetime | None] = mapped_column(Moment)


class Post(Base):
    """A post of an organisation with its role."""

    __tablename__ = "posts"
    __table_args__ = (Index("ix_posts_organisation_role", "organisation_id", "role"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    role: Mapped[Role] = mapped_column(code_of(Role, name="role"))
    title: Mapped[str] = mapped_column(String(60))


class Appointment(Base):
    """Who holds a post from when to when (half-open); a deputy's names the person acted for."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("to_on IS NULL OR to_on > from_on", name="period"),
        CheckConstraint("acting_for_id IS NULL OR acting_for_id <> account_id", name="acts_for_another"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"), index=True)
    from_on: Mapped[date] = mapped_column(Date)
    to_on: Mapped[date | None] = mapped_column(Date)
    acting_for_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))


class Attempt(Base):
    """A failed try at a door (sign-in, citizen look-up), kept to slow down guessing."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_subject", "door", "subject", "at"), Index("ix_attempts_at", "at"))

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    door: Mapped[str] = mapped_column(String(20))
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)


class SavedFilter(Base):
    """A list's filter kept by one person."""

    __tablename__ = "saved_filters"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"), index=True)
    name: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(Personal)


class Parameter(Base):
    """A county's own value of a parameter (section 14), from a day on."""

    __tablename__ = "parameters"
    __table_args__ = (Index("uq_parameters_key", "county_id", "key", "from_on", unique=True),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    county_id: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(String(40))
    value: Mapped[str] = mapped_column(String(40))
    from_on: Mapped[date] = mapped_column(Date)
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id"))
    set_at: Mapped[datetime] = mapped_column(Moment)
