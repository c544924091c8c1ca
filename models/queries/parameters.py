"""Read what a county may choose, what it has chosen, and since when."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.parameters.definitions import ParameterDefinition, Value
from mediation.parameters.registry import DEFINITIONS
from models.law import Law
from models.tables.accounts import Account, Parameter


@dataclass(frozen=True, slots=True)
class ChosenValue:
    """A value a county chose, from when on, and who set it."""

    value: str
    from_on: date
    set_by: str | None


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One key: its definition, the value in force, since when (None: the default), and what is to come."""

    definition: ParameterDefinition
    value: Value
    since: date | None
    set_by: str | None
    coming: tuple[ChosenValue, ...]

    @property
    def key(self) -> str:
        """The key in capitals."""
        return self.definition.key

    @property
    def is_default(self) -> bool:
        """Whether the value in force is the rule book's own."""
        return self.value == self.definition.default


def parameters_of(session: Session, law: Law, *, on: date) -> tuple[ParameterRow, ...]:
    """Return every key of section 14 in its order, as it stands in a county on a day; one statement."""
    chosen = _chosen(session, law.county_id)
    return tuple(_row(definition, law, chosen.get(key, ()), on=on) for key, definition in DEFINITIONS.items())


def find_parameter(session: Session, law: Law, key: str, *, on: date) -> ParameterRow | None:
    """Return one key as it stands in a county on a day, or None when there is no such key."""
    definition = DEFINITIONS.get(key)
    if definition is None:
        return None
    return _row(definition, law, _chosen(session, law.county_id).get(key, ()), on=on)


def _row(definition: ParameterDefinition, law: Law, chosen: tuple[ChosenValue, ...], *, on: date) -> ParameterRow:
    current = [choice for choice in chosen if choice.from_on <= on]
    return ParameterRow(
        definition=definition,
        value=law.parameters.value(definition.key),
        since=current[-1].from_on if current else None,
        set_by=current[-1].set_by if current else None,
        coming=tuple(choice for choice in chosen if choice.from_on > on),
    )


def _chosen(session: Session, county_id: int) -> dict[str, tuple[ChosenValue, ...]]:
    query = (
        select(Parameter.key, Parameter.value, Parameter.from_on, Account.display_name)
        .outerjoin(Account, Account.id == Parameter.set_by_id)
        .where(Parameter.county_id == county_id)
        .order_by(Parameter.from_on)
    )
    found: dict[str, tuple[ChosenValue, ...]] = {}
    for key, value, from_on, set_by in session.execute(query).tuples():
        found[key] = (*found.get(key, ()), ChosenValue(value, from_on, set_by))
    return found
