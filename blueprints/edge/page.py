"""What every page shows around its content: who is signed in, where to go, in which language."""

from collections.abc import Iterable
from typing import Any

from flask import Flask, current_app, has_request_context, request, url_for
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from blueprints.edge.access import EVERYONE, SIGNED_IN, acting_post, may, person, posts
from blueprints.words import dates
from blueprints.words.punctuation import with_aside
from blueprints.words.roles import role_name
from mediation.reception.masking import mask_address, mask_id, mask_name, mask_phone

Place = tuple[str, Any]
"""An endpoint without arguments and the word for it."""

WORK: tuple[Place, ...] = (
    ("home.index", _l("我的工作")),
    ("reception.desk", _l("接待登记")),
    ("cases.index", _l("事项")),
    ("handovers.index", _l("流转")),
    ("clocks.index", _l("时限")),
    ("organisations.ladder", _l("逐级图")),
    ("exceptions.index", _l("待处置异常")),
    ("record.index", _l("留痕")),
)
ADMINISTRATION: tuple[Place, ...] = (
    ("organisations.index", _l("单位")),
    ("accounts.index", _l("账号与岗位")),
    ("accounts.rights", _l("任职查询")),
    ("territory.index", _l("区划")),
    ("parameters.index", _l("参数")),
    ("clocks.calendar", _l("节假日")),
)
"""Places that are not there or not open are left out; the first open one stands for all in the menu."""

PUBLIC: tuple[Place, ...] = (("citizens.ask", _l("查询办理进度")), ("citizens.centres", _l("接待场所和办理程序")))
"""At the foot of every page, for everybody."""

FILTERS = {
    "day": dates.day_words,
    "short_day": dates.short_day_words,
    "moment": dates.moment_words,
    "time": dates.time_words,
    "local_iso": dates.local_iso,
    "role": role_name,
    "mask_name": mask_name,
    "mask_id": mask_id,
    "mask_phone": mask_phone,
    "mask_address": mask_address,
}


def register(app: Flask) -> None:
    """Give every template its frame and its filters."""
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals["administration_tabs"] = administration_tabs
    app.context_processor(frame)


def frame() -> dict[str, Any]:
    """Return the variables of base.html (docs/look.md)."""
    if not has_request_context():
        return {}
    signed_in = current_user.is_authenticated
    return {
        "navigation": _navigation() if signed_in else [],
        "viewer": _masthead() if signed_in else None,
        "acting": acting_post() if signed_in else None,
        "languages": _languages(),
        "locale": _language(),
        "demo": current_app.config["DEMO"],
        "home_url": _url_if_open("home.index"),
        "search_url": _url_if_open("cases.search"),
        "new_visit_url": _url_if_open("reception.register"),
        "help_url": _url_if_open("home.guide"),
        "public_links": [(url_for(endpoint), str(label)) for endpoint, label in PUBLIC if is_open(endpoint)],
        "idle_minutes": current_app.config["IDLE_MINUTES"],
        "relogin_url": url_for("accounts.sign_in_again"),
        "keep_alive_url": url_for("accounts.keep_alive"),
    }


def is_open(endpoint: str) -> bool:
    """Tell whether a page is there and open to the one who asks."""
    view = current_app.view_functions.get(endpoint)
    act = getattr(view, "open_to", None)
    if act is None or act == EVERYONE:
        return act == EVERYONE
    return current_user.is_authenticated and (act == SIGNED_IN or may(act))


def administration_tabs() -> list[tuple[str, str, bool, None]]:
    """Return the tabs above every page of the administration that is open to the one who asks."""
    return [(url, label, current, None) for url, label, current, _ in _items(ADMINISTRATION)]


def _navigation() -> list[tuple[str, str, bool, None]]:
    items = _items(WORK)
    tabs = administration_tabs()
    if tabs:
        inside = any(current for _, _, current, _ in tabs)
        items.append((tabs[0][0], str(_l("管理")), inside, None))
    return items


def _items(places: Iterable[Place]) -> list[tuple[str, str, bool, None]]:
    urls = [(url_for(endpoint), str(label)) for endpoint, label in places if is_open(endpoint)]
    here = max((url for url, _ in urls if _is_below(url)), key=len, default=None)
    return [(url, label, url == here, None) for url, label in urls]


def _is_below(url: str) -> bool:
    return request.path == url or (url != "/" and request.path.startswith(url.rstrip("/") + "/"))


def _url_if_open(endpoint: str) -> str | None:
    return url_for(endpoint) if is_open(endpoint) else None


def _masthead() -> dict[str, Any]:
    who, post = person(), acting_post()
    return {
        "id": who.account_id,
        "login": who.login,
        "name": who.display_name,
        "post": post.title if post else _l("未任职"),
        "organisation": post.organisation if post else "",
        "acting_for": post.acting_for if post else None,
        "posts": _choices(post.appointment_id) if post and len(posts()) > 1 else [],
        "links": [{"label": _l("我的账号"), "url": url_for("accounts.me")}],
        "logout_url": url_for("accounts.sign_out"),
    }


def _choices(chosen: int) -> list[dict[str, Any]]:
    return [
        {
            "label": with_aside(name, post.acting_for) if post.acting_for else name,
            "url": url_for("accounts.choose_post", appointment_id=post.appointment_id),
            "current": post.appointment_id == chosen,
        }
        for post, name in ((post, f"{post.organisation} {post.title}") for post in posts())
    ]


def _languages() -> list[dict[str, Any]]:
    here = _language()
    return [
        {"code": code, "label": label, "url": url_for("language", code=key), "current": code == here}
        for code, key, label in (("zh-CN", "zh", "中文"), ("en", "en", "English"))
    ]


def _language() -> str:
    locale = get_locale()
    return "en" if locale is not None and locale.language == "en" else "zh-CN"
