"""Moving as the stories tell it: sent, signed for, objected to, handed up and down, agreed to after guidance."""

from datetime import timedelta

from demo.desk import competent_id
from demo.tale import Tale
from mediation.casefile.kinds import HandOverKind
from mediation.casefile.offer import Task
from mediation.escalation.kinds import ClimbGround
from models.actor import Actor
from models.operations.cases import ConsentAfterGuidance, consent_after_guidance
from models.operations.handovers import (
    AcceptHandOver,
    DecideObjection,
    ObjectToHandOver,
    OfferCase,
    ReturnHandOver,
    SendCase,
    accept_hand_over,
    decide_objection,
    object_to_hand_over,
    offer_case,
    return_hand_over,
    send_case,
)


def send(tale: Tale, to_id: int | None = None, *, by: Actor | None = None, report_in_days: int | None = None) -> None:
    """Transfer the case to its competent organ, or assign it with a day for the report."""
    due = None if report_in_days is None else tale.today + timedelta(days=report_in_days)
    tale.do(
        send_case,
        SendCase,
        by=by or tale.clerk(),
        to_id=to_id or competent_id(tale) or 0,
        reason="属你单位职责范围，请依法按程序办理并告知信访人。",
        kind=HandOverKind.TRANSFER if due is None else HandOverKind.ASSIGNMENT,
        report_due_on=due,
    )


def sign_for(tale: Tale, *, at: int | None = None) -> None:
    """Accept what was sent or offered; `at` is the receiving organisation of an offer."""
    tale.do(accept_hand_over, AcceptHandOver, by=tale.clerk(at))


def give_back(tale: Tale, *, at: int, reason: str) -> None:
    """Return an offer with a reason."""
    tale.do(return_hand_over, ReturnHandOver, by=tale.clerk(at), reason=reason)


def object_to(tale: Tale) -> None:
    """Say with reasons that the transfer went to the wrong organ."""
    reasons = "经核对职责清单，该事项的审批和监管职责不在我单位，有关台账由其他部门建立，附职责依据两页。"
    tale.do(object_to_hand_over, ObjectToHandOver, by=tale.clerk(), reasons=reasons)


def decide(tale: Tale, *, by: Actor, granted: bool) -> None:
    """Consent to an objection or refuse it."""
    reason = "职责依据成立，同意退回另行转送。" if granted else "三定方案已明确由你单位负责，请继续办理。"
    tale.do(decide_objection, DecideObjection, by=by, is_granted=granted, reason=reason)


def hand_up(tale: Tale, to: str, *, ground: ClimbGround | None = None, evidence: str = "") -> None:
    """Offer the case one rung up, a dispute on its ground."""
    reason = "本级调解未能达成一致，双方同意由上一级继续调解。" if ground else "本级无权处理，请上一级接收。"
    tale.do(offer_case, OfferCase, by=tale.clerk(), to_id=tale.org(to), reason=reason, ground=ground, evidence=evidence)


def hand_down(tale: Tale, to: str) -> None:
    """Offer a dispute to the place where it belongs."""
    tale.do(
        offer_case,
        OfferCase,
        by=tale.clerk(),
        to_id=tale.org(to),
        reason="双方均为本村村民，就近调解更为合适，当事人同意。",
        kind=HandOverKind.HAND_DOWN,
        task=Task.MEDIATION,
    )


def consent(tale: Tale, *, by: Actor) -> None:
    """Let the petitioner agree, after guidance, that the competent centre takes the matter up."""
    tale.do(consent_after_guidance, ConsentAfterGuidance, by=by)
