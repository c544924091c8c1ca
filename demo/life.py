"""What goes on besides the cases: turns at the windows, a deputy, a clerk who moves, people waiting today."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.cast import Cast
from demo.county import CODE
from demo.personas import DEPUTY, DEPUTY_NAME, DEPUTY_OF, HOME_TOWN
from demo.tale import World
from demo.timeline import Story, Timeline
from demo.windows import WEEK, Hall, post_in_turn
from mediation.moments import local_day
from mediation.secrecy.kinds import Role
from models.actor import Actor
from models.operations.accounts import EndAppointment, end_appointment
from models.operations.drafts import SaveDraft, save_draft, share_draft
from models.operations.queue import DrawTicket, call_next, draw_ticket, finish_ticket
from models.operations.staffing import StaffMember, staff
from models.passwords import Hashing
from models.queries.accounts import appointments_of

AWAY_SINCE, AWAY_FOR = timedelta(days=6), timedelta(days=21)
MOVED_AGO = timedelta(days=60)
MOVES_IN, SUCCESSOR = "密水街道", "谢知新"
WEEKS_OF_TURNS = 4
QUEUE_BEGAN, DRAFTED_AGO = timedelta(minutes=55), timedelta(minutes=12)
DRAFT_FORM = "visit"
"""The name of the desk's form."""
WAITING, SERVED = 6, 3
"""How many numbers were drawn at a centre today, and how many of them are done."""


@dataclass(slots=True)
class Life:
    """The county's own story; `now` is set before each step."""

    world: World
    hall: Hall
    cast: Cast
    password: str
    hashing: Hashing
    now: datetime

    def begin(self, timeline: Timeline, *, until: datetime) -> None:
        """Enter everything into the timeline at its time."""
        timeline.add(until - WEEKS_OF_TURNS * WEEK, self, self.turns())
        timeline.add(until - MOVED_AGO, self, self.clerk_moves())
        timeline.add(until - AWAY_SINCE, self, self.deputy())
        timeline.add(until - QUEUE_BEGAN, self, self.people_waiting())
        timeline.add(until - DRAFTED_AGO, self, self.unfinished_entries())

    def turns(self) -> Story:
        """Post those who take turns at the windows, a week ahead, every week."""
        while True:
            today = local_day(self.now)
            monday = today - timedelta(days=today.weekday())
            post_in_turn(self.world.session, self.hall, monday=monday, now=self.now)
            yield self.now + WEEK

    def deputy(self) -> Story:
        """Let the vice-head sign for the head of the natural resources bureau while he is away."""
        on = local_day(self.now)
        self._appoint(
            StaffMember(
                DEPUTY,
                DEPUTY_NAME,
                self.world.county.org("ZR"),
                Role.DEPARTMENT_HEAD,
                "局长",
                on,
                on + AWAY_FOR,
                acting_for=DEPUTY_OF,
            )
        )
        yield from ()

    def clerk_moves(self) -> Story:
        """Let one town clerk end and another begin on the same day: appointments are dated."""
        on, town = local_day(self.now), self.world.county.town(MOVES_IN)
        leaving = f"t{town.code[len(CODE) :]}-1"
        for held in appointments_of(self.world.session, self.hall.accounts[leaving]):
            command = EndAppointment(held.appointment_id, to_on=on)
            end_appointment(self.world.session, command, actor=self.hall.admin, now=self.now)
        self.cast.leave(leaving, on=on)
        for key, title in (("MTC", "综治中心干部"), ("ZF", "信访干部")):
            place = self.world.county.org(f"{town.code}-{key}")
            login = f"t{town.code[len(CODE) :]}-3"
            self._appoint(StaffMember(login, SUCCESSOR, place, Role.TOWNSHIP_STAFF, title, on))
        yield from ()

    def people_waiting(self) -> Story:
        """Let people draw numbers at the county's centre and at the home township's, and serve the first of them."""
        for number in range(WAITING):
            for desk in self._desks():
                matter = self.world.shelf.next("waiting", lambda matter: matter.source in ("claims", "disputes"))
                name = self.world.people.one().name if number % 3 else None
                command = DrawTicket(actor=desk, on=local_day(self.now), now=self.now, name=name, matter=matter.title)
                draw_ticket(self.world.session, command)
            if number >= WAITING - SERVED:
                self._serve_one()
            yield self.now + timedelta(minutes=7)
        for desk in self._desks():
            call_next(self.world.session, actor=desk, on=local_day(self.now), now=self.now, window_id=None)

    def unfinished_entries(self) -> Story:
        """Leave half a form at two desks; the township's is open to the colleagues."""
        on = local_day(self.now)
        for login in ("window", "town"):
            actor, key = self.cast.person(login, on=on), f"demo-draft-{login}"
            matter = self.world.shelf.next("drafts", lambda matter: matter.source == "claims")
            typed = {
                "draft_key": key,
                "channel": "visit",
                "visited_on": on.isoformat(),
                "persons": "1",
                "parties-0-side": "applicant",
                "parties-0-name": self.world.people.one().name,
                "title": matter.title,
                "facts": matter.claim,
            }
            content = {name: [value] for name, value in typed.items()}
            save_draft(self.world.session, SaveDraft(actor, key, DRAFT_FORM, content, base_version=0, now=self.now))
            if login == "town":
                share_draft(self.world.session, key=key, actor=actor)
        yield from ()

    def _serve_one(self) -> None:
        for desk in self._desks():
            ticket = call_next(self.world.session, actor=desk, on=local_day(self.now), now=self.now, window_id=None)
            if ticket is not None:
                finish_ticket(self.world.session, actor=desk, ticket_id=ticket, now=self.now)

    def _desks(self) -> list[Actor]:
        places = ("MTC", f"{self.world.county.town(HOME_TOWN).code}-MTC")
        return [self.cast.clerk(self.world.county.org(place), on=local_day(self.now)) for place in places]

    def _appoint(self, member: StaffMember) -> None:
        ids = staff(
            self.world.session,
            [member],
            password=self.password,
            actor=self.hall.admin,
            now=self.now,
            hashing=self.hashing,
        )
        accounts = {**self.hall.accounts, **ids}
        self.hall.accounts.update(ids)
        self.cast.join([member], accounts)
