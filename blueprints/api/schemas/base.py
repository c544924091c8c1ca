"""The kinds of value that requests and answers are made of."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo

from models.ids import MOST_ID

NUMBER = re.compile(r"-?[0-9]{1,18}")
READABLE = r"^[^\x00]*$"
SAYING = r"^[^\x00]*[^\s\x00\x1c-\x1f][^\x00]*$"
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2199, 12, 31)


class Sent(BaseModel):
    """What a program sends: nothing that is not asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Answer(BaseModel):
    """What it is answered; read from the frozen rows of the queries."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


def _number(value: Any, info: ValidationInfo) -> Any:
    # In JSON 7.0 is the whole number 7.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    # In an address a number is text. The library reads 1_0, "+1" and " 1" as numbers; the document does not.
    if info.mode == "json" or not isinstance(value, str):
        return value
    if not NUMBER.fullmatch(value):
        raise ValueError("a number is written in digits")
    return int(value)


def _mark(value: Any, info: ValidationInfo) -> Any:
    if info.mode == "json" or not isinstance(value, str):
        return value
    if value not in ("true", "false"):
        raise ValueError("true or false")
    return value == "true"


WHOLE = BeforeValidator(_number)
"""Stands after the bounds: before them it would take them out of the document."""
Id = Annotated[int, Field(ge=1, le=MOST_ID), WHOLE]
Limit = Annotated[int, Field(ge=1, le=100), WHOLE]
Many = Annotated[int, Field(ge=1, le=1000), WHOLE]
Mark = Annotated[bool, BeforeValidator(_mark)]
_BOUNDS = {"formatMinimum": FIRST_DAY.isoformat(), "formatMaximum": LAST_DAY.isoformat()}
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY, json_schema_extra=_BOUNDS)]
"""A day between 1949-10-01 and 2199-12-31."""
_FIRST, _LAST = (datetime.combine(on, time.min, tzinfo=UTC) for on in (FIRST_DAY, LAST_DAY))
_MOMENT_BOUNDS = {"formatMinimum": _FIRST.isoformat(), "formatMaximum": _LAST.isoformat()}
Moment = Annotated[AwareDatetime, Field(ge=_FIRST, le=_LAST, json_schema_extra=_MOMENT_BOUNDS)]
"""A moment with its zone between the same days: beyond them no other zone's calendar goes on."""


def text(most: int, *, least: int = 0) -> Any:
    """Return a text of at most so many characters, without the one that no database keeps."""
    return Annotated[str, Field(min_length=least, max_length=most, pattern=READABLE)]


def saying(most: int) -> Any:
    """Return a text of at most so many characters that is more than blanks."""
    return Annotated[str, Field(min_length=1, max_length=most, pattern=SAYING)]


class Facts(Answer):
    """Facts behind a code: numbers, ids, codes and ISO dates."""

    model_config = ConfigDict(extra="allow", frozen=True)


class ProblemFault(Answer):
    """A fault at one place of the request."""

    pointer: str
    code: str
    detail: str
    basis: str = ""


class ProblemBody(BaseModel):
    """A problem as RFC 9457 has it; `code` is a constant word, `detail` a sentence for people."""

    model_config = ConfigDict(extra="allow")

    type: str
    title: str
    status: int
    code: str
    detail: str = ""
    errors: list[ProblemFault] = []
    basis: str = ""
