"""A small application that knows the templates and nothing of the product, with answers for the scripts."""

from importlib.resources import files
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request, url_for
from flask_babel import Babel
from werkzeug.datastructures import MultiDict

from tests.look import sample

ROOT = Path(__file__).resolve().parents[2]
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
PAGES = {"styleguide": "/", "print": "/print", "error": "/error", "empty_form": "/form"}
PASSWORD = "right"


def build() -> Flask:
    """Return the application; what scripts sent is found in `app.extensions["sent"]`, a list of (path, form)."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config.update(SECRET_KEY="style guide", WTF_CSRF_ENABLED=False)
    Babel(app, default_locale="zh_Hans_CN")
    app.extensions["sent"] = []
    app.jinja_env.globals.update(
        asset=lambda name: url_for("static", filename=name), vendor_asset=lambda name: f"/vendor/{name}"
    )
    app.context_processor(_frame)
    for path, view, methods in (
        ("/", _guide, ["GET"]),
        ("/form", _form, ["GET"]),
        ("/print", _print, ["GET"]),
        ("/error", _error, ["GET"]),
        ("/vendor/htmx-2.min.js", _htmx, ["GET"]),
        ("/draft", _draft, ["POST"]),
        ("/submit", _submit, ["POST"]),
        ("/repeats", _repeats, ["POST"]),
        ("/new", _new, ["GET"]),
        ("/relogin", _sign_in_again, ["GET", "POST"]),
    ):
        app.add_url_rule(path, endpoint=view.__name__, view_func=view, methods=methods)
    app.after_request(_with_policy)
    return app


def sent(app: Flask, path: str) -> list[dict[str, str]]:
    """Return the forms that reached `path`, in the order of arrival."""
    found: list[tuple[str, dict[str, str]]] = app.extensions["sent"]
    return [form for where, form in found if where == path]


def _with_policy(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _frame() -> dict[str, object]:
    viewer = {
        "id": 1,
        "login": "wangfang",
        "name": "王芳",
        "post": "县级窗口",
        "organisation": "高密市矛盾纠纷调解中心",
        "acting_for": "孙丽",
        "posts": [
            {"label": "县级窗口", "url": "#", "current": True},
            {"label": "夏庄镇工作人员", "url": "#", "current": False},
        ],
        "links": [{"label": "修改密码", "url": "#"}],
        "logout_url": "/logout",
    }
    names = (("我的工作", None), ("接待登记", None), ("事项", None), ("待接收", 2), ("逐级图", None), ("留痕", None))
    return {
        "demo": True,
        "home_url": "/",
        "search_url": "/search",
        "new_visit_url": "/new",
        "help_url": "#",
        "relogin_url": "/relogin",
        "languages": [
            {"code": "zh-CN", "label": "中文", "url": "?lang=zh", "current": True},
            {"code": "en", "label": "English", "url": "?lang=en", "current": False},
        ],
        "navigation": [("#", name, at == 0, count) for at, (name, count) in enumerate(names)],
        "viewer": viewer,
    }


def _guide() -> str:
    form = sample.RegisterForm(
        formdata=MultiDict({"subject": "院墙纠纷", "parties-0-name": "王某某", "parties-1-name": ""})
    )
    form.validate()
    content = {name.lower(): getattr(sample, name) for name in ("CASE", "PAIRS", "ENTRIES", "ROWS", "NODES", "CHIPS")}
    return render_template("styleguide.html", form=form, steps=sample.PROGRESS, **content)


def _form() -> str:
    return render_template("styleguide_form.html", form=sample.RegisterForm())


def _print() -> str:
    return render_template("styleguide_print.html", back_url="/")


def _error() -> str:
    words = {"title": "不能这样办理", "text": "办理期限已到，不能再延长。", "basis": "R-1.46", "who": "本机关负责人"}
    return render_template("errors/page.html", code=409, **words)


def _new() -> str:
    return render_template("errors/page.html", code=200, title="登记来访", text="")


def _htmx() -> Response:
    content = files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_bytes()
    return Response(content, mimetype="text/javascript")


def _keep(path: str) -> None:
    current_app.extensions["sent"].append((path, request.form.to_dict()))


def _draft() -> Response:
    _keep("/draft")
    return jsonify(saved_at="10:32", version=len(request.form))


def _submit() -> str:
    _keep("/submit")
    return render_template("errors/page.html", code=200, title="已登记", text="")


def _repeats() -> str:
    _keep("/repeats")
    return f"<p>相似事项：{len(request.form['subject'])} 字</p>"


def _sign_in_again() -> Any:
    if request.method == "POST":
        _keep("/relogin")
        if request.form["password"] != PASSWORD:
            return jsonify(error="密码不正确"), 401
    return jsonify(csrf_token="fresh")
