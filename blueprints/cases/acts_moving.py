"""Forms of a case on its way: sent, offered, answered, objected to."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from blueprints.cases import acts_choices as choices
from blueprints.cases.acts_alarms import number_in
from blueprints.cases.acts_fields import CHOSEN, LONG, NEEDED, SHORT, ActForm
from blueprints.edge.forms import DayField
from blueprints.words.casefile import HANDOVERS, TASKS
from blueprints.words.gate import CLIMBS
from mediation.casefile.kinds import HandOverKind
from mediation.casefile.offer import VILLAGE_TASKS, Task
from mediation.escalation.kinds import ClimbGround
from mediation.routing.kinds import Kind
from models.operations.cases import AnswerOffer, ConsentAfterGuidance
from models.operations.handovers import (
    AcceptHandOver,
    DecideObjection,
    ObjectToHandOver,
    OfferCase,
    ReturnHandOver,
    RevokeHandOver,
    SendCase,
)
from models.queries.cases.act_sheet import ActSheet

STATUTORY = {kind: HANDOVERS[kind] for kind in (HandOverKind.TRANSFER, HandOverKind.ASSIGNMENT)}
DECISIONS = [SelectChoice("granted", _l("同意退回")), SelectChoice("refused", _l("不同意，仍由接收单位办理"))]
OFFER_ANSWERS = [SelectChoice("agreed", _l("同意就近调解")), SelectChoice("declined", _l("不愿意就近调解"))]
Carried = Mapping[str, Any]


class TransferForm(ActForm):
    """To whom a case is sent by law."""

    kind = RadioField(_l("方式"), [CHOSEN], choices=choices.named(STATUTORY), default=HandOverKind.TRANSFER.value)
    to_id = SelectField(_l("接收单位"), [CHOSEN], validate_choice=False)
    reason = TextAreaField(_l("理由"), [NEEDED, LONG], render_kw={"rows": 4})
    report_due_on = DayField(
        _l("反馈结果的日期"), [Optional()], description=_l("交办必填；转送的按法定期限办理，不填。")
    )
    copy_to = SelectMultipleField(_l("抄送"), validate_choice=False, render_kw={"size": 5})

    def offer(self, sheet: ActSheet) -> None:
        """Offer every organ of the county, the competent one first."""
        self.to_id.choices = choices.transfer_targets(sheet)
        self.copy_to.choices = choices.organs(sheet)

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Choose the competent organ where it is another one."""
        competent, graph = sheet.head.competent_id, sheet.graph
        if competent is None or competent not in graph.nodes:
            return {}
        is_here = graph.host(competent) == graph.host(sheet.head.holder_id)
        return {} if is_here else {"to_id": str(competent)}

    def command(self, sheet: ActSheet, carried: Carried) -> SendCase:
        """Return the transfer or assignment."""
        return SendCase(
            to_id=number_in(self.to_id.data),
            kind=HandOverKind(self.kind.data),
            reason=self.reason.data,
            report_due_on=self.report_due_on.data,
            copy_to=choices.chosen_organs(self.copy_to.data),
            **carried,
        )


class HandUpForm(ActForm):
    """To which point above a case is offered; a dispute climbs on a ground."""

    to_id = SelectField(_l("上报到"), [CHOSEN], validate_choice=False)
    ground = SelectField(
        _l("纠纷上调的理由"),
        choices=choices.choose(CLIMBS),
        default="",
        description=_l("调解未成、超过本级目标、跨地区的由系统按记录核实；其他理由须写明证据。"),
    )
    evidence = StringField(_l("证据"), [SHORT], description=_l("文书或者登记编号。"))
    reason = TextAreaField(_l("情况说明"), [NEEDED, LONG], render_kw={"rows": 4})

    def offer(self, sheet: ActSheet) -> None:
        """Offer the ladder; only a dispute is asked for a ground."""
        self.to_id.choices = choices.targets_above(sheet)
        if sheet.head.kind is not Kind.DISPUTE:
            del self.ground, self.evidence

    def command(self, sheet: ActSheet, carried: Carried) -> OfferCase:
        """Return the offer upward."""
        ground = self.ground.data if "ground" in self else ""
        return OfferCase(
            kind=HandOverKind.HAND_UP,
            to_id=number_in(self.to_id.data),
            reason=self.reason.data,
            ground=ClimbGround(ground) if ground else None,
            evidence=self.evidence.data or "" if "evidence" in self else "",
            **carried,
        )


