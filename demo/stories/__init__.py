"""All stories of the demo county, entered into a timeline."""

from collections import Counter
from datetime import datetime, time, timedelta
from itertools import count
from random import Random

from demo.scenes import set_scene
from demo.stories import claims, disputes, gatherings, journeys, others, routed, twice
from demo.stories.recipes import Recipe
from demo.tale import Tale, World
from demo.timeline import Timeline
from mediation.moments import JURISDICTION_ZONE, local_day

RECIPES: tuple[Recipe, ...] = (
    *claims.RECIPES,
    *journeys.RECIPES,
    *twice.RECIPES,
    *gatherings.RECIPES,
    *routed.RECIPES,
    *others.RECIPES,
    *disputes.RECIPES,
)
DAY_BEGINS = time(8, 40)
MINUTES_OPEN = 500


def begin_stories(timeline: Timeline, world: World, *, scale: float, seed: int) -> None:
    """Enter every story into the timeline, each with a chance of its own: changing one leaves the others be."""
    numbers, told = count(1), Counter[str]()
    for recipe in RECIPES:
        told[recipe.name] += 1
        deck = f"{recipe.name} {told[recipe.name]}"
        rng = Random(f"{seed}:{deck}")
        for days in recipe.begins(scale=scale, rng=rng):
            number = next(numbers)
            begin = _begin(world, days, rng=rng)
            matter = world.shelf.next(deck, recipe.fits)
            scene = set_scene(world.county, world.people, rng, matter)
            tale = Tale(world, scene, number=number, rng=Random(rng.random()), now=begin)
            timeline.add(begin, tale, recipe.story(tale))


def _begin(world: World, days: int, *, rng: Random) -> datetime:
    on = world.workdays.last_workday_on_or_before(local_day(world.until) - timedelta(days=days)).on
    begin = datetime.combine(on, DAY_BEGINS, tzinfo=JURISDICTION_ZONE) + timedelta(minutes=rng.randrange(MINUTES_OPEN))
    return min(begin, world.until - timedelta(minutes=2))
