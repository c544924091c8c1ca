"""The desk's one form: everything that can be typed about a visit, whoever sits at the desk."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
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
from wtforms.validators import InputRequired, Length, Optional

from blueprints.edge.forms import HouseForm
from blueprints.reception import choices
from blueprints.reception.choices import grouped, listed
from blueprints.reception.desk import UNKNOWN, Desk
from blueprints.reception.entries import filled_rows, gate_entry, matter_entry, party_entries, urgent_entry
from blueprints.reception.placing import PlaceTyped, resolve_typed
from blueprints.words import sentence
from blueprints.words.matters import CHANNELS
from mediation.reception.parties import PartyNature
from mediation.reception.urgency import UrgencySuggestion
from mediation.routing.kinds import Channel, Kind
from mediation.routing.reasons import RoutingReason
from mediation.routing.suggest import Suggestion
from mediation.verdict import Refused
from models.operations.reception.commands import RegisterVisit
from models.unable import InvalidFields

MOST_ROWS = 60
OTHER_FIELDS = {
    RoutingReason.BRANCH_MISSING: "branch",
    RoutingReason.BRANCH_ONLY_FOR_CLAIMS: "branch",
    RoutingReason.ROUTE_UNKNOWN: "route",
    RoutingReason.ROUTE_DOES_NOT_FIT: "route",
}
"""Where a fault of the classification is shown."""


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
    born_on = DateField(_l("出生日期"), [Optional()])
    lacks_capacity = BooleanField(_l("无民事行为能力或限制行为能力"))
    acts_for = SelectField(_l("代理或监护的是"), validate_choice=False)
    agent_tie = SelectField(_l("代理人与当事人的关系"), choices=choices.TIES, default="")
    has_written_authority = BooleanField(_l("有书面委托书"))
    has_proof_of_tie = BooleanField(_l("已出示关系证明或推荐函"))


class RegisterForm(HouseForm):
    """A visit as it is typed once."""

    draft_key = HiddenField()
    draft_version = HiddenField()
    ticket_id = HiddenField()

    urgent = RadioField(
        _l("有人扬言自伤、伤人，或者有生命危险、聚集等紧急情况吗"), [Optional()], choices=choices.URGENT
    )
    police_called = BooleanField(_l("已报 110"))
    ambulance_called = BooleanField(_l("已叫 120"))

    channel = SelectField(_l("方式"), choices=choices.CHANNELS, default="visit")
    visited_on = DateField(_l("日期"), [InputRequired(_l("请填写日期。"))])
    persons = IntegerField(_l("人数"), [InputRequired(_l("请填写人数。"))])
    window_id = SelectField(_l("窗口"), validate_choice=False)

    parties = FieldList(FormField(PartyForm), label=_l("当事人"), min_entries=1, max_entries=MOST_ROWS)

    title = StringField(_l("标题"))
    facts = TextAreaField(_l("反映的事实和理由"))
    claim = TextAreaField(_l("要求怎么解决"))

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
        below = here.villages(int(self.town.data) if (self.town.data or "").isdecimal() else None)
        villages = [(one.id, one.short_name) for one in below]
        self.village.choices = listed(("", _("整个乡镇，或请选择")), rows=villages)
        self.window_id.choices = listed(("", _("不指定")), rows=here.windows)
        organs = grouped(here.organs())
        self.competent.choices = [*listed(("", _("请选择")), (UNKNOWN, _("不清楚由谁管"))), *organs]
        self.accused.choices = organs
        self.offer_rows()

    def offer_rows(self) -> None:
        """Let agents and guardians point at every row there is."""
        rows = [(at, _("第 %(at)s 位", at=at)) for at in range(1, len(self.parties.entries) + 1)]
        for entry in self.parties.entries:
            entry.form.acts_for.choices = [choices.NOTHING, *listed(rows=rows)]

    @property
    def outcome_parts(self) -> tuple[str, int | None]:
        """Return what was chosen about earlier cases: ("repeat" | "join" | "related", case id), ("new", None), ("", None)."""
        word, _colon, number = (self.outcome.data or "").partition(":")
        if word in ("repeat", "join", "related") and number.isdecimal():
            return word, int(number)
        return ("new", None) if word == "new" else ("", None)

    @property
    def channel_words(self) -> str:
        """Return the channel chosen in words."""
        return str(CHANNELS[Channel(self.channel.data)]) if self.channel.data in set(Channel) else ""

    def place_typed(self) -> PlaceTyped:
        """Return the place as far as it is known; asks back where a name means several."""
        return resolve_typed(self)

    def has_anonymous_applicant(self) -> bool:
        """Say whether somebody of the parties stays without a name."""
        return any(entry.form.nature.data == PartyNature.ANONYMOUS for entry in self.parties.entries)

    def check(self, *, urgency: UrgencySuggestion, suggestion: Suggestion) -> bool:
        """Judge the syntax and what only the form can ask; every fault is told at its field."""
        good = self.validate()
        place = self.place_typed()
        for field, fault in place.faults.items():
            self._tell(field, sentence(fault) if isinstance(fault, Refused) else fault)
        if not self.urgent.data and urgency.is_urgent:
            words = _("、").join(found.word for found in urgency.found)
            self._tell("urgent", _("文字中有“%(words)s”，请先确认是不是紧急情况。", words=words))
        if not self.kind.data and self.urgent.data == "yes":
            self.kind.data = suggestion.kind.value
            self.branch.data = str(int(suggestion.branch)) if suggestion.branch is not None else ""
        if not self.kind.data:
            self._tell("kind", _("请选择类别；“边填边查”里有系统的建议，由您确认。"))
        if self.kind.data == Kind.CLAIM and not self.competent.data:
            self._tell("competent", _("请选择有权处理的单位；确实不清楚的，选“不清楚由谁管”。"))
        if self.climb_ground.data and not self.climb_evidence.data:
            self._tell("climb_evidence", _("请写明证据（文书或登记编号）。"))
        return good and not self.has_faults

    @property
    def has_faults(self) -> bool:
        """Say whether anything is told at a field."""
        return bool(self.errors)

    def _tell(self, field: str, words: str) -> None:
        head, _dash, rest = field.partition("-")
        if head == "parties" and rest:
            row, _dash, name = rest.partition("-")
            fields = self.parties.entries[int(row)].form
            target = fields[name] if name in fields else fields.side
            # As the library keeps the faults of rows: the list has one, and it is told at its row alone.
            self.parties.errors = [*self.parties.errors, {name: [words]}]
        elif field == "parties":
            target = self.parties.entries[0].form.side
            self.parties.errors = [*self.parties.errors, words]
        else:
            target = self._fields.get(field)
        if target is None:
            self.form_errors.append(words)
        else:
            target.errors = [*target.errors, words]

    def ask(self, field: str, words: str) -> None:
        """Tell a question at a field."""
        self._tell(field, words)

    def refuse_fields(self, error: InvalidFields) -> None:
        """Tell every fault of the rules at its field; rows of parties are counted without the empty ones."""
        kept = filled_rows(self)
        for field, fault in error.faults.items():
            field = OTHER_FIELDS.get(fault.reason, field)  # type: ignore[call-overload] - any reason may be asked
            head, _dash, rest = field.partition("-")
            if head == "parties" and rest:
                row, _dash, name = rest.partition("-")
                field = f"parties-{kept[int(row)]}-{name}"
            self._tell(field, sentence(fault))

    def to_command(
        self, *, urgency: UrgencySuggestion, suggestion: Suggestion, draw: Callable[[int], int]
    ) -> RegisterVisit:
        """Return the visit as it was typed; what is missing before it is sent is taken from the suggestion."""
        place, (outcome, case_id) = self.place_typed(), self.outcome_parts
        here = self.desk
        return RegisterVisit(
            actor=here.actor,
            now=here.now,
            submission_key=self.draft_key.data or "",
            channel=Channel(self.channel.data),
            visited_on=self.visited_on.data or here.today,
            persons=self.persons.data if self.persons.data is not None else 1,
            parties=party_entries(self),
            matter=matter_entry(self, place=place, suggestion=suggestion),
            draw=draw,
            gate=gate_entry(self),
            window_id=_number(self.window_id.data, among=[id_ for id_, _name in here.windows]),
            ticket_id=_number(self.ticket_id.data),
            draft_key=self.draft_key.data or None,
            repeat_of=case_id if outcome == "repeat" else None,
            joins=case_id if outcome == "join" else None,
            related_to=case_id if outcome == "related" else None,
            no_address=self.no_address.data,
            interview_declined=self.interview_declined.data,
            told=self.told.data or "",
            urgent=urgent_entry(self, urgency),
            national_number=(self.national_number.data or "").strip() or None,
        )


def _number(text: str | None, *, among: list[int] | None = None) -> int | None:
    number = int(text) if text and text.isdecimal() else None
    return number if among is None or number in among else None
