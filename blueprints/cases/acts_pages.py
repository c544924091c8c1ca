"""The acts as pages: verb, words, form and operation of each; who may open it is the secrecy table's matter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from blueprints.cases import acts_alarms, acts_attested, acts_correcting, acts_handling, acts_moving, acts_opinion
from blueprints.cases.acts_fields import ActForm
from blueprints.words.casefile import ACTS
from mediation.casefile.kinds import Act
from mediation.secrecy.acts import PageAct, case_act
from models.operations import cases as on_cases
from models.operations import handovers as on_handovers


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act: `name` is the end of its address, `act` its row of the workflow table (None where it has none)."""

    name: str
    act: Act | None
    opens: str
    verb: Any
    form: type[ActForm]
    operation: Callable[..., Any]
    lead: Any
    template: str = "cases/act.html"


def _page(
    act: Act, form: type[ActForm], operation: Callable[..., Any], lead: Any, template: str = "cases/act.html"
) -> ActPage:
    return ActPage(act.value, act, case_act(act), ACTS[act], form, operation, lead, template)


PAGES: tuple[ActPage, ...] = (
    _page(
        Act.FIRST_CONTACT,
        acts_handling.ContactForm,
        on_cases.log_contact,
        _l("责任持有单位的首次联系登记后，首接责任人的责任即告结束。"),
    ),
    _page(
        Act.TRANSFER,
        acts_moving.TransferForm,
        on_handovers.send_case,
        _l("依法转送、交办的，接收单位收到即为责任持有单位；认为不属于本单位的，可在5个工作日内提出异议。"),
    ),
    _page(
        Act.HAND_UP,
        acts_moving.HandUpForm,
        on_handovers.offer_case,
        _l("对方签收以前，仍由本单位负责；对方须在1个工作日内签收或者退回。"),
    ),
    _page(
        Act.HAND_DOWN,
        acts_moving.HandDownForm,
        on_handovers.offer_case,
        _l("对方签收以前，仍由本单位负责；对方须在1个工作日内签收或者退回。"),
    ),
    _page(
        Act.ACCEPT_HANDOVER,
        acts_moving.AcceptHandOverForm,
        on_handovers.accept_hand_over,
        _l("签收后由本单位负责办理，包括联系信访人和法定告知。"),
    ),
    _page(
        Act.RETURN_HANDOVER,
        acts_moving.ReturnForm,
        on_handovers.return_hand_over,
        _l("退回后仍由转出单位负责；信访人不同意由本单位办理的，也在这里退回。"),
    ),
    _page(
        Act.OBJECT,
        acts_moving.ObjectionForm,
        on_handovers.object_to_hand_over,
        _l("异议期间仍由本单位负责；转出单位书面同意以前，不因对方未答复而解除责任，告知期限照常计算。"),
    ),
    _page(
        Act.DECIDE_OBJECTION,
        acts_moving.DecisionForm,
        on_handovers.decide_objection,
        _l("核实意见以书面作出并记入留痕；同意退回的，由本单位在原告知期限内继续负责。"),
    ),
    _page(
        Act.GIVE_NOTICE,
        acts_handling.NoticeForm,
        on_cases.give_notice,
        _l("收到之日起15日内书面告知信访人接收情况、处理途径和程序、联系方式。"),
    ),
    _page(
        Act.ACCEPT,
        acts_handling.AcceptForm,
        on_cases.accept_case,
        _l("受理之日为告知之日，最迟为收到后第15日；办理期限从受理之日起算。"),
    ),
    _page(
        Act.ROUTE_OUT,
        acts_handling.RouteForm,
        on_cases.route_out,
        _l("出具导入告知书：走哪个程序、找哪个单位、依据、期限、要带的材料。"),
    ),
    _page(Act.ANSWER, acts_handling.AnswerForm, on_cases.answer_case, _l("答复连同送达方式一并登记。")),
    _page(
        Act.EXTEND,
        acts_handling.ExtensionForm,
        on_cases.extend_handling,
        _l("由本机关、单位负责人批准；没有在到期前告知信访人的，延期不生效。"),
    ),
    _page(
        Act.NOTIFY_EXTENSION,
        acts_handling.ExtensionNoticeForm,
        on_cases.notify_extension,
        _l("告知书送达后延期才生效，到期日随之改变。"),
    ),
    _page(
        Act.DRAFT_OPINION,
        acts_opinion.DraftForm,
        on_cases.draft_opinion,
        _l("可以先存草稿；签发前须写齐投诉请求、事实和理由、处理意见、法律依据、救济途径。"),
    ),
    _page(
        Act.ISSUE_OPINION,
        acts_opinion.IssueForm,
        on_cases.issue_opinion,
        _l("请阅读下面的全文后签发；签发后编号成文，不能再改。"),
        "cases/act_issue.html",
    ),
    _page(
        Act.SERVE_OPINION,
        acts_opinion.ServeForm,
        on_cases.serve_opinion,
        _l("登记信访人收到意见书的日期和凭证；拒收的须有见证人。"),
    ),
    _page(
        Act.CONCLUDE,
        acts_opinion.ConcludeForm,
        on_cases.conclude_case,
        _l("“三到位一处理”四项都要作答，不适用的也要选；问题是否实际解决另行记录。"),
        "cases/act_conclude.html",
    ),
    _page(
        Act.RECLASSIFY,
        acts_correcting.ReclassifyForm,
        on_cases.reclassify,
        _l("原来的起算日期不变，系统同时制作更正告知书。"),
    ),
    _page(
        Act.SPLIT,
        acts_correcting.SplitForm,
        on_cases.split_case,
        _l("每一部分一个类别、一条途径；本事项保留第一个不属于检举控告的部分。检举控告的内容只写在它自己的部分里。"),
        "cases/act_split.html",
    ),
    _page(
        Act.MERGE,
        acts_correcting.MergeForm,
        on_cases.merge_case,
        _l("本事项的来访并入主事项，计时停止；并错了可以撤销，全部恢复原状。"),
    ),
    _page(
        Act.UNDO_MERGE,
        acts_correcting.UndoMergeForm,
        on_cases.undo_merge,
        _l("来访回到本事项，计时从原来的起点继续，如同没有停过。"),
    ),
    _page(
        Act.SUGGEST_SIMPLIFIED,
        acts_correcting.SuggestionForm,
        on_cases.suggest_simplified,
        _l("由有权处理的单位决定是否简易办理；建议后，您单位须在收到后1个工作日内转出，中间各级也一样。"),
    ),
    _page(
        Act.CHOOSE_SIMPLIFIED,
        acts_correcting.SimplifiedForm,
        on_cases.choose_simplified,
        _l("收到后3个工作日内受理，受理后10个工作日内答复；初次、是否法定途径、人数等条件由系统按登记内容核对。"),
    ),
    _page(
        Act.CONVERT_TO_ORDINARY,
        acts_correcting.OrdinaryForm,
        on_cases.convert_to_ordinary,
        _l("条件不再符合，或者信访人不同意简易答复的，转回普通办理；60日从原受理之日起算。"),
    ),
    _page(
        Act.RAISE_URGENT,
        acts_alarms.UrgentForm,
        on_cases.raise_urgent,
        _l("人身危险先拨 110、120。30分钟内须有人签收，2小时内须上报。"),
    ),
    _page(
        Act.ACKNOWLEDGE_URGENT, acts_alarms.AcknowledgeForm, on_cases.acknowledge_urgent, _l("签收表示已有人负责处置。")
    ),
    _page(
        Act.REPORT_URGENT,
        acts_alarms.ReportForm,
        on_cases.report_urgent,
        _l("隐瞒、谎报、缓报的，依规追究责任。"),
    ),
    _page(
        Act.CONSENT_AFTER_GUIDANCE,
        acts_moving.ConsentForm,
        on_cases.consent_after_guidance,
        _l("信访人同意由有权处理的单位办理的，由该单位负责，15日告知期限从其收到之日起算。"),
    ),
    _page(
        Act.ANSWER_OFFER,
        acts_moving.OfferAnswerForm,
        on_cases.answer_offer,
        _l("调解自愿：同意的，由当地调解组织负责；不愿意的，由接待单位调解或者转交，当地不再需要处理。"),
    ),
    ActPage(
        "revoke_handover",
        None,
        case_act(Act.HAND_UP),
        _l("收回流转"),
        acts_moving.RevokeForm,
        on_handovers.revoke_hand_over,
        _l("只能收回对方还没有答复的上报、下交；依法转送、交办的不能收回。"),
    ),
    ActPage(
        "claim_exception",
        None,
        PageAct.RECEPTION_CLAIM_EXCEPTION.value,
        _l("提出例外受理的理由"),
        acts_alarms.ClaimForm,
        on_cases.claim_exception,
        _l("由另一位有权的人审批；提出的人不能审批。"),
    ),
    ActPage(
        "decide_exception",
        None,
        PageAct.RECEPTION_APPROVE_EXCEPTION.value,
        _l("审批例外受理"),
        acts_alarms.ApprovalForm,
        on_cases.decide_exception,
        _l("批准后本次来访不计为越级；下级有失职情形的，同时发出督办单。"),
        "cases/act_approve.html",
    ),
    ActPage(
        "state_attested",
        None,
        PageAct.CASES_ATTEST.value,
        _l("补录复查复核情况"),
        acts_attested.StateForm,
        on_cases.state_attested_fact,
        _l("照文书补录；由另一人核对属实以后，才作为甄别的依据。"),
    ),
    ActPage(
        "decide_attested",
        None,
        PageAct.CASES_CONFIRM_ATTESTED.value,
        _l("核对补录"),
        acts_attested.ConfirmForm,
        on_cases.decide_attested,
        _l("对照文书原件核对；补录的人不能自己核对。"),
    ),
)
"""Every act on a case, in the order of the workflow's acts; showing a personal value has a page of its own."""

REVEAL = ActPage(
    "reveal",
    None,
    PageAct.CITIZENS_REVEAL.value,
    _l("查看个人信息"),
    acts_alarms.RevealForm,
    on_cases.reveal_personal,
    _l("只显示这一项，离开本页后恢复遮盖。"),
    "cases/act_reveal.html",
)
