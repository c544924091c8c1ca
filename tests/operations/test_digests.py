"""What the record tells of is what it was: a row changed beneath the application is found by its digest."""

import pytest
from sqlalchemy import select, text

from mediation.casefile.kinds import DocumentKind
from models.operations.unit_of_work import Untold, unit_of_work
from models.queries.record import chain_faults
from models.steps.documents import make_document
from models.tables.cases import Case
from models.tables.documents import Document, Opinion, Service
from models.tables.reception import Visit
from models.tables.record import RecordEntry
from tests.dates import day, moment
from tests.factories.papers import case_with


@pytest.fixture
def opined(desk):
    """Provide the sessions of the county with a served opinion."""
    case_with(desk, DocumentKind.OPINION)
    return desk.look()


def test_every_row_told_of_is_what_the_record_says(opined):
    told = {name for facts in opined.scalars(select(RecordEntry.facts)) for name in facts.get("digests", {})}
    tables = {"document": Document, "service": Service, "visit": Visit}
    rows = {f"{word}:{row_id}" for word, table in tables.items() for row_id in opined.scalars(select(table.id))}
    assert told == rows | {f"opinion:{row_id}" for row_id in opined.scalars(select(Opinion.id))}
    assert list(chain_faults(opined(), batch=2)) == []


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ("UPDATE opinions SET decision = '不予支持'", "opinion:1"),
        ("UPDATE opinions SET law_cited = '某法第一条'", "opinion:1"),
        ("UPDATE services SET served_on = '2026-01-01' WHERE id = 1", "service:1"),
        ("UPDATE documents SET content = '{}' WHERE id = 1", "document:1"),
        ("UPDATE documents SET content = '{' WHERE id = 1", "document:1"),
        ("UPDATE documents SET salt = NULL WHERE id = 1", "document:1"),
        ("UPDATE documents SET content = substr(content, 1, length(content) - 4) || '0000' WHERE id = 1", "document:1"),
        ("UPDATE visits SET persons = 9", "visit:1"),
        ("UPDATE visits SET told = '没有来过'", "visit:1"),
        ("DELETE FROM services WHERE id = 1", "service:1"),
    ],
)
def test_a_row_changed_beneath_the_record_is_found(opined, change, about):
    opined.execute(text(change))
    opined.commit()
    assert [(fault.what, fault.about) for fault in chain_faults(opined())] == [("differs", about)]


def test_the_same_content_has_another_digest_on_another_row(opined):
    with unit_of_work(opined) as work:
        salts = set(work.scalars(select(Document.salt)))
        assert len(salts) == len(work.scalars(select(Document.id)).all()) > 1


def test_a_paper_that_no_line_tells_of_is_not_kept(desk):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00").case_id
    before = desk.documents(case_id)
    with pytest.raises(Untold, match="document:"), unit_of_work(desk.session) as work:
        make_document(
            work,
            case=work.get_one(Case, case_id),
            kind=DocumentKind.ANSWER,
            actor=desk.world.actor(work, "lh_town"),
            on=day("Mon 2026-03-09"),
            at=moment("Mon 2026-03-09 10:00"),
            content={"text": "已办"},
        )
    assert desk.documents(case_id) == before
