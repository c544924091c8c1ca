"""临江县 in the middle of June 2026: one case for every kind of paper and one for every state an act waits for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from mediation.casefile.kinds import HandOverKind, OpinionOutcome
from mediation.reception.parties import Side
from mediation.routing.kinds import Branch, Channel, Kind
from models.operations.cases import (
    AcceptCase,
    AcknowledgeUrgent,
    ChooseSimplified,
    DraftOpinion,
    ExtendHandling,
    GiveNotice,
    IssueOpinion,
    MergeCase,
    RaiseUrgent,
    accept_case,
    acknowledge_urgent,
    choose_simplified,
    draft_opinion,
    extend_handling,
    give_notice,
    issue_opinion,
    merge_case,
    raise_urgent,
)
from models.operations.drafts import SaveDraft, save_draft
from models.operations.handovers import OfferCase, offer_case
from models.operations.queue import DrawTicket, draw_ticket
from models.operations.sweep import sweep_due
from models.operations.unit_of_work import unit_of_work
from models.steps.exceptions import ExceptionKind, raise_exception
from models.tables.clocks import ExceptionItem
from models.tables.documents import Document
from tests.dates import day, moment
from tests.factories.desk import Desk
from tests.factories.papers import MAKERS, SERVED, TOLD
from tests.factories.visits import person
from tests.pages.desk import road

NOW = "Wed 2026-06-17 10:00"
MORNING = "Mon 2026-06-15 09:00"
NEXT = "Tue 2026-06-16 09:00"
DRAFT, OWN_DRAFT = "d" * 24, "e" * 24
"""Keys of two states of one draft at the county's window."""
OPINION = {
    "outcome": OpinionOutcome.SUPPORTED,
    "claim": "尽快修好村东道路",
    "findings": "经现场核实，路面破损属实。",
    "decision": "列入年度养护计划，于7月底前修复。",
    "law_cited": "《公路法》第八条",
    "remedy": "向临江县人民政府申请复查",
}


@dataclass(frozen=True, slots=True)
class AtWork:
    """The county with what its pages are about."""

    desk: Desk
    cases: Mapping[str, int]
    """State (a kind of paper, or what stands in STATES) → case id."""
    papers: Mapping[str, tuple[int, int]]
    """Kind of paper → ids of its case and of the paper."""
    exception_item: int

    def case(self, state: str) -> int:
        """Return the case in a state."""
        return self.cases[state]


def county_at_work(desk: Desk) -> AtWork:
    """Let the county work until the morning of NOW, its sweep included."""
    cases = {name: make(desk) for name, make in STATES.items()}
    papers = {}
    for kind, make in MAKERS.items():
        cases[kind.value] = make(desk)
        newest = select(func.max(Document.id)).where(Document.case_id == cases[kind.value], Document.kind == kind)
        papers[kind.value] = (cases[kind.value], desk.session.scalars(newest).one())
    _busy_window(desk)
    sweep_due(desk.session, desk.setting.rulebook, now=moment(NOW))
    item = _item_for_a_person(desk, cases["registered"])
    desk.session.rollback()
    return AtWork(desk=desk, cases=cases, papers=papers, exception_item=item)


def _item_for_a_person(desk: Desk, case_id: int) -> int:
    """Raise what the sweep raises when nobody holds a post at the bound organisation; return the item's id."""
    with unit_of_work(desk.session) as work:
        facts = {"organisation": desk.world.org("lh_centre")}
        raise_exception(
            work,
            key="journey",
            kind=ExceptionKind.NO_POST,
            county_id=desk.world.county,
            case_id=case_id,
            at=moment(NOW),
            basis="R-1.41",
            facts=facts,
        )
        return work.scalars(select(ExceptionItem.id).where(ExceptionItem.key == "journey")).one()


def _busy_window(desk: Desk) -> None:
    """Let people wait at the county's window and two states of a draft lie there."""
    clerk, now = desk.world.actor(desk.session, "mtc_window"), moment(NOW)
    for name in ("王建国", None):
        draw_ticket(desk.session, DrawTicket(actor=clerk, on=day("Wed 2026-06-17"), now=now, name=name))
    for key, facts in ((DRAFT, "写到一半。"), (OWN_DRAFT, "另一人写的。")):
        typed = {name: [text] for name, text in road(desk.world, facts=facts, draft_key=key).items()}
        save_draft(desk.session, SaveDraft(clerk, key, "visit", typed, 0, now))


