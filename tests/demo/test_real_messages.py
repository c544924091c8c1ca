"""Real messages to leaders go through registration at the demo county's window; none of their words stays here."""

import csv
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine

from app import read_setting
from demo.cast import Cast
from demo.county import County, open_gaomi
from demo.staff import staff_list
from mediation.folding import fold
from mediation.reception.fields import TITLE_MAX
from mediation.reception.gate.reasons import GateReason
from mediation.reception.parties import PartyRole, Side
from mediation.reception.party_checks import PartyFacts
from mediation.routing.kinds import Channel, Kind
from mediation.routing.routes import RouteTable
from mediation.routing.suggest import suggest
from models.operations.reception.commands import MatterEntry, PartyEntry, RegisterVisit
from models.operations.reception.register import register_visit
from models.operations.staffing import staff
from tests.demo.conftest import CHEAP, NOW
from tests.engines.schema import close_sessions, lay_schema, open_sessions

MESSAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages" / "replies_dev.csv"
SEED = 20261121


def _matter(row: dict[str, str], county: County, routes: RouteTable, rng: Random) -> MatterEntry:
    """Return a message as the window takes it down: classified as suggested, at the county or a township by lot."""
    found = suggest(title=row["title"], facts=row["body"], table=routes)
    town = rng.choice((None, *county.towns))
    competent = county.org(f"{town.code}-ZF" if town else "ZF") if rng.random() < 0.8 else None
    return MatterEntry(
        title=fold(row["title"])[:TITLE_MAX],
        facts=row["body"],
        claim="",
        county_id=county.id,
        town_id=town.id if town else None,
        village_id=None,
        place_detail="",
        kind=found.kind,
        branch=found.branch,
        route=found.route.value if found.route else None,
        competent_id=None if found.kind in (Kind.ACCUSATION, Kind.DISPUTE) else competent,
    )


@pytest.mark.skipif(not MESSAGES.exists(), reason="the real messages are not on this machine (../shared/data/messages)")
def test_1390_real_messages_go_through_registration(tmp_path: Path) -> None:
    sessions, setting, rng = open_sessions(f"sqlite:///{tmp_path / 'messages.sqlite3'}"), read_setting(), Random(SEED)
    engine = sessions.get_bind()
    assert isinstance(engine, Engine)
    lay_schema(engine)
    county = open_gaomi(sessions, now=NOW)
    members = [member for member in staff_list(county, rng=rng) if member.organisation_id == county.org("MTC")]
    accounts = staff(sessions, members, password=None, actor=None, now=county.opened_at, hashing=CHEAP)
    window = Cast(county, members, accounts).clerk(county.org("MTC"), on=county.opened_on)
    rows = list(csv.DictReader(MESSAGES.read_text(encoding="utf-8").splitlines()))
    told: Counter[str] = Counter()
    for number, row in enumerate(rows):
        now = NOW - timedelta(minutes=7 * (len(rows) - number))
        sender = PartyFacts(side=Side.APPLICANT, role=PartyRole.SELF, name=f"网友{row['user'][:8]}")
        done = register_visit(
            sessions,
            setting,
            RegisterVisit(
                actor=window,
                now=now,
                submission_key=row["msg_id"],
                channel=Channel.WEB,
                visited_on=now.date(),
                persons=1,
                parties=(PartyEntry(sender),),
                matter=_matter(row, county, setting.routes, rng),
                draw=rng.randrange,
            ),
        )
        told[done.code] += 1
    close_sessions(sessions)
    assert sum(told.values()) == len(rows) == 1390
    # What is written is never a skip (0.3 #4).
    assert not told.keys() & {GateReason.LEVEL_SKIPPED.value, GateReason.WRONG_PLACE.value}
