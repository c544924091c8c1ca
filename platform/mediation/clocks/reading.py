"""What is known about a clock at one moment."""

from dataclasses import dataclass
from datetime import date, datetime

from mediation.clocks.codes import ClockState, TermCode
from mediation.clocks.dates import ClockDates
from mediation.clocks.steps import Step
from mediation.clocks.terms import Term


@dataclass(frozen=True, slots=True)
class ClockReading:
    """How a clock stands: its dates, its state and the steps of "why this date".

    `original_due_on` is the judged date before any extension or exclusion. `breached_on` is the first day after
    the judged date passed undone (for minutes the day of `breached_at`); it stays when the act is done late or
    the duty falls away afterwards. `is_extended` counts complete extensions only; `tell_by_on` is set while an
    approved extension lacks the notice to the petitioner, or when the notice came too late. Working days left
    and late do not count today; the minutes are 0 except for terms in minutes.
    """

    term: Term
    calendar_version: str
    state: ClockState
    anchor_on: date
    original_due_on: date
    dates: ClockDates
    done_on: date | None
    breached_on: date | None
    breached_at: datetime | None
    is_extended: bool
    tell_by_on: date | None
    is_paused: bool
    remaining_workdays: int
    late_workdays: int
    remaining_minutes: int
    late_minutes: int
    steps: tuple[Step, ...]

    @property
    def code(self) -> TermCode:
        """The term's code."""
        return self.term.code

    @property
    def basis(self) -> str:
        """The rule the term rests on."""
        return self.term.basis

    @property
    def nominal_on(self) -> date:
        """The last day as counted, worked or not."""
        return self.dates.nominal_on

    @property
    def alarm_on(self) -> date:
        """The last working day up to the nominal day."""
        return self.dates.alarm_on

    @property
    def rolled_on(self) -> date:
        """The first working day from the nominal day on."""
        return self.dates.rolled_on

    @property
    def due_on(self) -> date:
        """The judged day."""
        return self.dates.due_on

    @property
    def due_at(self) -> datetime | None:
        """The judged moment of a term in minutes."""
        return self.dates.due_at

    @property
    def act_by_on(self) -> date:
        """The last working day on which acting is in time."""
        return self.dates.act_by_on

    @property
    def is_provisional(self) -> bool:
        """Whether a year on the way has no published holidays."""
        return self.dates.unpublished_year is not None

    @property
    def is_extension_incomplete(self) -> bool:
        """Whether an approved extension moves nothing because the petitioner was not told in time."""
        return self.tell_by_on is not None
