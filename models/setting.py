"""What every operation is given besides its command: the published law, the routes, the graphs."""

from dataclasses import dataclass

from mediation.reception.urgency import UrgencyWords
from mediation.routing.routes import RouteTable
from mediation.rulebook import Rulebook
from models.queries.graphs import Graphs


@dataclass(frozen=True, slots=True)
class Setting:
    """The frozen tables of law and this process's escalation graphs; made once by create_app."""

    rulebook: Rulebook
    routes: RouteTable
    urgency: UrgencyWords
    graphs: Graphs
