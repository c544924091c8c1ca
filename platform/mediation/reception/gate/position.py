"""Where a receiving point stands to the competent organ on the graph (R-1.10 and the algorithm of the ladder)."""

from enum import StrEnum

from mediation.escalation.graph import EscalationGraph, LevelUp


class Position(StrEnum):
    """The four answers; nothing here compares tier numbers."""

    LAWFUL = "lawful"
    BELOW = "below"
    ASIDE = "aside"
    ABOVE = "above"


def position_of(point: int, *, competent: int, graph: EscalationGraph, level_up: LevelUp) -> Position:
    """Return whether the point is lawful for the organ, below it, aside (another town, another line), or too high."""
    if point in graph.lawful_points(competent, level_up=level_up):
        return Position.LAWFUL
    # Whoever knocks at the door of the competent organ itself, or of the one above it, has come to the right place.
    if graph.host(point) in graph.lawful_organs(competent, level_up=level_up):
        return Position.LAWFUL
    if is_below(point, organ=graph.competent_organ(competent), graph=graph):
        return Position.BELOW
    if graph.skip_edges(point, competent=competent, level_up=level_up) == 0:
        return Position.ASIDE
    return Position.ABOVE


def is_below(point: int, *, organ: int, graph: EscalationGraph) -> bool:
    """Whether the point's organ stands below the organ; for a bureau, below the level at which the bureau sits."""
    host = graph.host(point)
    if graph.is_above(organ, host):
        return True
    own, other = graph.seat(organ), graph.seat(host)
    return own is not None and other is not None and graph.is_above(own, other)


def is_superior_place(point: int, *, organ: int, graph: EscalationGraph) -> bool:
    """Whether the point belongs to a superior of the organ, not to the organ itself (N3).

    A point that receives for the organ is the organ's own, although a government keeps it for its bureaux.
    """
    own = graph.host(organ)
    if point in graph.points_of(own):
        return False
    host = graph.host(point)
    levels = {host, graph.seat(host)}
    return bool(levels & set(graph.superiors(own))) or host in graph.reviewing_organs(own)
