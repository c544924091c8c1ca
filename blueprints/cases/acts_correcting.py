"""Forms that correct, split, merge, and choose the procedure."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import NumberRange, ValidationError

from blueprints.cases import acts_choices as choices
from blueprints.cases.acts_fields import CHOSEN, LONG, NEEDED, SHORT, ActForm
from blueprints.edge.access import viewer
from blueprints.edge.forms import chosen_code
from blueprints.edge.setting import setting
from blueprints.words.casefile import OUTCOMES
from blueprints.words.matters import BRANCHES, KINDS, ROUTES
from mediation.casefile.kinds import OpinionOutcome
from mediation.reception.numbers import read_case_number
from mediation.routing.classify import Classification, check_classification
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Refused
from models.ids import find_id
from models.operations.cases import (
    ChooseSimplified,
    ConvertToOrdinary,
    MergeCase,
    PartEntry,
    Reclassify,
    SplitCase,
    SuggestSimplified,
    UndoMerge,
)
from models.queries.cases.act_sheet import ActSheet
from models.queries.reach import numbered_case_within_reach
from models.tables.base import db
from models.unable import OutOfReach

Carried = Mapping[str, Any]
MOST_PARTS = 6


def branch_of(text: str | None) -> Branch | None:
    """Return the branch chosen in a select, or None."""
    return chosen_code(Branch, text, None)


class ReclassifyForm(ActForm):
    """What the case really is, and why."""

    kind = RadioField(_l("类别"), [CHOSEN], choices=choices.named(KINDS))
    branch = SelectField(_l("申诉求决的途径"), choices=choices.choose(BRANCHES), default="")
    route = SelectField(_l("法定途径"), choices=choices.choose(ROUTES), default="")
    competent = SelectField(
        _l("有权处理的单位"),
        validate_choice=False,
        default="",
        description=_l("查明或者弄错了的，在此更正；系统按更正后的情况重新甄别。"),
    )
    accused = SelectMultipleField(
        _l("被检举的单位"),
        validate_choice=False,
        description=_l("改为检举控告时填写；这些单位从此看不到本事项。"),
        render_kw={"size": 5},
    )
    reason = TextAreaField(_l("更正理由"), [LONG], render_kw={"rows": 3})

    def offer(self, sheet: ActSheet) -> None:
        """Offer who may be competent and whom an accusation may name."""
        organs = choices.organs(sheet)
        self.competent.choices, self.accused.choices = [choices.UNKNOWN, *organs], organs

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Begin with what the case is taken for."""
        head = sheet.head
        return {
            "kind": head.kind.value,
            "branch": str(head.branch or ""),
            "route": head.route or "",
            "competent": str(head.competent_id or ""),
        }

    def command(self, sheet: ActSheet, carried: Carried) -> Reclassify:
        """Return the correction; a branch or row that nobody touched does not follow the case into another kind."""
        kind, competent = Kind(self.kind.data), find_id(self.competent.data)
        branch = branch_of(self.branch.data) if kind is Kind.CLAIM else None
        return Reclassify(
            kind=kind,
            branch=branch,
            route=self._row(sheet, kind, branch),
            reason=self.reason.data or "",
            competent_id=competent,
            accused_organisation_ids=choices.chosen_organs(self.accused.data),
            **carried,
        )

    def _row(self, sheet: ActSheet, kind: Kind, branch: Branch | None) -> str | None:
        row = self.route.data or None
        is_untouched = row == sheet.head.route
        fits = check_classification(Classification(kind, branch, row), table=setting().routes)
        return None if is_untouched and isinstance(fits, Refused) else row


class PartForm(FlaskForm):
    """One of the cases to be."""

    class Meta:
        csrf = False

    kind = SelectField(_l("类别"), choices=choices.named(KINDS), default=Kind.CLAIM.value)
    branch = SelectField(_l("途径"), choices=choices.choose(BRANCHES), default="")
    route = SelectField(_l("法定途径"), choices=choices.choose(ROUTES), default="")
    title = StringField(_l("标题"), [NEEDED, SHORT])
    facts = TextAreaField(_l("事实和理由"), [NEEDED, LONG], render_kw={"rows": 3})
    claim = StringField(_l("要求"), [SHORT])
    accused = SelectMultipleField(_l("被检举的单位"), validate_choice=False, render_kw={"size": 4})

    def entry(self) -> PartEntry:
        """Return the part."""
        return PartEntry(
            kind=Kind(self.kind.data),
            branch=branch_of(self.branch.data),
            route=self.route.data or None,
            title=self.title.data or "",
            facts=self.facts.data or "",
            claim=self.claim.data or "",
            accused_organisation_ids=choices.chosen_organs(self.accused.data),
        )


