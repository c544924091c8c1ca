"""Render the style guide and a print, photograph both at 360 and 1280 px, and check them with axe.

`python -m tests.look.render_styleguide OUT` writes PNG files into OUT and exits with 1 when axe finds anything.
"""

import logging
import sys
import threading
from importlib.resources import files
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from flask import Flask, render_template, url_for
from flask_babel import Babel
from playwright.sync_api import Page, sync_playwright
from werkzeug.datastructures import MultiDict
from werkzeug.serving import make_server

from tests.look import sample

ROOT = Path(__file__).resolve().parents[2]
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'"
WIDTHS = (360, 1280)
PAGES = {"styleguide": "/", "print": "/print", "error": "/error"}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def build() -> Flask:
    """Return a small application that knows the templates and nothing of the product."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config.update(SECRET_KEY="style guide", WTF_CSRF_ENABLED=False)
    Babel(app, default_locale="zh_Hans_CN")
    app.jinja_env.globals.update(asset=lambda name: url_for("static", filename=name), vendor_asset=lambda name: f"/vendor/{name}")
    app.context_processor(_frame)
    app.add_url_rule("/", view_func=_guide, endpoint="guide")
    app.add_url_rule("/print", view_func=lambda: render_template("styleguide_print.html", back_url="/"), endpoint="print")
    app.add_url_rule("/error", view_func=_error, endpoint="error")
    app.add_url_rule("/vendor/htmx-2.min.js", view_func=_htmx, endpoint="htmx")
    app.after_request(lambda answer: answer.headers.setdefault("Content-Security-Policy", POLICY) and answer)
    return app


def _frame() -> dict[str, object]:
    return {
        "demo": True,
        "home_url": "/",
        "search_url": "/search",
        "new_visit_url": "#",
        "help_url": "#",
        "relogin_url": "/relogin",
        "languages": [
            {"code": "zh-CN", "label": "中文", "url": "?lang=zh", "current": True},
            {"code": "en", "label": "English", "url": "?lang=en", "current": False},
        ],
        "navigation": [
            ("#", "我的工作", True, None),
            ("#", "接待登记", False, None),
            ("#", "事项", False, None),
            ("#", "待接收", False, 2),
            ("#", "逐级图", False, None),
            ("#", "留痕", False, None),
        ],
        "viewer": {
            "id": 1, "login": "wangfang", "name": "王芳", "post": "县级窗口", "organisation": "高密市矛盾纠纷调解中心", "acting_for": "孙丽",
            "posts": [], "links": [{"label": "修改密码", "url": "#"}], "logout_url": "/logout",
        },
    }  # fmt: skip


def _guide() -> str:
    form = sample.RegisterForm(formdata=MultiDict({"subject": "院墙纠纷", "parties-0-name": "王某某", "parties-1-name": ""}))
    form.validate()
    content = {name.lower(): getattr(sample, name) for name in ("CASE", "PAIRS", "ENTRIES", "ROWS", "NODES", "CHIPS")}
    return render_template("styleguide.html", form=form, steps=sample.PROGRESS, **content)


def _error() -> str:
    return render_template("errors/page.html", code=409, title="不能这样办理", text="办理期限已到，不能再延长。", basis="R-1.46", who="本机关负责人")


def _htmx() -> tuple[bytes, dict[str, str]]:
    content = files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_bytes()
    return content, {"Content-Type": "text/javascript"}


def photograph(page: Page, address: str, out: Path) -> int:
    """Photograph one page at every width; return the number of violations axe found, printing each."""
    found = 0
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            print(f"{out.name} {width}: scrolls sideways to {wide}")
            found += 1
        results = Axe().run(page, options={"runOnly": TAGS})
        if results.violations_count:
            print(out.name, width, results.generate_report())
        found += results.violations_count
        page.screenshot(path=str(out.with_name(f"{out.name}-{width}.png")), full_page=True)
    return found


def main(out: Path) -> int:
    """Write the pictures and return the number of faults."""
    out.mkdir(parents=True, exist_ok=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, build(), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    faults = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(locale="zh-CN")
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for name, path in PAGES.items():
            faults += photograph(page, f"http://127.0.0.1:{server.server_port}{path}", out / name)
        page.goto(f"http://127.0.0.1:{server.server_port}/print")
        page.pdf(path=str(out / "print.pdf"), prefer_css_page_size=True)
        browser.close()
    server.shutdown()
    for complaint in complaints:
        print("console:", complaint)
    return faults + len(complaints)


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
