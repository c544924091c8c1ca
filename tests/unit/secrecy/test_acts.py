"""Role x act, all cells (habit 10)."""

from itertools import product

import pytest

from mediation.casefile.kinds import Act
from mediation.casefile.relations import HEAD_ROLES, WORKING_ROLES, Relation
from mediation.casefile.workflow import WORKFLOW
from mediation.secrecy.acts import OPENED, PageAct, case_act, check_role
from mediation.secrecy.kinds import Role
from mediation.secrecy.reasons import SecrecyReason as Why
from mediation.verdict import Allowed, Refused

# Columns: Village Township County-window Handler Head Office Leader Supervisor Discipline Expert aDministrator Auditor.
COLUMNS = (
    Role.VILLAGE_MEDIATOR,
    Role.TOWNSHIP_STAFF,
    Role.COUNTY_WINDOW,
    Role.DEPARTMENT_HANDLER,
    Role.DEPARTMENT_HEAD,
    Role.MEETING_OFFICE,
    Role.LEADER,
    Role.SUPERVISOR,
    Role.DISCIPLINE_OFFICER,
    Role.EXPERT,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
)
MATRIX = """
                            V T C H h O L S D E A a
home.view                   x x x x x x x x x x x x
reception.register          x x x x . . . . x . . .
reception.queue             x x x x . . . . x . . .
reception.drafts            x x x x . . . . x . . .
reception.search            x x x x . . . . x . . .
reception.claim_exception   x x x x . . . . x . . .
reception.approve_exception . . . . x x x . . . . .
windows.staff               . x x . x x x . . . x .
cases.list                  x x x x x x x x x x . .
cases.view                  x x x x x x x x x x . .
cases.search                x x x x x x x x x x . .
cases.print                 x x x x x x x x x x . .
cases.export                x x x x x x x x x . . .
cases.attest                . x x x x x x . x . . .
cases.confirm_attested      . x x x x x x . x . . .
handovers.list              x x x x x x x x x . . .
clocks.view                 x x x x x x x x x x . .
documents.view              x x x x x x x x x x . .
urgent.list                 x x x x x x x x x . . .
citizens.reveal             x x x x x x x . x . . .
citizens.assist             x x x x . . . . x . . .
exceptions.list             . x x . x x x x . . . .
exceptions.decide           . . . . . x x . . . . .
record.view                 . . . . . . . . x . . x
record.verify               . . . . . . . . . . x x
territory.view              x x x x x x x x x x x x
territory.import            . . . . . . . . . . x .
organisations.view          x x x x x x x x x x x x
organisations.edit          . . . . . . . . . . x .
posts.edit                  . . . . . . . . . . x .
accounts.manage             . . . . . . . . . . x .
rights.view                 . . . . . . . . . . x x
parameters.view             x x x x x x x x x x x x
parameters.edit             . . . . . . . . . . x .
calendar.view               x x x x x x x x x x x x
calendar.edit               . . . . . . . . . . x .
cases.first_contact         x x x x x x x . x . . .
cases.transfer              . x x x x x x . x . . .
cases.hand_up               x x x x x x x . x . . .
cases.hand_down             . x x x x x x . x . . .
cases.accept_handover       x x x x x x x . x . . .
cases.return_handover       x x x x x x x . x . . .
cases.object                . x x x x x x . x . . .
cases.decide_objection      . x x x x x x . x . . .
cases.give_notice           x x x x x x x . x . . .
cases.accept                x x x x x x x . x . . .
cases.route_out             x x x x x x x . x . . .
cases.answer                x x x x x x x . x . . .
cases.extend                . . . . x . x . . . . .
cases.notify_extension      . x x x x x x . x . . .
cases.draft_opinion         . x x x x x x . x . . .
cases.issue_opinion         . . . . x . x . . . . .
cases.serve_opinion         . x x x x x x . x . . .
cases.conclude              x x x x x x x . x . . .
cases.reclassify            x x x x x x x . x . . .
cases.split                 x x x x x x x . x . . .
cases.merge                 x x x x x x x . x . . .
cases.undo_merge            x x x x x x x . x . . .
cases.suggest_simplified    x x x x x x x . x . . .
cases.choose_simplified     . x x x x x x . x . . .
cases.convert_to_ordinary   . x x x x x x . x . . .
cases.raise_urgent          x x x x x x x x x x . .
cases.acknowledge_urgent    x x x x x x x . x . . .
cases.report_urgent         x x x x x x x . x . . .
cases.consent_after_guidance x x x x x x x . x . . .
cases.answer_offer          x x x x x x x . x . . .
"""
EXPECTED = {
    act: {role for role, mark in zip(COLUMNS, marks, strict=True) if mark == "x"}
    for act, *marks in (line.split() for line in MATRIX.strip().splitlines()[1:])
}


@pytest.mark.parametrize(("act", "role"), list(product(EXPECTED, Role)), ids=str)
def test_every_cell_is_as_the_matrix_says(act: str, role: Role) -> None:
    answer = check_role(act, roles=frozenset({role}))
    if role in EXPECTED[act]:
        assert isinstance(answer, Allowed)
    else:
        assert isinstance(answer, Refused)
        assert answer.reason is Why.ROLE_NOT_ALLOWED
        assert answer.who_can == ",".join(sorted(EXPECTED[act]))


def test_the_matrix_has_every_act() -> None:
    assert set(EXPECTED) == set(OPENED) == set(PageAct) | {case_act(act) for act in Act}


def test_an_unknown_act_is_closed_to_everybody() -> None:
    answer = check_role("cases.burn", roles=frozenset(Role))
    assert isinstance(answer, Refused)
    assert answer.reason is Why.ACT_UNKNOWN


def test_who_holds_no_post_may_do_nothing() -> None:
    assert all(isinstance(check_role(act, roles=frozenset()), Refused) for act in OPENED)


def test_one_of_several_roles_is_enough() -> None:
    assert isinstance(check_role("accounts.manage", roles=frozenset({Role.EXPERT, Role.ADMINISTRATOR})), Allowed)


@pytest.mark.parametrize("act", list(Act), ids=str)
def test_whoever_the_workflow_names_finds_the_act_open_to_a_role(act: Act) -> None:
    roles_of = {
        Relation.HOLDER: WORKING_ROLES,
        Relation.HOLDER_HEAD: HEAD_ROLES,
        Relation.SENDER: WORKING_ROLES,
        Relation.RECEIVER: WORKING_ROLES,
        Relation.MEETING_OFFICE: {Role.MEETING_OFFICE},
        Relation.LEADER: {Role.LEADER},
        Relation.ANYONE: WORKING_ROLES,
    }
    for (_, named), cell in WORKFLOW.items():
        if named is act:
            assert all(roles_of[relation] & OPENED[case_act(act)] for relation in cell.who)
