"""Which language a page speaks: Chinese unless English was chosen."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

from flask import Flask, has_request_context, redirect, request, session
from flask_babel import Babel, force_locale
from werkzeug.wrappers import Response

from blueprints.edge.access import open_to_everyone

LOCALES = {"zh": "zh_Hans_CN", "en": "en"}
OFFICIAL = LOCALES["zh"]
"""The language of whatever is kept or handed out as a paper (decision 0012)."""


def register(app: Flask) -> None:
    """Add Flask-Babel, the `?lang=` switch and its route."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", f"{app.root_path}/translations")
    Babel(app, locale_selector=chosen_locale)
    app.jinja_env.globals["official"] = official
    app.add_url_rule("/language/<code>", "language", choose_language, methods=["GET"])


def in_official_language() -> AbstractContextManager[None]:
    """Speak Chinese while the words of an official paper are chosen, whatever language the clerk reads."""
    return force_locale(OFFICIAL)


def official(caller: Callable[[], str]) -> str:
    """Return what a template's call block says, in the language of official papers."""
    with in_official_language():
        return caller()


def chosen_locale() -> str:
    """Return the Babel locale of this request: `?lang=` before the session's choice before Chinese."""
    if not has_request_context():
        return LOCALES["zh"]
    code = request.args.get("lang") or session.get("lang") or "zh"
    return LOCALES.get(code, LOCALES["zh"])


@open_to_everyone
def choose_language(code: str) -> Response:
    """Remember the language and go back to the page that asked."""
    session["lang"] = code if code in LOCALES else "zh"
    back = urlsplit(request.referrer or "")
    same_house = back.netloc == request.host
    return redirect(back._replace(scheme="", netloc="").geturl() if same_house else f"{request.script_root}/")
