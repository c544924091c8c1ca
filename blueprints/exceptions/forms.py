"""What is typed to settle an item."""

from datetime import datetime

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from blueprints.edge.forms import HouseForm
from models.actor import Actor
from models.operations.exceptions import SettleException


class SettleForm(HouseForm):
    """How an item was dealt with."""

    note = TextAreaField(
        _l("怎样处置的"),
        [InputRequired(_l("请写明怎样处置的。")), Length(max=1000, message=_l("不超过 1000 个字。"))],
        description=_l("写明由谁办、联系了谁、何时有结果。"),
    )

    def validate_note(self, field: TextAreaField) -> None:
        """Refuse a note of blanks alone."""
        if not (field.data or "").strip():
            raise ValidationError(str(_l("请写明怎样处置的。")))

    def to_command(self, *, item_id: int, actor: Actor, now: datetime) -> SettleException:
        """Return the settlement as asked for."""
        return SettleException(item_id=item_id, note=str(self.note.data).strip(), actor=actor, now=now)
