"""Closed unless opened: every view says to which act it is open, and who asks (habit 10)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user

from blueprints.edge.moment import today
from blueprints.edge.sessions import here, load_person
from mediation.secrecy.acts import check_role
from mediation.secrecy.kinds import Role
from mediation.secrecy.reach import Viewer
from mediation.verdict import Allowed, Refused
from models.actor import Actor
from models.passwords import Hashing
from models.queries.accounts import HeldPost, Person, posts_of
from models.queries.factor_duty import must_have_factor
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
    # A mediator's phone changes its address all day; the session is bound to its row instead.
    login_manager.session_protection = None
    login_manager.user_loader(load_person)
    login_manager.unauthorized_handler(ask_to_sign_in)
    app.before_request(_nothing_unmarked)


def open_to(act: str) -> Callable[[View], View]:
    """Open a view to the roles that the secrecy table allows this act; others get 403, strangers the sign-in page."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return ask_to_sign_in()
            first = _what_comes_first()
            if first is not None:
                return _ask_first(first)
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


def after_what_comes_first(view: View) -> View:
    """Open a view of one's own account only when password and second factor stand; write it below `open_to_signed_in`.

    Whoever set the password, or has the password alone, could otherwise make a way in that outlives it.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        first = _what_comes_first()
        return view(*args, **kwargs) if first is None else _ask_first(first)

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


def acting_actor() -> Actor | None:
    """Return the person in the post chosen for this session, or None without any: for acts on one's own account."""
    post = acting_post()
    return post.actor if post else None


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


def last_account_id() -> int | None:
    """Return whose session this was, even when it has ended for want of a request; for signing in again on the spot."""
    token = session.get("_user_id")
    return int(token.partition(".")[0]) if token else None


def _roles() -> frozenset[Role]:
    return frozenset(post.role for post in posts())


def ask_to_sign_in() -> Any:
    """Send a stranger to the sign-in page and back here afterwards; scripts get 401."""
    if request.headers.get("HX-Request") or request.accept_mimetypes.best == "application/json":
        abort(401)
    # What was posted cannot be posted again by a redirect; the form's page can be shown again.
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=back))


def _ask_first(endpoint: str) -> Any:
    if request.headers.get("HX-Request") or request.accept_mimetypes.best == "application/json":
        abort(403)
    return redirect(url_for(endpoint))


def _what_comes_first() -> str | None:
    """Return the page on which something must be done before any other opens, or None."""
    if person().must_change_password:
        return "accounts.change_password"
    if not here().has_second_factor and must_have_factor(db.session, posts(), on=today()):
        return "accounts.set_up_factor"
    return None


def _nothing_unmarked() -> None:
    if request.endpoint in (None, "static"):
        return
    if not hasattr(current_app.view_functions[request.endpoint], "open_to"):
        abort(404)
