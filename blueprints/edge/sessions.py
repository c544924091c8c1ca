"""The session behind a request: its row tells that it lives, its cookie carries the token and when it was last used."""

import secrets
from datetime import timedelta

from flask import current_app, g, request, session
from flask_login import login_user

from blueprints.edge.moment import now
from mediation.accounts.agents import agent_family
from models.operations.sessions import BeginSession, begin_session, confirm_session, leave_session, see_session
from models.queries.accounts import Person, find_person
from models.queries.sessions import LiveSession, find_live_session
from models.tables.base import db

KEY = "key"
"""Where the cookie keeps the session's token."""
COARSE = timedelta(minutes=10)
"""How far a row's last use may lag behind."""


def load_person(token: str) -> Person | None:
    """Return the person of a session for Flask-Login (`token`: `id.epoch`); None when it is idle, ended or outdated."""
    if has_been_idle():
        return None
    live = live_session()
    if live is None or not live.person.active or live.person.get_id() != token:
        return None
    _see(live)
    return live.person


def live_session() -> LiveSession | None:
    """Return the row behind the cookie, idle or not, as this request found it; None when it has ended."""
    if "live_session" not in g:
        key = session.get(KEY)
        g.live_session = find_live_session(db.session, key) if key else None
    found: LiveSession | None = g.live_session
    return found


def here() -> LiveSession:
    """Return the session of the one who is signed in."""
    live = live_session()
    assert live is not None, "asked only where somebody is signed in"
    return live


def come_in(found: Person) -> None:
    """Begin a session: nothing of an older one stays but the language."""
    kept = found.locale or session.get("lang")
    leave()
    session.clear()
    if kept:
        session["lang"] = kept
    token = secrets.token_urlsafe(32)
    agent = agent_family(request.headers.get("User-Agent", ""))
    begin_session(db.session, BeginSession(found.account_id, token, agent), now=now())
    session[KEY] = token
    _bind(found)


def come_in_again(live: LiveSession) -> None:
    """Go on with an idle session after its person has proved again who he is; the chosen post stays."""
    confirm_session(db.session, live.session_id, now=now())
    _bind(live.person)


def renew() -> None:
    """Read the session's row again: this request has changed it."""
    g.pop("live_session", None)


def stay() -> None:
    """Go on with the session under the account's new epoch, after the person changed the password."""
    found = find_person(db.session, here().person.account_id)
    assert found is not None, "an account is never deleted"
    _bind(found)


def leave() -> None:
    """End the session behind the cookie, if there is one."""
    live = live_session()
    if live is not None:
        leave_session(db.session, live.session_id, now=now())
    renew()


def live_since() -> timedelta:
    """Return how long ago a session was seen at most when it is still live."""
    return timedelta(minutes=current_app.config["IDLE_MINUTES"]) + COARSE


def has_been_idle() -> bool:
    """Tell whether the cookie's last request is longer ago than a session lasts."""
    seen = session.get("seen")
    return seen is None or now().timestamp() - seen > current_app.config["IDLE_MINUTES"] * 60


def _bind(found: Person) -> None:
    renew()
    login_user(found)
    # Digests of address and browser that nothing here reads.
    session.pop("_id", None)
    session.pop("_fresh", None)
    session["seen"] = int(now().timestamp())


def _see(live: LiveSession) -> None:
    # Once a minute is enough, so that not every answer sets a cookie; the row once in ten, so that few answers write.
    moment, seen = int(now().timestamp()), session.get("seen")
    if seen is None or abs(moment - seen) >= 60:
        session["seen"] = moment
    if now() - live.seen_at >= COARSE:
        see_session(db.session, live.session_id, now=now())
