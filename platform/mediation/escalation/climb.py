"""Disputes climb too: their own place on the graph, and the grounds on which they leave it (R-2.20, R-2.22)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import ClimbGround
from mediation.escalation.reasons import EscalationReason
from mediation.territory.tiers import Tier
from mediation.verdict import Allowed, Answer, Fact, Refused

DERIVED_GROUNDS = frozenset({ClimbGround.MEDIATION_FAILED, ClimbGround.TIER_TARGET_PASSED, ClimbGround.CROSSES_PLACES})
"""Grounds that the record itself shows; nobody states them."""

FAR_GROUNDS = frozenset({ClimbGround.TAKEN_UP, ClimbGround.RISK})
"""Grounds that may carry over several rungs at once, up to `to_point`."""


WITHIN_COUNTY = frozenset({Tier.VILLAGE, Tier.TOWNSHIP, Tier.COUNTY})


@dataclass(frozen=True, slots=True)
class GroundShown:
    """A ground on which a dispute leaves `from_point`: read from the record, or stated with evidence (a document or
    register number) and accepted by an account of the next tier."""

    ground: ClimbGround
    from_point: int
    is_derived: bool = False
    evidence: str | None = None
    accepted_by: int | None = None
    to_point: int | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the record says of the dispute at one reception point; `target_days` is the tier's target (a parameter)."""

    point: int
    opened_on: date
    target_days: int
    failed_on: date | None = None
    crosses_places: bool = False


def own_place(places: Iterable[int], *, graph: EscalationGraph) -> int | None:
    """Return the lowest reception point common to the parties' places and the place of the event (R-2.20).

    `places` are organisations (village committees, governments, or their points); None when nothing is known or common.
    """
    organ = graph.common_place(places)
    if organ is None:
        return None
    for one in graph.path_up(organ):
        points = [point for point in graph.points_of(one) if graph.host(point) == one]
        if points:
            return points[0]
    return None


def derive_grounds(attempts: Iterable[Attempt], *, today: date) -> tuple[GroundShown, ...]:
    """Return the grounds that the record shows by itself (R-2.22): failed, target passed, crosses places."""
    shown = []
    for attempt in attempts:
        if attempt.failed_on is not None and attempt.failed_on <= today:
            shown.append(GroundShown(ClimbGround.MEDIATION_FAILED, attempt.point, is_derived=True))
        elif today > attempt.opened_on + timedelta(days=attempt.target_days):
            shown.append(GroundShown(ClimbGround.TIER_TARGET_PASSED, attempt.point, is_derived=True))
        if attempt.crosses_places:
            shown.append(GroundShown(ClimbGround.CROSSES_PLACES, attempt.point, is_derived=True))
    return tuple(shown)


def check_ground(shown: GroundShown) -> Answer:
    """Return whether the ground carries (R-2.22): derived where it can be, else with evidence and accepted above."""
    facts = {"ground": shown.ground.value, "from_point": shown.from_point}
    if shown.ground in DERIVED_GROUNDS:
        return Allowed("R-2.22") if shown.is_derived else _refused(EscalationReason.GROUND_NOT_DERIVED, facts)
    if not (shown.evidence or "").strip():
        return _refused(EscalationReason.GROUND_WITHOUT_EVIDENCE, facts)
    if shown.accepted_by is None:
        return _refused(EscalationReason.GROUND_NOT_ACCEPTED, facts)
    return Allowed("R-2.22")


def _refused(reason: EscalationReason, facts: Mapping[str, Fact]) -> Refused:
    return Refused(reason, "R-2.22", facts)


def reached_point(own: int, *, grounds: Iterable[GroundShown], graph: EscalationGraph) -> int:
    """Return the highest point that the dispute has climbed to from its own place, rung by rung, on sound grounds."""
    ladder = graph.ladder(own)
    reach = dict.fromkeys(ladder, 0)
    for shown in grounds:
        if shown.from_point not in reach or isinstance(check_ground(shown), Refused):
            continue
        at = ladder.index(shown.from_point)
        far = shown.ground in FAR_GROUNDS and shown.to_point in reach
        to = ladder.index(shown.to_point) if far and shown.to_point is not None else at + 1
        reach[shown.from_point] = max(reach[shown.from_point], min(to, len(ladder) - 1))
    highest = 0
    at = 0
    while at <= highest:
        highest = max(highest, reach[ladder[at]])
        at += 1
    return ladder[highest]


def rungs_above(holder: int, *, graph: EscalationGraph) -> tuple[int, ...]:
    """Return the reception points above an organ or point, the next rung first."""
    if graph.node(holder).is_point:
        return graph.ladder(holder)[1:]
    points = (point for upper in graph.superiors(holder) for point in graph.points_of(upper))
    return tuple(dict.fromkeys(points))


def rungs_to_climb(
    holder: int, *, grounds: Iterable[ClimbGround], own: int | None, graph: EscalationGraph
) -> tuple[int, ...]:
    """Return where a dispute may be handed up to from its holder on one of these grounds (R-2.22).

    The next rung; crossing places also its own place `own`; on a far ground every rung within the county.
    """
    above, shown = rungs_above(holder, graph=graph), frozenset(grounds)
    return tuple(
        point
        for at, point in enumerate(above)
        if at == 0
        or (point == own and ClimbGround.CROSSES_PLACES in shown)
        or (shown & FAR_GROUNDS and graph.node(point).tier in WITHIN_COUNTY)
    )


def check_rung(holder: int, *, to_id: int, ground: ClimbGround, own: int | None, graph: EscalationGraph) -> Answer:
    """Judge whether a dispute may be handed up from its holder to this point or its organ on this ground (R-2.22)."""
    rungs = rungs_to_climb(holder, grounds=(ground,), own=own, graph=graph)
    if graph.host(to_id) in {graph.host(point) for point in rungs}:
        return Allowed("R-2.22")
    return _refused(EscalationReason.NOT_THE_NEXT_RUNG, {"ground": ground.value, "from_point": holder})
