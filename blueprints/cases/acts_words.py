"""What an act's form says when it cannot be done, or when somebody else was quicker."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from blueprints.cases.acts_fields import ActForm
from blueprints.cases.acts_opinion import LABELS, TEXTS
from blueprints.cases.gate_words import carrying_lines, ground_words
from blueprints.words import sentence, who_can
from blueprints.words.casefile import HANDOVER_STATES, HANDOVERS, OUTCOMES, stage_words
from blueprints.words.casefile_reasons import SENTENCES as CASE_SENTENCES
from blueprints.words.dates import moment_words
from blueprints.words.gate import SENTENCES as GATE_SENTENCES
from blueprints.words.timeline import line_words
from mediation.casefile.kinds import HandOverKind
from mediation.casefile.reasons import CasefileReason
from mediation.reception.gate.reasons import GateReason
from mediation.verdict import Refused
from models.queries.cases.act_sheet import ActSheet, LaterLine
from models.queries.cases.moves import HandOverRow

GATE_CODES = frozenset(GateReason)


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """Why not, on which rule, who could, and what fails besides."""

    sentence: str
    basis: str
    who: str | None
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SinceWords:
    """What others did meanwhile, a line each; `versions` are (field, what was typed, what stands there, whether they
    differ)."""

    lines: tuple[str, ...]
    versions: tuple[tuple[str, str, str, bool], ...]
    by: str


def refusal_words(answer: Refused) -> RefusalWords:
    """Return a refusal in words; further conditions that fail are told one by one."""
    failing = str(answer.facts.get("failing") or "").split(",")
    reasons = [CasefileReason(code) for code in failing if code and code != answer.reason.value]
    return RefusalWords(
        sentence=sentence(answer),
        basis=answer.basis,
        who=who_can(answer.who_can),
        others=tuple(str(CASE_SENTENCES[reason]) for reason in reasons),
    )


def since_words(lines: Iterable[LaterLine], *, versions: tuple[tuple[str, str, str, bool], ...]) -> SinceWords:
    """Return what was written into the record since the form was opened."""
    told = tuple(lines)
    return SinceWords(
        lines=tuple(
            _("%(at)s %(who)s：%(what)s", at=moment_words(one.at), who=one.person or "", what=line_words(one.tag))
            for one in told
        ),
        versions=versions,
        by=next((one.person for one in reversed(told) if one.person), ""),
    )


def case_lines(sheet: ActSheet) -> tuple[tuple[str, str], ...]:
    """Return what one looks at while filling in: where the case stands, who holds it, what is asked."""
    head = sheet.head
    return (
        (_("阶段"), stage_words(head.stage)),
        (_("责任持有单位"), sheet.graph.node(head.holder_id).name),
        (_("反映的事实"), head.narrative),
        (_("要求"), head.request),
    )


def move_lines(sheet: ActSheet) -> tuple[tuple[str, str], ...]:
    """Return the newest hand-over with its reasons, nothing without one."""
    row = sheet.hand_over
    if row is None:
        return ()
    answers = ((_("异议理由"), row.objection_reason), (_("答复理由"), row.answer_reason))
    return (
        (_("流转"), str(HANDOVERS[row.kind])),
        (_("状态"), str(HANDOVER_STATES[row.state])),
        (_("转出单位"), _organ(sheet, row.from_id)),
        (_("接收单位"), _organ(sheet, row.to_id)),
        (_("转出时间"), moment_words(row.offered_at)),
        (_("理由"), _move_reason(row)),
        *((label, words) for label, words in answers if words),
    )


def _move_reason(row: HandOverRow) -> str:
    # A guided visit is handed over by the gate itself: its reason is the verdict's.
    is_guided = row.kind is HandOverKind.GUIDANCE and row.ground in GATE_CODES
    return str(GATE_SENTENCES[GateReason(row.ground)]) if is_guided else row.reason


def _organ(sheet: ActSheet, organisation_id: int) -> str:
    # An organisation that ended, or of another county, is not on this graph.
    nodes = sheet.graph.nodes
    return nodes[organisation_id].name if organisation_id in nodes else _("其他单位")


def draft_lines(sheet: ActSheet) -> tuple[tuple[str, str], ...]:
    """Return the text of the opinion as label and words, nothing without one."""
    draft = sheet.draft
    if draft is None:
        return ()
    texts = [(str(LABELS[name]), getattr(draft, name)) for name in TEXTS]
    drafted = _(
        "%(who)s，%(at)s，第 %(version)s 稿",
        who=draft.drafted_by,
        at=moment_words(draft.drafted_at),
        version=draft.version,
    )
    return ((_("处理结果"), str(OUTCOMES[draft.outcome])), *texts, (_("拟稿"), drafted))


def claim_lines(form: ActForm, sheet: ActSheet) -> tuple[tuple[str, str], ...]:
    """Return the claimed ground that a form is to decide, what carries it, and when; nothing on other forms."""
    wanted = form["exception"].data if "exception" in form else None
    row = next((skip for skip in sheet.skips if str(skip.id) == str(wanted)), None)
    if row is None:
        return ()
    return ((_("例外理由"), ground_words(row)), *carrying_lines(row), (_("提出时间"), moment_words(row.claimed_at)))


def draft_versions(form: ActForm, sheet: ActSheet) -> tuple[tuple[str, str, str, bool], ...]:
    """Return both texts of an opinion, typed and kept, field by field; nothing for a form without such texts."""
    draft = sheet.draft
    if draft is None or any(name not in form for name in TEXTS):
        return ()
    pairs = [(form[name].label.text, form[name].data or "", getattr(draft, name)) for name in TEXTS]
    return tuple((str(label), yours, theirs, yours.strip() != theirs) for label, yours, theirs in pairs)
