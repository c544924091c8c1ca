"""Many people with one matter, and what cannot wait: the alarm comes before everything else (R-1.12, R-1.80)."""

from demo.acts import acknowledge, conclude, report, send, sign_for
from demo.desk import register
from demo.matters import Matter
from demo.stories.claims import opinion, taken_up
from demo.stories.recipes import Recipe, of
from demo.tale import Tale
from demo.timeline import Story


def together(tale: Tale) -> Story:
    """A group comes with its representatives; leaders are told, the matter goes to the competent organ."""
    register(tale, "town" if tale.scene.matter.competent == "town" else "county")
    if tale.scene.matter.competent != "town":
        yield tale.after(minutes=tale.pick(60, 150))
        send(tale)
        yield tale.after(workdays=1)
        sign_for(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(14, 34))
    yield tale.after(workdays=5)
    conclude(tale)


def cannot_wait(tale: Tale) -> Story:
    """An alarm: acknowledged within half an hour, reported within two, then handled like any other matter."""
    register(tale, "county")
    yield tale.after(minutes=tale.pick(6, 22))
    acknowledge(tale)
    yield tale.after(minutes=tale.pick(25, 70))
    report(tale)
    yield tale.after(minutes=40)
    send(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(5, 15))


def alarm_unanswered(tale: Tale) -> Story:
    """Nobody acknowledged the alarm in time: the worst breach there is."""
    register(tale, "county")
    yield tale.after(minutes=tale.pick(125, 150))
    acknowledge(tale)
    report(tale)
    yield tale.after(workdays=1)
    send(tale)
    yield from taken_up(tale)


def _group(matter: Matter) -> bool:
    return of("gatherings")(matter) and matter.persons > 1


def _alarm(matter: Matter) -> bool:
    return bool(matter.urgent)


RECIPES = (
    Recipe(together, _group, 9, (1, 130)),
    Recipe(cannot_wait, _alarm, 4, (2, 110)),
    Recipe(alarm_unanswered, _alarm, 1, (20, 40)),
)
