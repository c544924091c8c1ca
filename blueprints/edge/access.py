"""Closed unless opened: every view says to which act it is open, and who asks (habit 10)."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask_login import LoginManager, current_user

from blueprints.edge.moment import today
from mediation.secrecy.acts import check_role
from mediation.secrecy.reach import Viewer
from mediation.verdict import Refused
from models.actor import Actor
from models.queries.accounts import Person, actor_of, find_person, viewer_of
from models.tables.base import db

View = TypeVar("View", bound=Callable[..., Any])
login_manager = LoginManager()


class Forbidden(Exception):
    """The signed-in person's role may not open this page; `answer` says who could."""

    def __init__(self, answer: Refused) -> None:
        super().__init__(str(answer.reason))
        self.answer = answer


def register(app: Flask) -> None:
    """Add sign-in; a view that forgot to say to whom it is open answers nobody."""
    login_manager.init_app(app)
    login_manager.user_loader(_load)
    login_manager.unauthorized_handler(_ask_to_sign_in)
    app.before_request(_nothing_unmarked)


def open_to(act: str) -> Callable[[View], View]:
    """Open a view to the roles that the secrecy table allows this act; others get 403, strangers the sign-in page."""

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if not current_user.is_authenticated:
                return _ask_to_sign_in()
            answer = check_role(roles=frozenset(post.role for post in viewer().posts), act=act)
            if isinstance(answer, Refused):
                raise Forbidden(answer)
            return view(*args, **kwargs)

        guarded.open_to = act  # type: ignore[attr-defined] - read by the shape test and the guard below
        return guarded  # type: ignore[return-value] - same signature as the view

    return mark


def open_to_everyone(view: View) -> View:
    """Open a view to the public."""
    view.open_to = "everyone"  # type: ignore[attr-defined] - read by the shape test and the guard below
    return view


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


def actor() -> Actor:
    """Return the person in the post chosen for this session, else in the first one; 403 without any post."""
    if "actor" not in g:
        g.actor = actor_of(db.session, person().account_id, on=today(), appointment_id=session.get("appointment"))
    if g.actor is None:
        abort(403)
    acting: Actor = g.actor
    return acting


def _load(token: str) -> Person | None:
    account_id, _, epoch = token.partition(".")
    found = find_person(db.session, int(account_id))
    return found if found and found.active and str(found.session_epoch) == epoch else None


def _ask_to_sign_in() -> Any:
    if request.headers.get("HX-Request") or request.accept_mimetypes.best == "application/json":
        abort(401)
    return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")))


def _nothing_unmarked() -> None:
    if request.endpoint in (None, "static"):
        return
    if not hasattr(current_app.view_functions[request.endpoint], "open_to"):
        abort(404)
