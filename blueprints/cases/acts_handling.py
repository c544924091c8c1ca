"""Forms of handling: contact, notice, acceptance, answer, route, extension."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, Optional

from blueprints.cases import acts_choices as choices
from blueprints.cases.acts_alarms import number_in
from blueprints.cases.acts_fields import CHOSEN, LONG, NEEDED, SHORT, ActForm, ServedForm
from blueprints.edge.forms import DayField, MinuteField
from blueprints.edge.language import in_official_language
from blueprints.edge.moment import zone
from blueprints.edge.setting import setting
from blueprints.words.casefile import ADOPTIONS, CONTACTS
from blueprints.words.matters import ROUTES
from mediation.casefile.kinds import Adoption, ContactMethod
from mediation.routing.kinds import Branch, Kind
from models.operations.cases import (
    AcceptCase,
    AnswerCase,
    ExtendHandling,
    GiveNotice,
    LogContact,
    NotifyExtension,
    RouteOut,
)
from models.queries.cases.act_sheet import ActSheet

Carried = Mapping[str, Any]


class ContactForm(ActForm):
    """A line of the contact log."""

    method = RadioField(_l("方式"), [CHOSEN], choices=choices.named(CONTACTS), default=ContactMethod.PHONE.value)
    result = TextAreaField(_l("联系结果"), [NEEDED, LONG], render_kw={"rows": 3})
    contacted_at = MinuteField(_l("联系时间"), [Optional()], format="%Y-%m-%dT%H:%M", description=_l("不填即为现在。"))
    next_on = DayField(_l("下次联系日期"), [Optional()])

    def command(self, sheet: ActSheet, carried: Carried) -> LogContact:
        """Return the line; the time typed is local."""
        at = self.contacted_at.data
        return LogContact(
            method=ContactMethod(self.method.data),
            result=self.result.data,
            contacted_at=at.replace(tzinfo=zone()) if at else None,
            next_on=self.next_on.data,
            # A line more in the log contradicts nobody's change.
            **{**carried, "version": None},
        )


class NoticeForm(ServedForm):
    """What the petitioner is told in writing within fifteen days."""

    claims_exemption = BooleanField(_l("姓名或者住址不清，依法不需要书面告知"))
    route = TextAreaField(_l("由谁办理、走什么途径"), [LONG], render_kw={"rows": 3})
    procedure = TextAreaField(_l("程序和期限"), [LONG], render_kw={"rows": 3})
    contact = StringField(_l("联系人和电话"), [SHORT])

    def offer(self, sheet: ActSheet) -> None:
        """Offer the exemption only where it can be."""
        if not sheet.head.no_address:
            del self.claims_exemption

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Begin with who handles a claim of branch 6, and in which time."""
        head, graph = sheet.head, sheet.graph
        organ = graph.node(graph.host(head.holder_id)).name
        with in_official_language():
            route = _("由%(organ)s办理。", organ=organ)
            procedure = _(
                "按信访程序办理，自受理之日起%(days)s日内出具处理意见书；情况复杂的，经批准可以延长。",
                days=sheet.handling_days,
            )
        return {"route": route} | ({"procedure": procedure} if head.branch == int(Branch.PETITION) else {})

    def command(self, sheet: ActSheet, carried: Carried) -> GiveNotice:
        """Return the notice."""
        is_exempt = "claims_exemption" in self and bool(self.claims_exemption.data)
        return GiveNotice(
            route=self.route.data or "",
            procedure=self.procedure.data or "",
            contact=self.contact.data or "",
            service=None if is_exempt else self.service(),
            claims_exemption=is_exempt,
            **carried,
        )


class AcceptForm(ActForm):
    """Nothing to fill in: the day of acceptance follows from the notice."""

    def command(self, sheet: ActSheet, carried: Carried) -> AcceptCase:
        """Return the acceptance."""
        return AcceptCase(**carried)


class AnswerForm(ServedForm):
    """The answer; a suggestion is told what became of it."""

    text = TextAreaField(_l("答复内容"), [NEEDED, LONG], render_kw={"rows": 8})
    adoption = RadioField(_l("建议的处理结果"), [Optional()], choices=choices.named(ADOPTIONS))

    def offer(self, sheet: ActSheet) -> None:
        """Ask for the adoption of a suggestion alone."""
        if sheet.head.kind is not Kind.SUGGESTION:
            del self.adoption

    def command(self, sheet: ActSheet, carried: Carried) -> AnswerCase:
        """Return the answer."""
        adoption = self.adoption.data if "adoption" in self else None
        return AnswerCase(
            text=self.text.data,
            adoption=Adoption(adoption) if adoption else None,
            service=self.service(),
            **carried,
        )


class RouteForm(ServedForm):
    """Into which procedure a claim is led."""

    route = SelectField(_l("法定途径"), [CHOSEN], validate_choice=False)
    receiver_id = SelectField(_l("受理的单位"), validate_choice=False)
    note = TextAreaField(_l("补充说明"), [LONG], render_kw={"rows": 3})

    def offer(self, sheet: ActSheet) -> None:
        """Offer the rows that fit this claim."""
        self.route.choices = choices.fitting_routes(sheet, setting().routes, ROUTES)
        self.receiver_id.choices = choices.receivers(sheet)

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Choose the row of the classification."""
        return {"route": sheet.head.route or ""}

    def command(self, sheet: ActSheet, carried: Carried) -> RouteOut:
        """Return the route."""
        receiver = self.receiver_id.data
        return RouteOut(
            route=self.route.data,
            receiver_id=number_in(receiver) if receiver else None,
            note=self.note.data or "",
            service=self.service(),
            **carried,
        )


class ExtensionForm(ActForm):
    """How long and why."""

    days = IntegerField(
        _l("延长的天数（自然日）"),
        [NEEDED, NumberRange(min=1, max=365, message=_l("请填写 %(min)d 至 %(max)d 的天数。"))],
        default=30,
        description=_l("最多 30 日，只能延长一次；须在到期前批准，并在到期前书面告知信访人。"),
    )
    reason = TextAreaField(_l("延期理由"), [LONG], render_kw={"rows": 4})

    def command(self, sheet: ActSheet, carried: Carried) -> ExtendHandling:
        """Return the extension."""
        return ExtendHandling(days=self.days.data, reason=self.reason.data or "", **carried)


class ExtensionNoticeForm(ServedForm):
    """Why it takes longer, in the petitioner's words."""

    reason = TextAreaField(_l("告知的延期理由"), [LONG], render_kw={"rows": 4})

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Begin with the reason of the approval."""
        return {"reason": sheet.extension_reason}

    def command(self, sheet: ActSheet, carried: Carried) -> NotifyExtension:
        """Return the letter."""
        return NotifyExtension(reason=self.reason.data or "", service=self.service(), **carried)
