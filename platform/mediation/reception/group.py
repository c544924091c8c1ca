"""How many came and who speaks: group visits, representatives (R-1.12), and what they mean for the desk (8.3)."""

from dataclasses import dataclass

from mediation.routing.kinds import Channel


@dataclass(frozen=True, slots=True)
class GroupLimits:
    """Parameters GROUP_VISIT_MIN and REP_MAX of a county; the small-group pair is the Zhejiang variant."""

    group_visit_min: int = 5
    rep_max: int = 5
    small_group_max: int | None = None
    small_group_rep_max: int | None = None


ZHEJIANG_LIMITS = GroupLimits(small_group_max=10, small_group_rep_max=3)
"""Up to 10 persons elect 3 representatives at most, more elect 5."""


@dataclass(frozen=True, slots=True)
class GroupFindings:
    """What a number of persons means: one batch of `persons`, who may speak, and who is to be told."""

    persons: int
    is_group_visit: bool
    representatives_most: int
    asks_for_representatives: bool
    interview_may_be_declined: bool
    alarms_leader: bool
    basis: str = "R-1.12"


def representatives_most(persons: int, *, limits: GroupLimits) -> int:
    """Return how many of `persons` may speak for all (R-1.12)."""
    if limits.small_group_max is None or limits.small_group_rep_max is None or persons > limits.small_group_max:
        return limits.rep_max
    return min(limits.small_group_rep_max, limits.rep_max)


def is_group_visit(persons: int, *, limits: GroupLimits) -> bool:
    """Say whether this many persons are a group visit (8.3); the minimum itself is one."""
    return persons >= limits.group_visit_min


def group_findings(*, persons: int, representatives: int, channel: Channel, limits: GroupLimits) -> GroupFindings:
    """Return what so many persons mean; the record stays whatever becomes of the interview (R-1.12).

    Representatives are needed once not everybody may speak; only visitors are interviewed.
    """
    most = representatives_most(persons, limits=limits)
    is_visit = channel is Channel.VISIT
    needs = is_visit and persons > most
    return GroupFindings(
        persons=persons,
        is_group_visit=is_visit and is_group_visit(persons, limits=limits),
        representatives_most=most,
        asks_for_representatives=needs,
        interview_may_be_declined=needs and representatives == 0,
        alarms_leader=is_visit and is_group_visit(persons, limits=limits),
    )
