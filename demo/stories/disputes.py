"""Disputes of neighbours, families and firms: mediated where they belong, offered down, climbing on a ground."""

from collections.abc import Callable
from dataclasses import replace

from demo.acts import accept, conclude, contact, give_back, hand_down, hand_up, sign_for
from demo.desk import register
from demo.matters import Matter
from demo.stories.recipes import Recipe, of
from demo.tale import Tale
from demo.timeline import Story
from mediation.escalation.kinds import ClimbGround
from mediation.routing.kinds import Channel
from models.operations.accounts import EndAppointment, end_appointment
from models.operations.reception.commands import GateEntry
from models.queries.accounts import appointments_of


def at_home(tale: Tale) -> Story:
    """Two people of one village before its mediator: taken up, talked over, settled (小事不出村)."""
    register(tale, "village", channel=tale.rng.choice((Channel.VISIT, Channel.VISIT, Channel.OWN_INITIATIVE)))
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(2, 6))
    contact(tale, meeting=True)
    yield tale.after(days=tale.pick(2, 16))
    conclude(tale, resolved=True)


def in_the_township(tale: Tale) -> Story:
    """Two villages, one township: its centre mediates."""
    register(tale, "town")
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(4, 10))
    contact(tale, meeting=True)
    yield tale.after(days=tale.pick(4, 14))
    conclude(tale, resolved=tale.number % 4 != 0)


def in_the_county(tale: Tale) -> Story:
    """Two townships: the county's centre mediates."""
    register(tale, "county")
    yield tale.after(workdays=2)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(6, 20))
    conclude(tale, resolved=True)


def climbs(tale: Tale) -> Story:
    """Mediation failed in the village; handed up to the township on that ground, which takes it up (R-2.22)."""
    register(tale, "village")
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(5, 12))
    hand_up(tale, "town:MTC", ground=ClimbGround.MEDIATION_FAILED)
    yield tale.after(minutes=tale.pick(40, 150))
    sign_for(tale, at=tale.org("town:MTC"))
    yield tale.after(workdays=1)
    contact(tale)
    yield tale.after(days=tale.pick(6, 15))
    conclude(tale, resolved=True)


def climb_waits(tale: Tale) -> Story:
    """Risk of escalation stated with evidence; the township has not signed for it yet."""
    register(tale, "village")
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.before_end(workdays=1)
    hand_up(tale, "town:MTC", ground=ClimbGround.RISK, evidence="双方亲属昨晚发生推搡，派出所出警记录一份")


def offered_below(tale: Tale) -> Story:
    """Brought to the county's hall; offered mediation at home, and taken there the same day."""
    register(tale, "county", gate=GateEntry(declined_offer=False))
    yield tale.after(minutes=tale.pick(60, 180))
    sign_for(tale, at=tale.org("village:TJ"))
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(4, 18))
    conclude(tale, resolved=True)


def offer_unanswered(tale: Tale) -> Story:
    """Brought to the county's hall this morning; the village has the offer before it."""
    register(tale, "county")
    yield from ()


def offer_declined(tale: Tale) -> Story:
    """Does not want the village's mediator, who is the other side's cousin: the township mediates."""
    register(tale, "town", gate=GateEntry(declined_offer=True))
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(5, 14))
    contact(tale, meeting=True)


def grid_worker_reports(tale: Tale) -> Story:
    """Seen by a grid worker and reported to the township, which hands it down to the village."""
    register(tale, "town", channel=Channel.GRID_REPORT, gate=GateEntry(declined_offer=True))
    yield tale.after(minutes=90)
    hand_down(tale, "village:TJ")
    yield tale.after(minutes=120)
    if tale.number % 4 == 0:
        give_back(tale, at=tale.org("village:TJ"), reason="被申请人长期在外，村里联系不上，请镇里协助查找。")
    else:
        sign_for(tale, at=tale.org("village:TJ"))
    yield tale.after(workdays=1)
    contact(tale)
    accept(tale)
    yield tale.after(days=tale.pick(3, 12))
    conclude(tale, resolved=True)


def lies_in_the_village(tale: Tale) -> Story:
    """Taken down and never taken up: the first contact is long overdue."""
    register(tale, "village")
    yield from ()


def mediator_leaves(tale: Tale) -> Story:
    """Taken down by a mediator who then leaves without a successor: nobody is there to be reminded (7.2)."""
    village = tale.scene.town.villages[-1]
    tale.scene = replace(tale.scene, village=village, home=village)
    leaving = tale.clerk(tale.org("village:TJ"))
    register(tale, "village", by=leaving)
    yield tale.after(workdays=1)
    session = tale.world.session
    for held in appointments_of(session, leaving.account_id):
        command = EndAppointment(held.appointment_id, to_on=tale.today)
        end_appointment(session, command, actor=tale.person("admin"), now=tale.now)


def _scope(*scopes: str) -> Callable[[Matter], bool]:
    def fits(matter: Matter) -> bool:
        return of("disputes")(matter) and matter.scope in scopes

    return fits


VILLAGE, FIRM, TOWNSHIP, CROSSING = _scope("village"), _scope("firm"), _scope("township"), _scope("crossing")
RECIPES = (
    Recipe(at_home, VILLAGE, 20, (0, 140)),
    Recipe(in_the_township, TOWNSHIP, 10, (1, 140)),
    Recipe(in_the_county, CROSSING, 5, (2, 100)),
    Recipe(climbs, VILLAGE, 6, (4, 120)),
    Recipe(climb_waits, VILLAGE, 2, (6, 10)),
    Recipe(offered_below, FIRM, 4, (2, 80)),
    Recipe(offered_below, VILLAGE, 4, (2, 100)),
    Recipe(offer_unanswered, VILLAGE, 3, (0, 2)),
    Recipe(offer_declined, VILLAGE, 4, (6, 40)),
    Recipe(grid_worker_reports, VILLAGE, 6, (3, 100)),
    Recipe(lies_in_the_village, VILLAGE, 3, (12, 50)),
    Recipe(mediator_leaves, VILLAGE, 1, (9, 20)),
)
