"""Ask once more who one is before a dangerous act; what was being sent goes on afterwards."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from blueprints.edge.access import acting_actor, hashing, person
from blueprints.edge.forms import TYPED_AGAIN, HouseForm
from blueprints.edge.moment import now
from blueprints.edge.sessions import here, renew
from mediation.verdict import Refused
from models.operations.confirming import Confirm, UnableToConfirm, confirm
from models.tables.base import db

View = TypeVar("View", bound=Callable[..., Any])
VALID_FOR = timedelta(minutes=10)
"""How long a proof is good for every dangerous act of the same session; signing in is one."""
PROOF, TOKEN = "proof_of_person", "csrf_token"
"""The field in which the proof is typed; no form of ours has another one of this name."""


class ProofForm(HouseForm):
    """What proves who one is."""

    proof_of_person = PasswordField(_l("密码"), [InputRequired(_l("请填写。")), Length(max=200)])


def confirmed_anew(view: View) -> View:
    """Let a view do what it is posted only when its person has proved who he is a few minutes ago, else ask first.

    The form is shown again as hidden fields with the question, so that nothing typed is lost. Write it below `open_to`.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if request.method != "POST" or is_confirmed():
            return view(*args, **kwargs)
        if PROOF not in request.form:
            return ask(), 403
        try:
            prove(request.form[PROOF])
        except UnableToConfirm as refusal:
            return ask(refusal.answer), 422
        return view(*args, **kwargs)

    guarded.confirmed_anew = True  # type: ignore[attr-defined] - read by a test
    return guarded  # type: ignore[return-value] - same signature as the view


def confirmed_before_opening(view: View) -> View:
    """Ask before a page is opened too: a file that was chosen in it cannot be carried through the question."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        if request.method == "GET" and not is_confirmed():
            return redirect(url_for("accounts.confirm_person", next=request.full_path.rstrip("?")))
        return confirmed(*args, **kwargs)

    confirmed = confirmed_anew(view)
    guarded.confirmed_anew = True  # type: ignore[attr-defined] - read by a test
    return guarded  # type: ignore[return-value] - same signature as the view


def is_confirmed() -> bool:
    """Tell whether the person of this session has proved who he is a few minutes ago."""
    return now() - here().confirmed_at < VALID_FOR


def prove(typed: str) -> None:
    """Take a password or a code as proof for this session; raises UnableToConfirm."""
    command = Confirm(person().account_id, here().session_id, typed)
    confirm(db.session, command, actor=acting_actor(), now=now(), hashing=hashing())
    renew()


def ask(refused: Refused | None = None) -> str:
    """Return the page that asks, with what was being sent in it."""
    form = ProofForm(formdata=None)
    if here().has_second_factor:
        form.proof_of_person.label.text = _("密码，或手机上的 6 位验证码")
    if refused is not None:
        form.refuse(refused, field=PROOF)
    lost = any(file.filename for file in request.files.values())
    return render_template("accounts/confirm.html", form=form, kept=list(_kept()), lost=lost)


def _kept() -> Iterator[tuple[str, str]]:
    for name, value in request.form.items(multi=True):
        if name != TOKEN and name not in TYPED_AGAIN:
            yield name, value
