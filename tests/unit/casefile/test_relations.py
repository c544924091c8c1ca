"""What somebody is to a case through his posts."""

import pytest

from mediation.casefile.relations import CaseSides, PostHeld, Relation, relations
from mediation.secrecy.kinds import Role

SIDES = CaseSides(
    holder_ids=frozenset({10, 11}),
    registrar_ids=frozenset({20}),
    sender_ids=frozenset({20}),
    receiver_ids=frozenset({10, 11}),
)


@pytest.mark.parametrize(
    ("role", "organisation_id", "expected"),
    [
        (Role.TOWNSHIP_STAFF, 11, {Relation.HOLDER, Relation.RECEIVER}),
        (Role.DEPARTMENT_HEAD, 10, {Relation.HOLDER, Relation.HOLDER_HEAD, Relation.RECEIVER}),
        (Role.COUNTY_WINDOW, 20, {Relation.REGISTRAR, Relation.SENDER}),
        (Role.COUNTY_WINDOW, 30, set()),
        (Role.EXPERT, 10, set()),
        (Role.AUDITOR, 10, set()),
        (Role.ADMINISTRATOR, 10, set()),
        (Role.SUPERVISOR, 30, {Relation.SUPERVISOR}),
        (Role.SUPERVISOR, 10, {Relation.SUPERVISOR}),
        (Role.MEETING_OFFICE, 30, {Relation.MEETING_OFFICE}),
        (Role.LEADER, 10, {Relation.LEADER, Relation.HOLDER, Relation.HOLDER_HEAD, Relation.RECEIVER}),
        (Role.LEADER, 30, {Relation.LEADER}),
    ],
)
def test_a_post_makes_a_relation(role: Role, organisation_id: int, expected: set[Relation]) -> None:
    found = relations([PostHeld(role=role, organisation_id=organisation_id)], sides=SIDES)
    assert found == expected | {Relation.ANYONE}


def test_several_posts_add_up() -> None:
    posts = [PostHeld(Role.TOWNSHIP_STAFF, 11), PostHeld(Role.COUNTY_WINDOW, 20)]
    assert {Relation.HOLDER, Relation.SENDER} <= relations(posts, sides=SIDES)
