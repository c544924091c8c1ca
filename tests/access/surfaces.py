"""What every page shows of cases: one row for every route that is opened, and the addresses under which it is asked.

A new page without a row fails the matrix: whoever adds one says where a case could show on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mediation.casefile.kinds import Act
from mediation.worklists.kinds import WorkKind


class Surface(StrEnum):
    """Where a case can show."""

    LIST = "list"
    DETAIL = "detail"
    ACT = "act"
    COUNT = "count"
    SEARCH = "search"
    FILTERS = "filters"
    PRINT = "print"
    CITIZEN = "citizen"
    RECORD = "record"
    DESK = "desk"
    NOWHERE = "nowhere"
    """No case shows, whoever asks."""


OF_A_CASE = frozenset({Surface.DETAIL, Surface.ACT, Surface.PRINT})
"""Asked with the id of what is looked at; absent and hidden are one answer there (test_matrix.py)."""


@dataclass(frozen=True)
class Shows:
    """A page's surface, and the addresses under which it tells of cases to whoever does not name one."""

    surface: Surface
    addresses: tuple[str, ...] = ()


def _list(*addresses: str) -> Shows:
    return Shows(Surface.LIST, addresses)


NOWHERE = Shows(Surface.NOWHERE)
SEARCHED = ("路灯", "村东", "收受", "王建国", "13800000001", "0001", "HIDDEN-1")
"""Words of the cases of these tests, their party and the ends of their numbers."""

SURFACES: Mapping[str, Shows] = {
    "home.index": Shows(Surface.COUNT, ("/",)),
    "home.work": _list(*(f"/work/{kind.value}" for kind in WorkKind)),
    "home.guide": NOWHERE,
    "cases.index": _list(
        "/cases",
        "/cases?mine=1",
        "/cases?kind=accusation",
        "/cases?kind=claim",
        "/cases?skip=1",
        *(f"/cases?q={word}" for word in SEARCHED),
    ),
    "cases.search": Shows(Surface.SEARCH, tuple(f"/cases/search?q={word}" for word in SEARCHED)),
    "cases.filters": Shows(Surface.FILTERS, ("/cases/filters",)),
    "cases.show": Shows(Surface.DETAIL),
    "cases.reveal": Shows(Surface.DETAIL),
    "cases.claim_exception": Shows(Surface.ACT),
    "cases.decide_exception": Shows(Surface.ACT),
    "cases.state_attested": Shows(Surface.ACT),
    "cases.decide_attested": Shows(Surface.ACT),
    "cases.revoke_handover": Shows(Surface.ACT),
    **{f"cases.{act.value}": Shows(Surface.ACT) for act in Act},
    "documents.show": Shows(Surface.PRINT),
    "documents.proof": Shows(Surface.PRINT),
    "reception.show": Shows(Surface.DETAIL),
    "reception.receipt": Shows(Surface.PRINT),
    "reception.guide_slip": Shows(Surface.PRINT),
    "reception.desk": Shows(Surface.DESK, ("/reception",)),
    "reception.register": Shows(Surface.DESK, ("/reception/new",)),
    "reception.organs": Shows(Surface.DESK, ("/reception/organs",)),
    "reception.villages": Shows(Surface.DESK, ("/reception/villages",)),
    "reception.queue": Shows(Surface.DESK, ("/reception/queue",)),
    "reception.drafts": Shows(Surface.DESK, ("/reception/drafts",)),
    "reception.versions": NOWHERE,
    "handovers.index": _list(
        *(f"/handovers?tray={tray}" for tray in ("waiting", "objections", "received", "sent", "returned"))
    ),
    "clocks.index": Shows(
        Surface.COUNT, tuple(f"/clocks?list={which}" for which in ("overdue", "today", "soon", "all"))
    ),
    "exceptions.index": _list("/exceptions", "/exceptions?settled=1"),
    "exceptions.settle": Shows(Surface.DETAIL),
    "record.index": Shows(
        Surface.RECORD, ("/record", "/record?tag=visit.", "/record?tag=case.", "/record?tag=document.")
    ),
    "citizens.ask": Shows(Surface.CITIZEN, ("/citizen",)),
    "citizens.show": Shows(Surface.CITIZEN, ("/citizen/case",)),
    "citizens.print_out": Shows(Surface.CITIZEN, ("/citizen/case/print",)),
    "accounts.me": Shows(Surface.COUNT, ("/me",)),
    **dict.fromkeys(
        (
            "accounts.index",
            "accounts.show",
            "accounts.appoint_to_post",
            "accounts.create",
            "accounts.create_token",
            "accounts.create_new_post",
            "accounts.change_password",
            "accounts.keep_alive",
            "accounts.confirm_person",
            "accounts.open_link",
            "accounts.reset_password",
            "accounts.rights",
            "accounts.second_step",
            "accounts.set_up_factor",
            "accounts.sign_in",
            "accounts.sign_in_again",
            "citizens.centre",
            "citizens.centres",
            "clocks.calendar",
            "clocks.healthz",
            "clocks.load_calendar",
            "clocks.readyz",
            "language",
            "organisations.change",
            "organisations.create",
            "organisations.end",
            "organisations.index",
            "organisations.join",
            "organisations.ladder",
            "organisations.move",
            "organisations.open_one",
            "organisations.post_person",
            "organisations.publish",
            "organisations.show",
            "parameters.change",
            "parameters.index",
            "territory.import_table",
            "territory.index",
            "territory.options",
            "vendor.look",
            "vendor.vendor_script",
        ),
        NOWHERE,
    ),
}
"""Endpoint of a page → what it shows of cases."""

COUNTLESS = tuple(address for shows in SURFACES.values() for address in shows.addresses)
"""Every address under which cases could be listed, counted or found by somebody who names none."""
