"""A filter as SQL: conditions on a case, and the exact look-ups that lead straight to a few."""

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select

from mediation.folding import compact, fold
from mediation.moments import day_begins_at, day_ends_at
from mediation.reception.numbers import read_case_number
from mediation.search.forms import searchable
from models.queries.case_lists.asked import CaseFilter, Due
from models.steps.blind import TAIL_DIGITS, blind_id, blind_name, blind_phone, blind_phone_tail
from models.tables.cases import Case, CaseParty
from models.tables.clocks import Clock, ClockState
from models.tables.reception import Visit

PHONE = re.compile(r"\+?[0-9]{7,15}")
ID_NUMBER = re.compile(r"[0-9A-Z]{15,18}")
NAME = re.compile(r"(?![0-9]+$)\S{2,20}")

Conditions = list[ColumnElement[bool]]


def conditions_of(asked: CaseFilter, *, own: Collection[int], now: datetime, soon_until: datetime) -> Conditions:
    """Return what a case must meet.

    `own` are the organisations meant by "mine", `soon_until` is the moment up to which a clock's end counts as soon.
    """
    wanted: Conditions = [
        column == value
        for column, value in (
            (Case.stage, asked.stage),
            (Case.kind, asked.kind),
            (Case.channel, asked.channel),
            (Case.town_id, asked.town_id),
            (Case.village_id, asked.village_id),
            (Case.holder_id, asked.holder_id),
        )
        if value is not None
    ]
    wanted += [condition for is_asked, condition in _marks(asked) if is_asked]
    if asked.mine:
        wanted.append(Case.holder_id.in_(own))
    if asked.from_on is not None:
        wanted.append(Case.registered_at >= day_begins_at(asked.from_on))
    if asked.until_on is not None:
        wanted.append(Case.registered_at < day_ends_at(asked.until_on))
    if asked.due is not None:
        wanted.append(_has_clock(asked.due, now=now, soon_until=soon_until))
    return wanted


def _marks(asked: CaseFilter) -> tuple[tuple[bool, ColumnElement[bool]], ...]:
    return (
        (asked.urgent, Case.urgent.is_(True)),
        (asked.group, Case.is_group.is_(True)),
        (asked.skip, Case.skip_levels > 0),
        (asked.repeat, or_(Case.is_first.is_(False), _some(Visit.case_id == Case.id, Visit.is_repeat.is_(True)))),
    )


def _has_clock(due: Due, *, now: datetime, soon_until: datetime) -> ColumnElement[bool]:
    running = (Clock.case_id == Case.id, Clock.state == ClockState.RUNNING, Clock.organisation_id.is_not(None))
    if due is Due.OVERDUE:
        return _some(*running, Clock.due_at <= now)
    return _some(*running, Clock.due_at > now, Clock.due_at <= soon_until)


def _some(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(*conditions).correlate(Case)


def exact_matches(text: str) -> Conditions:
    """Return the look-ups that a typed text can mean: a number, a telephone number or its tail, an id, a full name.

    Each is answered by an index. Empty when the text can be none of them.
    """
    number = read_case_number(text)
    if number is not None:
        return [Case.number == number]
    return [Case.id.in_(select(CaseParty.case_id).where(condition)) for condition in _parties_meant(text)]


def _parties_meant(text: str) -> Iterator[ColumnElement[bool]]:
    typed = compact(text)
    if typed.isdecimal() and len(typed) == TAIL_DIGITS:
        yield CaseParty.phone_tail_blind == blind_phone_tail(typed)
    if PHONE.fullmatch(typed):
        yield CaseParty.phone_blind == blind_phone(typed)
    if ID_NUMBER.fullmatch(typed) and any(sign.isdecimal() for sign in typed):
        yield CaseParty.id_blind == blind_id(typed)
    if NAME.fullmatch(fold(text).replace(" ", "")):
        # As typed and in simplified signs: papers of another time or place spell a name in traditional ones.
        yield CaseParty.name_blind.in_({blind_name(text), blind_name(searchable(text))})
