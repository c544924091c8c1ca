"""Why an escalation graph is unsound, a ground does not carry, or a task is refused."""

from mediation.verdict import ReasonCode


class EscalationReason(ReasonCode):
    """Reasons of the ladder."""

    NODE_TWICE = "node_twice"
    NODE_UNKNOWN = "node_unknown"
    EDGE_TWICE = "edge_twice"
    SUPERIOR_TWICE = "superior_twice"
    CYCLE = "cycle"
    NO_WAY_UP = "no_way_up"
    POINT_WITHOUT_HOST = "point_without_host"
    POINT_AS_SUPERIOR = "point_as_superior"
    UPSIDE_DOWN = "upside_down"
    GROUND_UNKNOWN = "ground_unknown"
    GROUND_NOT_DERIVED = "ground_not_derived"
    GROUND_WITHOUT_EVIDENCE = "ground_without_evidence"
    GROUND_NOT_ACCEPTED = "ground_not_accepted"
    NOT_THE_NEXT_RUNG = "not_the_next_rung"
    TASK_NOT_FOR_VILLAGE = "task_not_for_village"
    OPINION_NOT_ISSUED_HERE = "opinion_not_issued_here"
