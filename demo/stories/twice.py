"""Who comes again, what belongs together or apart: repeats, merges and their undoing, mixed matters (8.3)."""

from dataclasses import replace

from demo.acts import contact, lead_out, merge, send, split, undo
from demo.desk import register
from demo.matters import Matter
from demo.stories.claims import arrives, opinion, taken_up
from demo.stories.recipes import Recipe, named
from demo.tale import Tale
from demo.timeline import Story
from mediation.routing.kinds import Channel

NEIGHBOURS_FROM = 5000
"""Above every number that a story of its own has."""


def comes_again(tale: Tale) -> Story:
    """Comes back to the same desk with the same facts: linked, counted, no new clock (T-12)."""
    register(tale, "town")
    yield from taken_up(tale)
    yield tale.after(days=tale.pick(8, 16))
    register(tale, "town", repeat_of=tale.case_id)
    if tale.number % 2:
        yield tale.after(days=tale.pick(6, 10))
        register(tale, "county", channel=Channel.PHONE, repeat_of=tale.case_id)
    yield from opinion(tale, days=tale.pick(8, 15))


def goes_to_the_county(tale: Tale) -> Story:
    """Goes to the county while the township is at it: told in writing who has it and until when (N3, T-13)."""
    register(tale, "town")
    yield from taken_up(tale)
    yield tale.after(days=tale.pick(10, 18))
    register(tale, "county", repeat_of=tale.case_id)
    yield from opinion(tale, days=tale.pick(8, 18))


def laid_together(tale: Tale) -> Story:
    """Two villagers with one matter; the second case goes into the first, which goes on."""
    first = _neighbour(tale)
    yield from _until_laid_together(tale, first)
    yield from _meanwhile(tale, first, taken_up(first))


def laid_together_wrongly(tale: Tale) -> Story:
    """The same, but on a second look they were two matters: the merge is taken back, the clocks run on."""
    yield from _until_laid_together(tale, _neighbour(tale))
    yield tale.after(workdays=2)
    undo(tale)
    yield from taken_up(tale)


def _until_laid_together(tale: Tale, first: Tale) -> Story:
    register(first, "town")
    yield tale.after(workdays=1)
    first.now = tale.now
    contact(first)
    register(tale, "town")
    yield tale.after(minutes=tale.pick(20, 90))
    contact(tale)
    merge(tale, into=first)


def three_in_one(tale: Tale) -> Story:
    """One letter with unpaid wages, a beating and an accusation: three cases, one of them unseen (T-49)."""
    register(tale, "county", channel=Channel.LETTER)
    yield tale.after(workdays=1)
    contact(tale)
    wages, beating, accusation = (tale.world.shelf.named(key) for key in ("wage_site", "fight", "accuse_relief"))
    ids = split(tale, [wages, beating, accusation])
    for child, matter in zip(ids[1:], (beating, accusation), strict=True):
        part = _part(tale, child, matter)
        if matter is accusation:
            send(part, tale.org("JW"))
        else:
            lead_out(part)
    yield tale.after(workdays=tale.pick(2, 5))
    lead_out(tale)


def two_in_one(tale: Tale) -> Story:
    """Two matters in one breath: two cases of the same petitioner, each on its way."""
    yield from arrives(tale)
    yield tale.after(workdays=2)
    contact(tale)
    food = tale.world.shelf.named("expired_food")
    _, child = split(tale, [tale.scene.matter, food])
    lead_out(_part(tale, child, food))
    yield from taken_up(tale)


def related(tale: Tale) -> Story:
    """A neighbour brings something that belongs to it: a case of its own, linked to the first."""
    first = _neighbour(tale)
    register(first, "town")
    yield from _meanwhile(tale, first, taken_up(first))
    register(tale, "town", related_to=first.case_id)
    yield from taken_up(tale)


def _neighbour(tale: Tale) -> Tale:
    """Return the tale of a neighbour who brings the same matter now."""
    scene = replace(tale.scene, petitioners=(tale.world.people.one(),))
    return Tale(tale.world, scene, number=tale.number + NEIGHBOURS_FROM, rng=tale.rng, now=tale.now)


def _part(tale: Tale, case_id: int, matter: Matter) -> Tale:
    """Return the tale of a case that was split off."""
    part = Tale(tale.world, replace(tale.scene, matter=matter), number=tale.number, rng=tale.rng, now=tale.now)
    part.case_id = case_id
    return part


def _meanwhile(tale: Tale, other: Tale, story: Story) -> Story:
    """Tell another case's story at this one's time."""
    other.now = tale.now
    for moment in story:
        yield moment
        other.now = tale.now


def _township(matter: Matter) -> bool:
    return matter.source == "claims" and matter.competent == "town"


RECIPES = (
    Recipe(comes_again, _township, 6, (4, 110)),
    Recipe(goes_to_the_county, _township, 4, (20, 100)),
    Recipe(laid_together, _township, 3, (3, 80)),
    Recipe(laid_together_wrongly, _township, 2, (8, 60)),
    Recipe(three_in_one, named("wage_site"), 2, (4, 60)),
    Recipe(two_in_one, _township, 2, (10, 70)),
    Recipe(related, _township, 3, (5, 70)),
)
