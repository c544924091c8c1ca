"""Judge every stored verdict again and tell where it differs (R-2.06)."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import func, select

from mediation.reception.gate.replay import UnknownRuleVersion, rejudge
from mediation.reception.gate.verdict import GateVerdict
from models.session import AnySession
from models.tables.reception import Judgement

BATCH = 500


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of one stored verdict that the same facts, graph and rule do not give again."""

    judgement_id: int
    visit_id: int
    field: str
    stored: Any
    again: Any


def count_judgements(session: AnySession) -> int:
    """Return how many verdicts are stored."""
    return session.scalar(select(func.count(Judgement.id))) or 0


def replayed(session: AnySession, *, batch: int = BATCH) -> Iterator[tuple[int, tuple[Difference, ...]]]:
    """Yield every stored judgement's id with the differences found, none for a verdict that stands."""
    after = 0
    while True:
        query = select(Judgement).where(Judgement.id > after).order_by(Judgement.id).limit(batch)
        rows = session.scalars(query).all()
        for row in rows:
            yield row.id, differences_of(row)
        if len(rows) < batch:
            return
        after = rows[-1].id


def differences_of(row: Judgement) -> tuple[Difference, ...]:
    """Return where the columns or the stored verdict of a judgement differ from what its facts give again."""
    try:
        again = rejudge(row.facts)
    except (UnknownRuleVersion, KeyError, ValueError, TypeError) as broken:
        # A record that cannot even be read was altered: that is a finding, not a crash of the report.
        return (Difference(row.id, row.visit_id, "facts", row.rule_version, f"{type(broken).__name__}: {broken}"),)
    stored = GateVerdict.from_record(row.verdict)
    pairs = [(one.name, getattr(stored, one.name), getattr(again, one.name)) for one in fields(GateVerdict)]
    pairs += [
        ("column decision", row.decision, again.decision),
        ("column code", row.code, again.code.value),
        ("column basis", row.basis, again.basis),
        ("column rule_version", row.rule_version, row.facts.get("rule_version")),
    ]
    return tuple(Difference(row.id, row.visit_id, name, was, now) for name, was, now in pairs if was != now)
