"""The fields of the desk's one form, and what the desk offers in them."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.core import Field
from wtforms.form import Form
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from blueprints.edge.forms import DayField, HouseForm
from blueprints.reception import choices
from blueprints.reception.choices import grouped, listed
from blueprints.reception.desk import UNKNOWN, Desk
from blueprints.words import sentence
from mediation.reception.fields import CLAIM_MAX, FACTS_MAX, check_text
from models.ids import find_id

MOST_ROWS = 200
"""Persons that one form takes; the number present may be larger."""


class PartyForm(FlaskForm):
    """One line of the parties."""

    class Meta:
        csrf = False

    side = SelectField(_l("属于哪一方"), choices=choices.SIDES, default="applicant")
    name = StringField(_l("姓名或名称"))
    phone = StringField(_l("电话"))
    nature = SelectField(_l("类别"), choices=choices.NATURES, default="person")
    role = SelectField(_l("身份"), choices=choices.ROLES, default="self")
    id_kind = SelectField(_l("证件"), choices=choices.ID_KINDS, default="citizen_id")
    id_number = StringField(_l("证件号码"))
    address = StringField(_l("住址"))
    home = StringField(_l("住在哪个村（社区）"))
    born_on = DayField(_l("出生日期"), [Optional()])
    lacks_capacity = BooleanField(_l("无民事行为能力或限制行为能力"))
    acts_for = SelectField(_l("代理或监护的是"), validate_choice=False)
    agent_tie = SelectField(_l("代理人与当事人的关系"), choices=choices.TIES, default="")
    has_written_authority = BooleanField(_l("有书面委托书"))
    has_proof_of_tie = BooleanField(_l("已出示关系证明或推荐函"))


def not_longer(longest: int) -> Callable[[Form, Field], None]:
    """Return a validator that tells a text's length together with the faults of the other fields."""

    def check(_form: Form, field: Field) -> None:
        for fault in check_text(field.name, field.data or "", longest=longest):
            raise ValidationError(sentence(fault.answer))

    return check


class DeskFields(HouseForm):
    """The fields of a visit, with what this desk offers in each."""

    draft_key = HiddenField()
    draft_version = HiddenField()
    draft_page = HiddenField()
    ticket_id = HiddenField()

    urgent = RadioField(
        _l("有人扬言自伤、伤人，或者有生命危险、聚集等紧急情况吗"), [Optional()], choices=choices.URGENT
    )
    police_called = BooleanField(_l("已报 110"))
    ambulance_called = BooleanField(_l("已叫 120"))

    channel = SelectField(_l("方式"), choices=choices.CHANNELS, default="visit")
    visited_on = DayField(
        _l("收到日期"),
        [InputRequired(_l("请填写日期。"))],
        description=_l("来访、来电的当天，或者信件、材料收到的那天；期限从这天起算。"),
    )
    persons = IntegerField(_l("人数"), [InputRequired(_l("请填写人数。"))])
    window_id = SelectField(_l("窗口"), validate_choice=False)

    parties = FieldList(FormField(PartyForm), label=_l("当事人"), min_entries=1, max_entries=MOST_ROWS)

    title = StringField(_l("标题"))
    facts = TextAreaField(_l("反映的事实和理由"), [not_longer(FACTS_MAX)])
    claim = TextAreaField(_l("要求怎么解决"), [not_longer(CLAIM_MAX)])

    county = SelectField(_l("县"), validate_choice=False)
    place = StringField(_l("发生在哪里"))
    place_choice = RadioField(_l("是哪一个"), [Optional()], validate_choice=False)
    town = SelectField(_l("乡镇街道"), validate_choice=False)
    village = SelectField(_l("村（社区）"), validate_choice=False)
    place_detail = StringField(_l("详细地点"))

    kind = RadioField(_l("属于哪一类"), [Optional()], choices=choices.KINDS)
    branch = SelectField(_l("申诉求决的途径"), choices=choices.BRANCHES, default="")
    route = SelectField(_l("法定途径"), choices=choices.ROUTES, default="")
    competent = SelectField(_l("有权处理的单位"), validate_choice=False)
    accused = SelectMultipleField(_l("被检举的单位"), validate_choice=False)

    judicial = SelectField(_l("法院、检察院程序"), choices=choices.JUDICIAL, default="none")
    skip_ground = SelectField(_l("请求上级直接受理的理由"), choices=choices.SKIP_GROUNDS, default="")
    evidence = SelectField(_l("证据"), choices=choices.EVIDENCE, default="")
    evidence_ref = StringField(_l("文书或登记编号"), [Length(max=120, message=_l("最多 %(max)d 字。"))])
    crossing = SelectMultipleField(_l("X3：还跨哪些单位"), validate_choice=False)
    new_facts = TextAreaField(
        _l("已有最终结论的：有什么新的事实或者理由"), [Length(max=2000, message=_l("最多 %(max)d 字。"))]
    )
    declined_offer = SelectField(_l("纠纷：愿意就近调解吗"), choices=choices.OFFER, default="")
    climb_ground = SelectField(_l("纠纷：不在当地调解的理由"), choices=choices.CLIMBS, default="")
    climb_evidence = StringField(_l("理由的证据（文书或登记编号）"))

    no_address = BooleanField(_l("姓名、住址或联系方式不清（没有书面告知的义务）"))
    interview_declined = BooleanField(_l("没有推选代表，本次不予接谈（登记照常）"))
    national_number = StringField(_l("国家信访系统编号"), [Length(max=38, message=_l("最多 %(max)d 位。"))])
    told = TextAreaField(_l("当场告知了什么"), [Length(max=2000, message=_l("最多 %(max)d 字。"))])

    outcome = StringField(_l("与以往事项的关系"))

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        for asked in (self.facts, self.place, self.kind):
            asked.flags.required = True
        self._offer_what_the_desk_has()

    def _offer_what_the_desk_has(self) -> None:
        here = self.desk
        self.county.choices = listed(rows=here.counties)
        towns = [(town.id, town.short_name) for town in here.towns]
        self.town.choices = listed(("", _("请选择")), ("county", _("全县或跨乡镇")), rows=towns)
        below = here.villages(find_id(self.town.data))
        villages = [(one.id, one.short_name) for one in below]
        self.village.choices = listed(("", _("整个乡镇，或请选择")), rows=villages)
        self.window_id.choices = listed(("", _("不指定")), rows=here.windows)
        organs = grouped(here.organs())
        self.competent.choices = [*listed(("", _("请选择")), (UNKNOWN, _("不清楚由谁管"))), *organs]
        self.accused.choices = organs
        self.crossing.choices = [*organs, *grouped({_("其他县（市、区）"): here.other_governments})]
        self.offer_rows()

    def crossing_offered(self) -> frozenset[str]:
        """Return the ids of the organs that a matter may cross into, as typed."""
        return frozenset(choice.value for choice in self.crossing.choices)

    def offer_rows(self) -> None:
        """Let agents and guardians point at every row there is."""
        rows = [(at, _("第 %(at)s 位", at=at)) for at in range(1, len(self.parties.entries) + 1)]
        for entry in self.parties.entries:
            entry.form.acts_for.choices = [choices.NOTHING, *listed(rows=rows)]
