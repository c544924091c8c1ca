"""Puts everything together: settings, clock, rules, database, blueprints. The only place that reads the clock."""

import sys
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
if str(ROOT / "platform") not in sys.path:
    sys.path.append(str(ROOT / "platform"))  # append: platform/ must never shadow the standard library

from flask import Flask  # noqa: E402
from flask_migrate import Migrate  # noqa: E402
from werkzeug.middleware.proxy_fix import ProxyFix  # noqa: E402

import blueprints  # noqa: E402
from config import settings_from_environment  # noqa: E402
from demo.commands import register_commands as register_setup  # noqa: E402
from mediation.reception.urgency import UrgencyWords, urgency_words  # noqa: E402
from mediation.routing.routes import RouteTable, route_table  # noqa: E402
from mediation.rulebook import Rulebook, load_rulebook  # noqa: E402
from models.key_ring import GivenKeys, KeyFile, KeyRing, KeySource, read_keys  # noqa: E402
from models.queries.graphs import Graphs  # noqa: E402
from models.setting import Setting  # noqa: E402
from models.tables import every  # noqa: E402,F401 - the metadata must be whole before anything asks for it
from models.tables.base import db  # noqa: E402
from models.tables.personal import use_keys  # noqa: E402

LAW = ROOT / "platform" / "mediation" / "data"


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Build the application; `settings` (tests) overrides what the environment says.

    `settings["NOW"]` may be a callable returning an aware moment; without it the system's clock is read here.
    """
    app = Flask(__name__, template_folder="templates", static_folder="static")
    app.config.update(settings_from_environment())
    app.config.update(settings or {})
    if app.config["PROXIES"]:
        _trust_proxies(app, app.config["PROXIES"])
    app.extensions["keys"] = source = _key_source(app.config)
    use_keys(KeyRing(source, index_key=bytes.fromhex(app.config["INDEX_KEY"])))
    app.extensions["now"] = app.config.get("NOW") or _system_clock
    app.extensions["setting"] = setting = read_setting()
    # The parts under their own names, for those who want one of them only.
    app.extensions["rulebook"], app.extensions["graphs"] = setting.rulebook, setting.graphs
    db.init_app(app)
    Migrate(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    blueprints.register(app)
    register_setup(app)
    return app


def read_setting(folder: Path = LAW) -> Setting:
    """Return the published law, and room for this process's escalation graphs."""
    rulebook, routes, urgency = _law(folder)
    return Setting(rulebook=rulebook, routes=routes, urgency=urgency, graphs=Graphs())


@cache
def _law(folder: Path) -> tuple[Rulebook, RouteTable, UrgencyWords]:
    """Read the tables of law as data, once: they are frozen, and checking them takes a while."""
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    rulebook = load_rulebook(terms=tables["terms"], calendar=tables["calendar"])
    return rulebook, route_table(tables["routes"]), urgency_words(tables["urgency"])


def _system_clock() -> datetime:
    return datetime.now(UTC)


def _trust_proxies(app: Flask, number: int) -> None:
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)  # type: ignore[method-assign]


def _key_source(config: Mapping[str, Any]) -> KeySource:
    if config["PERSONAL_KEYS"]:
        return GivenKeys(read_keys(config["PERSONAL_KEYS"], at="FENGQIAO_PERSONAL_KEYS"))
    file = KeyFile(Path(config["PERSONAL_KEY_FILE"]))
    file.now()  # unreadable keys are for whoever starts the house, not for the first visitor
    return file


if __name__ == "__main__":
    create_app().run(port=8000)
