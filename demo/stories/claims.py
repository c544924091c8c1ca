"""Claims of branch 6: contacted, noticed, accepted, handled, answered in time or late, or left lying."""

from demo.acts import (
    accept,
    conclude,
    contact,
    draft,
    extend,
    issue,
    notice,
    send,
    serve,
    sign_for,
    tell_extension,
)
from demo.desk import register, with_agent
from demo.stories.recipes import Recipe, of
from demo.tale import Tale
from demo.timeline import Story
from mediation.routing.kinds import Channel

ELSEWHERE = (
    ("county", Channel.VISIT),
    ("county", Channel.VISIT),
    ("county", Channel.WEB),
    ("county", Channel.WEB),
    ("county", Channel.HOTLINE),
    ("county", Channel.PHONE),
    ("letters", Channel.LETTER),
)
"""Where a claim is raised that does not come to the township's own desk."""


def arrives(tale: Tale) -> Story:
    """Come to a lawful desk and from there, where it must, to the competent organ, which signs for it."""
    if tale.scene.matter.competent == "town" and tale.rng.random() < 0.6:
        register(tale, "town", parties=with_agent(tale) if tale.number % 9 == 0 else None)
        return
    desk, channel = tale.rng.choice(ELSEWHERE)
    register(tale, desk, channel=channel)
    yield tale.after(workdays=tale.pick(1, 2))
    send(tale)
    if tale.rng.random() < 0.7:
        yield tale.after(workdays=1)
        sign_for(tale)
        contact(tale)


def taken_up(tale: Tale) -> Story:
    """Be contacted within two working days, one in eight later; be noticed in writing, be accepted."""
    yield tale.after(workdays=4 if tale.number % 8 == 0 else 1)
    contact(tale)
    yield tale.after(workdays=tale.pick(1, 4))
    notice(tale)
    yield tale.after(minutes=tale.pick(10, 60))
    accept(tale)
    yield tale.after(workdays=tale.pick(1, 4))
    contact(tale, meeting=True)


def opinion(tale: Tale, *, days: int) -> Story:
    """Get a written opinion some days on: drafted by the handler, signed by the head, served."""
    yield tale.after(days=days)
    draft(tale)
    yield tale.after(workdays=tale.pick(1, 2))
    issue(tale)
    yield tale.after(workdays=tale.pick(1, 3))
    serve(tale, refused=tale.number % 17 == 0)


def in_time(tale: Tale) -> Story:
    """An ordinary claim, answered within sixty days and concluded."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(12, 38))
    yield tale.after(workdays=tale.pick(3, 12))
    conclude(tale)


def answered_late(tale: Tale) -> Story:
    """The opinion comes after the sixtieth day: a breach that stays."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield from opinion(tale, days=tale.pick(62, 75))


def left_lying(tale: Tale) -> Story:
    """Accepted, seen once, and then nothing: the handling period runs out."""
    yield from arrives(tale)
    yield from taken_up(tale)


def never_told(tale: Tale) -> Story:
    """Transferred, and the receiver says nothing: neither an objection nor the notice of the fifteen days."""
    register(tale, "county")
    yield tale.after(workdays=tale.pick(1, 3))
    send(tale)


def only_registered(tale: Tale) -> Story:
    """Taken down today or yesterday; the first contact is owed."""
    register(tale, "town" if tale.scene.matter.competent == "town" else "county")
    yield from ()


def noticed_today(tale: Tale) -> Story:
    """Noticed in writing today; the acceptance is the next thing to do."""
    register(tale, "town" if tale.scene.matter.competent == "town" else "county")
    yield tale.after(workdays=1)
    contact(tale)
    if tale.scene.matter.competent != "town":
        send(tale)
    yield tale.before_end(workdays=1)
    notice(tale)


def waits_for_signature(tale: Tale) -> Story:
    """The draft lies before the head."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield tale.before_end(workdays=tale.pick(1, 2))
    draft(tale)


def waits_for_service(tale: Tale) -> Story:
    """The opinion is signed and not yet brought to the petitioner."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield tale.before_end(workdays=3)
    draft(tale)
    yield tale.before_end(workdays=1)
    issue(tale)


def extended(tale: Tale) -> Story:
    """A hard case: extended on the head's approval, the petitioner told why, answered in the new time."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield tale.after(days=48)
    extend(tale)
    yield tale.after(workdays=1)
    tell_extension(tale)
    yield from opinion(tale, days=20)


def extended_untold(tale: Tale) -> Story:
    """Extended, but the petitioner was never told why: the old day stands (T-16e)."""
    yield from arrives(tale)
    yield from taken_up(tale)
    yield tale.after(days=50)
    extend(tale)


ANY = of("claims")
RECIPES = (
    Recipe(in_time, ANY, 42, (1, 150)),
    Recipe(answered_late, ANY, 6, (92, 148)),
    Recipe(left_lying, ANY, 6, (80, 140)),
    Recipe(never_told, ANY, 6, (18, 70)),
    Recipe(only_registered, ANY, 5, (0, 1)),
    Recipe(noticed_today, ANY, 3, (9, 14)),
    Recipe(waits_for_signature, ANY, 4, (26, 50)),
    Recipe(waits_for_service, ANY, 4, (28, 55)),
    Recipe(extended, ANY, 6, (62, 120)),
    Recipe(extended_untold, ANY, 3, (64, 100)),
)
