"""What the browser may fetch, and for how long it may keep it."""

from gzip import decompress
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from blueprints.vendor import blueprint
from blueprints.vendor.assets import fingerprint, static_asset
from tests.look.gallery import ROOT

STATIC = ROOT / "static"
HTMX = "/vendor/htmx-2.min.js"
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def client() -> FlaskClient:
    """Provide a browser without a screen over nothing but the assets."""
    app = Flask(__name__, static_folder=str(STATIC))
    app.register_blueprint(blueprint)
    return app.test_client()


def test_htmx_comes_from_its_distribution(client: FlaskClient) -> None:
    answer = client.get(HTMX)
    assert answer.status_code == 200
    assert answer.mimetype == "text/javascript"
    assert b"htmx" in answer.data


def test_an_address_with_the_version_is_kept_for_ever(client: FlaskClient) -> None:
    with client.application.test_request_context():
        script = client.application.jinja_env.globals["vendor_asset"]("htmx-2.min.js")
        sheet = client.application.jinja_env.globals["asset"]("css/base.css")
    assert client.get(script).headers["Cache-Control"] == FOR_EVER
    assert client.get(sheet).headers["Cache-Control"] == FOR_EVER


def test_an_address_of_yesterday_is_answered_but_not_kept(client: FlaskClient) -> None:
    assert client.get(f"{HTMX}?v=0").headers["Cache-Control"] == "no-cache"
    assert client.get("/vendor/look/000000000000/css/base.css").headers["Cache-Control"] == "no-cache"


def test_what_is_sent_is_compressed_for_those_who_can_unpack_it(client: FlaskClient) -> None:
    packed = client.get(HTMX, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert decompress(packed.data) == client.get(HTMX).data


@pytest.mark.parametrize(
    "path",
    [
        "/vendor/htmx.js",
        "/vendor/..%2f..%2fapp.py",
        "/vendor/look/000000000000/../../app.py",
        "/vendor/look/000000000000/css/../../app.py",
        "/vendor/look/000000000000/%2e%2e/config.py",
        "/vendor/look/000000000000//etc/passwd",
        "/vendor/look/000000000000/css",
    ],
)
def test_nothing_else_is_sent(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code in (404, 308)
    assert client.get(path, follow_redirects=True).status_code == 404


def test_every_address_is_open_to_the_public(client: FlaskClient) -> None:
    views = {name: view for name, view in client.application.view_functions.items() if name.startswith("vendor.")}
    assert {view.open_to for view in views.values()} == {"everyone"}


def test_a_changed_file_changes_every_address(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder, content in ((before, "a{}"), (after, "b{}")):
        (folder / "css").mkdir(parents=True)
        (folder / "css" / "base.css").write_text(content)
    assert fingerprint(before) != fingerprint(after)


def test_a_file_outside_the_served_folders_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    assert static_asset(tmp_path, "secret.txt") is None
