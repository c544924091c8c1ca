"""Names of the public holidays, as the yearly notices write them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

HOLIDAYS = {
    "元旦": _l("元旦"),
    "春节": _l("春节"),
    "清明节": _l("清明节"),
    "劳动节": _l("劳动节"),
    "端午节": _l("端午节"),
    "中秋节": _l("中秋节"),
    "国庆节": _l("国庆节"),
}
"""Name in a notice → its words; a holiday that a notice makes up keeps the notice's own name."""


def holiday_name(name: str | None) -> str:
    """Return the words for a holiday, or for several that a notice joins with 、; 假日 where the notice names none."""
    if not name:
        return _("假日")
    return _("、").join(str(HOLIDAYS.get(one, one)) for one in name.split("、"))
