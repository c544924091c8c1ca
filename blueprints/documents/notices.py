"""Papers to the petitioner: notices, the opinion, the answer, corrections."""

from collections.abc import Iterable

from flask_babel import gettext as _

from blueprints.documents.sheet import Body, Pairs, Part, about, on_paper, organ, petitioner, place_table, text
from blueprints.edge.setting import setting
from blueprints.words.casefile import ADOPTIONS, OUTCOMES, stage_words
from blueprints.words.gate import CITIZEN_NOW, NOW_ALWAYS, gate_law
from blueprints.words.gate import SENTENCES as GATE
from blueprints.words.matters import BRANCHES, KINDS, route_words
from blueprints.words.routes import MATERIALS, RECEIVERS, law_words, limit_words
from mediation.casefile.kinds import Adoption, OpinionOutcome, Stage
from mediation.clocks.codes import TermCode
from mediation.reception.decisions import Decision
from mediation.reception.gate.reasons import GateReason
from mediation.routing.kinds import Branch, Kind
from mediation.routing.routes import Material, Receiver, Route
from models.queries.cases.paper import PrintedPaper


def notice(paper: PrintedPaper) -> Body:
    """Tell receipt, route, procedure and contact (R-1.24, R-1.25)."""
    opening = _(
        "%(about)s，我单位已于 %(on)s 收到。", about=about(paper), on=on_paper(paper.content.get("received_on"))
    )
    lines = (
        (_("处理途径"), text(paper, "route")),
        (_("办理程序"), text(paper, "procedure")),
        (_("联系方式"), text(paper, "contact")),
    )
    return Body(
        to=petitioner(paper),
        parts=(
            Part(paragraphs=(opening + _("依照规定，现将有关情况书面告知如下："),), table=lines),
            Part(paragraphs=(str(NOW_ALWAYS),)),
        ),
        terms=(TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15),
        law=_("《信访工作条例》第23条"),
    )


def not_accepted_notice(paper: PrintedPaper) -> Body:
    """Tell why a matter is not, or no longer, accepted, and what can be done now (section 1.4)."""
    code = GateReason(text(paper, "code"))
    places = [
        Part(heading=_("请向这里提出"), table=place_table(paper, one)) for one in paper.content.get("go_to") or ()
    ]
    now = tuple(str(words) for words in CITIZEN_NOW.get(code, ()))
    return Body(
        to=petitioner(paper),
        parts=(
            Part(paragraphs=(_("%(about)s已经登记。", about=about(paper)), str(GATE[code])), table=_under_way(paper)),
            Part(heading=_("您现在可以"), paragraphs=(*now, str(NOW_ALWAYS))),
            *(place for place in places if place.table),
        ),
        law=gate_law(code),
        title=_("不再受理告知书") if text(paper, "decision") == Decision.NO_LONGER_ACCEPTED else _("不予受理告知书"),
    )


def _under_way(paper: PrintedPaper) -> Pairs:
    """Return who handles the matter already, how far it is and until when (N3); nothing for any other ground."""
    if not text(paper, "stage"):
        return ()
    lines = (
        (_("承办单位"), organ(paper, "organ")),
        (_("目前阶段"), stage_words(Stage(text(paper, "stage")))),
        (_("办理期限"), on_paper(paper.content.get("due_on"))),
    )
    return tuple((label, value) for label, value in lines if value)


def route_notice(paper: PrintedPaper) -> Body:
    """Tell the procedure the law has for the claim: who receives it, in what time, with what to bring (R-1.54)."""
    route = setting().routes.route(text(paper, "route"))
    parts = [
        Part(
            paragraphs=(_("%(about)s，依法应当通过下列途径处理，现予导入并告知：", about=about(paper)),),
            table=tuple(_route_lines(paper, route)),
        )
    ]
    receiver = paper.content.get("receiver")
    if isinstance(receiver, int):
        place = place_table(paper, receiver)
        # The name alone stands above already.
        parts += [Part(heading=_("受理单位"), table=place)] if len(place) > 1 else []
    if paper.content.get("status_quo"):
        parts.append(Part(paragraphs=(_("争议解决之前，任何一方不得改变现状。"),)))
    if text(paper, "note"):
        parts.append(Part(paragraphs=(text(paper, "note"),)))
    return Body(to=petitioner(paper), parts=tuple(parts), law=_("《信访工作条例》第31条"))


