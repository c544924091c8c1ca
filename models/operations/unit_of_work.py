"""The one place where a transaction ends (habit 4)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, scoped_session

from models.session import AnySession
from models.steps.case_texts import write_texts
from models.steps.digests import drop_digests
from models.steps.touched_cases import forget_touched, touched_cases
from models.tables.base import writing

Answered = TypeVar("Answered")
BROKEN_OFF = frozenset({"40001", "40P01"})
"""PostgreSQL's codes of a transaction that stood in another one's way: a serialization failure, a deadlock."""


class Untold(RuntimeError):
    """Raised when a unit of work sealed rows and wrote no line about their case: the record is part of the act."""


class PendingChanges(RuntimeError):
    """Raised when a unit of work would begin over changes that nobody owns, or inside another one."""


@contextmanager
def unit_of_work(session: AnySession) -> Iterator[Session]:
    """Run the block as one write transaction: commit at the end, or roll everything back when it raises.

    Before the commit the searchable texts of the cases it touched are written anew, so that no operation can forget it.
    Reads made before are let go (the login loader has already begun a transaction); pending changes or a nested
    unit of work raise PendingChanges; what was sealed and stands in no line raises Untold.
    """
    work = session() if isinstance(session, scoped_session) else session
    if work.new or work.dirty or work.deleted or work.info.get("in_unit_of_work"):
        raise PendingChanges("a unit of work starts clean and is not nested")
    work.rollback()
    # After a commit nothing is expired: what an earlier unit remembers is not what others have written since.
    work.expire_all()
    bind = work.get_bind()
    engine = bind if isinstance(bind, Engine) else bind.engine
    work.info["in_unit_of_work"] = True
    forget_touched(work)
    try:
        with writing(engine):
            try:
                yield work
                work.flush()
                write_texts(work, touched_cases(work))
                if untold := drop_digests(work):
                    raise Untold(", ".join(sorted(untold)))
                work.commit()
            except BaseException:
                work.rollback()
                raise
    finally:
        drop_digests(work)
        work.info["in_unit_of_work"] = False


def once_more(run: Callable[[], Answered]) -> Answered:
    """Run an operation, and once again when a constraint refused it, so that the rule gives the reason.

    Likewise when PostgreSQL broke it off because it and another one waited for each other.
    """
    try:
        return run()
    except IntegrityError:
        return run()
    except OperationalError as error:
        if getattr(error.orig, "sqlstate", None) not in BROKEN_OFF:
            raise
        return run()
