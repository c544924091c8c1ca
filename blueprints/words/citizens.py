"""Plain words for petitioners: where a case stands, what the dates are for, what can be done now."""

from typing import Any

from flask_babel import lazy_gettext as _l

from blueprints.words.dates import day_words
from blueprints.words.terms import term_name
from mediation.casefile.advice import Advice, AdviceItem
from mediation.casefile.kinds import Stage
from mediation.clocks.codes import TermCode

STANDING: dict[Stage, Any] = {
    Stage.REGISTERED: _l("您反映的事项已经登记，请等待书面告知。"),
    Stage.GUIDED: _l("您反映的事项已经登记。按规定应由下面的单位处理，登记内容已转给它。"),
    Stage.NOT_ACCEPTED: _l("您反映的事项已经登记。依照规定不属于信访受理范围，书面告知中写明了理由和应走的途径。"),
    Stage.NO_LONGER_ACCEPTED: _l("您反映的事项已经有了终结的结论，依照规定不再受理；有新的事实可以另行提出。"),
    Stage.OWNER_PENDING: _l("您反映的事项已经登记，正在确定哪个单位有权处理。确定之前由登记单位负责。"),
    Stage.TRANSFERRED: _l("您反映的事项已经转给有权处理的单位。"),
    Stage.ROUTED: _l("您反映的事项已经导入依法应走的途径，由该途径的单位办理。"),
    Stage.NOTIFIED: _l("办理单位已经书面告知您。"),
    Stage.ACCEPTED: _l("您反映的事项已经受理。"),
    Stage.HANDLING: _l("您反映的事项正在办理。"),
    Stage.MEDIATING: _l("您反映的纠纷正在调解。"),
    Stage.DRAFTED: _l("您反映的事项正在办理，处理意见正在审签。"),
    Stage.ISSUED: _l("处理意见已经作出，正在送达给您。"),
    Stage.SERVED: _l("答复已经送达给您。"),
    Stage.CONCLUDED: _l("您反映的事项已经办结。"),
    Stage.MERGED: _l("这次反映已经并入您较早的同一事项，一并办理。"),
}
"""Stage -> one sentence to the petitioner."""

ADVICE: dict[Advice, Any] = {
    Advice.WAIT_FOR_NOTICE: _l("请等待书面告知：最迟%(on)s，办理单位会书面告诉您是否受理、由谁办理。"),
    Advice.NOTICE_IS_LATE: _l(
        "书面告知应在%(on)s前作出，现在已经超期。您可以凭查询码向办理单位催问，也可以到上一级反映。"
    ),
    Advice.WAIT_FOR_CONTACT: _l("最迟%(on)s，办理单位会和您联系。请保持电话畅通。"),
    Advice.CONTACT_IS_LATE: _l("办理单位本应最迟在%(on)s和您联系。您可以直接打办理单位的电话。"),
    Advice.GO_TO_COMPETENT_PLACE: _l(
        "您可以到下面“您可以去的地方”当面反映，也可以写信、打电话或在网上反映，不受级别限制。"
    ),
    Advice.AGREE_TO_HANDLING: _l("该单位联系您时，您同意由它办理，它就正式立案并重新计算时限。"),
    Advice.WAIT_FOR_OPINION: _l("请等待办理结果：最迟%(on)s，会给您书面答复。"),
    Advice.OPINION_IS_LATE: _l("办理期限（%(on)s）已过。您可以向办理单位催问，也可以到上一级反映。"),
    Advice.WAIT_FOR_SERVICE: _l("处理意见正在送达，请留意电话和信件；也可以带身份证到办理单位领取。"),
    Advice.ASK_FOR_REVIEW: _l("对处理意见不服的，最迟%(on)s（含当天）可以向办理单位的上一级机关请求复查。"),
    Advice.REVIEW_WINDOW_CLOSED: _l("请求复查的期限已在%(on)s届满。有新的事实和理由，可以另行提出。"),
    Advice.FOLLOW_THE_ROUTE: _l("请按书面告知中写明的途径和期限提出，例如诉讼、仲裁或者行政复议。"),
    Advice.REJECT_QUICK_ANSWER: _l("这件事按简易程序办理。您不同意简易答复的，可以要求按普通程序办理。"),
    Advice.MEDIATION_IS_VOLUNTARY: _l("调解自愿、免费。您可以同意，也可以随时拒绝。"),
    Advice.COURT_IS_OPEN: _l("不愿调解或者调解不成的，可以依法向人民法院起诉。"),
    Advice.BRING_NEW_FACTS: _l("有新的事实和证据的，可以带材料重新提出。"),
    Advice.ASK_FOR_HELP: _l("生活确有困难的，可以申请社会救助。"),
    Advice.ADD_TO_THE_CASE: _l("有补充材料，可以交给办理单位，注明事项编号，不必重新登记。"),
    Advice.SEE_MAIN_CASE: _l("办理情况请看并入的那一件，编号见下面。"),
}
"""Advice -> one sentence; its day fills the place."""

TERMS: dict[str, Any] = {
    TermCode.TRANSFER_15: _l("登记并转给有权处理的单位"),
    TermCode.DIRECT_NOTICE_15: _l("书面告知您是否受理"),
    TermCode.NOTICE_15: _l("书面告知您是否受理"),
    TermCode.HANDLE_60: _l("办理并书面答复您"),
    TermCode.SIMPLE_ACCEPT_3WD: _l("简易办理：受理"),
    TermCode.SIMPLE_DONE_10WD: _l("简易办理：答复您"),
    TermCode.SIMPLE_HOP_1WD: _l("简易办理：转给办理单位"),
    TermCode.REVIEW_REQUEST_30: _l("您可以请求复查"),
    TermCode.REREVIEW_REQUEST_30: _l("您可以请求复核"),
    TermCode.FIRST_CONTACT_2WD: _l("第一次和您联系（服务承诺）"),
    TermCode.SKIP_CONTACT_2WD: _l("第一次和您联系（服务承诺）"),
}
"""Term -> what it means to the petitioner; others keep their name."""

PROCEDURE: tuple[tuple[Any, Any], ...] = (
    (_l("反映"), _l("当面、写信、打电话、网上都可以。写信、电话、网上不受级别限制。")),
    (_l("登记"), _l("不论在哪里反映都会登记，当场给回执，上面有事项编号和查询码。")),
    (_l("去哪里"), _l("当面反映的，到有权处理机关的本级或上一级接待场所。走错了也登记，并告诉您应去哪里。")),
    (_l("告知"), _l("收到之日起15日内书面告诉您是否受理、由谁办理。")),
    (_l("办理"), _l("受理之日起60日内办结，情况复杂的可以延长一次，最长30日，会告诉您理由。")),
    (_l("不服"), _l("收到处理意见30日内请求复查，收到复查意见30日内请求复核。")),
    (_l("纠纷"), _l("人民调解自愿、免费；不愿调解的可以起诉。")),
)
"""Step of the procedure -> what happens in it (R-1.04)."""


def standing_words(stage: Stage) -> str:
    """Return where a case stands, as one sentence."""
    return str(STANDING[stage])


def advice_words(item: AdviceItem) -> str:
    """Return one advice as a sentence with its day."""
    return str(ADVICE[item.advice]) % {"on": day_words(item.on) if item.on else ""}


def citizen_term(code: str) -> str:
    """Return what a date is for, in plain words."""
    return str(TERMS[code]) if code in TERMS else term_name(code)
