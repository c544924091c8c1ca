"""A county with a ladder of offices, and as many clocks as a sweep shall meet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from mediation.casefile.kinds import Stage
from mediation.clocks.codes import EventKind, TermCode
from mediation.escalation.kinds import OrgKind
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import Role
from models.law import Law
from models.steps.clock_reading import alarm_at, read_events, start_facts
from models.steps.clocks import start_clock
from models.steps.holdings import hold_first
from models.tables.accounts import Account, Appointment, Post
from models.tables.cases import Case
from models.tables.clocks import Clock, ClockEvent, ClockState
from models.tables.organisations import Organisation
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.rows import put_account, put_division, put_organisation
from tests.worlds.linjiang import Linjiang

LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class World:
    """Ids of a small ladder: centre → town → county → prefecture; the bureau stands beside the town."""

    county_division: int
    account: int
    prefecture: int
    county: int
    town: int
    centre: int
    bureau: int


def put_world(work: Session) -> World:
    """Add the ladder with somebody in every office but the prefecture's."""
    division = put_division(work)
    inside = {"county_id": division.id}
    prefecture = put_organisation(work, "SZ", kind=OrgKind.GOVERNMENT, tier=3)
    county = put_organisation(work, "LJ", kind=OrgKind.GOVERNMENT, superior_id=prefecture.id, **inside)
    town = put_organisation(work, "LH", kind=OrgKind.GOVERNMENT, tier=1, superior_id=county.id, **inside)
    centre = put_organisation(work, "LHZX", kind=OrgKind.TOWNSHIP_CENTRE, tier=1, superior_id=town.id, **inside)
    bureau = put_organisation(work, "ZJ", superior_id=county.id, **inside)
    account = put_account(work, "li")
    for organisation in (county, town, centre, bureau):
        put_post(work, organisation, account)
    return World(division.id, account.id, prefecture.id, county.id, town.id, centre.id, bureau.id)


def put_post(work: Session, organisation: Organisation, account: Account, *, role: Role = Role.TOWNSHIP_STAFF) -> Post:
    """Add a post of an organisation with somebody in it."""
    post = Post(organisation_id=organisation.id, role=role, title="工作人员")
    work.add(post)
    work.flush()
    work.add(Appointment(account_id=account.id, post_id=post.id, from_on=LONG_AGO))
    work.flush()
    return post


def put_case_of(
    work: Session, world: World, *, number: str = "XF-1", holder_id: int | None = None, **facts: Any
) -> Case:
    """Add a case of the world's county, held by the town's centre unless said otherwise."""
    case = Case(
        **case_facts(
            number=number,
            county_id=world.county_division,
            holder_id=holder_id or world.centre,
            receiver_id=world.account,
            **facts,
        )
    )
    work.add(case)
    work.flush()
    hold_first(work, case, at=case.registered_at, basis="R-6.01")
    return case


def case_facts(*, number: str, county_id: int, holder_id: int, receiver_id: int, **facts: Any) -> dict[str, Any]:
    """Return what the row of a plain case needs."""
    return {
        "number": number,
        "query_code": "ABCDEFGHJK",
        "query_code_blind": number,
        "title": "路灯",
        "narrative": "路灯不亮",
        "request": "修好路灯",
        "kind": Kind.CLAIM,
        "branch": 6,
        "channel": Channel.VISIT,
        "stage": Stage.REGISTERED,
        "registered_at": moment("Mon 2026-03-02 09:00"),
        "received_on": date(2026, 3, 2),
        "county_id": county_id,
        "holder_id": holder_id,
        "first_receiver_id": receiver_id,
        "rule_version": "1",
        **facts,
    }


def begin_in_liuhe(
    work: Session,
    linjiang: Linjiang,
    term: str,
    at: str,
    *,
    number: str,
    holder: str = "lh_centre",
    case_id: int | None = None,
) -> int:
    """Start a clock of a case of 柳河镇, of a new one unless an id is given, and return the case's id."""
    bound, receiver = linjiang.org(holder), linjiang.account("lh_town")
    if case_id is None:
        facts = case_facts(number=number, county_id=linjiang.county, holder_id=bound, receiver_id=receiver)
        case = Case(**facts, town_id=linjiang.place("liuhe"))
        work.add(case)
        work.flush()
        hold_first(work, case, at=case.registered_at, basis="R-6.01")
        case_id = case.id
    on = day(at[:14])
    law = law_on(work, on, county_id=linjiang.county)
    start_clock(work, law, case_id=case_id, term=term, on=on, at=moment(at), organisation_id=bound)
    return case_id


def put_many_clocks(
    work: Session, law: Law, world: World, *, number: int, first_on: date, at: datetime, cases: int = 20
) -> None:
    """Add running notice clocks started on twenty days from `first_on`, spread over some cases, in bulk."""
    held = [put_case_of(work, world, number=f"XF-{index}").id for index in range(cases)]
    starts = [first_on + timedelta(days=index) for index in range(20)]
    rows = [_clock_row(law, world, case_id=held[i % cases], on=starts[i % 20], at=at) for i in range(number)]
    ids = work.scalars(insert(Clock).returning(Clock.id, sort_by_parameter_order=True), rows).all()
    term = law.term(TermCode.NOTICE_15, on=first_on)
    facts = start_facts(term, policy=law.policy, set_on=None)
    events = [
        {"clock_id": i, "position": 1, "kind": EventKind.START, "on_date": row["started_on"], "at": at, "facts": facts}
        for i, row in zip(ids, rows, strict=True)
    ]
    work.execute(insert(ClockEvent), events)


def _clock_row(law: Law, world: World, *, case_id: int, on: date, at: datetime) -> dict[str, Any]:
    term = law.term(TermCode.NOTICE_15, on=on)
    facts = start_facts(term, policy=law.policy, set_on=None)
    start = ClockEvent(position=1, kind=EventKind.START, on_date=on, at=at, facts=facts)
    reading = read_events(law, code=term.code, version=term.version, events=[start], now=at)
    return {
        "case_id": case_id,
        "term": term.code.value,
        "term_version": term.version,
        "organisation_id": world.centre,
        "state": ClockState.RUNNING,
        "started_on": on,
        "due_on": reading.due_on,
        "alarm_on": reading.alarm_on,
        "due_at": reading.dates.ends_at,
        "alarm_at": alarm_at(reading),
        "provisional": reading.is_provisional,
        "calendar_version": reading.calendar_version,
        "hops": 0,
    }
