"""The workflow, every cell of it (13.1)."""

from itertools import product

import pytest

from mediation.casefile.correcting import GOES_ON
from mediation.casefile.kinds import Act, HandOverKind, HandOverState, ProceedingKind, Stage
from mediation.casefile.lifecycle import ActFacts, allowed_acts, check_act, clock_effects, next_holder, next_stage
from mediation.casefile.reasons import CasefileReason as Why
from mediation.casefile.relations import Relation
from mediation.casefile.workflow import WORKFLOW
from mediation.clocks.codes import EventKind, TermCode
from mediation.routing.kinds import Branch, Kind
from mediation.verdict import Allowed, Refused

EVERYBODY = frozenset(Relation)

# One line per act: the stages where it can be done, each with where it leads; "=" means the case stays there.
EXPECTED = """
first_contact: registered= guided= not_accepted= no_longer_accepted= owner_pending= transferred= routed= notified= \
accepted>handling handling= mediating= drafted= issued= served=
transfer: registered>transferred not_accepted>transferred no_longer_accepted>transferred owner_pending>transferred \
    transferred=
hand_up: registered= owner_pending= notified= handling= mediating=
hand_down: registered= owner_pending= notified= handling= mediating=
accept_handover: registered= guided= owner_pending= transferred= notified= handling= mediating=
return_handover: registered= guided= owner_pending= notified= handling= mediating=
object: transferred=
decide_objection: transferred= notified=
give_notice: registered>notified transferred>notified guided= not_accepted= no_longer_accepted= owner_pending=
accept: registered>mediating notified>accepted
route_out: registered>routed not_accepted>routed owner_pending>routed transferred>routed notified>routed \
accepted>routed handling>routed mediating>routed
answer: registered>served owner_pending>served transferred>served routed>served notified>served
extend: accepted= handling= drafted=
notify_extension: accepted= handling= drafted= issued=
draft_opinion: accepted>drafted handling>drafted drafted=
issue_opinion: drafted>issued
serve_opinion: issued>served
conclude: served>concluded guided>concluded not_accepted>concluded no_longer_accepted>concluded routed>concluded \
mediating>concluded
reclassify: registered= guided= owner_pending= transferred= notified= accepted= handling= mediating= \
drafted>handling routed>registered not_accepted>registered
split: registered= guided= not_accepted= owner_pending= transferred= routed= notified= accepted= handling= mediating=
merge: registered>merged guided>merged not_accepted>merged owner_pending>merged transferred>merged notified>merged
undo_merge: merged=
suggest_simplified: registered= transferred=
choose_simplified: registered= transferred= notified=
convert_to_ordinary: registered= transferred= notified= accepted= handling= drafted=
raise_urgent: registered= guided= not_accepted= no_longer_accepted= owner_pending= transferred= routed= notified= \
accepted= handling= mediating= drafted= issued= served= concluded=
acknowledge_urgent: registered= guided= not_accepted= no_longer_accepted= owner_pending= transferred= routed= \
notified= accepted= handling= mediating= drafted= issued= served= concluded=
report_urgent: registered= guided= not_accepted= no_longer_accepted= owner_pending= transferred= routed= notified= \
accepted= handling= mediating= drafted= issued= served= concluded=
consent_after_guidance: guided>registered
answer_offer: registered=
"""


def expected_cells() -> dict[tuple[Stage, Act], Stage | None]:
    cells: dict[tuple[Stage, Act], Stage | None] = {}
    for line in EXPECTED.strip().splitlines():
        act, _, stages = line.partition(":")
        for word in stages.split():
            here, _, there = word.rstrip("=").partition(">")
            cells[Stage(here), Act(act)] = Stage(there) if there else None
    return cells


CELLS = expected_cells()


