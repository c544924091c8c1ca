"""Handling as the stories tell it: contact, notice, opinion, answer, conclusion, in the words a clerk would write."""

from typing import Any

from demo.tale import Tale
from mediation.casefile.kinds import Adoption, ContactMethod, Disposition, OpinionOutcome, ServiceMethod
from mediation.routing.kinds import Kind
from models.actor import Actor
from models.operations.cases import (
    AcceptCase,
    AnswerCase,
    ConcludeCase,
    DispositionEntry,
    DraftOpinion,
    ExtendHandling,
    GiveNotice,
    IssueOpinion,
    LogContact,
    NotifyExtension,
    RouteOut,
    ServeOpinion,
    ServiceEntry,
    accept_case,
    answer_case,
    conclude_case,
    draft_opinion,
    extend_handling,
    give_notice,
    issue_opinion,
    log_contact,
    notify_extension,
    route_out,
    serve_opinion,
)

CALLS = (
    "电话联系信访人，核实了基本情况和诉求，约定见面时间。",
    "已与信访人通话，告知承办人姓名和电话，信访人表示愿意配合。",
    "电话回访，信访人补充了两张照片和一份收据。",
)
MEETINGS = (
    "与信访人见面，逐项核对事实，信访人在谈话记录上签字确认。",
    "到现场与信访人一起查看，拍照留存，信访人对情况无异议。",
    "在接待室面谈四十分钟，信访人情绪平稳，提出了希望解决的时间。",
)
REMEDY = "如不服本处理意见，可自收到本意见书之日起三十日内向{above}申请复查。"
WAYS = (ServiceMethod.IN_PERSON, ServiceMethod.IN_PERSON, ServiceMethod.POST)


def service(tale: Tale, *, refused: bool = False, electronic: bool = False) -> ServiceEntry:
    """Return how a paper was served: mostly by hand, sometimes by post, by message when the petitioner asked for it."""
    if refused:
        return ServiceEntry(
            proof="拒签见证", method=ServiceMethod.LEFT_WITH_WITNESS, refused=True, witness="村委会干部二人"
        )
    if electronic:
        return ServiceEntry(proof="短信回执", method=ServiceMethod.ELECTRONIC, petitioner_asked=True)
    method = tale.rng.choice(WAYS)
    proof = f"回执 {tale.number:04d}" if method is ServiceMethod.IN_PERSON else f"挂号信存根 {tale.number:06d}"
    return ServiceEntry(proof=proof, method=method)


def contact(tale: Tale, *, by: Actor | None = None, meeting: bool = False) -> None:
    """Speak with the petitioner and log it."""
    method = tale.rng.choice((ContactMethod.MEETING, ContactMethod.HOME)) if meeting else ContactMethod.PHONE
    result = tale.rng.choice(MEETINGS if meeting else CALLS)
    tale.do(log_contact, LogContact, by=by or tale.clerk(), method=method, result=result)


def notice(tale: Tale, **facts: Any) -> None:
    """Tell the petitioner in writing where his matter is, by which procedure it goes, and whom to ask."""
    petition = tale.scene.matter.kind is Kind.CLAIM
    told = {
        "route": "您反映的事项已由本单位接收办理。",
        "procedure": "按信访程序调查处理，自受理之日起六十日内办结。" if petition else "按有关规定办理。",
        "contact": f"承办窗口电话 0536-000{tale.number % 10000:04d}",
        "service": service(tale),
    }
    tale.do(give_notice, GiveNotice, by=tale.clerk(), **{**told, **facts})


def accept(tale: Tale) -> None:
    """Take the case for handling, or a dispute for mediation."""
    tale.do(accept_case, AcceptCase, by=tale.clerk())


def draft(tale: Tale) -> None:
    """Write the opinion that the competent organ will give."""
    scene, matter = tale.scene, tale.scene.matter
    tale.do(
        draft_opinion,
        DraftOpinion,
        by=tale.clerk(),
        outcome=matter.outcome or OpinionOutcome.EXPLAINED,
        claim=scene.words(matter.claim),
        findings=matter.finding,
        decision=matter.decision,
        law_cited="\n".join(matter.laws),
        remedy=REMEDY.format(above="上一级机关"),
    )


def issue(tale: Tale) -> None:
    """Let the head of the organ sign."""
    tale.do(issue_opinion, IssueOpinion, by=tale.head())


def serve(tale: Tale, *, refused: bool = False) -> None:
    """Bring the opinion to the petitioner."""
    tale.do(serve_opinion, ServeOpinion, by=tale.clerk(), service=service(tale, refused=refused))


def conclude(tale: Tale, *, resolved: bool | None = None) -> None:
    """Close the case with the four answers of its closing form."""
    supported = tale.scene.matter.outcome is OpinionOutcome.SUPPORTED
    done = supported if resolved is None else resolved
    dispositions = {
        Disposition.RESOLVED: DispositionEntry(done, "按处理意见逐项落实", "现场照片、签收单") if done else _none(),
        Disposition.EXPLAINED: _none() if done else DispositionEntry(True, "当面解释政策依据和救济途径", "谈话记录"),
        Disposition.ASSISTED: _none(),
        Disposition.BY_LAW: _none(),
    }
    plan = "由承办单位按期完成，村委会协助验收，一个月内回访。" if supported else ""
    tale.do(conclude_case, ConcludeCase, by=tale.clerk(), dispositions=dispositions, resolved=done, plan=plan)


def _none() -> DispositionEntry:
    return DispositionEntry(applies=False)


def extend(tale: Tale, *, days: int = 30) -> None:
    """Let the head approve more time for a complicated case."""
    reason = "涉及单位较多，部分原始材料需到外地调取，六十日内难以查清。"
    tale.do(extend_handling, ExtendHandling, by=tale.head(), days=days, reason=reason)


def tell_extension(tale: Tale) -> None:
    """Tell the petitioner why it takes longer."""
    reason = "因需到外地调取原始材料，经负责人批准延长办理期限三十日。"
    tale.do(notify_extension, NotifyExtension, by=tale.clerk(), reason=reason, service=service(tale))


def answer(tale: Tale, *, text: str = "", adoption: Adoption | None = None, electronic: bool = False) -> None:
    """Give the answer to a suggestion, an inquiry, thanks, or a claim to perform a duty."""
    tale.do(
        answer_case,
        AnswerCase,
        by=tale.clerk(),
        text=text or tale.scene.matter.answer,
        service=service(tale, electronic=electronic),
        adoption=adoption,
    )


def lead_out(tale: Tale) -> None:
    """Hand out the notice of the procedure that the law has for the claim."""
    matter = tale.scene.matter
    receiver = (
        None if matter.receiver is None else tale.org("town:ZF" if matter.receiver == "town" else matter.receiver)
    )
    tale.do(
        route_out,
        RouteOut,
        by=tale.clerk(),
        route=matter.route or "",
        service=service(tale),
        receiver_id=receiver,
        note="请带齐所列材料；如有困难可到综合受理窗口协助准备。",
    )
