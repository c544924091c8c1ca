"""Write the search anew from the cases themselves."""

from collections.abc import Iterator

from sqlalchemy import select, text

from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.case_texts import BATCH, write_texts
from models.tables.cases import Case

_REBUILD_SQLITE = text("INSERT INTO case_tokens(case_tokens) VALUES ('rebuild')")


def rebuild_search(session: AnySession) -> Iterator[int]:
    """Write the texts of all cases anew, five hundred to a transaction; yield how many are done after each.

    Searching goes on meanwhile. Running it again changes nothing; a run broken off is begun again.
    """
    if session.get_bind().dialect.name == "sqlite":
        # SQLite keeps its index apart from the texts: made anew from them first, it can follow what comes after.
        with unit_of_work(session) as work:
            work.execute(_REBUILD_SQLITE)
    done, last = 0, 0
    while ids := _next_ids(session, after=last):
        with unit_of_work(session) as work:
            write_texts(work, ids)
        done, last = done + len(ids), ids[-1]
        yield done


def _next_ids(session: AnySession, *, after: int) -> list[int]:
    found = list(session.scalars(select(Case.id).where(Case.id > after).order_by(Case.id).limit(BATCH)))
    session.rollback()
    return found