def fit_for(act: Act, stage: Stage) -> ActFacts:
    """Facts of a case in which nothing but the table and the person speaks against the act."""
    kind, branch = Kind.CLAIM, Branch.PETITION
    if act in {Act.ANSWER, Act.ROUTE_OUT}:
        branch = Branch.ENFORCEMENT
    is_dispute = act in {Act.HAND_UP, Act.HAND_DOWN} or (act is Act.ACCEPT and stage is Stage.REGISTERED)
    if is_dispute:
        return ActFacts(stage=stage, relations=EVERYBODY, kind=Kind.DISPUTE)
    hand_over, state = None, None
    if act in {Act.ACCEPT_HANDOVER, Act.RETURN_HANDOVER}:
        hand_over, state = HandOverKind.HAND_UP, HandOverState.OFFERED
    if act is Act.ANSWER_OFFER:
        guided, offered = HandOverKind.GUIDANCE, HandOverState.OFFERED
        return ActFacts(stage=stage, relations=EVERYBODY, kind=Kind.DISPUTE, hand_over=guided, hand_over_state=offered)
    if act is Act.OBJECT:
        hand_over, state = HandOverKind.TRANSFER, HandOverState.OFFERED
    if act is Act.DECIDE_OBJECTION:
        hand_over, state = HandOverKind.TRANSFER, HandOverState.OBJECTED
    return ActFacts(
        stage=stage,
        relations=EVERYBODY,
        kind=kind,
        branch=branch,
        procedure=ProceedingKind.SIMPLIFIED if act is Act.CONVERT_TO_ORDINARY else ProceedingKind.ORDINARY,
        hand_over=hand_over,
        hand_over_state=state,
        holder_has_power=act is not Act.SUGGEST_SIMPLIFIED,
        has_notice=True,
        has_untold_extension=True,
        is_urgent=True,
    )


@pytest.mark.parametrize(("stage", "act"), list(product(Stage, Act)), ids=lambda word: str(word))
def test_every_cell_is_as_the_rule_book_says(stage: Stage, act: Act) -> None:
    facts = fit_for(act, stage)
    answer = check_act(act, facts=facts)
    if (stage, act) not in CELLS:
        assert isinstance(answer, Refused)
        assert answer.reason is Why.NOT_AT_THIS_STAGE
        return
    assert answer == Allowed(basis=WORKFLOW[stage, act].basis)
    outcomes = {Act.RECLASSIFY: GOES_ON, Act.ANSWER_OFFER: "declined"}
    assert next_stage(act, facts=facts, outcome=outcomes.get(act, "refused")) is (CELLS[stage, act] or stage)


# Whoever is not written here is the holder's staff.
OTHERS = {
    Act.ACCEPT_HANDOVER: {"receiver"},
    Act.RETURN_HANDOVER: {"receiver"},
    Act.OBJECT: {"receiver"},
    Act.DECIDE_OBJECTION: {"sender"},
    Act.CONSENT_AFTER_GUIDANCE: {"receiver"},
    Act.ANSWER_OFFER: {"holder", "receiver"},
    Act.EXTEND: {"holder_head"},
    Act.ISSUE_OPINION: {"holder_head"},
    Act.RAISE_URGENT: {"anyone"},
    Act.ACKNOWLEDGE_URGENT: {"holder", "holder_head", "leader", "meeting_office"},
    Act.REPORT_URGENT: {"holder", "holder_head", "leader", "meeting_office"},
}
EXCEPTIONS = {
    (Stage.GUIDED, Act.FIRST_CONTACT): {"receiver"},
    (Stage.OWNER_PENDING, Act.TRANSFER): {"holder", "meeting_office"},
}


@pytest.mark.parametrize(("stage", "act"), list(WORKFLOW), ids=lambda word: str(word))
def test_every_cell_names_who_the_rule_book_names(stage: Stage, act: Act) -> None:
    assert WORKFLOW[stage, act].who == EXCEPTIONS.get((stage, act), OTHERS.get(act, {"holder"}))


@pytest.mark.parametrize(("stage", "act"), list(WORKFLOW), ids=lambda word: str(word))
def test_every_cell_is_closed_to_whom_it_does_not_name(stage: Stage, act: Act) -> None:
    named = WORKFLOW[stage, act].who
    facts = fit_for(act, stage)
    for relation in Relation:
        one = frozenset({relation})
        answer = check_act(act, facts=ActFacts(**{**_fields(facts), "relations": one}))  # type: ignore[arg-type]
        if relation in named:
            assert isinstance(answer, Allowed)
        else:
            assert isinstance(answer, Refused)
            assert answer.reason is Why.NOT_THIS_PERSON
            assert answer.who_can == ",".join(sorted(named))


def _fields(facts: ActFacts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in ActFacts.__dataclass_fields__}


