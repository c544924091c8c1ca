"""A county with as many cases as a large one has after years, written in bulk: only the plans of reads need it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from mediation.casefile.kinds import HandOverKind, HandOverState, Stage
from mediation.clocks.codes import EventKind, TermCode
from mediation.routing.kinds import Channel, Kind
from mediation.secrecy.kinds import SecrecyClass
from models.law import Law
from models.operations.unit_of_work import unit_of_work
from models.steps.clock_reading import alarm_at, read_events, start_facts
from models.tables.cases import Case, Holding
from models.tables.clocks import Clock, ClockEvent, ClockState
from models.tables.handovers import HandOver
from models.tables.reception import Visit
from tests.dates import day, moment
from tests.worlds.linjiang import Linjiang

FIRST_AT = moment("Mon 2025-01-06 09:00")
STARTED_ON = day("Mon 2026-02-16")
STAGES = (Stage.REGISTERED, Stage.ACCEPTED, Stage.HANDLING, Stage.CONCLUDED)


def fill(session: Any, world: Linjiang, law: Law, *, cases: int) -> None:
    """Write that many cases, spread over two townships, with holdings, visits, some hand-overs and running clocks."""
    rows = [_case(world, number) for number in range(1, cases + 1)]
    with unit_of_work(session) as work:
        for start in range(0, cases, 1000):
            part = rows[start : start + 1000]
            work.execute(insert(Case), part)
            work.execute(insert(Holding), [_holding(row) for row in part])
            work.execute(insert(Visit), [_visit(row) for row in part])
            moved = [_hand_over(row, world) for row in part if row["id"] % 10 == 0]
            if moved:
                work.execute(insert(HandOver), moved)
            _put_clocks(work, law, [row for row in part if row["id"] % 3 == 0])
    # Without statistics a planner guesses; a database in use has them.
    connection = session.connection()
    connection.exec_driver_sql("ANALYZE")
    session.commit()


def _case(world: Linjiang, number: int) -> dict[str, Any]:
    town, village, centre = (
        ("liuhe", "liuhe_village", "lh_centre") if number % 5 else ("chengguan", "nanguan", "cg_centre")
    )
    if number % 250 == 0:
        centre = "zr"
    if number % 100 == 0:
        centre = "lh_mediation"
    return {
        "id": number,
        "number": f"XF-379901-20250106-F{number:05d}",
        "query_code": "ACDEFGHJKMNP",
        "query_code_blind": f"{number:032d}",
        "title": f"村路破损第{number}处",
        "narrative": "路面破损，下雨积水。",
        "request": "修路",
        "kind": Kind.CLAIM,
        "branch": 6,
        "channel": Channel.VISIT,
        "secrecy": SecrecyClass.B,
        "stage": STAGES[number % len(STAGES)],
        "registered_at": FIRST_AT + timedelta(minutes=number),
        "received_on": (FIRST_AT + timedelta(minutes=number)).date(),
        "county_id": world.place("county"),
        "town_id": world.place(town),
        "village_id": world.place(village) if number % 50 == 0 else None,
        "holder_id": world.org(centre),
        "first_receiver_id": world.account("lh_town"),
        "rule_version": "1",
    }


def _holding(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "case_id": row["id"],
        "organisation_id": row["holder_id"],
        "from_at": row["registered_at"],
        "basis": "R-6.01",
    }


def _visit(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "case_id": row["id"],
        "organisation_id": row["holder_id"],
        "channel": Channel.VISIT,
        "visited_on": row["received_on"],
        "registered_at": row["registered_at"],
        "registered_by_id": row["first_receiver_id"],
        "submission_key": f"full-{row['id']}",
    }


def _hand_over(row: dict[str, Any], world: Linjiang) -> dict[str, Any]:
    return {
        "case_id": row["id"],
        "kind": HandOverKind.TRANSFER,
        "state": HandOverState.ACCEPTED,
        "from_id": world.org("mtc"),
        "to_id": row["holder_id"],
        "direction": "down",
        "ground": "R-1.20",
        "reason": "转送",
        "offered_at": row["registered_at"],
        "offered_by_id": row["first_receiver_id"],
    }


def _put_clocks(work: Any, law: Law, rows: list[dict[str, Any]]) -> None:
    term = law.term(TermCode.DIRECT_NOTICE_15, on=STARTED_ON)
    facts = start_facts(term, policy=law.policy, set_on=None)
    start = ClockEvent(position=1, kind=EventKind.START, on_date=STARTED_ON, at=FIRST_AT, facts=facts)
    reading = read_events(law, code=term.code, version=term.version, events=[start], now=FIRST_AT)
    clock = {
        "term": term.code.value,
        "term_version": term.version,
        "state": ClockState.RUNNING,
        "started_on": STARTED_ON,
        "due_on": reading.due_on,
        "alarm_on": reading.alarm_on,
        "due_at": reading.dates.ends_at,
        "alarm_at": alarm_at(reading),
        "calendar_version": reading.calendar_version,
        "hops": 0,
    }
    ids = work.scalars(
        insert(Clock).returning(Clock.id, sort_by_parameter_order=True),
        [{**clock, "case_id": row["id"], "organisation_id": row["holder_id"]} for row in rows],
    ).all()
    event = {"position": 1, "kind": EventKind.START, "on_date": STARTED_ON, "at": FIRST_AT, "facts": facts}
    work.execute(insert(ClockEvent), [{**event, "clock_id": id_} for id_ in ids])
