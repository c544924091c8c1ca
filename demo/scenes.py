"""Where a matter happens and who comes with it: a place drawn from the county, people drawn from nowhere."""

from collections.abc import Sequence
from random import Random

from demo.county import County, Town, Village
from demo.matters import Matter
from demo.names import People
from demo.personas import HOME_TOWN
from demo.tale import Scene

AT_HOME, IN_THE_HOME_VILLAGE = 0.3, 0.4
"""How much happens where the first mediator and the first town clerk work, so that they have something to do."""


def set_scene(county: County, people: People, rng: Random, matter: Matter) -> Scene:
    """Return a scene for a matter; the other side lives where the matter's `scope` says.

    The last village of every township is left to the story in which its mediator leaves.
    """
    town = county.town(HOME_TOWN) if rng.random() < AT_HOME else rng.choice(county.towns)
    at_home = town.name == HOME_TOWN and rng.random() < IN_THE_HOME_VILLAGE
    village = town.villages[0] if at_home else rng.choice(town.villages[:-1])
    return Scene(
        matter=matter,
        town=town,
        village=village,
        petitioners=tuple(people.several(matter.persons)),
        other=people.one(),
        home=_home(county.towns, town, village, scope=matter.scope, rng=rng),
    )


def _home(towns: Sequence[Town], town: Town, village: Village, *, scope: str | None, rng: Random) -> Village:
    if scope == "township":
        return rng.choice([other for other in town.villages[:-1] if other is not village])
    if scope == "crossing":
        return rng.choice(rng.choice([other for other in towns if other is not town]).villages)
    return village
