"""Where a matter happens and who comes with it: a place drawn from the county, people drawn from nowhere."""

from collections.abc import Sequence
from random import Random

from demo.county import County, Town, Village
from demo.matters import Matter
from demo.names import People
from demo.tale import Scene


def set_scene(county: County, people: People, rng: Random, matter: Matter, *, town: Town | None = None) -> Scene:
    """Return a scene for a matter; the other side lives where the matter's `scope` says, a firm in the township."""
    town = town or rng.choice(county.towns)
    village = rng.choice(town.villages)
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
        return rng.choice([other for other in town.villages if other is not village])
    if scope == "crossing":
        return rng.choice(rng.choice([other for other in towns if other is not town]).villages)
    return village
