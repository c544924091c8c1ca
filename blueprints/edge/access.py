"""Closed unless opened: every view says to which act it is open, and who asks (habit 10)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user, login_user

from blueprints.edge.moment import now, today
from mediation.secrecy.acts import check_role
from mediation.secrecy.kinds import Role
from mediation.secrecy.reach import Viewer
from mediation.verdict import Allowed, Refused
from models.actor import Actor
from models.passwords import Hashing
from models.queries.accounts import HeldPost, Person, find_person, posts_of
from models.queries.reach import viewer_of
from models.tables.base import db

View = TypeVar("View", bound=Callable[..., Any])
login_manager = LoginManager()
EVERYONE, SIGNED_IN = "everyone", "signed_in"
"""What a view is open to when it is open to no act: the public; whoever is signed in, even without a post."""


class Forbidden(Exception):
    """The signed-in person's role may not open this page; `answer` says who could."""

    def __init__(self, answer: Refused) -> None:
        super().__init__(str(answer.reason))
        self.answer = answer


def register(app: Flask) -> None:
    """Add sign-in; a view that forgot to say to whom it is open answers nobody."""
    app.extensions["hashing"] = Hashing(**app.config["PASSWORD_HASHING"])
    login_manager.init_app(app)
    # A mediator's phone changes its address all day; the session is bound to the account's epoch instead.
    login_manager.session_protection = None
    login_manager.user_loader(_load)
    login_manager.unauthorized_handler(ask_to_sign_in)
    app.before_request(_nothing_unmarked)


def open_to(act: str) -> Callable[[View], View]:
    """Open a view to the roles that the secrecy table allows this act; others get 403, strangers the sign-in page."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return ask_to_sign_in()
            if person().must_change_password:
                return _ask_for_a_new_password()
            answer = check_role(act, roles=_roles())
            if isinstance(answer, Refused):
                raise Forbidden(answer)
            return view(*args, **kwargs)

        guarded.open_to = act  # type: ignore[attr-defined] - read by the shape test and the guard below
        return guarded  # type: ignore[return-value] - same signature as the view

    return mark


def open_to_signed_in(view: View) -> View:
    """Open a view to whoever is signed in: own account, sign-out and the like."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if current_user.is_authenticated else ask_to_sign_in()

    guarded.open_to = SIGNED_IN  # type: ignore[attr-defined] - read by the shape test and the guard below
    return guarded  # type: ignore[return-value] - same signature as the view


def open_to_everyone(view: View) -> View:
    """Open a view to the public."""
    view.open_to = EVERYONE  # type: ignore[attr-defined] - read by the shape test and the guard below
    return view


def hashing() -> Hashing:
    """Return what a password hash costs here."""
    found: Hashing = current_app.extensions["hashing"]
    return found


def may(act: str) -> bool:
    """Tell whether the one who asks holds a post that is allowed this act; what a page offers rests on it."""
    return current_user.is_authenticated and isinstance(check_role(act, roles=_roles()), Allowed)


def viewer() -> Viewer:
    """Return who asks, with today's posts; read once per request."""
    if "viewer" not in g:
        g.viewer = viewer_of(db.session, person().account_id, on=today())
    found: Viewer = g.viewer
    return found


def person() -> Person:
    """Return the signed-in person."""
    found: Person = current_user._get_current_object()
    return found


def posts() -> tuple[HeldPost, ...]:
    """Return the posts that the signed-in person holds today, own ones first; read once per request."""
    if "posts" not in g:
        g.posts = posts_of(db.session, person().account_id, on=today())
    found: tuple[HeldPost, ...] = g.posts
    return found


def acting_post() -> HeldPost | None:
    """Return the post chosen for this session, else the first one; None without any."""
    chosen = session.get("appointment")
    return next((post for post in posts() if post.appointment_id == chosen), posts()[0] if posts() else None)


def actor() -> Actor:
    """Return the person in the post chosen for this session, else in the first one; 403 without any post."""
    post = acting_post()
    if post is None:
        abort(403)
    return post.actor


def actor_for(act: str) -> Actor:
    """Return the person in a post that is allowed this act, the chosen one if it is; 403 without any."""
    first = acting_post()
    for post in ([first] if first else []) + list(posts()):
        if isinstance(check_role(act, roles=frozenset({post.role})), Allowed):
            return post.actor
    abort(403)


def come_in(found: Person, *, again: bool = False) -> None:
    """Begin a session: nothing of an older one stays but the language and, when `again`, the chosen post."""
    kept = {"lang": found.locale or session.get("lang"), "appointment": session.get("appointment") if again else None}
    session.clear()
    session.update({key: value for key, value in kept.items() if value})
    _bind(found)
    _see()


def stay() -> None:
    """Go on with the session under the account's new epoch, after the person changed the password."""
    found = find_person(db.session, person().account_id)
    if found is not None:
        _bind(found)


def last_account_id() -> int | None:
    """Return whose session this was, even when it has ended for want of a request; for signing in again on the spot."""
    token = session.get("_user_id")
    return int(token.partition(".")[0]) if token else None


def _roles() -> frozenset[Role]:
    return frozenset(post.role for post in posts())


def _bind(found: Person) -> None:
    login_user(found)
    # Digests of address and browser that nothing here reads.
    session.pop("_id", None)
    session.pop("_fresh", None)


def ask_to_sign_in() -> Any:
    """Send a stranger to the sign-in page and back here afterwards; scripts get 401."""
    if request.headers.get("HX-Request") or request.accept_mimetypes.best == "application/json":
        abort(401)
    # What was posted cannot be posted again by a redirect; the form's page can be shown again.
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=back))


def _ask_for_a_new_password() -> Any:
    if request.headers.get("HX-Request") or request.accept_mimetypes.best == "application/json":
        abort(403)
    return redirect(url_for("accounts.change_password"))


def _load(token: str) -> Person | None:
    account_id, _, epoch = token.partition(".")
    if _has_been_idle() or not account_id.isdecimal():
        return None
    found = find_person(db.session, int(account_id))
    if found is None or not found.active or str(found.session_epoch) != epoch:
        return None
    _see()
    return found


def _has_been_idle() -> bool:
    seen = session.get("seen")
    return seen is None or now().timestamp() - seen > current_app.config["IDLE_MINUTES"] * 60


def _see() -> None:
    # Once a minute is enough, so that not every answer sets a cookie.
    moment, seen = int(now().timestamp()), session.get("seen")
    if seen is None or abs(moment - seen) >= 60:
        session["seen"] = moment


def _nothing_unmarked() -> None:
    if request.endpoint in (None, "static"):
        return
    if not hasattr(current_app.view_functions[request.endpoint], "open_to"):
        abort(404)
