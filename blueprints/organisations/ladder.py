"""The ladder: the escalation graph as a tree, and one organisation's place on it."""

from typing import Any

from flask import render_template, request, url_for

from blueprints.edge.access import acting_post, open_to
from blueprints.edge.moment import today
from blueprints.organisations.blueprint import blueprint
from blueprints.organisations.presenters import edge_lines, links_to, point_lines
from blueprints.organisations.reaching import graph_of, own_county, shown_county
from blueprints.organisations.tree import tree_of
from blueprints.words.organisations import kind_name
from blueprints.words.territory import tier_name
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import EdgeKind
from mediation.secrecy.acts import PageAct
from models.ids import row_id
from models.queries.organisation_rows import edges_of, opened_counties, points_of
from models.tables.base import db
from models.unable import OutOfReach


@blueprint.route("/ladder")
@open_to(PageAct.ORGANISATIONS_VIEW.value)
def ladder() -> Any:
    """Show the tree, open down to one organisation, with where it receives, who reviews it and the way up."""
    graph = graph_of(shown_county())
    if not graph.nodes:
        return render_template("organisations/no_ladder.html")
    chosen = _chosen(graph)
    county = shown_county() if own_county() != shown_county() else None
    return render_template(
        "organisations/ladder.html",
        nodes=tree_of(graph, chosen=chosen, county=county),
        place=_place(graph, chosen),
        counties=_counties(),
    )


def _chosen(graph: EscalationGraph) -> int:
    """Return the organisation asked for, else one's own, else the top; raises OutOfReach for one not on the graph."""
    asked = request.args.get("node", type=row_id)
    post = acting_post()
    if asked is None:
        return post.organisation_id if post and post.organisation_id in graph.nodes else next(iter(graph.nodes))
    if asked not in graph.nodes:
        raise OutOfReach
    return asked


def _place(graph: EscalationGraph, id_: int) -> dict[str, Any]:
    node = graph.node(id_)
    return {
        "name": node.name,
        "kind": kind_name(node.kind),
        "tier": tier_name(node.tier),
        "url": url_for("organisations.show", organisation_id=id_),
        "points": point_lines(points_of(db.session, graph.points_of(id_))),
        "superior": links_to([above] if (above := graph.superior(id_)) is not None else [], graph=graph),
        "reviewing": links_to(graph.reviewing_organs(id_), graph=graph),
        "others": edge_lines(
            edge for edge in edges_of(db.session, id_, on=today()) if edge.kind is not EdgeKind.REVIEW
        ),
        "way_up": links_to(graph.superiors(id_), graph=graph),
        "rungs": links_to(graph.ladder(id_), graph=graph) if node.is_point else [],
    }


def _counties() -> list[tuple[str, str]]:
    """Return the counties to choose from, for those above every county."""
    if own_county() == shown_county() != 0:
        return []
    return [(url_for("organisations.ladder", county=id_), name) for id_, name in opened_counties(db.session)]
