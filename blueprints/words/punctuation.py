"""How words are put together, which differs between Chinese and English."""

from collections.abc import Iterable

from flask_babel import get_locale
from flask_babel import gettext as _


def with_aside(name: object, aside: object) -> str:
    """Return a name with something in brackets behind it."""
    return _("%(name)s（%(aside)s）", name=name, aside=aside)


def titled(title: object) -> str:
    """Return the title of a statute as it is cited."""
    return _("《%(title)s》", title=title)


def run_on(sentences: Iterable[str]) -> str:
    """Return sentences one after the other: English wants a space between them, Chinese none."""
    locale = get_locale()
    between = " " if locale is not None and locale.language == "en" else ""
    return between.join(one.strip() if between else one for one in sentences)
