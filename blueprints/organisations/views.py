"""List the organisations and show one with everything that stands on it."""

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
from blueprints.organisations.reaching import graph_of, own_county, reached, shown_county
from mediation.escalation.graph import EscalationGraph
from mediation.escalation.kinds import OrgKind
from mediation.secrecy.acts import PageAct
from models.queries.accounts import holders_on
from models.queries.organisation_rows import edges_of, organisations_page, points_of
from models.queries.windows import windows_of
from models.tables.base import db

EDIT = PageAct.ORGANISATIONS_EDIT.value


@blueprint.route("/administration/organisations")
@open_to(PageAct.ORGANISATIONS_VIEW.value)
def index() -> str:
    """List the organisations of one's county by code, a page at a time."""
    asked = request.args
    page = organisations_page(
        db.session,
        county_id=shown_county(),
        containing=asked.get("q", "").strip(),
        kind=next((kind for kind in OrgKind if kind.value == asked.get("kind")), None),
        after=asked.get("after"),
        before=asked.get("before"),
    )
    return render_template(
        "organisations/index.html",
        rows=organisation_lines(page.rows),
        urls=page_urls(page),
        kinds=kind_choices(),
        asked=asked,
        may_edit=may(EDIT),
    )


@blueprint.route("/organisations/<int:organisation_id>")
@open_to(PageAct.ORGANISATIONS_VIEW.value)
def show(organisation_id: int) -> str:
    """Show an organisation: facts, points, windows, posts, edges and its way up."""
    found, on = reached(organisation_id), today()
    graph = graph_of(found.county_id)
    return render_template(
        "organisations/show.html",
        found=found,
        facts=facts_pairs(found),
        points=point_lines(points_of(db.session, _receiving(graph, organisation_id))),
        way_up=links_to(graph.superiors(organisation_id), graph=graph) if organisation_id in graph.nodes else [],
        windows=window_lines(windows_of(db.session, organisation_id, on=on)),
        holders=holder_lines(holders_on(db.session, organisation_id=organisation_id, on=on)),
        edges=edge_lines(edges_of(db.session, organisation_id, on=on)),
        may_edit=may(EDIT) and found.valid_to is None and own_county() in (0, found.county_id),
    )


def _receiving(graph: EscalationGraph, organisation_id: int) -> tuple[int, ...]:
    """Return itself, for what it publishes of its own, and the points where people are received for it."""
    points = graph.points_of(organisation_id) if organisation_id in graph.nodes else ()
    return tuple(dict.fromkeys((organisation_id, *points)))
