"""The escalation graphs one process keeps: built on demand, thrown away when an organisation changes anywhere."""

import threading
from collections import OrderedDict
from datetime import date

from mediation.escalation.graph import EscalationGraph, build_graph
from models.queries.organisations import GraphHistory, graph_history, graph_versions
from models.session import AnySession

Key = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]


class _County:
    """The history of one version of some counties and the graphs already built of it, by the day they begin."""

    def __init__(self, history: GraphHistory) -> None:
        self.history = history
        self.graphs: dict[date | None, EscalationGraph] = {}

    def on(self, day: date) -> EscalationGraph:
        since = self.history.last_change(day)
        if since not in self.graphs:
            rows = self.history.on(day)
            self.graphs[since] = build_graph(rows.nodes, rows.edges)
        return self.graphs[since]


class Graphs:
    """Escalation graphs by county; made once by the application, shared by its threads.

    Every use asks the database for the version of the county's organisations, raised in the transaction of each
    change, so that no process judges by an edge that another one has moved.
    """

    def __init__(self, *, size: int = 32) -> None:
        """Keep the graphs of at most `size` counties, those longest unused are dropped."""
        self._size = size
        self._kept: OrderedDict[Key, _County] = OrderedDict()
        self._turn = threading.Lock()

    def of_county(self, session: AnySession, county_id: int, *, on: date) -> EscalationGraph:
        """Return the graph of a county and of the line above it on a day; raises UnsoundGraph for broken rows."""
        return self.joined(session, county_id, on=on)

    def joined(self, session: AnySession, *county_ids: int, on: date) -> EscalationGraph:
        """Return the graph of several counties joined at the superiors they have in common (R-1.40)."""
        counties = tuple(sorted(set(county_ids)))
        key = (counties, graph_versions(session, *counties))
        with self._turn:
            found = self._kept.get(key)
            if found is None:
                found = self._keep(key, _County(graph_history(session, *counties)))
            self._kept.move_to_end(key)
            return found.on(on)

    def _keep(self, key: Key, county: _County) -> _County:
        outdated = [old for old in self._kept if old[0] == key[0]]
        for old in outdated:
            del self._kept[old]
        self._kept[key] = county
        if len(self._kept) > self._size:
            self._kept.popitem(last=False)
        return county
