"""Forms that can carry a refusal of the rules to the field it belongs to."""

from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import DateField, DateTimeLocalField

from blueprints.words import sentence
from mediation.verdict import Refused
from models.unable import InvalidFields

Code = TypeVar("Code", bound=Enum)
Otherwise = TypeVar("Otherwise")

TYPED_AGAIN = frozenset({"password", "proof_of_person", "current", "new", "again", "code"})
"""Names of fields for passwords and codes: what stands in them is never put into a page, it is typed again."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Days that somebody can mean; beyond them lie slips of the keyboard, and days that have no moment in UTC."""


class DayField(DateField):
    """A day that somebody can mean."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed."""
        super().process_formdata(valuelist)
        _refuse_other_times(self, self.data)


class MinuteField(DateTimeLocalField):
    """A local time, to the minute, on a day that somebody can mean."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed."""
        super().process_formdata(valuelist)
        _refuse_other_times(self, self.data.date() if isinstance(self.data, datetime) else None)


def chosen_code(codes: type[Code], value: str | None, otherwise: Otherwise) -> Code | Otherwise:
    """Return the code that a select sent, whatever else was sent as `otherwise`."""
    return next((code for code in codes if str(code.value) == value), otherwise)


def _refuse_other_times(field: DateField | DateTimeLocalField, day: date | None) -> None:
    if day is not None and not EARLIEST <= day <= LATEST:
        field.data = None
        raise ValueError(outside_words())


def outside_words() -> str:
    """Return the sentence for a day that nobody can mean."""
    first, last = EARLIEST.isoformat(), LATEST.isoformat()
    return _("请填写 %(first)s 至 %(last)s 之间的日期。", first=first, last=last)


class HouseForm(FlaskForm):
    """A form with its token; what the rules refuse is told where it was typed."""

    def refuse(self, answer: Refused, *, field: str | None = None) -> None:
        """Tell a refusal at a field, or above the form when it belongs to none of them."""
        if field in self._fields:
            self._fields[field].errors = [*self._fields[field].errors, sentence(answer)]
        else:
            self.form_errors.append(sentence(answer))

    def refuse_fields(self, error: InvalidFields) -> None:
        """Tell every fault at its field."""
        for field, fault in error.faults.items():
            self.refuse(fault, field=field)
