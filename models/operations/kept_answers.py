"""Keep the answer to a request that carries a key, so that the same request sent again is answered, not done again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from sqlalchemy import delete, exists, select

from models.operations.unit_of_work import unit_of_work
from models.session import AnySession
from models.steps.first_rows import lay
from models.tables.api import KeptAnswer

KEPT_FOR = timedelta(days=7)
AT_WORK_FOR = timedelta(minutes=1)
"""How long a request without an answer counts as being worked on; after that its process has died."""


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request with its key: whose, and everything it asks (method, path, body and the version it stated)."""

    account_id: int
    key: str
    asked: bytes
    now: datetime

    @property
    def digest(self) -> str:
        """What is kept of the request: enough to tell another one under the same key."""
        return hashlib.sha256(self.asked).hexdigest()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer as it was given."""

    status: int
    body: Any
    headers: dict[str, str]


class KeyReused(Exception):
    """The key belongs to another request."""


class StillAtWork(Exception):
    """The same request is being worked on; it may be done anew in `seconds`, should its process have died."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"still at work, again in {seconds} seconds")
        self.seconds = seconds


def begin_request(session: AnySession, request: KeyedRequest) -> Answered | None:
    """Return the answer given before, or None: then the request is to be done now. Raise KeyReused, StillAtWork."""
    with unit_of_work(session) as work:
        query = select(KeptAnswer).where(KeptAnswer.account_id == request.account_id, KeptAnswer.key == request.key)
        first = {"account_id": request.account_id, "key": request.key, "request": request.digest}
        is_first = lay(work, row=KeptAnswer, begun_at=request.now, **first)
        row = work.scalars(query.with_for_update()).one()
        if row.request != request.digest:
            raise KeyReused
        if row.status is not None:
            return Answered(row.status, row.body, row.headers or {})
        left = row.begun_at + AT_WORK_FOR - request.now
        if not is_first and left > timedelta(0):
            raise StillAtWork(ceil(left.total_seconds()))
        row.begun_at = request.now
        return None


def keep_answer(session: AnySession, request: KeyedRequest, answered: Answered) -> None:
    """Keep what was answered."""
    with unit_of_work(session) as work:
        query = select(KeptAnswer).where(KeptAnswer.account_id == request.account_id, KeptAnswer.key == request.key)
        row = work.scalars(query.with_for_update()).one()
        row.status, row.body, row.headers = answered.status, answered.body, answered.headers


def forget_request(session: AnySession, request: KeyedRequest) -> None:
    """Forget a request that was refused: nothing was done, so it may be put right and sent under the same key."""
    with unit_of_work(session) as work:
        work.execute(
            delete(KeptAnswer).where(
                KeptAnswer.account_id == request.account_id,
                KeptAnswer.key == request.key,
                KeptAnswer.status.is_(None),
            )
        )


def forget_old_answers(session: AnySession, *, now: datetime) -> None:
    """Forget answers that nobody will ask for again."""
    old = KeptAnswer.begun_at < now - KEPT_FOR
    # Asked at every tick: a write that finds nothing would still take its turn.
    if not session.scalar(select(exists().where(old))):
        return
    with unit_of_work(session) as work:
        work.execute(delete(KeptAnswer).where(old))
