"""What the gate said of each visit, and why, in words."""

from dataclasses import dataclass

from flask_babel import gettext as _

from blueprints.cases.acts_attested import attested_words
from blueprints.cases.verbs import act_url
from blueprints.edge.access import actor_for, may
from blueprints.words.dates import moment_words
from blueprints.words.organisations import ground_name
from blueprints.words.verdicts import VerdictWords, fact_lines, verdict_words
from mediation.casefile.kinds import Stage
from mediation.escalation.kinds import SkipGround
from mediation.reception.gate import Failure, GateVerdict, approving_organs, find_failure, read_judgement
from mediation.secrecy.acts import PageAct
from models.queries.cases.detail import CasePage
from models.queries.cases.happenings import AttestedRow
from models.queries.cases.visits import JudgementRow, SkipRow

OVER = frozenset({Stage.SERVED, Stage.CONCLUDED, Stage.NOT_ACCEPTED, Stage.NO_LONGER_ACCEPTED})
"""Stages after which review may have spoken; before them a statement is made at its address alone."""


@dataclass(frozen=True, slots=True)
class GateWords:
    """One verdict with its moment and the version of the rule that judged."""

    at: str
    rule_version: str
    verdict: VerdictWords


@dataclass(frozen=True, slots=True)
class SkipLine:
    """A ground claimed for a skip with what carries it; `decide_url` while it waits and the reader may decide."""

    ground: str
    state: str
    is_waiting: bool
    who: str
    carried_by: tuple[tuple[str, str], ...]
    decide_url: str | None


@dataclass(frozen=True, slots=True)
class SkipWords:
    """The grounds claimed so far, and where a further one is claimed, if the reader may."""

    lines: tuple[SkipLine, ...]
    claim_url: str | None


@dataclass(frozen=True, slots=True)
class AttestedLine:
    """What was stated about review; `decide_url` while it waits and the reader may confirm it."""

    words: str
    state: str
    is_waiting: bool
    who: str
    decide_url: str | None


@dataclass(frozen=True, slots=True)
class AttestedWords:
    """What was stated so far, and where more is stated, if the reader may."""

    lines: tuple[AttestedLine, ...]
    state_url: str | None


def attested_lines(page: CasePage) -> AttestedWords:
    """Return what was stated about review and finality in words."""
    may_state = page.head.stage in OVER and may(PageAct.CASES_ATTEST.value)
    return AttestedWords(
        lines=tuple(_attested(page, row) for row in page.attested),
        state_url=act_url(page.head.id, "state_attested") if may_state else None,
    )


def _attested(page: CasePage, row: AttestedRow) -> AttestedLine:
    states = {None: _("待另一人核对"), True: _("已核对属实"), False: _("核对不属实")}
    decides = row.is_confirmed is None and may(PageAct.CASES_CONFIRM_ATTESTED.value)
    return AttestedLine(
        words=attested_words(row, organ=page.names.organ(row.organ_id)),
        state=states[row.is_confirmed],
        is_waiting=row.is_confirmed is None,
        who=_("%(person)s，%(at)s", person=page.names.person(row.stated_by_id), at=moment_words(row.stated_at)),
        decide_url=f"{act_url(page.head.id, 'decide_attested')}?attested={row.id}" if decides else None,
    )


def skip_words(page: CasePage) -> SkipWords:
    """Return the grounds claimed for a skip in words."""
    lines = tuple(_skip(page, row) for row in page.skips)
    skipped = next((visit for visit in reversed(page.visits) if not visit.lawful_level), None)
    open_to_claim = skipped is not None and not any(line.is_waiting for line in lines) and not _was_approved(page)
    may_claim = open_to_claim and page.head.stage is Stage.GUIDED and may(PageAct.RECEPTION_CLAIM_EXCEPTION.value)
    url = f"{act_url(page.head.id, 'claim_exception')}?visit={skipped.id}" if skipped and may_claim else None
    return SkipWords(lines=lines, claim_url=url)


def _was_approved(page: CasePage) -> bool:
    return any(row.approved for row in page.skips)


def _skip(page: CasePage, row: SkipRow) -> SkipLine:
    waiting = row.decided_at is None
    states = {None: _("待另一人批准") if waiting else _("不再适用"), True: _("已批准"), False: _("未批准")}
    decides = waiting and _may_decide(row)
    return SkipLine(
        ground=ground_words(row),
        state=states[row.approved],
        is_waiting=waiting,
        who=_("%(person)s，%(at)s", person=page.names.person(row.claimed_by_id), at=moment_words(row.claimed_at)),
        carried_by=carrying_lines(row),
        decide_url=f"{act_url(page.head.id, 'decide_exception')}?exception={row.id}" if decides else None,
    )


def _may_decide(row: SkipRow) -> bool:
    act = PageAct.RECEPTION_APPROVE_EXCEPTION.value
    if not may(act):
        return False
    facts, graph = read_judgement(row.judged)
    return actor_for(act).organisation_id in approving_organs(facts, graph=graph)


def ground_words(row: SkipRow) -> str:
    """Return the claimed ground by code and name."""
    return f"{row.ground} {ground_name(row.ground)}"


def carrying_lines(row: SkipRow) -> tuple[tuple[str, str], ...]:
    """Return what carries a claimed ground: the evidence laid before the approver, for X1 what the record shows."""
    if row.ground != SkipGround.X1.value:
        lines = fact_lines({"evidence": row.evidence.get("kind"), "evidence_ref": row.evidence.get("ref")}, names={})
        return (*lines, (_("跨哪些单位"), _("、").join(row.crossed))) if row.crossed else lines
    facts, graph = read_judgement(row.judged)
    found = find_failure(facts, graph=graph)
    if not isinstance(found, Failure):
        return ()
    known = {
        "failing": found.failing.value,
        "failing_organ": found.organ,
        "failing_since": found.since.isoformat(),
    }
    return fact_lines(known, names={found.organ: graph.node(found.organ).name})


def gate_words(page: CasePage) -> tuple[GateWords, ...]:
    """Return what the gate said, newest first."""
    numbers = {row.case_id: row.number for row in page.related} | {page.head.id: page.head.number}
    return tuple(_one(row, numbers) for row in page.judgements)


def _one(row: JudgementRow, numbers: dict[int, str]) -> GateWords:
    # The names as they stood on that day: the graph's piece is stored with the verdict.
    names = {node["id"]: node["name"] for node in row.judged["graph"]["nodes"]}
    words = verdict_words(GateVerdict.from_record(row.verdict), names=names, numbers=numbers)
    return GateWords(at=moment_words(row.judged_at), rule_version=row.rule_version, verdict=words)
