"""How somebody stands to a case: of the holder, of the sender, of those who watch (13.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mediation.secrecy.kinds import Role


class Relation(StrEnum):
    """What a person is to a case through his posts."""

    ANYONE = "anyone"
    REGISTRAR = "registrar"
    HOLDER = "holder"
    HOLDER_HEAD = "holder_head"
    SENDER = "sender"
    RECEIVER = "receiver"
    MEETING_OFFICE = "meeting_office"
    SUPERVISOR = "supervisor"
    LEADER = "leader"


HOLDER = frozenset({Relation.HOLDER})
HEAD = frozenset({Relation.HOLDER_HEAD})
RECEIVER = frozenset({Relation.RECEIVER})
SENDER = frozenset({Relation.SENDER})
EITHER_END = frozenset({Relation.HOLDER, Relation.RECEIVER})
HOLDER_OR_OFFICE = frozenset({Relation.HOLDER, Relation.MEETING_OFFICE})
ALARMED = frozenset({Relation.HOLDER, Relation.HOLDER_HEAD, Relation.MEETING_OFFICE, Relation.LEADER})
ANYONE = frozenset({Relation.ANYONE})

WORKING_ROLES = frozenset(
    {
        Role.VILLAGE_MEDIATOR,
        Role.TOWNSHIP_STAFF,
        Role.COUNTY_WINDOW,
        Role.DEPARTMENT_HANDLER,
        Role.DEPARTMENT_HEAD,
        Role.MEETING_OFFICE,
        Role.LEADER,
        Role.DISCIPLINE_OFFICER,
    }
)
"""Roles that act for their organisation; experts, supervisors, auditors and administrators do not."""

HEAD_ROLES = frozenset({Role.DEPARTMENT_HEAD, Role.LEADER})
"""Roles that sign for their organisation (R-1.58, 9.5)."""

_OVERSEEING = {
    Role.MEETING_OFFICE: Relation.MEETING_OFFICE,
    Role.SUPERVISOR: Relation.SUPERVISOR,
    Role.LEADER: Relation.LEADER,
}


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post somebody holds today, or holds for another."""

    role: Role
    organisation_id: int


@dataclass(frozen=True, slots=True)
class CaseSides:
    """The organisations a case stands between; each set holds an organ together with its reception points.

    `sender_ids` and `receiver_ids` are those of the newest hand-over, empty without one.
    """

    holder_ids: frozenset[int]
    registrar_ids: frozenset[int] = frozenset()
    sender_ids: frozenset[int] = frozenset()
    receiver_ids: frozenset[int] = frozenset()


def relations(posts: Sequence[PostHeld], *, sides: CaseSides) -> frozenset[Relation]:
    """Return what somebody with these posts is to a case; the caller has checked that it is within reach."""
    found = {Relation.ANYONE}
    for post in posts:
        if post.role in _OVERSEEING:
            found.add(_OVERSEEING[post.role])
        if post.role not in WORKING_ROLES:
            continue
        if post.organisation_id in sides.holder_ids:
            found.add(Relation.HOLDER)
            if post.role in HEAD_ROLES:
                found.add(Relation.HOLDER_HEAD)
        if post.organisation_id in sides.registrar_ids:
            found.add(Relation.REGISTRAR)
        if post.organisation_id in sides.sender_ids:
            found.add(Relation.SENDER)
        if post.organisation_id in sides.receiver_ids:
            found.add(Relation.RECEIVER)
    return frozenset(found)