def test_every_stage_but_the_first_ones_is_reached_by_some_act() -> None:
    given_by_the_gate = {Stage.REGISTERED, Stage.GUIDED, Stage.NOT_ACCEPTED, Stage.NO_LONGER_ACCEPTED}
    reached = {cell.leads_to for cell in WORKFLOW.values()}
    reached |= {stage for cell in WORKFLOW.values() for stage in cell.leads_for.values()}
    reached |= {outcome.leads_to for cell in WORKFLOW.values() for outcome in cell.outcomes.values()}
    assert set(Stage) - given_by_the_gate <= reached


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.CONCLUDED])
def test_no_stage_is_a_dead_end(stage: Stage) -> None:
    seen, edge = set(), {stage}
    while edge:
        seen |= edge
        edge = {
            there for (here, act), there in CELLS.items() if here in edge and there is not None and there not in seen
        }
        if Stage.MERGED in seen:
            edge |= {Stage.REGISTERED} - seen
    assert Stage.CONCLUDED in seen


def test_all_acts_are_answered_in_their_order() -> None:
    facts = fit_for(Act.GIVE_NOTICE, Stage.REGISTERED)
    answers = allowed_acts(facts)
    assert [act for act, _ in answers] == list(Act)
    assert dict(answers)[Act.GIVE_NOTICE] == Allowed(basis="R-1.24")


def test_an_opinion_by_a_village_is_refused_with_who_can() -> None:
    village = ActFacts(
        stage=Stage.HANDLING,
        relations=EVERYBODY,
        kind=Kind.CLAIM,
        branch=Branch.PETITION,
        holder_is_village=True,
        holder_has_power=False,
    )
    for act in (Act.DRAFT_OPINION, Act.ISSUE_OPINION):
        answer = check_act(act, facts=village)
        assert isinstance(answer, Refused)
        assert (answer.reason, answer.who_can) == (Why.VILLAGE_HAS_NO_POWER, "competent_organ")
    accept = check_act(Act.ACCEPT, facts=ActFacts(**{**_fields(village), "stage": Stage.NOTIFIED}))  # type: ignore[arg-type]
    assert isinstance(accept, Refused)


