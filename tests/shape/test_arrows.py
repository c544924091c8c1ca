"""The three floors: arrows only down."""

import sys

import pytest

from tests.shape.arrows import HOUSE, Floor, arrows_up
from tests.shape.source import FLOORS, files_under, source

ALLOWED_IN_RULES = {*sys.stdlib_module_names, "networkx", "mediation"}


def test_no_import_points_upward() -> None:
    assert list(arrows_up(files_under(*FLOORS))) == []


def test_the_rules_import_only_the_standard_library_networkx_and_one_another() -> None:
    strangers = [
        f"{file.at(found.line)} imports {found.module}"
        for file in files_under("platform/mediation")
        for found in file.imports()
        if found.module.partition(".")[0] not in ALLOWED_IN_RULES
    ]
    assert strangers == []


def test_views_use_the_database_object_for_its_session_alone() -> None:
    other_uses = [
        f"{file.at(line)} uses db.{name}"
        for file in files_under("blueprints")
        for owner, name, line in file.attributes()
        if owner == "db" and name != "session"
    ]
    assert other_uses == []


@pytest.mark.parametrize("floor", HOUSE, ids=lambda floor: floor.prefix)
def test_every_floor_has_files(floor: Floor) -> None:
    assert files_under(floor.prefix.rstrip("/")), "over an empty folder the tests above would say nothing"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("platform/mediation/clocks/terms.py", "import flask"),
        ("platform/mediation/clocks/terms.py", "def due():\n    from models.tables import clocks"),
        ("models/queries/cases.py", "from models.operations.cases import conclude"),
        ("models/queries/cases.py", "from flask_babel import gettext"),
        ("models/tables/cases.py", "from flask_sqlalchemy import SQLAlchemy"),
        ("blueprints/cases/views.py", "from models.tables.cases import Case"),
        ("blueprints/cases/views.py", "from models import tables"),
        ("blueprints/cases/views.py", "from sqlalchemy import select"),
        ("blueprints/cases/views.py", "from app import create_app"),
    ],
)
def test_an_arrow_up_is_noticed(path: str, text: str) -> None:
    assert len(list(arrows_up([source(path, text)]))) == 1


def test_the_session_may_come_with_the_database_object() -> None:
    assert list(arrows_up([source("blueprints/cases/views.py", "from models.tables.base import db")])) == []
