"""Set a county's parameter from a day on; what is running keeps what it began with (section 14)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from mediation.moments import local_day
from mediation.parameters.reasons import ParameterReason
from mediation.parameters.registry import BASIS, DEFINITIONS, read_value
from mediation.rulebook import Rulebook
from mediation.verdict import Refused
from models.actor import Actor
from models.law import read_law
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.steps.law import bump_law
from models.steps.record import append_entry
from models.tables.accounts import Parameter
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True)
class SetParameter:
    """The actor's county shall have this value (as typed) from `from_on` on."""

    key: str
    value: str
    from_on: date
    actor: Actor
    now: datetime


def set_parameter(session: AnySession, rulebook: Rulebook, command: SetParameter) -> None:
    """Write a county's value of a parameter; raise InvalidFields naming `value` or `from_on` and the rule's reason.

    Clocks that are running keep their length; the change is for what begins on `from_on` or later.
    """
    once_more(lambda: _set(session, rulebook, command))


def _set(session: AnySession, rulebook: Rulebook, command: SetParameter) -> None:
    with unit_of_work(session) as work:
        faults = _faults(work, rulebook, command)
        if faults:
            raise InvalidFields(faults)
        before = _write(work, command)
        definition = DEFINITIONS[command.key]
        append_entry(
            work,
            tag="parameter.set",
            at=command.now,
            basis=definition.basis,
            actor=command.actor,
            chain=command.actor.county_id,
            facts={
                "key": command.key,
                "value": _plain(command),
                "before": before,
                "from_on": command.from_on.isoformat(),
            },
        )
        bump_law(work)


def _faults(work: Session, rulebook: Rulebook, command: SetParameter) -> dict[str, Refused]:
    faults: dict[str, Refused] = {}
    read = read_value(command.key, command.value)
    if isinstance(read, Refused):
        faults["value"] = read
    else:
        law = read_law(work, rulebook, command.actor.county_id, command.from_on)
        together = law.parameters.with_overrides({command.key: read})
        if isinstance(together, Refused):
            faults["value"] = together
    today = local_day(command.now)
    if command.from_on < today:
        facts = {"from_on": command.from_on.isoformat(), "today": today.isoformat()}
        faults["from_on"] = Refused(ParameterReason.PARAMETER_FROM_PAST, BASIS, facts)
    return faults


def _plain(command: SetParameter) -> str:
    read = read_value(command.key, command.value)
    return str(read).lower() if isinstance(read, bool) else str(read)


def _write(work: Session, command: SetParameter) -> str | None:
    """Write the row and return what this county had chosen for that day before, if anything."""
    choices = select(Parameter).where(
        Parameter.county_id == command.actor.county_id,
        Parameter.key == command.key,
        Parameter.from_on <= command.from_on,
    )
    last = work.scalars(choices.order_by(Parameter.from_on.desc()).limit(1)).one_or_none()
    before = last.value if last else None
    if last is None or last.from_on != command.from_on:
        last = Parameter(county_id=command.actor.county_id, key=command.key, from_on=command.from_on)
        work.add(last)
    last.value, last.set_by_id, last.set_at = _plain(command), command.actor.account_id, command.now
    work.flush()
    return before
