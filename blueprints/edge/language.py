"""Which language a page speaks: Chinese unless English was chosen."""

from urllib.parse import urlsplit

from flask import Flask, has_request_context, redirect, request, session
from flask_babel import Babel
from werkzeug.wrappers import Response

from blueprints.edge.access import open_to_everyone

LOCALES = {"zh": "zh_Hans_CN", "en": "en"}


def register(app: Flask) -> None:
    """Add Flask-Babel, the `?lang=` switch and its route."""
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", f"{app.root_path}/translations")
    Babel(app, locale_selector=chosen_locale)
    app.add_url_rule("/language/<code>", "language", choose_language, methods=["GET"])


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
