"""What is typed to change a parameter."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from blueprints.edge.forms import DayField, HouseForm
from blueprints.words.parameters import CHOICES
from mediation.parameters.definitions import ParameterDefinition
from models.actor import Actor
from models.operations.parameters import SetParameter

NEEDED = InputRequired(_l("请填写。"))


class _Dated(HouseForm):
    from_on = DayField(_l("从哪一天起生效"), [NEEDED], description=_l("今天或以后；已经开始计时的时限不受影响。"))

    def to_command(self, *, key: str, actor: Actor, now: datetime) -> SetParameter:
        """Return the change as asked for."""
        from_on = self.from_on.data
        assert from_on is not None  # validated
        return SetParameter(key=key, value=str(self.value.data).strip(), from_on=from_on, actor=actor, now=now)


class NumberForm(_Dated):
    """A number and its first day."""

    value = StringField(_l("新的值"), [NEEDED, Length(max=40, message=_l("不超过 40 个字。"))])


class ChoiceForm(_Dated):
    """A switch or a choice and its first day."""

    value = SelectField(_l("新的值"), [NEEDED])


def form_for(definition: ParameterDefinition, *, value: object, today: date) -> NumberForm | ChoiceForm:
    """Return the form that fits a key, filled with its value of today."""
    plain = str(value).lower() if isinstance(value, bool) else str(value)
    if not definition.choices and not isinstance(definition.default, bool):
        return NumberForm(value=plain, from_on=today)
    form = ChoiceForm(value=plain, from_on=today)
    form.value.choices = [(code, CHOICES[code]) for code in definition.choices or ("true", "false")]
    return form