class SplitForm(ActForm):
    """The parts of a mixed matter; the case keeps the first one that is no accusation."""

    parts = FieldList(FormField(PartForm, label=_l("部分")), min_entries=2, max_entries=MOST_PARTS)

    def offer(self, sheet: ActSheet) -> None:
        """Offer whom an accusation may name in each part."""
        for part in self.parts:
            part.form.accused.choices = choices.organs(sheet)

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Begin with the case itself as the first part."""
        head = sheet.head
        first = {
            "kind": head.kind.value,
            "branch": str(head.branch or ""),
            "route": head.route or "",
            "title": head.title,
            "facts": head.narrative,
            "claim": head.request,
        }
        return {"parts": [first, {}]}

    def rearranged(self) -> bool:
        """Add or take away a part when that button was pressed."""
        if "add_parts" in request.form and len(self.parts) < MOST_PARTS:
            self.parts.append_entry()
            return True
        removed = request.form.get("remove_parts", "")
        if removed.isdecimal() and len(self.parts) > 1:
            self.parts.entries = [one for one in self.parts.entries if not one.name.endswith(f"-{removed}")]
            return True
        return False

    def command(self, sheet: ActSheet, carried: Carried) -> SplitCase:
        """Return the split."""
        return SplitCase(parts=tuple(part.form.entry() for part in self.parts), draw=secrets.randbelow, **carried)


class MergeForm(ActForm):
    """Into which case this one goes."""

    number = StringField(_l("主事项编号"), [NEEDED, SHORT], description=_l("同人同事的那一件，须在您的办理范围内。"))
    reason = TextAreaField(_l("并案理由"), [NEEDED, LONG], render_kw={"rows": 3})
    main_id: int = 0

    def validate_number(self, field: StringField) -> None:
        """Find the case of that number; absent and hidden are told alike."""
        number = read_case_number(field.data or "")
        try:
            self.main_id = numbered_case_within_reach(db.session, viewer(), number or "").case_id
        except OutOfReach:
            raise ValidationError(_l("没有这个编号，或者不在您的办理范围内。")) from None

    def command(self, sheet: ActSheet, carried: Carried) -> MergeCase:
        """Return the merge."""
        return MergeCase(into_id=self.main_id, reason=self.reason.data, **carried)


class UndoMergeForm(ActForm):
    """Nothing to fill in: everything goes back."""

    def command(self, sheet: ActSheet, carried: Carried) -> UndoMerge:
        """Return the undoing."""
        return UndoMerge(**carried)


class _ForeseenForm(ActForm):
    """What the decision table cannot read from the file."""

    expected = SelectField(_l("预计的处理结果"), choices=choices.outcomes(OUTCOMES), default="")
    owners = IntegerField(
        _l("责任单位数"),
        [NEEDED, NumberRange(min=1, max=50, message=_l("请填写 %(min)d 至 %(max)d 的数。"))],
        default=1,
    )
    is_complex = BooleanField(_l("情况重大、复杂、疑难"))

    def foreseen(self) -> dict[str, Any]:
        """Return what is foreseen, as every command of simplified handling takes it."""
        expected = self.expected.data
        return {
            "expected": OpinionOutcome(expected) if expected else None,
            "owners": self.owners.data,
            "is_complex": bool(self.is_complex.data),
        }


class SimplifiedForm(_ForeseenForm):
    """What the competent organ foresees."""

    def command(self, sheet: ActSheet, carried: Carried) -> ChooseSimplified:
        """Return the choice."""
        return ChooseSimplified(**self.foreseen(), **carried)


class SuggestionForm(_ForeseenForm):
    """What a level on the way foresees."""

    def command(self, sheet: ActSheet, carried: Carried) -> SuggestSimplified:
        """Return the suggestion."""
        return SuggestSimplified(**self.foreseen(), **carried)


class OrdinaryForm(_ForeseenForm):
    """Why it goes back to the ordinary procedure."""

    petitioner_rejects = BooleanField(_l("信访人不同意简易办理的答复"))

    def command(self, sheet: ActSheet, carried: Carried) -> ConvertToOrdinary:
        """Return the conversion."""
        return ConvertToOrdinary(petitioner_rejects=bool(self.petitioner_rejects.data), **self.foreseen(), **carried)
