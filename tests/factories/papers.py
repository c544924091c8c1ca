"""One case of 临江县 for every kind of paper, made by the acts that make it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from mediation.casefile.kinds import DocumentKind as D
from mediation.casefile.kinds import HandOverKind, OpinionOutcome
from mediation.moments import local_day
from mediation.routing.kinds import Branch, Kind
from models.law import law_of
from models.operations.cases import (
    AcceptCase,
    AnswerCase,
    DraftOpinion,
    ExtendHandling,
    GiveNotice,
    IssueOpinion,
    NotifyExtension,
    Reclassify,
    RouteOut,
    ServeOpinion,
    ServiceEntry,
    accept_case,
    answer_case,
    draft_opinion,
    extend_handling,
    give_notice,
    issue_opinion,
    notify_extension,
    reclassify,
    route_out,
    serve_opinion,
)
from models.operations.handovers import (
    DecideObjection,
    ObjectToHandOver,
    SendCase,
    decide_objection,
    object_to_hand_over,
    send_case,
)
from models.operations.unit_of_work import unit_of_work
from models.steps.orders import issue_order
from models.steps.record import append_entry
from models.tables.cases import Case
from models.tables.documents import Document
from tests.dates import day, moment
from tests.factories.desk import Desk

SERVED = ServiceEntry(proof="当面签收，回证第18号")
TOLD = {"route": "信访程序", "procedure": "60日内出具处理意见书", "contact": "柳河镇 0536-5550102"}


def case_with(desk: Desk, kind: D) -> tuple[int, int]:
    """Return the ids of a case and of its newest paper of a kind."""
    case_id = MAKERS[kind](desk)
    query = select(Document.id).where(Document.case_id == case_id, Document.kind == kind).order_by(Document.id.desc())
    return case_id, desk.session.scalars(query.limit(1)).one()


def _received(desk: Desk) -> int:
    return desk.register("mtc_window", "Mon 2026-04-13 09:00").case_id


def _guided(desk: Desk) -> int:
    return desk.register("city_window", "Mon 2026-04-13 09:00").case_id


def _sent(desk: Desk, **changes: Any) -> int:
    case_id, to_id = _received(desk), desk.world.org("lh_gov")
    facts = {"to_id": to_id, "reason": "村内道路由镇政府管护", "copy_to": (desk.world.org("jt"),)}
    desk.act(send_case, SendCase, "mtc_window", "Tue 2026-04-14 09:00", case_id, **(facts | changes))
    return case_id


def _assigned(desk: Desk) -> int:
    return _sent(desk, kind=HandOverKind.ASSIGNMENT, report_due_on=day("Fri 2026-05-29"))


def _objected(desk: Desk) -> int:
    case_id, reasons = _sent(desk), "该路由县交通部门管护。"
    desk.act(object_to_hand_over, ObjectToHandOver, "lh_town", "Wed 2026-04-15 09:00", case_id, reasons=reasons)
    return case_id


def _decided(desk: Desk) -> int:
    case_id, facts = _objected(desk), {"is_granted": False, "reason": "村道由乡镇管护。"}
    desk.act(decide_objection, DecideObjection, "mtc_window", "Thu 2026-04-16 09:00", case_id, **facts)
    return case_id


def _told(desk: Desk) -> int:
    case_id = _sent(desk)
    desk.act(give_notice, GiveNotice, "lh_town", "Wed 2026-04-15 09:00", case_id, service=SERVED, **TOLD)
    return case_id


def _accepted(desk: Desk) -> int:
    case_id = _told(desk)
    desk.act(accept_case, AcceptCase, "lh_town", "Wed 2026-04-15 09:30", case_id)
    return case_id


def _refused(desk: Desk) -> int:
    # He goes to the superior of the organ that is handling his case (N3).
    case_id = _accepted(desk)
    desk.register("mtc_window", "Mon 2026-05-11 09:00", repeat_of=case_id)
    return case_id


def _extended(desk: Desk) -> int:
    case_id, reason = _accepted(desk), "等待道路检测结论"
    desk.act(extend_handling, ExtendHandling, "lh_head", "Mon 2026-06-01 09:00", case_id, days=20, reason=reason)
    at = "Tue 2026-06-02 09:00"
    desk.act(notify_extension, NotifyExtension, "lh_town", at, case_id, reason=reason, service=SERVED)
    return case_id


def _opined(desk: Desk) -> int:
    case_id = _accepted(desk)
    texts = {
        "outcome": OpinionOutcome.SUPPORTED,
        "claim": "尽快修好村东道路",
        "findings": "经现场核实，路面破损属实。\n积水影响出行。",
        "decision": "列入年度养护计划，于7月底前修复。",
        "law_cited": "《公路法》第八条\n《农村公路养护管理办法》第五条",
        "remedy": "向临江县人民政府申请复查",
    }
    desk.act(draft_opinion, DraftOpinion, "lh_town", "Mon 2026-05-11 09:00", case_id, **texts)
    desk.act(issue_opinion, IssueOpinion, "lh_head", "Tue 2026-05-12 09:00", case_id)
    desk.act(serve_opinion, ServeOpinion, "lh_town", "Wed 2026-05-13 09:00", case_id, service=SERVED)
    return case_id


def _routed(desk: Desk) -> int:
    about = {
        "branch": Branch.ARBITRATION,
        "route": "labour_arbitration",
        "competent_id": desk.world.org("labour_arbitration"),
    }
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00", about=about).case_id
    facts = {"route": "labour_arbitration", "receiver_id": desk.world.org("labour_arbitration"), "note": "请尽快申请。"}
    desk.act(route_out, RouteOut, "mtc_window", "Tue 2026-04-14 09:00", case_id, service=SERVED, **facts)
    return case_id


def _answered(desk: Desk) -> int:
    about = {"kind": Kind.INQUIRY, "branch": None, "route": None, "competent_id": desk.world.org("mtc")}
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00", about=about).case_id
    facts = {"text": "低保申请向户籍所在地的镇政府提出。", "service": SERVED}
    desk.act(answer_case, AnswerCase, "mtc_window", "Tue 2026-04-14 09:00", case_id, **facts)
    return case_id


def _corrected(desk: Desk) -> int:
    case_id = _received(desk)
    facts = {"kind": Kind.SUGGESTION, "branch": None, "route": None, "reason": "当事人只提建议"}
    desk.act(reclassify, Reclassify, "mtc_window", "Tue 2026-04-14 09:00", case_id, **facts)
    return case_id


def _ordered(desk: Desk) -> int:
    case_id, at = _told(desk), moment("Mon 2026-05-11 09:00")
    failing = {"failing_organ": desk.world.org("lh_gov"), "failing": "overdue", "failing_since": "2026-05-08"}
    with unit_of_work(desk.session) as work:
        case = work.get_one(Case, case_id)
        law = law_of(work, desk.setting.rulebook, case.county_id, local_day(at))
        actor = desk.world.actor(work, "mtc_window")
        issue_order(work, law, case=case, visit_id=1, actor=actor, at=at, failing=failing)
        facts = {"visit": 1, "channel": "visit", "decision": "guided"}
        about = {"case_id": case.id, "chain": case.county_id}
        append_entry(work, tag="visit.registered", at=at, basis="R-1.100", facts=facts, **about)
    return case_id


MAKERS: Mapping[D, Callable[[Desk], int]] = {
    D.RECEIPT: _received,
    D.GUIDE_SLIP: _guided,
    D.NOT_ACCEPTED_NOTICE: _refused,
    D.TRANSFER_LETTER: _sent,
    D.ASSIGNMENT_LETTER: _assigned,
    D.OBJECTION: _objected,
    D.OBJECTION_DECISION: _decided,
    D.NOTICE: _told,
    D.EXTENSION_NOTICE: _extended,
    D.OPINION: _opined,
    D.ROUTE_NOTICE: _routed,
    D.ANSWER: _answered,
    D.CORRECTION_NOTICE: _corrected,
    D.SUPERVISION_ORDER: _ordered,
}
"""Kind of paper -> how a case comes to have one; a proof of service is the back of every other."""
