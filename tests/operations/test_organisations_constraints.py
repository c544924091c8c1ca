"""What must never be true of divisions, organisations and windows is refused by the database itself."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from mediation.escalation.kinds import EdgeKind, OrgKind
from models.tables.organisations import Organisation, OrganisationEdge, QueueTicket, Window, WindowPosting
from models.tables.territory import Division
from tests.dates import day, moment

BEGIN = day("Thu 2026-01-01")
NINE = moment("Mon 2026-03-09 09:00")


def division(**changes):
    facts = {
        "level": 3,
        "code12": "379909000000",
        "name": "甲县",
        "short_name": "甲县",
        "path": "/9/",
        "valid_from": BEGIN,
    }
    return Division, facts | changes


def organisation(**changes):
    facts = {
        "code": "379901-X",
        "name": "某局",
        "short_name": "某局",
        "kind": OrgKind.DEPARTMENT,
        "tier": 2,
        "county_id": 0,
        "has_power": True,
        "is_vertical": False,
        "is_principal": False,
        "valid_from": BEGIN,
    }
    return Organisation, facts | changes


def edge(world, **changes):
    facts = {
        "kind": EdgeKind.ROUTE,
        "from_id": world.org("lh_gov"),
        "to_id": world.org("court"),
        "ground": "litigation",
        "valid_from": BEGIN,
    }
    return OrganisationEdge, facts | changes


def posting(world, window_id, **changes):
    facts = {
        "window_id": window_id,
        "account_id": world.account("jt_handler"),
        "sent_by_id": world.org("jt"),
        "kind": "rotating",
        "from_on": BEGIN,
    }
    return WindowPosting, facts | changes


def ticket(world, **changes):
    facts = {"organisation_id": world.org("mtc"), "drawn_on": BEGIN, "number": 1, "drawn_at": NINE}
    return QueueTicket, facts | changes


def put(session, row):
    table, values = row
    session.execute(insert(table).values(**values))
    session.flush()


def window_of(session, world):
    put(session, (Window, {"organisation_id": world.org("jt"), "number": 1, "name": "一号"}))
    return session.query(Window.id).filter(Window.organisation_id == world.org("jt")).scalar()


def refuses(session, row, *, before=None):
    if before:
        put(session, before)
    with pytest.raises(IntegrityError):
        put(session, row)
    session.rollback()


def test_divisions(session, linjiang):
    put(session, division())
    session.rollback()
    refuses(session, division(), before=division())
    refuses(session, division(level=6))
    refuses(session, division(valid_to=BEGIN))
    refuses(session, division(parent_id=999_999))


def test_organisations(session, linjiang):
    put(session, organisation())
    session.rollback()
    refuses(session, organisation(), before=organisation())
    refuses(session, organisation(tier=6))
    refuses(session, organisation(valid_to=BEGIN))
    refuses(session, organisation(id=5000, superior_id=5000))
    refuses(session, organisation(successor_id=linjiang.org("zj")))
    refuses(session, organisation(succeeded_on=BEGIN))


def test_edges(session, linjiang):
    put(session, edge(linjiang))
    session.rollback()
    refuses(session, edge(linjiang), before=edge(linjiang))
    refuses(session, edge(linjiang, kind=EdgeKind.SUPERIOR))
    refuses(session, edge(linjiang, to_id=linjiang.org("lh_gov")))


def test_windows_postings_and_tickets(session, linjiang):
    window = (Window, {"organisation_id": linjiang.org("jt"), "number": 1, "name": "一号"})
    refuses(session, window, before=window)
    refuses(session, posting(linjiang, window_of(session, linjiang), kind="sometimes"))
    refuses(session, posting(linjiang, window_of(session, linjiang), to_on=BEGIN))
    refuses(session, ticket(linjiang), before=ticket(linjiang))
    refuses(session, ticket(linjiang, finished_at=NINE))
