"""Papers between organs: transfer and assignment letters, objections and their decisions, supervision orders."""

from collections.abc import Iterable

from flask_babel import gettext as _

from blueprints.documents.sheet import Body, Part, on_paper, organ, text
from blueprints.words.casefile import TASKS
from blueprints.words.gate import FAILINGS
from blueprints.words.routes import item_words
from mediation.casefile.moving import OBJECTION_REFUSED
from mediation.casefile.offer import Task
from mediation.clocks.codes import TermCode
from mediation.reception.gate.x1 import Failing
from models.queries.cases.paper import PrintedPaper


def transfer_letter(paper: PrintedPaper) -> Body:
    """Say what is passed on to whom, why, and what the receiver owes from its receipt (R-1.20, R-1.25)."""
    return _letter(paper, _("现将下列信访事项转送你单位，请依法办理："), feedback=False)


def assignment_letter(paper: PrintedPaper) -> Body:
    """Say what is assigned to whom, and on which day the result is to be reported (R-1.20, R-1.59)."""
    return _letter(paper, _("现将下列信访事项交办你单位，请依法办理，并按期反馈办理结果："), feedback=True)


def _letter(paper: PrintedPaper, opening: str, *, feedback: bool) -> Body:
    duties = [
        _("自收到之日起 15 日内书面告知信访人接收情况以及处理途径和程序。"),
        _(
            "认为不属于本单位职权的，自收到之日起 5 个工作日内提出异议并详细说明理由，"
            "经我单位核实同意后退回；期间仍由你单位负责。"
        ),
    ]
    if feedback:
        due = on_paper(paper.content.get("report_due_on"))
        duties.append(_("请于 %(on)s 前提交办结报告。", on=due))
    terms = (TermCode.NOTICE_15, TermCode.OBJECTION_5WD, TermCode.ASSIGNMENT_FEEDBACK)
    return Body(
        to=organ(paper, "to"),
        parts=(
            Part(paragraphs=(opening,), table=tuple(_matter(paper))),
            Part(heading=_("办理要求"), paragraphs=tuple(duties)),
        ),
        terms=terms if feedback else terms[:2],
        law=_("《信访工作条例》第22条、第23条"),
        copies=_("、").join(paper.names.full(one) for one in paper.content.get("copy_to") or ()) or None,
        receipt=False,
    )


def _matter(paper: PrintedPaper) -> Iterable[tuple[str, str]]:
    yield _("事项编号"), paper.case_number
    yield _("事项"), paper.title
    yield _("信访人"), paper.petitioner or _("未留名")
    yield _("收到日期"), on_paper(paper.received_on.isoformat())
    if text(paper, "task"):
        yield _("请办理"), str(TASKS[Task(text(paper, "task"))])
    yield _("理由"), text(paper, "reason")


def objection(paper: PrintedPaper) -> Body:
    """Say why the receiver is not competent (R-1.26)."""
    return Body(
        to=organ(paper, "to"),
        parts=(
            Part(
                paragraphs=(
                    _(
                        "你单位转送（交办）我单位的“%(title)s”事项（编号 %(number)s），我单位认为不属于本单位职权范围，"
                        "现提出异议，理由如下：",
                        title=paper.title,
                        number=paper.case_number,
                    ),
                    text(paper, "reasons"),
                    _("请予核实。核实同意之前，我单位继续负责办理和告知。"),
                )
            ),
        ),
        terms=(TermCode.OBJECTION_5WD, TermCode.NOTICE_15),
        law=_("《信访工作条例》第23条第3款"),
        receipt=False,
    )


def objection_decision(paper: PrintedPaper) -> Body:
    """Say whether the sender consents, why, and who goes on (R-1.26)."""
    refused = text(paper, "outcome") == OBJECTION_REFUSED
    verdict = (
        _("经核实，不同意退回，请你单位继续依法办理；书面告知的期限不变。")
        if refused
        else _("经核实，同意退回，由我单位继续负责；书面告知的期限不变。")
    )
    return Body(
        to=organ(paper, "to"),
        parts=(
            Part(
                paragraphs=(
                    _(
                        "你单位对“%(title)s”事项（编号 %(number)s）提出的异议收悉。",
                        title=paper.title,
                        number=paper.case_number,
                    ),
                    verdict,
                    _("理由：%(text)s", text=text(paper, "reason")),
                )
            ),
        ),
        terms=(TermCode.NOTICE_15,),
        law=_("《信访工作条例》第23条第3款"),
        receipt=False,
    )


def supervision_order(paper: PrintedPaper) -> Body:
    """Say what was not done, since when, and until when a reply is owed (7.1)."""
    failing = str(FAILINGS[Failing(text(paper, "failing"))])
    since = on_paper(paper.content.get("since"))
    lines = (
        (_("事项编号"), paper.case_number),
        (_("事项"), paper.title),
        (_("督办事由"), failing),
        (_("自何时"), since),
        (_("违反的规定"), item_words(text(paper, "ground"))),
    )
    return Body(
        to=organ(paper, "to"),
        parts=(
            Part(
                paragraphs=(_("经查，你单位办理下列信访事项未依照规定，现予督办："),),
                table=tuple((label, value) for label, value in lines if value),
            ),
            Part(
                heading=_("要求"),
                paragraphs=(_("请立即依法办理，并在期限内书面反馈办理情况、原因和整改措施。"),),
            ),
        ),
        terms=(TermCode.SUPERVISION_ORDER_10WD, TermCode.SUPERVISION_URGENT_3WD),
        law=_("《信访工作条例》第38条"),
        receipt=False,
    )