class HandDownForm(ActForm):
    """To which point below a case is offered, and for what."""

    to_id = SelectField(_l("交给"), [CHOSEN], validate_choice=False)
    task = SelectField(
        _l("任务"),
        choices=choices.named(TASKS),
        default=Task.MEDIATION.value,
        description=_l("村（居）只承担调解、走访、协助送达、报告情况和陪同。"),
    )
    reason = TextAreaField(_l("要求和理由"), [NEEDED, LONG], render_kw={"rows": 4})

    def offer(self, sheet: ActSheet) -> None:
        """Offer the points below."""
        self.to_id.choices = choices.targets_below(sheet)
        self.task.choices = choices.named(
            {task: TASKS[task] for task in Task if task in VILLAGE_TASKS or task is Task.HANDLING}
        )

    def command(self, sheet: ActSheet, carried: Carried) -> OfferCase:
        """Return the offer downward."""
        return OfferCase(
            kind=HandOverKind.HAND_DOWN,
            to_id=number_in(self.to_id.data),
            task=Task(self.task.data),
            reason=self.reason.data,
            **carried,
        )


class AcceptHandOverForm(ActForm):
    """Nothing to fill in: one button."""

    def command(self, sheet: ActSheet, carried: Carried) -> AcceptHandOver:
        """Return the acceptance."""
        return AcceptHandOver(**carried)


class ReturnForm(ActForm):
    """Why an offer goes back."""

    reason = TextAreaField(_l("退回理由"), [NEEDED, LONG], render_kw={"rows": 4})

    def command(self, sheet: ActSheet, carried: Carried) -> ReturnHandOver:
        """Return the return."""
        return ReturnHandOver(reason=self.reason.data, **carried)


class RevokeForm(ActForm):
    """Why an offer is taken back."""

    reason = TextAreaField(_l("收回理由"), [NEEDED, LONG], render_kw={"rows": 4})

    def command(self, sheet: ActSheet, carried: Carried) -> RevokeHandOver:
        """Return the revocation."""
        return RevokeHandOver(reason=self.reason.data, **carried)


class ObjectionForm(ActForm):
    """Why the receiver is not competent."""

    reasons = TextAreaField(
        _l("异议理由"),
        [NEEDED, LONG],
        description=_l("详细说明为什么不属于本单位职责、应由谁办理。"),
        render_kw={"rows": 6},
    )

    def command(self, sheet: ActSheet, carried: Carried) -> ObjectToHandOver:
        """Return the objection."""
        return ObjectToHandOver(reasons=self.reasons.data, **carried)


class DecisionForm(ActForm):
    """Whether the sender consents, and why."""

    decision = RadioField(
        _l("核实结果"),
        [CHOSEN],
        choices=DECISIONS,
    )
    reason = TextAreaField(_l("理由"), [NEEDED, LONG], render_kw={"rows": 5})

    def command(self, sheet: ActSheet, carried: Carried) -> DecideObjection:
        """Return the decision."""
        return DecideObjection(is_granted=self.decision.data == "granted", reason=self.reason.data, **carried)


class ConsentForm(ActForm):
    """Nothing to fill in: the petitioner agreed."""

    def command(self, sheet: ActSheet, carried: Carried) -> ConsentAfterGuidance:
        """Return the consent."""
        return ConsentAfterGuidance(**carried)


class OfferAnswerForm(ActForm):
    """What the parties of a dispute said to mediation at its own place."""

    answer = RadioField(_l("当事人的答复"), [CHOSEN], choices=OFFER_ANSWERS)
    said = TextAreaField(
        _l("答复经过"), [NEEDED, LONG], description=_l("谁、何时、怎样答复的。"), render_kw={"rows": 3}
    )

    def command(self, sheet: ActSheet, carried: Carried) -> AnswerOffer:
        """Return the answer."""
        return AnswerOffer(agreed=self.answer.data == "agreed", said=self.said.data, **carried)
