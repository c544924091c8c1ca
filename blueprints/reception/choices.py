"""What the selects of the desk offer: codes with their names."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from blueprints.words import gate, matters, organisations
from blueprints.words import reception as words
from mediation.escalation.climb import DERIVED_GROUNDS
from mediation.escalation.kinds import SkipGround

NOTHING = SelectChoice("", _l("请选择"))


def named(names: Mapping[Any, Any]) -> list[SelectChoice]:
    """Return the members of an enum with their names as choices."""
    return [SelectChoice(str(code.value if isinstance(code, Enum) else code), name) for code, name in names.items()]


def listed(*first: tuple[str, Any], rows: Iterable[tuple[Any, Any]] = ()) -> list[SelectChoice]:
    """Return some fixed choices and behind them rows of (id, name)."""
    return [SelectChoice(str(value), name) for value, name in (*first, *rows)]


def grouped(groups: Mapping[str, Iterable[tuple[str, str]]]) -> list[SelectChoice]:
    """Return rows of (id, name) under the heading of their group."""
    return [SelectChoice(id_, name, optgroup=group) for group, rows in groups.items() for id_, name in rows]


SIDES = named(words.SIDES)
NATURES = named(words.NATURES)
ROLES = named(words.ROLES)
ID_KINDS = named({kind: name for kind, name in words.ID_KINDS.items() if kind.value != "none"})
TIES = [NOTHING, *named(words.AGENT_TIES)]
KINDS = named(matters.KINDS)
BRANCHES = [NOTHING, *named(matters.BRANCHES)]
ROUTES = [*listed(("", _l("不指定"))), *named(matters.ROUTES)]
CHANNELS = named(matters.CHANNELS)
JUDICIAL = named(gate.JUDICIAL)
SKIP_GROUNDS = listed(
    ("", _l("没有")),
    rows=[
        (ground.value, _l("%(code)s %(name)s", code=ground.value, name=organisations.GROUNDS[ground.value]))
        for ground in SkipGround
    ],
)
EVIDENCE = [*listed(("", _l("没有"))), *named(gate.EVIDENCE)]
CLIMBS = [
    *listed(("", _l("没有"))),
    *named({code: name for code, name in gate.CLIMBS.items() if code not in DERIVED_GROUNDS}),
]
OFFER = listed(("", _l("还没有征求")), ("no", _l("愿意就近调解")), ("yes", _l("不愿意，要求在这里调解")))
URGENT = listed(("yes", _l("是，紧急")), ("no", _l("不是")))
