"""Forms of alarms, of exceptions to the level rule, and of showing one personal value."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from blueprints.cases import acts_choices as choices
from blueprints.cases.acts_fields import CHOSEN, SHORT, ActForm
from blueprints.words.casefile import PERSONAL_FIELDS, REVEAL_PURPOSES
from blueprints.words.gate import EVIDENCE
from blueprints.words.organisations import GROUNDS
from blueprints.words.timeline import REPORT_TARGETS
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate import EvidenceKind
from mediation.reception.urgency import ReportTarget
from mediation.secrecy.reveal import PersonalField, RevealPurpose
from models.ids import find_id
from models.operations.cases import (
    AcknowledgeUrgent,
    ClaimException,
    DecideException,
    RaiseUrgent,
    ReportUrgent,
    RevealPersonal,
)
from models.operations.cases.reveal import LACKING
from models.queries.cases.act_sheet import ActSheet
from models.unable import OutOfReach

Carried = Mapping[str, Any]
NOBODY = 0
APPROVAL = [SelectChoice("yes", _l("批准，由本级受理")), SelectChoice("no", _l("不批准"))]


def number_in(text: str | None) -> int:
    """Return an id that came with the address or the form, 0 for none."""
    return find_id(text) or NOBODY


class UrgentForm(ActForm):
    """What was said or seen, and who was called."""

    words = StringField(_l("扬言或者险情"), [SHORT], description=_l("简要写明说了什么、看到了什么。"))
    police_called = BooleanField(_l("已报 110"))
    ambulance_called = BooleanField(_l("已叫 120"))

    def command(self, sheet: ActSheet, carried: Carried) -> RaiseUrgent:
        """Return the alarm."""
        said = (self.words.data or "").strip()
        return RaiseUrgent(
            words=(said,) if said else (),
            police_called=bool(self.police_called.data),
            ambulance_called=bool(self.ambulance_called.data),
            **carried,
        )


class AcknowledgeForm(ActForm):
    """Nothing to fill in: the alarm was heard."""

    def command(self, sheet: ActSheet, carried: Carried) -> AcknowledgeUrgent:
        """Return the acknowledgement."""
        return AcknowledgeUrgent(**carried)


class ReportForm(ActForm):
    """To whom the matter was reported."""

    reported_to = SelectMultipleField(
        _l("已经报告"),
        choices=choices.named(REPORT_TARGETS),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        default=[target.value for target in ReportTarget],
        description=_l(
            "须报告本级党委、政府，通报主管部门和联席会议办公室；信访部门还须同时报上一级信访部门和国家信访局。"
        ),
    )

    def command(self, sheet: ActSheet, carried: Carried) -> ReportUrgent:
        """Return the report."""
        return ReportUrgent(reported_to=tuple(ReportTarget(one) for one in self.reported_to.data or ()), **carried)


class ClaimForm(ActForm):
    """The ground on which a superior takes what skips."""

    visit = HiddenField()
    ground = SelectField(
        _l("理由"),
        [CHOSEN],
        choices=choices.choose({ground: GROUNDS[ground.value] for ground in SkipGround}),
        description=_l(
            "“下级未受理、未按期告知或已超期”由系统按记录核实，不需要证据；“重大紧急”以已登记的紧急情况为证据。"
        ),
    )
    evidence = SelectField(_l("证据种类"), [Optional()], choices=choices.choose(EVIDENCE), default="")
    evidence_ref = StringField(_l("文书或登记编号"), [SHORT])
    crossing = SelectMultipleField(
        _l("还跨哪些单位"),
        description=_l("跨地区、跨部门的，选有权处理的单位以外的，可多选。"),
    )

    def offer(self, sheet: ActSheet) -> None:
        """Offer every organ of the county's graph, and the governments of the counties beside it."""
        self.crossing.choices = choices.crossed_organs(sheet)

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Remember which visit the claim is about."""
        return {"visit": request.args.get("visit", "")}

    def command(self, sheet: ActSheet, carried: Carried) -> ClaimException:
        """Return the claim."""
        evidence = self.evidence.data
        return ClaimException(
            visit_id=number_in(self.visit.data),
            ground=SkipGround(self.ground.data),
            evidence=EvidenceKind(evidence) if evidence else None,
            evidence_ref=self.evidence_ref.data or None,
            crossing_ids=choices.chosen_organs(self.crossing.data),
            **carried,
        )


class ApprovalForm(ActForm):
    """Whether the ground that waits is approved."""

    exception = HiddenField()
    decision = RadioField(
        _l("审批结果"),
        [CHOSEN],
        choices=APPROVAL,
    )

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Take the claim of the address, else the one that waits."""
        waiting = [str(skip.id) for skip in sheet.skips if skip.decided_at is None]
        return {"exception": request.args.get("exception") or (waiting[0] if waiting else "")}

    def command(self, sheet: ActSheet, carried: Carried) -> DecideException:
        """Return the decision."""
        return DecideException(
            exception_id=number_in(self.exception.data), is_approved=self.decision.data == "yes", **carried
        )


class RevealForm(ActForm):
    """Which value is shown, and what for."""

    party = HiddenField()
    field = HiddenField()
    purpose = RadioField(
        _l("查看用途"),
        [CHOSEN],
        choices=choices.named(REVEAL_PURPOSES),
        description=_l("谁在什么时候为什么查看，都记入留痕。"),
    )

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Take party and field from the address."""
        return {"party": request.args.get("party", ""), "field": request.args.get("field", "")}

    def shown_fields(self) -> list[Any]:
        """Return the purpose alone."""
        return [self.purpose]

    @property
    def asked(self) -> PersonalField:
        """Return the value asked for; what is no such value is not there."""
        try:
            return PersonalField(self.field.data or "")
        except ValueError:
            raise OutOfReach from None

    @property
    def value_name(self) -> str:
        """Return the name of the value asked for."""
        return str(PERSONAL_FIELDS[self.asked]) if self.field.data else _("个人信息")

    def value_words(self, value: str | None) -> str:
        """Return the value shown, or that none was written down."""
        if value == LACKING and self.asked is PersonalField.LACKS_CAPACITY:
            return _("无民事行为能力或限制民事行为能力")
        return value or _("没有登记")

    def command(self, sheet: ActSheet, carried: Carried) -> RevealPersonal:
        """Return the question."""
        return RevealPersonal(
            party_id=number_in(self.party.data),
            field=self.asked,
            purpose=RevealPurpose(self.purpose.data),
            # Showing changes nothing that somebody else's change could contradict.
            **{**carried, "version": None},
        )