@pytest.mark.parametrize(
    ("act", "stage", "change", "reason"),
    [
        (Act.ACCEPT, Stage.REGISTERED, {"kind": Kind.CLAIM, "branch": Branch.PETITION}, Why.NOT_AT_THIS_STAGE),
        (Act.ACCEPT, Stage.NOTIFIED, {"branch": Branch.ARBITRATION}, Why.NOT_FOR_THIS_BRANCH),
        (Act.ACCEPT, Stage.NOTIFIED, {"kind": Kind.THANKS, "branch": None}, Why.NOT_FOR_THIS_KIND),
        (Act.ROUTE_OUT, Stage.NOTIFIED, {"branch": Branch.PETITION}, Why.NOT_FOR_THIS_BRANCH),
        (Act.ANSWER, Stage.NOTIFIED, {"branch": Branch.PETITION}, Why.NOT_FOR_THIS_BRANCH),
        (Act.HAND_UP, Stage.NOTIFIED, {"kind": Kind.CLAIM, "branch": Branch.PETITION}, Why.NOT_FOR_THIS_KIND),
        (Act.DRAFT_OPINION, Stage.HANDLING, {"holder_has_power": False}, Why.NO_POWER),
        (Act.RETURN_HANDOVER, Stage.REGISTERED, {"hand_over": HandOverKind.TRANSFER}, Why.HANDOVER_BINDS),
        (Act.RETURN_HANDOVER, Stage.REGISTERED, {"hand_over_state": HandOverState.LAPSED}, Why.NO_OPEN_HANDOVER),
        (Act.OBJECT, Stage.TRANSFERRED, {"hand_over_state": HandOverState.ACCEPTED}, Why.NO_OPEN_HANDOVER),
        (Act.OBJECT, Stage.TRANSFERRED, {"hand_over": HandOverKind.HAND_DOWN}, Why.NO_OPEN_HANDOVER),
        (
            Act.DECIDE_OBJECTION,
            Stage.TRANSFERRED,
            {"hand_over_state": HandOverState.OFFERED},
            Why.HANDOVER_NOT_OBJECTED,
        ),
        (
            Act.TRANSFER,
            Stage.TRANSFERRED,
            {"hand_over": HandOverKind.TRANSFER, "hand_over_state": HandOverState.OBJECTED},
            Why.HANDOVER_STILL_OPEN,
        ),
        (
            Act.HAND_UP,
            Stage.MEDIATING,
            {"hand_over": HandOverKind.HAND_UP, "hand_over_state": HandOverState.OFFERED},
            Why.HANDOVER_STILL_OPEN,
        ),
        (Act.NOTIFY_EXTENSION, Stage.HANDLING, {"has_untold_extension": False}, Why.NO_EXTENSION_TO_TELL),
        (Act.EXTEND, Stage.HANDLING, {"procedure": ProceedingKind.SIMPLIFIED}, Why.ALREADY_SIMPLIFIED),
        (Act.SUGGEST_SIMPLIFIED, Stage.REGISTERED, {"is_suggested_simple": True}, Why.SIMPLIFIED_SUGGESTED),
        (Act.SUGGEST_SIMPLIFIED, Stage.REGISTERED, {"holder_has_power": True}, Why.SIMPLIFIED_IS_YOUR_CHOICE),
        (Act.CHOOSE_SIMPLIFIED, Stage.NOTIFIED, {"procedure": ProceedingKind.SIMPLIFIED}, Why.ALREADY_SIMPLIFIED),
        (Act.CONVERT_TO_ORDINARY, Stage.NOTIFIED, {"procedure": ProceedingKind.ORDINARY}, Why.NOT_SIMPLIFIED),
        (Act.ACKNOWLEDGE_URGENT, Stage.REGISTERED, {"is_urgent": False}, Why.NO_URGENT_REPORT),
        (Act.ACKNOWLEDGE_URGENT, Stage.REGISTERED, {"is_acknowledged": True}, Why.ALREADY_ACKNOWLEDGED),
        (Act.REPORT_URGENT, Stage.REGISTERED, {"is_reported": True}, Why.ALREADY_REPORTED),
        (Act.CONCLUDE, Stage.NOT_ACCEPTED, {"has_notice": False}, Why.ELEMENTS_MISSING),
    ],
)
def test_circumstances_close_an_act(act: Act, stage: Stage, change: dict[str, object], reason: Why) -> None:
    facts = fit_for(act, stage)
    assert isinstance(check_act(act, facts=facts), Allowed)
    changed = ActFacts(**{**_fields(facts), **change})  # type: ignore[arg-type]
    answer = check_act(act, facts=changed)
    assert isinstance(answer, Refused)
    assert answer.reason is reason


def test_a_transfer_passed_on_is_taken_up_first() -> None:
    facts = fit_for(Act.TRANSFER, Stage.TRANSFERRED)
    offered = {"hand_over": HandOverKind.TRANSFER, "hand_over_state": HandOverState.OFFERED}
    assert isinstance(check_act(Act.TRANSFER, facts=ActFacts(**{**_fields(facts), **offered})), Allowed)  # type: ignore[arg-type]


def test_an_undone_merge_leads_back_to_where_the_case_was() -> None:
    facts = ActFacts(stage=Stage.MERGED, relations=EVERYBODY, kind=Kind.CLAIM, stage_before_merge=Stage.TRANSFERRED)
    assert next_stage(Act.UNDO_MERGE, facts=facts) is Stage.TRANSFERRED


@pytest.mark.parametrize(
    ("outcome", "stage", "holder"),
    [
        ("refused", Stage.TRANSFERRED, None),
        ("granted", Stage.REGISTERED, Relation.SENDER),
        ("granted_again", Stage.OWNER_PENDING, Relation.SENDER),
    ],
)
def test_only_the_senders_consent_gives_the_case_back(outcome: str, stage: Stage, holder: Relation | None) -> None:
    facts = fit_for(Act.DECIDE_OBJECTION, Stage.TRANSFERRED)
    assert next_stage(Act.DECIDE_OBJECTION, facts=facts, outcome=outcome) is stage
    assert next_holder(Act.DECIDE_OBJECTION, facts=facts, outcome=outcome) is holder


@pytest.mark.parametrize(
    ("act", "holder"),
    [
        (Act.TRANSFER, Relation.RECEIVER),
        (Act.ACCEPT_HANDOVER, Relation.RECEIVER),
        (Act.HAND_UP, None),
        (Act.GIVE_NOTICE, None),
    ],
)
def test_who_holds_the_case_after_an_act(act: Act, holder: Relation | None) -> None:
    assert next_holder(act, facts=fit_for(act, Stage.REGISTERED)) is holder


