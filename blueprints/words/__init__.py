"""Sentences for every reason and names for every code, chosen in the reader's language."""

import re
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from flask_babel import lazy_gettext as _l

from blueprints.words.dates import day_words
from mediation.verdict import Fact, ReasonCode, Refused

SENTENCES: dict[ReasonCode, Any] = {}
"""Reason -> lazy sentence; the facts of a refusal fill its `%(name)s` places."""

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

WHO_CAN: dict[str, Any] = {}
"""Role or relation -> lazy words for whoever could do what was refused."""

for _name in iter_modules(__path__):
    _module = import_module(f"{__name__}.{_name.name}")
    SENTENCES.update(getattr(_module, "SENTENCES", {}))
    WHO_CAN.update(getattr(_module, "WHO_CAN", {}))


def sentence(answer: Refused) -> str:
    """Return the sentence for a refusal, with its facts put in."""
    return str(SENTENCES[answer.reason]) % {name: _told(fact) for name, fact in answer.facts.items()}


def _told(fact: Fact) -> Fact:
    """Return a fact as a sentence tells it: a day with its weekday, anything else as it is."""
    if not isinstance(fact, str) or not ISO_DAY.fullmatch(fact):
        return fact
    try:
        return day_words(date.fromisoformat(fact))
    except ValueError:
        return fact  # what somebody typed looks like a day and is none; the sentence is about just that


def who_can(code: str | None) -> str | None:
    """Return in words who could do what was refused; `code` names one or, comma-separated, several."""
    if code is None:
        return None
    separator = str(_l("、"))
    return separator.join(str(WHO_CAN.get(one, one)) for one in code.split(","))
