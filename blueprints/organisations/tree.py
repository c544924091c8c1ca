"""Lay the escalation graph out as a tree that opens along one way."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask import url_for
from flask_babel import ngettext

from blueprints.words.organisations import kind_name
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.nodes import Node


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree as the macro wants it."""

    label: str
    url: str | None = None
    note: str | None = None
    tags: tuple[tuple[str, str], ...] = ()
    open: bool = False
    current: bool = False
    children: list["Branch"] = field(default_factory=list)


def tree_of(graph: EscalationGraph, *, chosen: int, county: int | None) -> list[Branch]:
    """Return the tree from its top, open down to the chosen organisation; other branches keep their children shut.

    What is not on the way is not laid out, so that 910 villages cost nothing until their township is asked for.
    """
    way = graph.path_up(chosen)
    return [_Layout(graph, chosen=chosen, way=frozenset(way), county=county).branch(way[-1])]


class _Layout:
    def __init__(self, graph: EscalationGraph, *, chosen: int, way: frozenset[int], county: int | None) -> None:
        self._graph = graph
        self._chosen = chosen
        self._way = way
        self._county = county

    def branch(self, id_: int) -> Branch:
        node = self._graph.node(id_)
        below = self._graph.children(id_)
        on_the_way = id_ in self._way
        return Branch(
            label=node.name,
            url=url_for("organisations.ladder", node=id_, county=self._county),
            note=None if on_the_way or not below else self._note(below),
            tags=((kind_name(node.kind), "active"),) if node.is_point else (),
            open=on_the_way,
            current=id_ == self._chosen,
            children=self._below(below) if on_the_way else [],
        )

    def _note(self, below: Iterable[int]) -> str:
        number = len(list(below))
        return ngettext("下设%(num)s个", "下设%(num)s个", number)

    def _below(self, ids: Iterable[int]) -> list[Branch]:
        nodes = sorted((self._graph.node(id_) for id_ in ids), key=_order)
        main = [node for node in nodes if node.is_point or node.is_seat]
        others = [node for node in nodes if not (node.is_point or node.is_seat)]
        branches = [self.branch(node.id) for node in main]
        if others:
            inside = any(node.id in self._way for node in others)
            title = ngettext("部门和其他单位（%(num)s个）", "部门和其他单位（%(num)s个）", len(others))
            branches.append(Branch(title, open=inside, children=[self.branch(node.id) for node in others]))
        return branches


def _order(node: Node) -> tuple[bool, str]:
    return (not node.is_point, node.code)
