"""One case being told: where it happens, who comes, what the time is, and who is at work there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from demo.cast import Cast
from demo.county import County, Town, Village
from demo.matters import Matter, Shelf
from demo.names import Invented, People
from mediation.clocks.calendar import Workdays
from mediation.moments import JURISDICTION_ZONE, local_day
from models.actor import Actor
from models.session import AnySession
from models.setting import Setting
from models.tables.cases import Case

MORNING, AFTERNOON = (time(8, 45), 180), (time(13, 40), 210)
"""When desks are open, and for how many minutes."""


@dataclass(frozen=True, slots=True)
class World:
    """What all stories share; `until` is the moment at which they are left as they stand."""

    session: AnySession
    setting: Setting
    county: County
    cast: Cast
    people: People
    shelf: Shelf
    until: datetime

    @property
    def workdays(self) -> Workdays:
        """Return the calendar of the rule book."""
        return self.setting.rulebook.workdays


@dataclass(frozen=True, slots=True)
class Scene:
    """The matter, the place, and the people of a case; `other` is the other side of a dispute and lives in `home`."""

    matter: Matter
    town: Town
    village: Village
    petitioners: tuple[Invented, ...]
    other: Invented
    home: Village

    def words(self, text: str) -> str:
        """Return one of the matter's texts with the place and the people filled in."""
        return text.format(
            village=self.village.name,
            town=self.town.name,
            me=self.petitioners[0].name,
            other=self.matter.firm or self.other.name,
        )


class Tale:
    """A case on its way: `now` is set before each step, `case_id` once it is registered."""

    def __init__(self, world: World, scene: Scene, *, number: int, rng: Random, now: datetime) -> None:
        self.world, self.scene, self.number, self.rng, self.now = world, scene, number, rng, now
        self.case_id = 0

    def __str__(self) -> str:
        return f"case {self.case_id} ({self.scene.matter.key} in {self.scene.village.name})"

    @property
    def today(self) -> date:
        """Return the day on which the story is."""
        return local_day(self.now)

    def after(self, *, workdays: int = 0, days: int = 0, minutes: int = 0) -> datetime:
        """Return a moment some minutes on, or in the office hours of a later day; days end on a working day."""
        if not workdays and not days:
            return self.now + timedelta(minutes=minutes)
        on = self.today + timedelta(days=days)
        calendar = self.world.workdays
        later = calendar.add_workdays(on, workdays) if workdays else calendar.first_workday_on_or_after(on)
        return self.in_office_hours(later.on)

    def on_day(self, on: date) -> datetime:
        """Return a moment in the office hours of this day, or the next working day's."""
        return self.in_office_hours(self.world.workdays.first_workday_on_or_after(on).on)

    def before_end(self, *, workdays: int) -> datetime:
        """Return a moment so many working days before the end of all stories, or soon from now when that is past."""
        on = local_day(self.world.until)
        for _ in range(workdays):
            on = self.world.workdays.last_workday_on_or_before(on - timedelta(days=1)).on
        return self.in_office_hours(on) if on > self.today else self.after(minutes=self.rng.randrange(5, 40))

    def pick(self, least: int, most: int) -> int:
        """Draw a number, both ends included."""
        return self.rng.randint(least, most)

    def in_office_hours(self, on: date) -> datetime:
        """Return a moment of a day at which desks are open, never before now."""
        begin, minutes = self.rng.choice((MORNING, AFTERNOON))
        moment = datetime.combine(on, begin, tzinfo=JURISDICTION_ZONE) + timedelta(minutes=self.rng.randrange(minutes))
        return max(moment, self.now + timedelta(minutes=1))

    def holder_id(self) -> int:
        """Return the organisation that holds the case now."""
        found = self.world.session.scalar(select(Case.holder_id).where(Case.id == self.case_id))
        self.world.session.rollback()
        return found or 0

    def clerk(self, organisation_id: int | None = None) -> Actor:
        """Return who does the work at an organisation, the holder's without one; the same person all through."""
        return self.world.cast.clerk(organisation_id or self.holder_id(), on=self.today, lot=self.number)

    def head(self, organisation_id: int | None = None) -> Actor:
        """Return who signs for an organisation today, the holder's without one."""
        return self.world.cast.head(organisation_id or self.holder_id(), on=self.today)

    def person(self, login: str) -> Actor:
        """Return a named person."""
        return self.world.cast.person(login, on=self.today)

    def org(self, name: str) -> int:
        """Return an organisation: `town:ZF`, `village:TJ` of the scene, or the county's by the end of its code."""
        place, _, key = name.rpartition(":")
        codes = {"town": self.scene.town.code, "village": self.scene.village.code}
        return self.world.county.org(f"{codes[place]}-{key}" if place else name)

    def do(self, operation: Callable[..., Any], command: Callable[..., Any], *, by: Actor, **facts: Any) -> Any:
        """Do one act on this case: build its command and hand it to its operation."""
        ready = command(actor=by, now=self.now, case_id=self.case_id, **facts)
        return operation(self.world.session, self.world.setting, ready)
