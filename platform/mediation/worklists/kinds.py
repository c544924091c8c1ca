"""The lists of a working day and the roles whose work they are; whose rows are on them is a matter of reach."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from mediation.secrecy.acts import ADMINISTRATION, DESK, HEADS, ORGANS, OVERSIGHT, WORKING
from mediation.secrecy.kinds import Role


class WorkKind(StrEnum):
    """One list of the home page, in the order in which a day is begun."""

    URGENT = "urgent"
    OVERDUE = "overdue"
    SOON = "soon"
    TO_ACCEPT = "to_accept"
    HANDED = "handed"
    RETURNED = "returned"
    OBJECTIONS = "objections"
    EXCEPTIONS = "exceptions"
    WATCHED = "watched"
    UNSETTLED = "unsettled"
    DRAFTS = "drafts"
    NOTICES = "notices"


WORK_OF: Mapping[WorkKind, frozenset[Role]] = MappingProxyType(
    {
        WorkKind.URGENT: WORKING | OVERSIGHT,
        WorkKind.OVERDUE: WORKING,
        WorkKind.SOON: WORKING,
        WorkKind.TO_ACCEPT: WORKING,
        WorkKind.HANDED: WORKING,
        WorkKind.RETURNED: WORKING,
        WorkKind.OBJECTIONS: ORGANS,
        WorkKind.EXCEPTIONS: HEADS | {Role.MEETING_OFFICE},
        WorkKind.WATCHED: OVERSIGHT,
        WorkKind.UNSETTLED: frozenset({Role.MEETING_OFFICE, Role.LEADER}),
        WorkKind.DRAFTS: DESK,
        WorkKind.NOTICES: WORKING | OVERSIGHT | ADMINISTRATION,
    }
)
"""List → the roles that have it. Experts read what they are asked about and have no list; auditors neither."""


def work_of(roles: frozenset[Role]) -> tuple[WorkKind, ...]:
    """Return the lists of somebody with these roles, in their order."""
    return tuple(kind for kind in WorkKind if WORK_OF[kind] & roles)
