"""Where every page of the application is looked at: one row for every address that answers GET.

A page without a row fails tests/journeys/test_every_page.py: whoever adds one says who opens it, and on what.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.county_at_work import AtWork

Values = Callable[[AtWork], dict[str, Any]]
NOBODY = None
"""Signed in nowhere."""


@dataclass(frozen=True)
class Stop:
    """One look at a page: who opens it, with which arguments, in which address, and the status expected."""

    login: str | None
    values: Values = field(default=lambda _at_work: {})
    query: str = ""
    status: int = 200


NO_PAGE: Mapping[str, str] = {
    "static": "files",
    "vendor.vendor_script": "a file",
    "vendor.look": "a file",
    "language": "leads back to the page that asked",
    "clocks.healthz": "for machines",
    "clocks.readyz": "for machines",
    "api.add_workdays": "for programs",
    "api.case": "for programs",
    "api.cases": "for programs",
    "api.clocks": "for programs",
    "api.count_workdays": "for programs",
    "api.document": "for programs",
    "api.duties": "for programs",
    "api.organisation": "for programs",
    "api.organisations": "for programs",
    "api.record": "for programs",
    "api.timeline": "for programs",
    "api.visit": "for programs",
    "accounts.keep_alive": "an empty answer to a script",
    "accounts.open_link": "leads to the page that sets a password",
    "accounts.sign_in_again": "JSON for a script",
    "cases.search": "leads to the list",
    "reception.organs": "options of a field",
    "reception.villages": "options of a field",
    "territory.options": "options of a field",
}
"""Address that answers GET but shows no page → what it is."""


def plain(login: str | None, *queries: str) -> tuple[Stop, ...]:
    """Return the stops at an address without arguments."""
    return tuple(Stop(login, query=query) for query in queries or ("",))


def on_case(login: str, *states: str, status: int = 200) -> tuple[Stop, ...]:
    """Return the stops at an address of a case, in each of these states."""
    return tuple(Stop(login, _case_in(state), status=status) for state in states)


def _case_in(state: str) -> Values:
    return lambda at_work: {"case_id": at_work.case(state)}


def _paper(kind: str) -> Values:
    return lambda at_work: dict(zip(("case_id", "document_id"), at_work.papers[kind], strict=True))


def _organisation(name: str) -> Values:
    return lambda at_work: {"organisation_id": at_work.desk.world.org(name)}


def organisation(login: str | None, name: str, query: str = "") -> tuple[Stop, ...]:
    """Return the stop at an address of an organisation."""
    return (Stop(login, _organisation(name), query),)


def papers(login: Mapping[str, str]) -> tuple[Stop, ...]:
    """Return one stop for every kind of paper, opened by whoever holds its case."""
    return tuple(Stop(who, _paper(kind)) for kind, who in login.items())


WHO_HAS = {
    "receipt": "mtc_window",
    "guide_slip": "city_window",
    "not_accepted_notice": "lh_town",
    "transfer_letter": "mtc_window",
    "assignment_letter": "mtc_window",
    "objection": "lh_town",
    "objection_decision": "mtc_window",
    "notice": "lh_town",
    "extension_notice": "lh_town",
    "opinion": "lh_town",
    "route_notice": "mtc_window",
    "answer": "mtc_window",
    "correction_notice": "mtc_window",
    "supervision_order": "lh_town",
}
"""Kind of paper → who prints it in the world of papers."""
EVERY_STAGE = (
    "registered",
    "accepted",
    "drafted",
    "extension_unheard",
    "simplified",
    "alarmed",
    "merged",
    "offered",
    "opinion",
    "supervision_order",
    "extension_notice",
    "objection",
)
