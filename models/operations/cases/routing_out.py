"""Lead a claim into the procedure the law has for it (R-1.54)."""

from dataclasses import dataclass
from typing import Any

from mediation.casefile.kinds import Act, DocumentKind
from mediation.casefile.reasons import CasefileReason
from mediation.routing.classify import Classification, check_classification
from mediation.routing.kinds import Branch
from mediation.routing.reasons import RoutingReason
from mediation.routing.routes import Route
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, carry_out, refuse, require
from models.steps.hand_overs import take_up
from models.steps.papers import ServiceEntry, checked_service, keep_service, paper, tell
from models.steps.secrecy import is_accused
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteOut(CaseCommand):
    """The row of the route table, the organ of this county that receives it (None where it is none of ours), and
    what else the petitioner should know."""

    route: str
    service: ServiceEntry
    receiver_id: int | None = None
    note: str = ""


@on_case
def route_out(hand: CaseInHand, command: RouteOut) -> int:
    """Hand out the notice of the procedure and return its paper's id; handling here ends (T-49, T-42).

    Raise UnableToAct when the row does not fit the claim or the organ cannot receive it.
    """
    require(hand, Act.ROUTE_OUT)
    route = _route(hand, command)
    if command.receiver_id is not None:
        _check_receiver(hand, route, command.receiver_id)
    served = checked_service(hand, command.service)
    take_up(hand, keeps=False)
    hand.case.route = route.code.value
    document = paper(hand, DocumentKind.ROUTE_NOTICE, _content(route, command))
    keep_service(hand, document.id, served)
    carry_out(
        hand,
        Act.ROUTE_OUT,
        facts={"document": document.id, "route": route.code.value, "receiver": command.receiver_id},
    )
    if command.receiver_id is not None:
        tell(hand, "routed_to_you", command.receiver_id, key=str(document.id), facts={"route": route.code.value})
    return document.id


def _route(hand: CaseInHand, command: RouteOut) -> Route:
    case, table = hand.case, hand.setting.routes
    branch = Branch(case.branch) if case.branch is not None else None
    chosen = Classification(kind=case.kind, branch=branch, route=command.route)
    answer = check_classification(chosen, table=table)
    if isinstance(answer, Refused):
        raise InvalidFields({"route": answer})
    return table.route(command.route)


def _check_receiver(hand: CaseInHand, route: Route, receiver_id: int) -> None:
    is_open = receiver_id in hand.graph.nodes
    if not is_open or is_accused(hand.work, hand.case.id, organisation_id=receiver_id, graph=hand.graph):
        refuse(Refused(CasefileReason.TARGET_CANNOT_RECEIVE, "R-1.54"))
    kind = hand.graph.node(receiver_id).kind
    if route.organisations and kind not in route.organisations:
        facts = {"route": route.code.value, "kind": kind.value}
        raise InvalidFields({"receiver_id": Refused(RoutingReason.ROUTE_DOES_NOT_FIT, "R-1.54", facts)})


def _content(route: Route, command: RouteOut) -> dict[str, Any]:
    """Return codes of the row; its limits are read from the table again when the paper is shown."""
    return {
        "route": route.code.value,
        "receiver": command.receiver_id,
        "receivers": [receiver.value for receiver in route.receivers],
        "laws": list(route.laws),
        "materials": [material.value for material in route.materials],
        "status_quo": route.status_quo,
        "note": command.note.strip(),
        "basis": route.basis,
    }
