"""A case's clocks in words: the strip with its chips and "why this date", for every page that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import gettext as _

from blueprints.words.clocks import statute_words, step_words
from blueprints.words.dates import day_words, moment_words
from blueprints.words.punctuation import with_aside
from blueprints.words.terms import term_name
from mediation.clocks.chip import Chip, ChipLevel
from mediation.clocks.codes import DayUnit
from models.queries.clocks import ClockRow

HOUR = 60
Step = tuple[str | None, str, str | None]
"""The day in words or None, the sentence, the basis or None."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One clock as `clock_strip` and `clock_chip` of the components want it."""

    name: str
    level: ChipLevel
    number: int
    unit: str
    provisional: bool
    paused: bool
    due: str
    steps: tuple[Step, ...]


def clock_strip_of(rows: Iterable[ClockRow], *, for_citizen: bool = False) -> tuple[ClockWords, ...]:
    """Return a case's clocks in words; a citizen is not shown the platform's own targets, nor rule numbers."""
    shown = (row for row in rows if not (for_citizen and row.is_internal))
    return tuple(clock_words(row, for_citizen=for_citizen) for row in shown)


def clock_words(row: ClockRow, *, for_citizen: bool = False) -> ClockWords:
    """Return one clock in words, with the steps of "why this date"."""
    number, unit = chip_number(row.chip)
    return ClockWords(
        name=_named(row, for_citizen=for_citizen),
        level=row.chip.level,
        number=number,
        unit=unit,
        provisional=row.chip.is_provisional,
        paused=row.chip.is_paused,
        due=_due(row.chip),
        steps=steps_of(row, with_basis=not for_citizen),
    )


def chip_number(chip: Chip) -> tuple[int, str]:
    """Return the number on a chip and its unit; from two hours on, minutes are told in hours."""
    if chip.unit is DayUnit.MINUTE and chip.number >= 2 * HOUR:
        return chip.number // HOUR, "hour"
    return chip.number, chip.unit.value


def steps_of(row: ClockRow, *, with_basis: bool = True) -> tuple[Step, ...]:
    """Return "why this date" in words: first where the term stands in the law, then every step of the replay."""
    term = row.reading.term
    source = _("依据：%(source)s。", source=statute_words(term.statute, term.article))
    steps = [
        (None, source, row.basis),
        *((*step_words(step.code, step.facts), step.basis) for step in row.reading.steps),
    ]
    return tuple((on, words, basis if with_basis else None) for on, words, basis in steps)


def _named(row: ClockRow, *, for_citizen: bool) -> str:
    name = term_name(row.term)
    if row.reading.is_extension_incomplete:
        name = with_aside(name, _("延期未完成：尚未告知信访人"))
    return with_aside(name, row.organisation) if row.organisation and not for_citizen else name


def _due(chip: Chip) -> str:
    when = moment_words(chip.due_at) if chip.due_at else day_words(chip.due_on)
    return _("截止 %(when)s", when=when)


def case_url(case_id: int) -> str | None:
    """Return the address of a case's page, None while there is none."""
    return url_for("cases.show", case_id=case_id) if "cases.show" in current_app.view_functions else None
