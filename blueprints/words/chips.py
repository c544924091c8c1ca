"""A clock's sign as the component wants it: level, number and unit, with the term's name beside it."""

from dataclasses import dataclass

from blueprints.words.terms import term_name
from mediation.clocks.chip import Chip, ChipLevel
from mediation.clocks.codes import DayUnit

HOUR = 60


@dataclass(frozen=True, slots=True)
class ChipWords:
    """What `clock_chip` is called with, and what the clock is for."""

    term: str
    level: ChipLevel
    number: int
    unit: str
    provisional: bool
    paused: bool


def chip_words(term: str, chip: Chip) -> ChipWords:
    """Return the sign of a clock; from two hours on, minutes are told in hours."""
    in_hours = chip.unit is DayUnit.MINUTE and chip.number >= 2 * HOUR
    return ChipWords(
        term=term_name(term),
        level=chip.level,
        number=chip.number // HOUR if in_hours else chip.number,
        unit="hour" if in_hours else chip.unit.value,
        provisional=chip.is_provisional,
        paused=chip.is_paused,
    )
