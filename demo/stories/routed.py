"""Claims that the law gives a procedure of their own, and what belongs to the courts (R-1.54, section 1.4)."""

from demo.acts import answer, conclude, contact, lead_out, notice, send, sign_for
from demo.desk import register
from demo.matters import Matter
from demo.stories.recipes import Recipe, named
from demo.tale import Tale
from demo.timeline import Story
from mediation.reception.gate.facts import JudicialState
from mediation.routing.kinds import Branch, Channel
from models.operations.reception.commands import GateEntry

DESKS = (
    ("county", Channel.VISIT),
    ("county", Channel.VISIT),
    ("county", Channel.WEB),
    ("county", Channel.HOTLINE),
    ("letters", Channel.LETTER),
)


def led_out(tale: Tale) -> Story:
    """Told on paper which procedure it is, which organ, in what time, and what to bring; later concluded."""
    desk, channel = tale.rng.choice(DESKS)
    register(tale, desk, channel=channel)
    yield tale.after(workdays=1)
    contact(tale)
    yield tale.after(workdays=tale.pick(1, 6))
    lead_out(tale)
    if tale.number % 3:
        yield tale.after(days=tale.pick(20, 45))
        conclude(tale, resolved=False)


def performed(tale: Tale) -> Story:
    """A call to perform a duty (branch 5): sent to the bureau, noticed, performed and answered."""
    desk, channel = tale.rng.choice(DESKS)
    register(tale, desk, channel=channel)
    yield tale.after(workdays=1)
    send(tale)
    yield tale.after(workdays=1)
    sign_for(tale)
    contact(tale)
    yield tale.after(workdays=tale.pick(1, 5))
    notice(tale)
    yield tale.after(days=tale.pick(6, 25))
    answer(tale)
    yield tale.after(workdays=tale.pick(2, 8))
    conclude(tale, resolved=True)


def against_a_judgment(tale: Tale) -> Story:
    """A visitor attacks a judgment: not accepted, told the law, guided, registered all the same (T-35)."""
    register(tale, "county")
    if tale.number % 2:
        yield tale.after(workdays=2)
        notice(tale)
        yield tale.after(workdays=5)
        conclude(tale, resolved=False)


def against_a_judgment_by_letter(tale: Tale) -> Story:
    """The same by letter: transferred to the political and legal organs within fifteen days (R-1.21)."""
    register(tale, "letters", channel=Channel.LETTER)
    yield tale.after(workdays=tale.pick(2, 8))
    send(tale, tale.org("ZFW"))


def terminated(tale: Tale) -> Story:
    """Lawfully terminated by the courts: no longer accepted, said in writing, help goes on (E2)."""
    register(tale, "county", gate=GateEntry(judicial=JudicialState.TERMINATED))
    yield tale.after(workdays=2)
    contact(tale)
    notice(tale)
    yield tale.after(workdays=4)
    if tale.number % 2:
        conclude(tale, resolved=False)


def _leads_out(matter: Matter) -> bool:
    return matter.source == "routed" and matter.branch not in (Branch.LITIGATION, Branch.ENFORCEMENT)


RECIPES = (
    Recipe(led_out, _leads_out, 20, (1, 145)),
    Recipe(led_out, _leads_out, 2, (11, 16)),
    Recipe(performed, lambda matter: matter.branch is Branch.ENFORCEMENT, 14, (1, 140)),
    Recipe(led_out, named("fight"), 2, (20, 90)),
    Recipe(against_a_judgment, named("judgment", "execution"), 4, (8, 120)),
    Recipe(against_a_judgment, named("judgment", "execution"), 2, (0, 3)),
    Recipe(against_a_judgment_by_letter, named("judgment", "execution"), 3, (2, 90)),
    Recipe(terminated, named("judgment"), 2, (1, 6)),
)
