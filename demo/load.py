"""Load the demo county up to a moment: open it, staff it, and tell five months of its cases in the order of time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute

from demo.cast import Cast
from demo.county import open_gaomi
from demo.life import Life
from demo.matters import Shelf, read_matters
from demo.merging import merge_tourism
from demo.names import People
from demo.personas import PERSONAS
from demo.staff import staff_list
from demo.stories import begin_stories
from demo.tale import World
from demo.timeline import Timeline
from demo.windows import Hall, staff_windows
from mediation.casefile.kinds import Stage
from mediation.reception.numbers import spaced
from mediation.secrecy.kinds import SecrecyClass
from models.operations.handovers import let_time_pass
from models.operations.staffing import staff
from models.operations.sweep import sweep_due
from models.passwords import Hashing
from models.queries.accounts import find_person_by_login
from models.session import AnySession
from models.setting import Setting
from models.tables.accounts import Account
from models.tables.cases import Case

SEED = 370785
MONTHS = timedelta(days=152)
Progress = Callable[[int, int], None]
"""Hears the days told so far and the days in all."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was made."""

    organisations: int
    accounts: int
    cases: int


def load_demo(
    session: AnySession,
    setting: Setting,
    *,
    now: datetime,
    password: str,
    hashing: Hashing,
    scale: float = 1.0,
    seed: int = SEED,
    progress: Progress = lambda done, total: None,
) -> Loaded:
    """Fill an empty database with the demo county as it stands at `now`; `scale` tells fewer or more of each story.

    The same seed and moment give the same county, but for the salts and nonces of its secrets.
    """
    rng = Random(seed)
    county = open_gaomi(session, now=now)
    members = staff_list(county, rng=rng)
    accounts = staff(session, members, password=password, actor=None, now=county.opened_at, hashing=hashing)
    cast = Cast(county, members, accounts)
    hall = Hall(county, cast.person("admin", on=county.opened_on), accounts)
    staff_windows(session, hall)
    merge_tourism(session, hall)
    world = World(session, setting, county, cast, People(rng), Shelf(read_matters(), rng), until=now)
    life = Life(world, hall, cast, password, hashing, now)
    _tell(world, life, now=now, scale=scale, seed=seed, progress=progress)
    return Loaded(len(county.organisations), _count(session, Account.id), _count(session, Case.id))


def _tell(world: World, life: Life, *, now: datetime, scale: float, seed: int, progress: Progress) -> None:
    """Tell the county's life and its cases side by side, with the round of every morning, and a last one at the end."""

    def round_at(moment: datetime) -> None:
        let_time_pass(world.session, world.setting, now=moment)
        sweep_due(world.session, world.setting.rulebook, now=moment)

    timeline = Timeline(until=now, morning=round_at)
    life.begin(timeline, until=now)
    begin_stories(timeline, world, scale=scale, seed=seed)
    timeline.run(since=now - MONTHS, progress=progress)
    round_at(now)


def is_demo(session: AnySession) -> bool:
    """Tell whether the database holds the demo county: everybody of its cast is there."""
    return all(find_person_by_login(session, persona.login) is not None for persona in PERSONAS)


def look_up_to_try(session: AnySession) -> tuple[str, str] | None:
    """Return number and query code of a case that a citizen could look up: one that is being handled."""
    query = select(Case.number, Case.query_code).where(Case.stage == Stage.HANDLING, Case.secrecy != SecrecyClass.D)
    found = session.execute(query.order_by(Case.id.desc()).limit(1)).one_or_none()
    return (found.number, spaced(found.query_code)) if found else None


def _count(session: AnySession, column: InstrumentedAttribute[int]) -> int:
    found = session.scalar(select(func.count(column))) or 0
    session.rollback()
    return found
