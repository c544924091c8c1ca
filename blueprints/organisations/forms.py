"""What is typed into the pages of organisations."""

from datetime import date

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from blueprints.edge.forms import DayField, HouseForm
from blueprints.organisations.presenters import edge_kinds, kinds_by_hand
from blueprints.words.organisations import GROUNDS, POSTINGS
from mediation.escalation.kinds import EdgeKind, OrgKind
from mediation.organisations.postings import PostingKind
from models.operations.organisations import (
    AddEdge,
    ChangeOrganisation,
    ChangeSuperior,
    CreateOrganisation,
    EndOrganisation,
    OpenWindow,
    PointFacts,
    PostToWindow,
)

NEEDED = InputRequired(_l("请填写。"))
CHOSEN = InputRequired(_l("请选择。"))


class NewForm(HouseForm):
    """An organisation registered by hand under another."""

    code = StringField(_l("代码"), [NEEDED, Length(max=40)], description=_l("设立后不再改变，例如 379901-ZJ。"))
    name = StringField(_l("全称"), [NEEDED, Length(max=120)])
    short_name = StringField(_l("简称"), [NEEDED, Length(max=60)])
    kind = SelectField(_l("类别"), [CHOSEN], choices=kinds_by_hand)
    valid_from = DayField(_l("设立日期"), [NEEDED])
    has_power = BooleanField(_l("有权处理信访事项"))
    is_vertical = BooleanField(_l("垂直管理"))

    def to_command(self, *, superior_id: int) -> CreateOrganisation:
        """Return the organisation as asked for."""
        valid_from = self.valid_from.data
        assert valid_from is not None  # validated
        return CreateOrganisation(
            code=(self.code.data or "").strip().upper(),
            name=self.name.data or "",
            short_name=self.short_name.data or "",
            kind=OrgKind(self.kind.data),
            superior_id=superior_id,
            valid_from=valid_from,
            has_power=bool(self.has_power.data),
            is_vertical=bool(self.is_vertical.data),
        )


class ChangeForm(HouseForm):
    """What may be corrected about an organisation."""

    name = StringField(_l("全称"), [NEEDED, Length(max=120)])
    short_name = StringField(_l("简称"), [NEEDED, Length(max=60)])
    has_power = BooleanField(_l("有权处理信访事项"))
    is_vertical = BooleanField(_l("垂直管理"))
    is_principal = BooleanField(_l("本单位的主要接待场所"))

    def to_command(self, *, organisation_id: int) -> ChangeOrganisation:
        """Return the corrections."""
        return ChangeOrganisation(
            organisation_id,
            name=self.name.data,
            short_name=self.short_name.data,
            has_power=bool(self.has_power.data),
            is_vertical=bool(self.is_vertical.data),
            is_principal=bool(self.is_principal.data),
        )


class PointForm(HouseForm):
    """What is published about where people may come."""

    address = StringField(_l("地址"), [NEEDED, Length(max=200)])
    hours = StringField(_l("接待时间"), [NEEDED, Length(max=200)])
    phone = StringField(_l("电话"), [NEEDED, Length(max=40)])
    web = StringField(_l("网址"), [Optional(), Length(max=200)])

    def to_facts(self) -> PointFacts:
        """Return what is to be published."""
        return PointFacts(self.address.data or "", self.hours.data or "", self.phone.data or "", self.web.data or None)


class SuperiorForm(HouseForm):
    """Another superior, searched for before."""

    other_id = RadioField(_l("新的上级"), [CHOSEN], coerce=int)

    def to_command(self, *, organisation_id: int, on: date) -> ChangeSuperior:
        """Return the move, from today on."""
        return ChangeSuperior(organisation_id, self.other_id.data, on=on)


class EndForm(HouseForm):
    """The end of an organisation, with or without a successor that was searched for before."""

    on = DayField(_l("撤销日期"), [NEEDED], description=_l("从这一天起不再存在。"))
    other_id = RadioField(_l("承接单位"), [Optional()], coerce=int)

    def to_command(self, *, organisation_id: int) -> EndOrganisation:
        """Return the end as asked for; 0 stands for no successor."""
        on = self.on.data
        assert on is not None  # validated
        return EndOrganisation(organisation_id, on=on, successor_id=self.other_id.data or None)


class EdgeForm(HouseForm):
    """An edge to an organisation that was searched for before."""

    kind = SelectField(_l("连线"), [CHOSEN], choices=edge_kinds)
    other_id = RadioField(_l("到哪个单位"), [CHOSEN], coerce=int)
    ground = SelectField(_l("依据"), [CHOSEN], choices=lambda: [("R-1.76", "R-1.76"), *GROUNDS.items()])
    on = DayField(_l("从哪一天起"), [NEEDED])

    def to_command(self, *, organisation_id: int) -> AddEdge:
        """Return the edge as asked for."""
        on = self.on.data
        assert on is not None  # validated
        return AddEdge(EdgeKind(self.kind.data), organisation_id, self.other_id.data, self.ground.data, on)


class WindowForm(HouseForm):
    """A new window."""

    number = IntegerField(_l("窗口号"), [NEEDED, NumberRange(1, 999, _l("窗口号须在 1 至 999 之间。"))])
    name = StringField(_l("窗口名称"), [NEEDED, Length(max=60)])

    def to_command(self, *, organisation_id: int) -> OpenWindow:
        """Return the window as asked for."""
        return OpenWindow(organisation_id, self.number.data or 0, self.name.data or "")


class PostingForm(HouseForm):
    """A person, searched for before, posted to a window."""

    person = RadioField(_l("人员"), [CHOSEN])
    kind = SelectField(
        _l("派驻方式"), [CHOSEN], choices=lambda: [(kind.value, name) for kind, name in POSTINGS.items()]
    )
    from_on = DayField(_l("开始日期"), [NEEDED])
    to_on = DayField(_l("结束日期（不含当天）"), [Optional()], description=_l("常驻可不填。"))

    def to_command(self, *, window_id: int) -> PostToWindow:
        """Return the posting as asked for; `person` is account and sending organisation, joined by a colon."""
        account, _, sent_by = str(self.person.data).partition(":")
        from_on = self.from_on.data
        assert from_on is not None  # validated
        return PostToWindow(
            window_id, int(account), int(sent_by), PostingKind(self.kind.data), from_on, self.to_on.data
        )


class DayForm(HouseForm):
    """A day from which something is no longer so."""

    on = DayField(_l("从哪一天起结束"), [NEEDED])
