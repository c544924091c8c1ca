"""Choose the words for parameters."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from blueprints.words.dates import day_words
from blueprints.words.parameters import CHOICES, NAMES, TAGS, UNITS, value_words
from mediation.parameters.definitions import ParameterDefinition
from models.queries.parameters import ParameterRow


@dataclass(frozen=True, slots=True)
class ParameterWords:
    """One key in words: what it decides, how firm it is, what is, what may be, since when, what comes."""

    key: str
    name: str
    value: str
    default: str
    is_default: bool
    tag: str
    is_law: bool
    basis: str
    bounds: str
    since: str
    set_by: str
    coming: tuple[str, ...]
    is_fixed: bool
    url: str


def parameter_words(row: ParameterRow) -> ParameterWords:
    """Return one key in words."""
    definition = row.definition
    return ParameterWords(
        key=row.key,
        name=str(NAMES[row.key]),
        value=value_words(row.value, definition.unit),
        default=value_words(definition.default, definition.unit),
        is_default=row.is_default,
        tag=str(TAGS[definition.tag]),
        is_law=definition.is_law,
        basis=definition.basis,
        bounds=bounds_words(definition),
        since=day_words(row.since),
        set_by=row.set_by or "",
        coming=tuple(
            _("%(day)s起 %(value)s", day=day_words(choice.from_on), value=value_words(choice.value, definition.unit))
            for choice in row.coming
        ),
        is_fixed=definition.is_fixed,
        url=url_for("parameters.change", key=row.key),
    )


def parameter_lines(rows: Iterable[ParameterRow]) -> list[ParameterWords]:
    """Return every key in words, in the order of the rule book."""
    return [parameter_words(row) for row in rows]


def bounds_words(definition: ParameterDefinition) -> str:
    """Return what may be chosen: 1 至 60日, nothing, or the choices."""
    if definition.is_fixed:
        return _("法律已定，不能更改") if definition.is_law else _("不能更改")
    if definition.low is not None and definition.high is not None:
        unit = UNITS[definition.unit] if definition.unit else ""
        return _("%(low)s 至 %(high)s%(unit)s", low=definition.low, high=definition.high, unit=unit)
    return _("、").join(str(CHOICES[code]) for code in definition.choices or ("true", "false"))
