"""What a petitioner types from the receipt."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from blueprints.edge.forms import HouseForm
from models.operations.citizens import LookUp

NEEDED = InputRequired(_l("请填写。"))


class LookUpForm(HouseForm):
    """Number and query code; both are read however they are typed or pasted."""

    number = StringField(
        _l("事项编号"), [NEEDED, Length(max=60)], description=_l("回执上以 XF 开头的一行，横线可以不填。")
    )
    code = StringField(_l("查询码"), [NEEDED, Length(max=60)], description=_l("回执上的12位字母和数字，大小写都可以。"))

    def to_command(self, *, address: str, now: object) -> LookUp:
        """Return the look-up from a network address."""
        return LookUp(self.number.data or "", self.code.data or "", address, now)  # type: ignore[arg-type] - a moment
