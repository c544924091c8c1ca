"""Forms of what review decided about a matter: stated by one person, confirmed by another."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from blueprints.cases import acts_choices as choices
from blueprints.cases.acts_alarms import number_in
from blueprints.cases.acts_fields import CHOSEN, LONG, SHORT, ActForm
from blueprints.edge.forms import DayField
from blueprints.words.casefile import ATTESTED
from blueprints.words.dates import day_words
from mediation.casefile.attested import AttestedKind
from models.operations.cases import DecideAttested, StateAttested
from models.queries.cases.act_sheet import ActSheet
from models.queries.cases.happenings import AttestedRow

Carried = Mapping[str, Any]
CONFIRMED = [SelectChoice("yes", _l("核对属实")), SelectChoice("no", _l("不属实"))]


class StateForm(ActForm):
    """What was decided, from which paper, or for which reason."""

    kind = SelectField(_l("补录什么"), [CHOSEN], choices=choices.choose(ATTESTED))
    number = StringField(_l("文号"), [SHORT], description=_l("复查、复核、审核认定的文书或者申请的编号。"))
    organ = SelectField(_l("作出的单位"), [Optional()], default="")
    on = DayField(_l("送达（申请）日期"), [Optional()])
    reason = TextAreaField(_l("理由"), [LONG], description=_l("误期的正当理由，或者新的事实、理由是什么。"))

    def offer(self, sheet: ActSheet) -> None:
        """Offer every organ of the county's graph."""
        self.organ.choices = [choices.NOTHING, *choices.organs(sheet)]

    def command(self, sheet: ActSheet, carried: Carried) -> StateAttested:
        """Return the statement."""
        return StateAttested(
            kind=AttestedKind(self.kind.data),
            number=self.number.data or "",
            organ_id=number_in(self.organ.data) if self.organ.data else None,
            on=self.on.data,
            reason=self.reason.data or "",
            **carried,
        )


class ConfirmForm(ActForm):
    """Whether the statement that waits is true."""

    attested = HiddenField()
    decision = RadioField(_l("核对结果"), [CHOSEN], choices=CONFIRMED)

    @classmethod
    def beginning(cls, sheet: ActSheet) -> dict[str, Any]:
        """Take the statement of the address, else the one that waits."""
        waiting = [str(row.id) for row in sheet.attested if row.is_confirmed is None]
        return {"attested": request.args.get("attested") or (waiting[0] if waiting else "")}

    def offer(self, sheet: ActSheet) -> None:
        """Put what was stated before the one who confirms."""
        asked = number_in(self.attested.data)
        stated = next((row for row in sheet.attested if row.id == asked), None)
        if stated is not None:
            node = sheet.graph.nodes.get(stated.organ_id or 0)
            self.decision.description = attested_words(stated, organ=node.name if node is not None else "")

    def command(self, sheet: ActSheet, carried: Carried) -> DecideAttested:
        """Return the decision."""
        return DecideAttested(
            attested_id=number_in(self.attested.data), is_confirmed=self.decision.data == "yes", **carried
        )


def attested_words(row: AttestedRow, *, organ: str) -> str:
    """Return a statement in one line: what, by whom, its number and day, or the reason."""
    on = day_words(row.dated_on) if row.dated_on is not None else ""
    parts = (str(ATTESTED[row.kind]), organ, row.number or "", on, row.reason or "")
    return _("，").join(part for part in parts if part)
