"""Choose the words for what the pages of accounts show."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app, request, url_for
from flask_babel import gettext as _

from blueprints.edge.moment import today
from blueprints.words.agents import agent_words
from blueprints.words.dates import day_words, moment_words
from blueprints.words.punctuation import with_aside
from blueprints.words.roles import role_name
from blueprints.words.scopes import SCOPES
from mediation.accounts.passwords import check_password
from mediation.verdict import Allowed
from models.queries.accounts import HeldPost, first_holders
from models.queries.administration import AccountPage, AccountRow, PostRow
from models.queries.sessions import FactorState, SessionRow
from models.queries.tokens import TokenRow
from models.tables.base import db

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for one another."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account of the demo county that a visitor may try."""

    role: str
    login: str
    person: str
    organisation: str
    url: str


@dataclass(frozen=True, slots=True)
class AppointmentLine:
    """One appointment of an account, in words."""

    appointment_id: int
    post: str
    organisation: str
    role: str
    period: str
    acting_for: str | None
    state: tuple[str, str]
    can_end: bool


@dataclass(frozen=True, slots=True)
class TokenLine:
    """A token in the list, in words; `prefix` is how people know it again."""

    token_id: int
    name: str
    prefix: str
    post: str
    scopes: str
    until: str
    used: str
    state: tuple[str, str]
    in_force: bool


def demo_accounts() -> list[DemoAccount]:
    """Return one account for every role of the demo county; none outside the demo."""
    if not current_app.config["DEMO"]:
        return []
    return [
        DemoAccount(
            role=role_name(holder.role),
            login=holder.login,
            person=holder.person,
            organisation=holder.organisation,
            url=url_for("accounts.sign_in", login=holder.login),
        )
        for holder in first_holders(db.session, on=today())
    ]


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One sign-in of one's own, in words; `url` ends it, None for the one in use."""

    device: str
    begun: str
    seen: str
    url: str | None


@dataclass(frozen=True, slots=True)
class FactorWords:
    """A second factor that counts: since when, and how many recovery codes are left."""

    since: str
    codes_left: int


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account in the list, in words."""

    login: str
    name: str
    posts: str
    state: tuple[str, str]
    url: str


def one_time_password(*, login: str) -> str:
    """Draw a password of four groups that can be read out without mistaking a sign; about 79 bits."""
    while True:
        drawn = _drawn()
        # A short login may stand in it by chance.
        if isinstance(check_password(drawn, login=login), Allowed):
            return drawn


def recovery_codes() -> tuple[str, ...]:
    """Draw ten recovery codes, each like a one-time password."""
    return tuple(_drawn() for _code in range(10))


def _drawn() -> str:
    return "-".join("".join(secrets.choice(READABLE) for _sign in range(4)) for _group in range(4))


def session_lines(rows: Iterable[SessionRow], *, here_id: int) -> list[SessionLine]:
    """Return one's live sessions in words."""
    return [
        SessionLine(
            device=agent_words(row.agent),
            begun=moment_words(row.begun_at),
            seen=_("正在使用") if row.session_id == here_id else moment_words(row.seen_at),
            url=None if row.session_id == here_id else url_for("accounts.end_own_session", session_id=row.session_id),
        )
        for row in rows
    ]


def factor_words(found: FactorState | None) -> FactorWords | None:
    """Return a second factor in words, None without one."""
    return FactorWords(since=moment_words(found.confirmed_at), codes_left=found.codes_left) if found else None


def account_rows(rows: Iterable[AccountRow], held: Iterable[HeldPost]) -> list[AccountLine]:
    """Return the accounts of a page, with the posts they hold, as lines of its table."""
    posts: dict[int, list[str]] = {}
    for post in held:
        posts.setdefault(post.account_id, []).append(f"{post.organisation} {post.title}")
    return [
        AccountLine(
            login=row.login,
            name=row.display_name,
            posts=_("、").join(posts.get(row.account_id, [])) or _("未任职"),
            state=account_state(row),
            url=url_for("accounts.show", account_id=row.account_id),
        )
        for row in rows
    ]


def page_urls(page: AccountPage) -> tuple[str | None, str | None]:
    """Return the addresses of the pages before and after, with the search kept."""
    q = request.args.get("q") or None
    before = url_for("accounts.index", q=q, before=page.previous_key) if page.previous_key else None
    after = url_for("accounts.index", q=q, after=page.next_key) if page.next_key else None
    return before, after


def post_choices(found: Iterable[PostRow]) -> list[tuple[int, str]]:
    """Return posts as the choices of a form: organisation, title, role."""
    return [(row.post_id, with_aside(f"{row.organisation} · {row.title}", role_name(row.role))) for row in found]


def appointment_lines(held: Iterable[HeldPost], *, on: date) -> list[AppointmentLine]:
    """Return appointments as they are shown on a day."""
    return [_appointment_line(post, on=on) for post in held]


def _appointment_line(held: HeldPost, *, on: date) -> AppointmentLine:
    return AppointmentLine(
        appointment_id=held.appointment_id,
        post=held.title,
        organisation=held.organisation,
        role=role_name(held.role),
        period=_period(held),
        acting_for=held.acting_for,
        state=_state(held, on=on),
        can_end=held.to_on is None or held.to_on > on,
    )


def held_choices(held: Iterable[HeldPost]) -> list[tuple[int, str]]:
    """Return one's posts as the choices of a form: organisation, title, and for a deputy the person acted for."""
    return [(post.appointment_id, _held_words(post)) for post in held]


def token_lines(rows: Iterable[TokenRow], *, now: datetime) -> list[TokenLine]:
    """Return tokens as they are shown at a moment."""
    return [
        TokenLine(
            token_id=row.id,
            name=row.name,
            prefix=f"{row.prefix}…",
            post=f"{row.organisation} · {row.post}",
            scopes=_("、").join(str(SCOPES[scope]) for scope in SCOPES if scope in row.scopes),
            until=moment_words(row.expires_at),
            used=day_words(row.used_on) if row.used_on else _("未使用"),
            state=_token_state(row, now=now),
            in_force=row.is_in_force(now),
        )
        for row in rows
    ]


def account_state(row: AccountRow) -> tuple[str, str]:
    """Return the word and the kind of tag for an open or closed account."""
    return (_("启用"), "done") if row.active else (_("停用"), "quiet")


def _period(held: HeldPost) -> str:
    begin = day_words(held.from_on)
    if held.to_on is None:
        return _("%(begin)s起", begin=begin)
    return _("%(begin)s起，至%(end)s前", begin=begin, end=day_words(held.to_on))


def _state(held: HeldPost, *, on: date) -> tuple[str, str]:
    if held.from_on > on:
        return _("未到任"), "waiting"
    if held.to_on is not None and held.to_on <= on:
        return _("已结束"), "quiet"
    return _("在任"), "active"


def _held_words(held: HeldPost) -> str:
    words = f"{held.organisation} · {held.title}"
    return with_aside(words, _("代%(name)s", name=held.acting_for)) if held.acting_for else words


def _token_state(row: TokenRow, *, now: datetime) -> tuple[str, str]:
    if row.revoked_at is not None:
        return _("已作废"), "quiet"
    return (_("有效"), "active") if row.is_in_force(now) else (_("已到期"), "quiet")
