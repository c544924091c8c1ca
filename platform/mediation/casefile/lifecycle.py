"""What may be done to a case now, by whom, and what comes of it: the workflow table asked (13.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mediation.casefile.cells import Cell
from mediation.casefile.effects import ClockEffect, When
from mediation.casefile.kinds import STATUTORY_HANDOVERS, Act, HandOverKind, HandOverState, ProceedingKind, Stage
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.casefile.simplified import SIMPLIFIED_KINDS
from mediation.casefile.workflow import WORKFLOW
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed, Answer, Fact, Refused

STATE_MACHINE = "13.1"


@dataclass(frozen=True, slots=True)
class ActFacts:
    """A case as an act finds it, and what the one who acts is to it.

    `holder_has_power` says that the holder is an organ competent for this case; a village never is (0.3 #11).
    `hand_over` and `hand_over_state` are those of the newest hand-over; `offer_is_unanswered` while nobody has said
    what the parties of a dispute answered to the offer of mediation below (R-2.21). `has_notice` is true with a written
    notice on file or an exemption; `is_suggested_simple` once simplified handling was suggested (R-3.06).
    """

    stage: Stage
    relations: frozenset[Relation]
    kind: Kind
    branch: Branch | None = None
    procedure: ProceedingKind = ProceedingKind.ORDINARY
    is_first: bool = True
    is_accepted: bool = False
    holder_has_power: bool = True
    holder_is_village: bool = False
    hand_over: HandOverKind | None = None
    hand_over_state: HandOverState | None = None
    offer_is_unanswered: bool = False
    has_notice: bool = False
    has_untold_extension: bool = False
    is_urgent: bool = False
    is_acknowledged: bool = False
    is_reported: bool = False
    is_suggested_simple: bool = False
    stage_before_merge: Stage | None = None


_KINDS: Mapping[tuple[Act, Stage | None], frozenset[Kind]] = MappingProxyType(
    {
        (Act.ACCEPT, Stage.REGISTERED): frozenset({Kind.DISPUTE}),
        (Act.ACCEPT, None): frozenset({Kind.CLAIM, Kind.DISPUTE}),
        (Act.HAND_UP, Stage.NOTIFIED): frozenset({Kind.DISPUTE}),
        (Act.HAND_UP, Stage.HANDLING): frozenset({Kind.DISPUTE}),
        (Act.HAND_DOWN, Stage.NOTIFIED): frozenset({Kind.DISPUTE}),
        (Act.HAND_DOWN, Stage.HANDLING): frozenset({Kind.DISPUTE}),
        (Act.ROUTE_OUT, None): frozenset({Kind.CLAIM, Kind.ACCUSATION, Kind.DISPUTE}),
        (Act.ANSWER, None): frozenset({Kind.CLAIM, Kind.SUGGESTION, Kind.INQUIRY, Kind.THANKS}),
        (Act.DRAFT_OPINION, None): frozenset({Kind.CLAIM}),
        (Act.ISSUE_OPINION, None): frozenset({Kind.CLAIM}),
        (Act.EXTEND, None): frozenset({Kind.CLAIM}),
        (Act.ANSWER_OFFER, None): frozenset({Kind.DISPUTE}),
        (Act.SUGGEST_SIMPLIFIED, None): SIMPLIFIED_KINDS,
        (Act.CHOOSE_SIMPLIFIED, None): SIMPLIFIED_KINDS,
    }
)

_PETITION_ONLY = frozenset(
    {
        Act.ACCEPT,
        Act.DRAFT_OPINION,
        Act.ISSUE_OPINION,
        Act.EXTEND,
        Act.NOTIFY_EXTENSION,
        Act.SUGGEST_SIMPLIFIED,
        Act.CHOOSE_SIMPLIFIED,
    }
)
_POWER_NEEDED = frozenset({Act.DRAFT_OPINION, Act.ISSUE_OPINION, Act.CHOOSE_SIMPLIFIED, Act.EXTEND})
_OPEN_STATES = frozenset({HandOverState.OFFERED, HandOverState.OBJECTED})


def allowed_acts(facts: ActFacts) -> tuple[tuple[Act, Answer], ...]:
    """Return every act with its answer, in the order of `Act`; a page shows the allowed ones as buttons."""
    return tuple((act, check_act(act, facts=facts)) for act in Act)


def check_act(act: Act, *, facts: ActFacts) -> Answer:
    """Judge an act by power, stage, kind, circumstances and person; the first obstacle is told (13.1).

    What an act must carry with it (papers, reasons, days) is judged by the rule of that act.
    """
    return next(_obstacles(act, facts=facts), None) or Allowed(basis=WORKFLOW[facts.stage, act].basis)


def next_stage(act: Act, *, facts: ActFacts, outcome: str | None = None) -> Stage:
    """Return where an allowed act leads; raise KeyError for an impossible act or an unknown outcome."""
    cell = WORKFLOW[facts.stage, act]
    if act is Act.UNDO_MERGE and facts.stage_before_merge is not None:
        return facts.stage_before_merge
    if cell.outcomes:
        return cell.outcomes[outcome or ""].leads_to or facts.stage
    return cell.leads_for.get(facts.kind, cell.leads_to) or facts.stage


def next_holder(act: Act, *, facts: ActFacts, outcome: str | None = None) -> Relation | None:
    """Return the side that holds the case after an allowed act, or None when the holder stays."""
    cell = WORKFLOW[facts.stage, act]
    return cell.outcomes[outcome or ""].holder_becomes if cell.outcomes else cell.holder_becomes


def clock_effects(act: Act, *, facts: ActFacts) -> tuple[ClockEffect, ...]:
    """Return what an allowed act does to the clocks of this case, in order."""
    holds = _conditions(facts)
    return tuple(effect for effect in WORKFLOW[facts.stage, act].effects if effect.when in holds)


def _conditions(facts: ActFacts) -> frozenset[When]:
    is_petition = facts.kind is Kind.CLAIM and facts.branch is Branch.PETITION
    is_simplified = facts.procedure is ProceedingKind.SIMPLIFIED
    holds = {
        When.ALWAYS: True,
        When.CLAIM_ORDINARY: is_petition and not is_simplified,
        When.SIMPLIFIED: is_simplified,
        When.DISPUTE: facts.kind is Kind.DISPUTE,
        When.FIRST_TIME: facts.is_first and facts.kind is Kind.CLAIM,
        When.ACCEPTED_BEFORE: facts.is_accepted and is_petition,
    }
    return frozenset(when for when, is_so in holds.items() if is_so)


def _obstacles(act: Act, *, facts: ActFacts) -> Iterator[Refused]:
    yield from _power_obstacles(act, facts)
    cell = WORKFLOW.get((facts.stage, act))
    if cell is None:
        yield _refused(CasefileReason.NOT_AT_THIS_STAGE, basis=STATE_MACHINE, act=act, stage=facts.stage)
        return
    yield from _kind_obstacles(act, facts, cell)
    yield from _hand_over_obstacles(act, facts)
    yield from _circumstance_obstacles(act, facts, cell)
    if not cell.who & facts.relations:
        yield _refused(CasefileReason.NOT_THIS_PERSON, basis=cell.basis, who=cell.who, act=act, stage=facts.stage)


def _power_obstacles(act: Act, facts: ActFacts) -> Iterator[Refused]:
    if act is Act.SUGGEST_SIMPLIFIED and facts.holder_has_power:
        yield Refused(CasefileReason.SIMPLIFIED_IS_YOUR_CHOICE, "R-3.03", {"act": act.value})
    if act not in _POWER_NEEDED:
        return
    # A village mediates, visits and reports; opinions are for organs (R-1.54, 11.3-7), whatever the stage.
    if facts.holder_is_village:
        yield Refused(CasefileReason.VILLAGE_HAS_NO_POWER, "11.3-7", {"act": act.value}, "competent_organ")
    if not facts.holder_has_power:
        yield Refused(CasefileReason.NO_POWER, "R-1.54", {"act": act.value}, "competent_organ")


def _kind_obstacles(act: Act, facts: ActFacts, cell: Cell) -> Iterator[Refused]:
    kinds = _KINDS.get((act, facts.stage)) or _KINDS.get((act, None))
    if kinds is not None and facts.kind not in kinds:
        later = facts.kind in _KINDS.get((act, None), frozenset())
        if later:
            # The act is for this kind, too, only not from here: a claim is informed of before it is accepted.
            yield _refused(CasefileReason.NOT_AT_THIS_STAGE, basis=STATE_MACHINE, act=act, stage=facts.stage)
        yield _refused(CasefileReason.NOT_FOR_THIS_KIND, basis=cell.basis, act=act, kind=facts.kind)
    if facts.kind is not Kind.CLAIM:
        return
    is_petition = facts.branch is Branch.PETITION
    wants_petition = act in _PETITION_ONLY
    answers_other = act is Act.ANSWER and facts.branch is not Branch.ENFORCEMENT
    if (wants_petition and not is_petition) or (act is Act.ROUTE_OUT and is_petition) or answers_other:
        branch = int(facts.branch) if facts.branch is not None else None
        yield Refused(CasefileReason.NOT_FOR_THIS_BRANCH, "R-1.54", {"act": act.value, "branch": branch})
    if act is Act.ACCEPT and (facts.holder_is_village or not facts.holder_has_power):
        yield Refused(CasefileReason.NO_POWER, "R-1.54", {"act": act.value}, "competent_organ")


def _hand_over_obstacles(act: Act, facts: ActFacts) -> Iterator[Refused]:
    is_open = facts.hand_over is not None and facts.hand_over_state in _OPEN_STATES
    is_statutory = facts.hand_over in STATUTORY_HANDOVERS
    state = facts.hand_over_state.value if facts.hand_over_state is not None else None
    if act in {Act.ACCEPT_HANDOVER, Act.RETURN_HANDOVER, Act.OBJECT} and facts.hand_over_state is not (
        HandOverState.OFFERED
    ):
        yield _refused(CasefileReason.NO_OPEN_HANDOVER, basis=STATE_MACHINE, act=act, state=state)
    if act is Act.ANSWER_OFFER and not (
        facts.hand_over is HandOverKind.GUIDANCE and facts.hand_over_state is HandOverState.OFFERED
    ):
        yield _refused(CasefileReason.NO_OPEN_HANDOVER, basis="R-2.21", act=act, state=state)
    if act is Act.ACCEPT_HANDOVER and facts.offer_is_unanswered:
        # Mediation below is offered, not ordered: it goes there when the parties agreed.
        yield _refused(CasefileReason.OFFER_UNANSWERED, basis="R-2.21", act=act)
    if act is Act.RETURN_HANDOVER and is_statutory:
        yield _refused(CasefileReason.HANDOVER_BINDS, basis="R-1.26", act=act)
    if act is Act.OBJECT and not is_statutory:
        yield _refused(CasefileReason.NO_OPEN_HANDOVER, basis="R-1.26", act=act, state=state)
    if act is Act.DECIDE_OBJECTION and facts.hand_over_state is not HandOverState.OBJECTED:
        yield _refused(CasefileReason.HANDOVER_NOT_OBJECTED, basis="R-1.26", act=act, state=state)
    if act in {Act.HAND_UP, Act.HAND_DOWN, Act.MERGE, Act.CONCLUDE} and is_open:
        yield _refused(CasefileReason.HANDOVER_STILL_OPEN, basis="R-6.01", act=act, state=state)
    if act is Act.TRANSFER and is_open and not (is_statutory and facts.hand_over_state is HandOverState.OFFERED):
        # Passing a transfer on takes it up first; an objection or a voluntary offer is to be settled before.
        yield _refused(CasefileReason.HANDOVER_STILL_OPEN, basis="R-6.01", act=act, state=state)


def _circumstance_obstacles(act: Act, facts: ActFacts, cell: Cell) -> Iterator[Refused]:
    is_simplified = facts.procedure is ProceedingKind.SIMPLIFIED
    unmet = {
        Act.NOTIFY_EXTENSION: (not facts.has_untold_extension, CasefileReason.NO_EXTENSION_TO_TELL),
        Act.EXTEND: (is_simplified, CasefileReason.ALREADY_SIMPLIFIED),
        Act.SUGGEST_SIMPLIFIED: (facts.is_suggested_simple, CasefileReason.SIMPLIFIED_SUGGESTED),
        Act.CHOOSE_SIMPLIFIED: (is_simplified, CasefileReason.ALREADY_SIMPLIFIED),
        Act.CONVERT_TO_ORDINARY: (not is_simplified, CasefileReason.NOT_SIMPLIFIED),
        Act.ACKNOWLEDGE_URGENT: (not facts.is_urgent, CasefileReason.NO_URGENT_REPORT),
        Act.REPORT_URGENT: (not facts.is_urgent, CasefileReason.NO_URGENT_REPORT),
    }
    is_unmet, reason = unmet.get(act, (False, CasefileReason.NOT_AT_THIS_STAGE))
    if is_unmet:
        yield _refused(reason, basis=cell.basis, act=act)
    if act is Act.ACKNOWLEDGE_URGENT and facts.is_acknowledged:
        yield _refused(CasefileReason.ALREADY_ACKNOWLEDGED, basis=cell.basis, act=act)
    if act is Act.REPORT_URGENT and facts.is_reported:
        yield _refused(CasefileReason.ALREADY_REPORTED, basis=cell.basis, act=act)
    told_in_writing = facts.stage not in {Stage.NOT_ACCEPTED, Stage.NO_LONGER_ACCEPTED} or facts.has_notice
    if act is Act.CONCLUDE and not told_in_writing:
        yield Refused(CasefileReason.ELEMENTS_MISSING, "13.2", {"step": "notice", "missing": "written_notice"})


def _refused(reason: CasefileReason, *, basis: str, who: frozenset[Relation] = frozenset(), **facts: Fact) -> Refused:
    who_can = ",".join(sorted(who)) or None
    return Refused(reason=reason, basis=basis, facts=facts, who_can=who_can)
