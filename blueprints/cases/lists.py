"""The list of cases within reach, its search, and a person's kept filters."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from blueprints.cases.blueprint import blueprint
from blueprints.cases.list_address import ListAddress
from blueprints.cases.list_words import case_lines, filter_words, page_urls, place_links, saved_links
from blueprints.edge.access import actor_for, open_to, person, viewer
from blueprints.edge.law import law
from blueprints.edge.moment import now, today
from blueprints.words import sentence
from mediation.secrecy.acts import PageAct
from models.operations.filters import SaveFilter, delete_filter, rename_filter, save_filter
from models.queries.case_lists import cases_page, filter_choices, saved_filters
from models.queries.worklists import desk_of
from models.tables.base import db
from models.unable import InvalidFields

LIST, SEARCH = PageAct.CASES_LIST.value, PageAct.CASES_SEARCH.value


@blueprint.route("/cases")
@open_to(LIST)
def index() -> str:
    """List the cases within reach, newest first, as far as the address narrows them."""
    address = ListAddress.read(request.args)
    county_id = actor_for(LIST).county_id
    page = cases_page(
        db.session,
        law(county_id),
        viewer(),
        address.asked,
        now=now(),
        own=desk_of(db.session, viewer()).organisation_ids if address.asked.mine else (),
        keyset=address.keyset,
        sort=address.sort,
    )
    choices = filter_choices(db.session, county_id, town_id=address.asked.town_id, on=today())
    saved = saved_links(saved_filters(db.session, person().account_id), query=address.query)
    return render_template(
        "cases/list.html",
        rows=case_lines(page),
        urls=page_urls(address, page),
        filters=filter_words(address, choices),
        places=place_links(address, page),
        is_too_short=page.search.is_too_short,
        query=address.query,
        saved=saved,
    )


@blueprint.route("/cases/search")
@open_to(SEARCH)
def search() -> Any:
    """Look for a number, a name, a telephone number or words: the list narrowed by them."""
    return redirect(url_for("cases.index", q=request.args.get("q", "").strip() or None))


@blueprint.route("/cases/filters")
@open_to(LIST)
def filters() -> str:
    """Show one's kept filters, to rename and remove them."""
    rows = saved_filters(db.session, person().account_id)
    lines = [(row.id, row.name, ListAddress.of_query(row.query).url()) for row in rows]
    return render_template("cases/filters.html", lines=lines)


@blueprint.route("/cases/filters", methods=["POST"])
@open_to(LIST)
def keep_filter() -> Any:
    """Keep the filter in use under a name, and go on with it."""
    address = ListAddress.of_query(request.form.get("query", ""))
    try:
        save_filter(db.session, SaveFilter(person().account_id, request.form.get("name", ""), address.query))
    except InvalidFields as faults:
        flash(sentence(faults.faults["name"]), "alarm")
    else:
        flash(_("筛选已保存。"), "met")
    return redirect(address.url(), code=303)


@blueprint.route("/cases/filters/<int:filter_id>/rename", methods=["POST"])
@open_to(LIST)
def rename(filter_id: int) -> Any:
    """Give a kept filter another name."""
    try:
        rename_filter(db.session, filter_id, account_id=person().account_id, name=request.form.get("name", ""))
    except InvalidFields as faults:
        flash(sentence(faults.faults["name"]), "alarm")
    else:
        flash(_("已改名。"), "met")
    return redirect(url_for("cases.filters"), code=303)


@blueprint.route("/cases/filters/<int:filter_id>/delete", methods=["POST"])
@open_to(LIST)
def remove(filter_id: int) -> Any:
    """Remove a kept filter."""
    delete_filter(db.session, filter_id, account_id=person().account_id)
    flash(_("已删除。"), "met")
    return redirect(url_for("cases.filters"), code=303)
