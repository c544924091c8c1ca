"""Lay a repeat to its main case, and undo it with everything going back (8.3)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation.casefile.kinds import Act, LinkKind
from mediation.casefile.merging import MergeFacts, check_merge
from models.operations.on_case import CaseCommand
from models.operations.unit_of_work import once_more, unit_of_work
from models.queries.reach import reach, viewer_for
from models.session import AnySession
from models.setting import Setting
from models.steps.acts import CaseInHand, allowed, carry_out, require, take_case
from models.steps.clocks import reopen_clock, running_clocks
from models.steps.record import append_entry
from models.steps.skips import count_skip_once
from models.tables.cases import Case, CaseLink
from models.tables.clocks import Clock, ClockState
from models.tables.reception import Visit
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCase(CaseCommand):
    """The case that goes into another one, with the reason."""

    into_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoMerge(CaseCommand):
    """The case that stands by itself again."""


def merge_case(session: AnySession, setting: Setting, command: MergeCase) -> int:
    """Lay a case to another one and return the link's id: its visits count there, its clocks end, nothing is lost.

    Raise OutOfReach when either is not this person's, UnableToAct when they may not be merged.
    """
    return once_more(lambda: _merge(session, setting, command))


def undo_merge(session: AnySession, setting: Setting, command: UndoMerge) -> int:
    """Take a merge back and return the main case's id: visits go back, clocks run on as if they had never stopped."""
    return once_more(lambda: _undo(session, setting, command))


def _merge(session: AnySession, setting: Setting, command: MergeCase) -> int:
    with unit_of_work(session) as work:
        # Both in one order, so that two merges crossing each other wait instead of blocking each other.
        list(
            work.scalars(
                select(Case).where(Case.id.in_((command.case_id, command.into_id))).order_by(Case.id).with_for_update()
            )
        )
        hand = _take(work, setting, command)
        require(hand, Act.MERGE)
        main = _main_case(hand, command.into_id)
        allowed(check_merge(_facts(hand, main, command)))
        link = CaseLink(
            case_id=hand.case.id,
            other_id=main.id,
            kind=LinkKind.MERGED_INTO,
            reason=command.reason.strip(),
            moved=_move(hand, main),
            linked_at=hand.now,
            linked_by_id=hand.actor.account_id,
        )
        work.add(link)
        work.flush()
        carry_out(hand, Act.MERGE, facts={"into": main.id, "link": link.id})
        _enter(hand, main, tag="case.merged_here", link_id=link.id)
        return link.id


def _undo(session: AnySession, setting: Setting, command: UndoMerge) -> int:
    with unit_of_work(session) as work:
        hand = _take(work, setting, command)
        require(hand, Act.UNDO_MERGE)
        query = select(CaseLink).where(
            CaseLink.case_id == hand.case.id, CaseLink.kind == LinkKind.MERGED_INTO, CaseLink.undone_at.is_(None)
        )
        link = work.scalars(query).one()
        main = work.scalars(select(Case).where(Case.id == link.other_id).with_for_update()).one()
        carry_out(hand, Act.UNDO_MERGE, facts={"from": main.id, "link": link.id})
        _move_back(hand, main, link.moved)
        link.undone_at = hand.now
        _enter(hand, main, tag="case.merge_undone", link_id=link.id)
        return main.id


def _take(work: Any, setting: Setting, command: CaseCommand) -> CaseInHand:
    return take_case(
        work, setting, actor=command.actor, case_id=command.case_id, now=command.now, version=command.version
    )


def _main_case(hand: CaseInHand, case_id: int) -> Case:
    viewer = viewer_for(hand.work, hand.actor, on=hand.today)
    found = hand.work.scalars(select(Case).where(Case.id == case_id, reach(viewer))).one_or_none()
    if found is None:
        raise OutOfReach
    return found


def _facts(hand: CaseInHand, main: Case, command: MergeCase) -> MergeFacts:
    return MergeFacts(
        case_id=hand.case.id,
        into_id=main.id,
        into_stage=main.stage,
        secrecy=hand.case.secrecy,
        into_secrecy=main.secrecy,
        same_county=hand.case.county_id == main.county_id,
        reason=command.reason,
    )


def _move(hand: CaseInHand, main: Case) -> dict[str, Any]:
    """Move the visits and return what it takes to undo it: the stage, the visits as they were, the clocks that ran."""
    visits = hand.work.scalars(select(Visit).where(Visit.case_id == hand.case.id).order_by(Visit.id)).all()
    moved = [{"id": visit.id, "was_repeat": visit.is_repeat} for visit in visits]
    for visit in visits:
        visit.case_id, visit.is_repeat = main.id, True
    _count_skips(hand, main)
    clocks = [clock.id for clock in running_clocks(hand.work, case_id=hand.case.id)]
    return {"stage": hand.case.stage.value, "visits": moved, "clocks": clocks}


def _move_back(hand: CaseInHand, main: Case, moved: Any) -> None:
    for entry in moved["visits"]:
        visit = hand.work.get_one(Visit, entry["id"])
        if visit.case_id == main.id:
            visit.case_id, visit.is_repeat = hand.case.id, entry["was_repeat"]
    _count_skips(hand, main)
    for clock_id in moved["clocks"]:
        clock = hand.work.get_one(Clock, clock_id)
        if clock.state is ClockState.CANCELLED:
            reopen_clock(hand.work, hand.law, clock, on=hand.today, at=hand.now)
    hand.work.flush()


def _count_skips(hand: CaseInHand, main: Case) -> None:
    hand.work.flush()
    for case in (hand.case, main):
        count_skip_once(hand.work, case)


def _enter(hand: CaseInHand, main: Case, *, tag: str, link_id: int) -> None:
    main.version += 1
    hand.work.flush()
    append_entry(
        hand.work,
        tag=tag,
        at=hand.now,
        basis="8.3",
        actor=hand.actor,
        case_id=main.id,
        chain=main.county_id,
        facts={"case": hand.case.id, "link": link_id},
    )
