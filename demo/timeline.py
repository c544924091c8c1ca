"""Many stories told side by side: whoever's moment comes first goes on, and every morning the day's round is made."""

import heapq
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from itertools import count
from typing import Protocol, TypeAlias

from mediation.moments import JURISDICTION_ZONE, local_day

Story: TypeAlias = Iterator[datetime]
"""Yields the moment at which it goes on; what lies after the end of the timeline has not happened yet."""
ROUND = time(8, 35)
"""When the morning's round is made: alarms are due at half past eight."""


class Teller(Protocol):
    """Whoever a story is about: told the moment before each step."""

    now: datetime


class Timeline:
    """The stories of a county up to a moment, so that its record grows in the order of time."""

    def __init__(self, *, until: datetime, morning: Callable[[datetime], None]) -> None:
        self._until = until
        self._morning = morning
        self._waiting: list[tuple[datetime, int, Teller, Story]] = []
        self._numbers = count()

    def add(self, at: datetime, teller: Teller, story: Story) -> None:
        """Let a story begin at a moment."""
        if at <= self._until:
            heapq.heappush(self._waiting, (at, next(self._numbers), teller, story))

    def run(self, *, since: datetime, progress: Callable[[int, int], None]) -> None:
        """Tell everything that happens up to the end; `progress` hears the days done and the days in all."""
        first_on, last_on = local_day(since), local_day(self._until)
        days = (last_on - first_on).days + 1
        for done in range(days):
            on = first_on + timedelta(days=done)
            round_at = datetime.combine(on, ROUND, tzinfo=JURISDICTION_ZONE)
            self._tell_until(round_at)
            if round_at <= self._until:
                self._morning(round_at)
            progress(done + 1, days)
        self._tell_until(self._until)

    def _tell_until(self, moment: datetime) -> None:
        while self._waiting and self._waiting[0][0] <= moment:
            at, _, teller, story = heapq.heappop(self._waiting)
            teller.now = at
            following = self._one_step(teller, story)
            if following is not None:
                if following < at:
                    raise ValueError(f"a story goes backwards: from {at} to {following}")
                self.add(following, teller, story)

    def _one_step(self, teller: Teller, story: Story) -> datetime | None:
        try:
            return next(story, None)
        except Exception as error:
            error.add_note(f"while telling {teller} at {teller.now}")
            raise
