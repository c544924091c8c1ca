"""Lines of the record."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from blueprints.api.schemas.base import Answer, Day, Facts, Id, Limit, Sent


class RecordAsked(Sent):
    """Which lines are asked for, newest first; `after` is the id of the last one of the page before."""

    case_id: Id | None = None
    tag: Annotated[str, Field(max_length=40, pattern="^[a-z_.]*$")] = ""
    on: Day | None = None
    after: Id | None = None
    limit: Limit = 50


class RecordEntryLine(Answer):
    """One line: ids, codes and digests; whose hand it was, and for whom, is masked."""

    id: int
    chain: int
    number: int
    at: datetime
    tag: str
    basis: str
    case_id: int | None
    actor: str | None
    acting_for: str | None
    organisation: str | None
    facts: Facts
    hash: str


class RecordEntries(Answer):
    """A page of lines; `next` is the `after` of the following one."""

    items: list[RecordEntryLine]
    next: int | None