def _route_lines(paper: PrintedPaper, route: Route) -> Iterable[tuple[str, str]]:
    separator = _("、")
    yield _("法定途径"), route_words(route.code)
    yield (
        _("由谁受理"),
        organ(paper, "receiver")
        or separator.join(str(RECEIVERS[Receiver(one)]) for one in paper.content.get("receivers") or ()),
    )
    for label, limit in (
        (_("您申请的期限"), route.petitioner_limit),
        (_("受理期限"), route.organ_acceptance),
        (_("办理期限"), route.organ_clock),
        (_("不服决定的期限"), route.after_decision),
    ):
        if limit is not None:
            yield label, limit_words(limit)
    materials = [str(MATERIALS[Material(one)]) for one in paper.content.get("materials") or ()]
    if materials:
        yield _("请携带"), separator.join(materials)
    laws = [law_words(str(one)) for one in paper.content.get("laws") or ()]
    if laws:
        yield _("法律依据"), separator.join(laws)


def extension_notice(paper: PrintedPaper) -> Body:
    """Tell that handling takes longer, how long, and why (R-1.58)."""
    lines = (
        (_("原期限"), on_paper(paper.content.get("due_before"))),
        (_("延长"), _("%(days)s 日", days=paper.content.get("days"))),
        (_("延长后期限"), on_paper(paper.content.get("due_on"))),
        (_("延长理由"), text(paper, "reason")),
    )
    opening = _("%(about)s，因情况复杂，经本单位负责人批准，延长办理期限，现告知如下：", about=about(paper))
    return Body(
        to=petitioner(paper),
        parts=(Part(paragraphs=(opening,), table=lines),),
        terms=(TermCode.HANDLE_60,),
        law=_("《信访工作条例》第34条"),
    )


def opinion(paper: PrintedPaper) -> Body:
    """State claim, facts and reasons, the decision with its law, the remedy and its window (R-1.55, R-1.56)."""
    outcome = OUTCOMES[OpinionOutcome(text(paper, "outcome"))]
    remedy = _(
        "如对本意见不服，可以自收到本意见书之日起 %(days)s 日内，向本机关的上一级机关、单位申请复查。",
        days=paper.content.get("window_days"),
    )
    return Body(
        to=petitioner(paper),
        parts=(
            Part(paragraphs=(_("%(about)s，经调查核实，现提出处理意见如下：", about=about(paper)),)),
            Part(heading=_("一、投诉请求"), paragraphs=_paragraphs(text(paper, "claim"))),
            Part(heading=_("二、事实和理由"), paragraphs=_paragraphs(text(paper, "findings"))),
            Part(
                heading=_("三、处理意见"),
                paragraphs=(
                    *_paragraphs(text(paper, "decision")),
                    _("对您的请求：%(outcome)s。", outcome=outcome),
                ),
            ),
            Part(heading=_("四、法律法规依据"), paragraphs=tuple(paper.content.get("laws") or ())),
            Part(heading=_("五、救济途径和期限"), paragraphs=(*_paragraphs(text(paper, "remedy")), remedy)),
        ),
        terms=(TermCode.REVIEW_REQUEST_30,),
        signer=paper.names.person(paper.content.get("signed_by")),
        law=_("《信访工作条例》第31条、第32条"),
    )


def answer(paper: PrintedPaper) -> Body:
    """Give the answer; a suggestion is told whether it was adopted (R-1.52, R-1.54)."""
    adoption = text(paper, "adoption")
    parts = [Part(paragraphs=(_("%(about)s，现答复如下：", about=about(paper)), *_paragraphs(text(paper, "text"))))]
    if adoption:
        parts.append(Part(paragraphs=(_("对您的建议：%(adoption)s。", adoption=ADOPTIONS[Adoption(adoption)]),)))
    suggested = bool(adoption)
    return Body(
        to=petitioner(paper),
        parts=tuple(parts),
        law=_("《信访工作条例》第29条") if suggested else _("《信访工作条例》第31条"),
    )


def correction_notice(paper: PrintedPaper) -> Body:
    """Tell how a matter is now classified, and why (R-4.11)."""
    lines = [(_("现类别"), str(KINDS[Kind(text(paper, "kind"))]))]
    if paper.content.get("branch"):
        lines.append((_("途径"), str(BRANCHES[Branch(int(paper.content["branch"]))])))
    if text(paper, "route"):
        lines.append((_("法定途径"), route_words(text(paper, "route"))))
    lines.append((_("更正理由"), text(paper, "reason")))
    opening = _("%(about)s的分类有误，现予更正。原已计算的期限照旧，不因更正重新起算。", about=about(paper))
    return Body(
        to=petitioner(paper),
        parts=(Part(paragraphs=(opening,), table=tuple(lines)),),
        law=_("《信访工作条例》第31条"),
    )


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.splitlines() if line.strip())
