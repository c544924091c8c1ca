"""Suggestions, inquiries and thanks, answered; accusations, sent to discipline by name and seen by nobody else."""

from demo.acts import answer, conclude, contact, notice, send
from demo.desk import register, register_nameless
from demo.matters import Matter
from demo.stories.recipes import Recipe, Told
from demo.tale import Tale
from demo.timeline import Story
from mediation.casefile.kinds import Adoption
from mediation.routing.kinds import Channel, Kind

DESKS = (("county", Channel.WEB), ("county", Channel.WEB), ("county", Channel.HOTLINE), ("letters", Channel.LETTER))


def suggested(tale: Tale) -> Story:
    """A suggestion, sent to whoever can do it, studied and answered: adopted, in part, or not (R-1.52)."""
    desk, channel = tale.rng.choice(DESKS)
    register(tale, desk, channel=channel)
    yield tale.after(workdays=tale.pick(1, 3))
    send(tale)
    yield tale.after(workdays=tale.pick(1, 5))
    notice(tale)
    yield tale.after(days=tale.pick(7, 30))
    partly = tale.scene.matter.answer.startswith("部分")
    answer(tale, adoption=Adoption.PARTLY if partly else Adoption.ADOPTED)
    if tale.number % 2:
        yield tale.after(workdays=4)
        conclude(tale, resolved=True)


def asked(tale: Tale) -> Story:
    """A question, answered at the counter or, asked in writing, by message within days."""
    if tale.rng.random() < 0.5:
        register(tale, "county", channel=Channel.VISIT)
        yield tale.after(minutes=tale.pick(10, 25))
        answer(tale)
    else:
        register(tale, "county", channel=tale.rng.choice((Channel.WEB, Channel.HOTLINE, Channel.PHONE)))
        yield tale.after(workdays=tale.pick(1, 4))
        answer(tale, electronic=True)
    yield tale.after(workdays=2)
    conclude(tale, resolved=True)


def thanked(tale: Tale) -> Story:
    """A letter of thanks, answered."""
    register(tale, "letters", channel=Channel.LETTER)
    yield tale.after(workdays=tale.pick(2, 6))
    answer(tale)
    yield tale.after(workdays=1)
    conclude(tale, resolved=True)


def accused(tale: Tale) -> Story:
    """An accusation by a person who gives his name: sent to discipline, who speaks with him."""
    register(tale, "letters", channel=tale.rng.choice((Channel.LETTER, Channel.VISIT)))
    yield tale.after(workdays=tale.pick(1, 3))
    send(tale, tale.org("JW"))
    yield tale.after(workdays=tale.pick(1, 2))
    contact(tale)
    if tale.number % 5:
        yield tale.after(workdays=tale.pick(2, 6))
        notice(tale)


def accused_nameless(tale: Tale) -> Story:
    """An accusation without a name, waiting to be sent on."""
    register_nameless(tale, "letters")
    if tale.number % 2:
        yield tale.after(workdays=2)
        send(tale, tale.org("JW"))
        yield tale.after(workdays=3)
        notice(tale, claims_exemption=True)


def _recipe(story: Told, kind: Kind, number: int, ago: tuple[int, int]) -> Recipe:
    def fits(matter: Matter) -> bool:
        return matter.kind is kind

    return Recipe(story, fits, number, ago)


RECIPES = (
    _recipe(suggested, Kind.SUGGESTION, 11, (1, 140)),
    _recipe(asked, Kind.INQUIRY, 14, (0, 140)),
    _recipe(thanked, Kind.THANKS, 5, (2, 120)),
    _recipe(accused, Kind.ACCUSATION, 5, (2, 110)),
    _recipe(accused_nameless, Kind.ACCUSATION, 3, (4, 100)),
)
