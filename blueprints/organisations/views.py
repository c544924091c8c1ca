"""List the organisations and show one with everything that stands on it."""

from typing import Any

from flask import render_template, request

from blueprints.edge.access import may, open_to
from blueprints.edge.moment import today
from blueprints.organisations.blueprint import blueprint
from blueprints.organisations.presenters import (
    edge_lines,
    facts_pairs,
    holder_lines,
    kind_choices,
    links_to,
    organisation_lines,
    page_urls,
    point_lines,
    window_lines,
)
from blueprints.organisations.reaching import ABOVE_EVERY_COUNTY, graph_of, own_county, reached, shown_county
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.secrecy.acts import PageAct
from models.queries.accounts import holders_on
from models.queries.organisation_rows import (
    OrganisationFacts,
    OrganisationPage,
    edges_of,
    organisations_page,
    points_of,
    predecessors_of,
)
from models.queries.windows import windows_of
from models.tables.base import db

EDIT = PageAct.ORGANISATIONS_EDIT.value


@blueprint.route("/administration/organisations")
@open_to(PageAct.ORGANISATIONS_VIEW.value)
def index() -> str:
    """List the organisations of one's county by code, a page at a time."""
    page = _page_asked_for()
    rows, urls = organisation_lines(page.rows), page_urls(page)
    return render_template("organisations/index.html", rows=rows, urls=urls, kinds=kind_choices(), asked=request.args)


@blueprint.route("/organisations/<int:organisation_id>")
@open_to(PageAct.ORGANISATIONS_VIEW.value)
def show(organisation_id: int) -> str:
    """Show an organisation: facts, points, windows, posts, edges and its way up."""
    found = reached(organisation_id)
    editable = may(EDIT) and found.valid_to is None and own_county() in (ABOVE_EVERY_COUNTY, found.county_id)
    return render_template(
        "organisations/show.html",
        found=found,
        facts=facts_pairs(found, predecessors=predecessors_of(db.session, organisation_id)),
        may_edit=editable,
        today=today(),
        **_on_the_graph(found),
        **_standing_on(organisation_id),
    )


UNPUBLISHED = "unpublished"
"""The value of the filter that leaves the reception points which do not say where, when or under which number."""


def _page_asked_for() -> OrganisationPage:
    asked = request.args
    return organisations_page(
        db.session,
        county_id=shown_county(),
        containing=asked.get("q", "").strip(),
        kind=next((kind for kind in OrgKind if kind.value == asked.get("kind")), None),
        is_unpublished=asked.get("points") == UNPUBLISHED,
        after=asked.get("after"),
        before=asked.get("before"),
    )


def _on_the_graph(found: OrganisationFacts) -> dict[str, Any]:
    graph = graph_of(found.county_id)
    way_up = graph.superiors(found.id) if found.id in graph.nodes else ()
    return {
        "points": point_lines(points_of(db.session, _receiving(graph, found.id))),
        "way_up": links_to(way_up, graph=graph),
    }


def _standing_on(organisation_id: int) -> dict[str, Any]:
    on = today()
    return {
        "windows": window_lines(windows_of(db.session, organisation_id, on=on)),
        "holders": holder_lines(holders_on(db.session, organisation_id=organisation_id, on=on)),
        "edges": edge_lines(edges_of(db.session, organisation_id, on=on)),
    }


def _receiving(graph: EscalationGraph, organisation_id: int) -> tuple[int, ...]:
    """Return itself, for what it publishes of its own, and the points where people are received for it."""
    points = graph.points_of(organisation_id) if organisation_id in graph.nodes else ()
    return tuple(dict.fromkeys((organisation_id, *points)))
