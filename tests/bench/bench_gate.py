"""The gate: judged at every keystroke of the desk's preview."""

from mediation.reception.gate import judge_visit
from tests.bench.timing import Pair, beside
from tests.unit.escalation.linjiang import CITY_HALL, linjiang
from tests.unit.gate.visits import visit


@beside("look up a precomputed path")
def verdict() -> Pair:
    """Judge a visit that skips a level, path and next steps included."""
    graph, facts = linjiang(), visit(CITY_HALL)
    return Pair(
        call=lambda: judge_visit(facts, graph),
        floor=lambda: graph.path_up(facts.receiving_point),
    )


@beside("walk the same nodes in a dict")
def graph() -> Pair:
    """Build and check the escalation graph of a small county."""
    nodes = {node.id: node for node in linjiang().nodes.values()}
    return Pair(call=linjiang, floor=lambda: [node.id for node in nodes.values()])
