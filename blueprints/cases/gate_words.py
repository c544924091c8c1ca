"""What the gate said of each visit, and why, in words."""

from dataclasses import dataclass

from blueprints.reception.verdict_words import VerdictWords, verdict_words
from blueprints.words.dates import moment_words
from mediation.reception.gate.verdict import GateVerdict
from models.queries.cases.detail import CasePage
from models.queries.cases.visits import JudgementRow


@dataclass(frozen=True, slots=True)
class GateWords:
    """One verdict with its moment and the version of the rule that judged."""

    at: str
    rule_version: str
    verdict: VerdictWords


def gate_words(page: CasePage) -> tuple[GateWords, ...]:
    """Return what the gate said, newest first."""
    numbers = {row.case_id: row.number for row in page.related} | {page.head.id: page.head.number}
    return tuple(_one(row, numbers) for row in page.judgements)


def _one(row: JudgementRow, numbers: dict[int, str]) -> GateWords:
    # The names as they stood on that day: the graph's piece is stored with the verdict.
    names = {node["id"]: node["name"] for node in row.judged["graph"]["nodes"]}
    words = verdict_words(GateVerdict.from_record(row.verdict), names=names, numbers=numbers)
    return GateWords(at=moment_words(row.judged_at), rule_version=row.rule_version, verdict=words)