def _registered(desk: Desk, **changes: Any) -> int:
    return desk.register("lh_town", MORNING, **changes).case_id


def _notified(desk: Desk) -> int:
    case_id = _registered(desk)
    desk.act(give_notice, GiveNotice, "lh_town", MORNING, case_id, **TOLD, service=SERVED)
    return case_id


def _accepted(desk: Desk) -> int:
    case_id = _notified(desk)
    desk.act(accept_case, AcceptCase, "lh_town", MORNING, case_id)
    return case_id


def _drafted(desk: Desk) -> int:
    case_id = _accepted(desk)
    desk.act(draft_opinion, DraftOpinion, "lh_town", NEXT, case_id, **OPINION)
    return case_id


def _issued(desk: Desk) -> int:
    case_id = _drafted(desk)
    desk.act(issue_opinion, IssueOpinion, "lh_head", NEXT, case_id)
    return case_id


def _extended(desk: Desk) -> int:
    case_id = _accepted(desk)
    desk.act(extend_handling, ExtendHandling, "lh_head", NEXT, case_id, days=20, reason="等待道路检测结论")
    return case_id


def _simplified(desk: Desk) -> int:
    about = {"title": "路灯不亮", "facts": "村口路灯坏了半个月", "claim": "修好路灯"}
    case_id = _registered(desk, about=about, parties=(person("宋小满", phone="13900000021"),))
    desk.act(choose_simplified, ChooseSimplified, "lh_town", MORNING, case_id)
    return case_id


def _labour(desk: Desk) -> int:
    about = {
        "title": "拖欠工资",
        "branch": Branch.ARBITRATION,
        "route": "labour_arbitration",
        "competent_id": desk.world.org("labour_arbitration"),
    }
    return desk.register("mtc_window", MORNING, about=about, parties=(person("钱多", phone="13900000022"),)).case_id


def _alarmed(desk: Desk) -> int:
    case_id = _registered(desk)
    desk.act(raise_urgent, RaiseUrgent, "lh_town", NEXT, case_id, words=("跳楼",), police_called=True)
    return case_id


def _heard(desk: Desk) -> int:
    case_id = _alarmed(desk)
    desk.act(acknowledge_urgent, AcknowledgeUrgent, "lh_head", NEXT, case_id)
    return case_id


def _merged(desk: Desk) -> int:
    case_id, into_id = _registered(desk), _registered(desk)
    desk.act(merge_case, MergeCase, "lh_town", NEXT, case_id, into_id=into_id, reason="同一人同一事实")
    return case_id


def _dispute(desk: Desk, login: str = "lh_mediator") -> int:
    about = {
        "title": "院墙边界纠纷",
        "facts": "两家为院墙边界争执。",
        "kind": Kind.DISPUTE,
        "branch": None,
        "route": None,
        "competent_id": None,
    }
    sides = (
        person("马有才", phone="13900000023"),
        person("牛得草", phone="13900000024", side=Side.RESPONDENT),
    )
    return desk.register(login, MORNING, about=about, parties=sides, channel=Channel.VISIT).case_id


def _offered_below(desk: Desk) -> int:
    return _dispute(desk, "mtc_window")


def _offered(desk: Desk) -> int:
    case_id = _registered(desk, about={"title": "跨村引水"})
    to_id = desk.world.org("mtc")
    facts = {"to_id": to_id, "reason": "涉及两个乡镇", "kind": HandOverKind.HAND_UP}
    desk.act(offer_case, OfferCase, "lh_town", NEXT, case_id, **facts)
    return case_id


STATES: Mapping[str, Callable[[Desk], int]] = {
    "registered": _registered,
    "notified": _notified,
    "accepted": _accepted,
    "drafted": _drafted,
    "issued": _issued,
    "extension_unheard": _extended,
    "simplified": _simplified,
    "labour": _labour,
    "alarmed": _alarmed,
    "alarm_heard": _heard,
    "merged": _merged,
    "dispute": _dispute,
    "offered_below": _offered_below,
    "offered": _offered,
}
"""State → how a case comes into it."""
