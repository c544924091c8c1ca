"""Forms that can carry a refusal of the rules to the field it belongs to."""

from flask_wtf import FlaskForm

from blueprints.words import sentence
from mediation.verdict import Refused
from models.unable import InvalidFields


class HouseForm(FlaskForm):
    """A form with its token; what the rules refuse is told where it was typed."""

    def refuse(self, answer: Refused, *, field: str | None = None) -> None:
        """Tell a refusal at a field, or above the form when it belongs to none of them."""
        if field in self._fields:
            self._fields[field].errors = [*self._fields[field].errors, sentence(answer)]
        else:
            self.form_errors.append(sentence(answer))

    def refuse_fields(self, error: InvalidFields) -> None:
        """Tell every fault at its field."""
        for field, fault in error.faults.items():
            self.refuse(fault, field=field)