def effects(act: Act, facts: ActFacts) -> set[tuple[EventKind, TermCode | None]]:
    return {(effect.event, effect.term) for effect in clock_effects(act, facts=facts)}


def test_a_transfer_starts_the_receivers_fifteen_days_and_five_working_days() -> None:
    found = effects(Act.TRANSFER, fit_for(Act.TRANSFER, Stage.REGISTERED))
    assert {(EventKind.START, TermCode.NOTICE_15), (EventKind.START, TermCode.OBJECTION_5WD)} <= found
    assert (EventKind.STOP, TermCode.TRANSFER_15) in found


@pytest.mark.parametrize("outcome_stage", [Stage.TRANSFERRED, Stage.NOTIFIED])
def test_an_objection_stops_no_clock_of_the_petitioner(outcome_stage: Stage) -> None:
    assert effects(Act.OBJECT, fit_for(Act.OBJECT, Stage.TRANSFERRED)) == {(EventKind.STOP, TermCode.OBJECTION_5WD)}
    assert effects(Act.DECIDE_OBJECTION, fit_for(Act.DECIDE_OBJECTION, outcome_stage)) == set()


@pytest.mark.parametrize(
    ("procedure", "started"),
    [(ProceedingKind.ORDINARY, TermCode.HANDLE_60), (ProceedingKind.SIMPLIFIED, TermCode.SIMPLE_DONE_10WD)],
)
def test_acceptance_starts_the_clock_of_its_procedure(procedure: ProceedingKind, started: TermCode) -> None:
    facts = fit_for(Act.ACCEPT, Stage.NOTIFIED)
    found = effects(Act.ACCEPT, ActFacts(**{**_fields(facts), "procedure": procedure}))  # type: ignore[arg-type]
    both = {TermCode.HANDLE_60, TermCode.SIMPLE_DONE_10WD}
    assert {term for event, term in found if event is EventKind.START} & both == {started}


def test_a_dispute_starts_no_sixty_days() -> None:
    facts = fit_for(Act.ACCEPT, Stage.REGISTERED)
    assert effects(Act.ACCEPT, facts) == {
        (EventKind.CANCEL, TermCode.SKIP_CONTACT_2WD),
        (EventKind.START, TermCode.MEDIATION_30),
    }
    assert next_stage(Act.ACCEPT, facts=facts) is Stage.MEDIATING


@pytest.mark.parametrize("is_accepted", [True, False])
def test_conversion_starts_the_sixty_days_only_after_acceptance(is_accepted: bool) -> None:
    facts = fit_for(Act.CONVERT_TO_ORDINARY, Stage.NOTIFIED)
    found = effects(Act.CONVERT_TO_ORDINARY, ActFacts(**{**_fields(facts), "is_accepted": is_accepted}))  # type: ignore[arg-type]
    assert ((EventKind.START, TermCode.HANDLE_60) in found) is is_accepted


def test_service_stops_the_sixty_days_and_opens_the_review_window() -> None:
    found = effects(Act.SERVE_OPINION, fit_for(Act.SERVE_OPINION, Stage.ISSUED))
    assert {(EventKind.STOP, TermCode.HANDLE_60), (EventKind.START, TermCode.REVIEW_REQUEST_30)} <= found


def test_consent_after_guidance_starts_the_centres_own_fifteen_days() -> None:
    found = effects(Act.CONSENT_AFTER_GUIDANCE, fit_for(Act.CONSENT_AFTER_GUIDANCE, Stage.GUIDED))
    assert found == {(EventKind.STOP, TermCode.SKIP_CONTACT_2WD), (EventKind.START, TermCode.NOTICE_15)}


def test_a_contact_meets_what_an_offer_below_owes_though_the_case_stays_registered() -> None:
    found = effects(Act.FIRST_CONTACT, fit_for(Act.FIRST_CONTACT, Stage.REGISTERED))
    assert (EventKind.STOP, TermCode.SKIP_CONTACT_2WD) in found


def test_the_conclusion_meets_the_day_that_an_assignment_set() -> None:
    found = effects(Act.CONCLUDE, fit_for(Act.CONCLUDE, Stage.SERVED))
    assert (EventKind.STOP, TermCode.ASSIGNMENT_FEEDBACK) in found
