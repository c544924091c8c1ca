"""The workflow as a table: at this stage, by this act, on to which stage, by whom, on what basis (13.1)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from mediation.casefile.cells import Cell, Row
from mediation.casefile.correcting import CORRECTING_ROWS
from mediation.casefile.effects import ClockEffect, When, cancels, starts, stops
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.moving import CONTACT_ROWS, MOVING_ROWS
from mediation.casefile.relations import ALARMED, ANYONE, HEAD, HOLDER
from mediation.clocks.codes import EventKind, TermCode
from mediation.routing.kinds import Kind

S, T = Stage, TermCode

RECEIPT_TERMS = (T.TRANSFER_15, T.NOTICE_15, T.DIRECT_NOTICE_15, T.OBJECTION_5WD)
HANDLING_TERMS = (T.HANDLE_60, T.SIMPLE_ACCEPT_3WD, T.SIMPLE_DONE_10WD, T.SIMPLE_HOP_1WD)
CONTACT_TERMS = (T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD, T.SKIP_CONTACT_2WD)
_START_HANDLING = (
    *starts(T.HANDLE_60, when=When.CLAIM_ORDINARY),
    *starts(T.SIMPLE_DONE_10WD, when=When.SIMPLIFIED),
    *starts(T.FIRST_MEET_5WD, when=When.FIRST_TIME),
    *starts(T.MEDIATION_30, when=When.DISPUTE),
)


_OPENING: tuple[Row, ...] = (
    (Act.GIVE_NOTICE, (S.REGISTERED,), Cell(S.NOTIFIED, HOLDER, "R-1.24", stops(*RECEIPT_TERMS[:3]))),
    (Act.GIVE_NOTICE, (S.TRANSFERRED,), Cell(S.NOTIFIED, HOLDER, "R-1.25", stops(T.NOTICE_15, T.DIRECT_NOTICE_15))),
    (
        Act.GIVE_NOTICE,
        (S.OWNER_PENDING, S.GUIDED, S.NOT_ACCEPTED, S.NO_LONGER_ACCEPTED),
        Cell(None, HOLDER, "R-1.24", stops(T.NOTICE_15, T.DIRECT_NOTICE_15)),
    ),
    (
        Act.ACCEPT,
        (S.NOTIFIED,),
        Cell(
            S.ACCEPTED,
            HOLDER,
            "R-1.30",
            (*stops(T.SIMPLE_ACCEPT_3WD), *cancels(T.SIMPLE_HOP_1WD), *_START_HANDLING),
            leads_for={Kind.DISPUTE: S.MEDIATING},
        ),
    ),
    (
        Act.ACCEPT,
        (S.REGISTERED,),
        # A dispute is taken up for mediation without the notice of a petition.
        # Taken up here, it is no longer offered below.
        Cell(
            S.MEDIATING,
            HOLDER,
            "R-2.21",
            (*cancels(T.SKIP_CONTACT_2WD), *_START_HANDLING),
            leads_for={Kind.DISPUTE: S.MEDIATING},
        ),
    ),
    (
        Act.ROUTE_OUT,
        (S.REGISTERED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED, S.ACCEPTED, S.HANDLING, S.MEDIATING, S.NOT_ACCEPTED),
        Cell(
            S.ROUTED,
            HOLDER,
            "R-1.54",
            (
                *stops(*RECEIPT_TERMS[:3]),
                *cancels(*HANDLING_TERMS, T.OBJECTION_5WD, T.MEDIATION_30, T.SKIP_CONTACT_2WD),
            ),
        ),
    ),
    (
        Act.ANSWER,
        (S.REGISTERED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED, S.ROUTED),
        Cell(
            S.SERVED,
            HOLDER,
            "R-1.54",
            (
                *stops(*RECEIPT_TERMS[:3], T.SIMPLE_ACCEPT_3WD, T.SIMPLE_DONE_10WD),
                *cancels(T.OBJECTION_5WD, T.SIMPLE_HOP_1WD),
            ),
        ),
    ),
)

_CORRECTING: tuple[Row, ...] = (
    (
        Act.SPLIT,
        (
            S.REGISTERED,
            S.GUIDED,
            S.NOT_ACCEPTED,
            S.OWNER_PENDING,
            S.TRANSFERRED,
            S.ROUTED,
            S.NOTIFIED,
            S.ACCEPTED,
            S.HANDLING,
            S.MEDIATING,
        ),
        Cell(None, HOLDER, "R-4.12"),
    ),
    (
        Act.MERGE,
        (S.REGISTERED, S.GUIDED, S.NOT_ACCEPTED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED),
        Cell(S.MERGED, HOLDER, "8.3", (ClockEffect(event=EventKind.CANCEL, term=None),)),
    ),
    (Act.UNDO_MERGE, (S.MERGED,), Cell(None, HOLDER, "8.3", (ClockEffect(event=EventKind.REOPEN, term=None),))),
    (Act.SUGGEST_SIMPLIFIED, (S.REGISTERED, S.TRANSFERRED), Cell(None, HOLDER, "R-3.06", starts(T.SIMPLE_HOP_1WD))),
    (
        Act.CHOOSE_SIMPLIFIED,
        (S.REGISTERED, S.TRANSFERRED, S.NOTIFIED),
        Cell(None, HOLDER, "R-3.03", (*cancels(T.SIMPLE_HOP_1WD), *starts(T.SIMPLE_ACCEPT_3WD))),
    ),
    (
        Act.CONVERT_TO_ORDINARY,
        (S.REGISTERED, S.TRANSFERRED, S.NOTIFIED, S.ACCEPTED, S.HANDLING, S.DRAFTED),
        # The 60 days count from the original acceptance, as their own anchor says.
        Cell(
            None,
            HOLDER,
            "R-3.09",
            (
                *cancels(T.SIMPLE_ACCEPT_3WD, T.SIMPLE_DONE_10WD),
                *starts(T.HANDLE_60, when=When.ACCEPTED_BEFORE),
            ),
        ),
    ),
)

_DECIDING: tuple[Row, ...] = (
    (
        Act.EXTEND,
        (S.ACCEPTED, S.HANDLING, S.DRAFTED),
        Cell(None, HEAD, "R-1.58", (ClockEffect(event=EventKind.EXTEND, term=T.HANDLE_60),)),
    ),
    (
        Act.NOTIFY_EXTENSION,
        (S.ACCEPTED, S.HANDLING, S.DRAFTED, S.ISSUED),
        Cell(None, HOLDER, "R-1.58", (ClockEffect(event=EventKind.EXTENSION_TOLD, term=T.HANDLE_60),)),
    ),
    (Act.DRAFT_OPINION, (S.ACCEPTED, S.HANDLING), Cell(S.DRAFTED, HOLDER, "R-1.55")),
    (Act.DRAFT_OPINION, (S.DRAFTED,), Cell(None, HOLDER, "R-1.55")),
    (Act.ISSUE_OPINION, (S.DRAFTED,), Cell(S.ISSUED, HEAD, "R-1.55")),
    (
        Act.SERVE_OPINION,
        (S.ISSUED,),
        Cell(S.SERVED, HOLDER, "13.2", (*stops(T.HANDLE_60, T.SIMPLE_DONE_10WD), *starts(T.REVIEW_REQUEST_30))),
    ),
    (
        Act.CONCLUDE,
        (S.SERVED, S.GUIDED, S.NOT_ACCEPTED, S.NO_LONGER_ACCEPTED, S.ROUTED, S.MEDIATING),
        # The conclusion is what an assignment asked to be told of.
        Cell(
            S.CONCLUDED,
            HOLDER,
            "13.2",
            (*stops(T.MEDIATION_30, T.ASSIGNMENT_FEEDBACK), *cancels(*CONTACT_TERMS, *RECEIPT_TERMS)),
        ),
    ),
)

_NOT_MERGED = tuple(stage for stage in Stage if stage is not Stage.MERGED)

_URGENT: tuple[Row, ...] = (
    (Act.RAISE_URGENT, _NOT_MERGED, Cell(None, ANYONE, "R-1.80", starts(T.URGENT_ACK_30MIN, T.URGENT_REPORT_2H))),
    (Act.ACKNOWLEDGE_URGENT, _NOT_MERGED, Cell(None, ALARMED, "R-1.80", stops(T.URGENT_ACK_30MIN))),
    (Act.REPORT_URGENT, _NOT_MERGED, Cell(None, ALARMED, "R-1.80", stops(T.URGENT_REPORT_2H))),
)


def _laid_out(rows: Iterable[Row]) -> Mapping[tuple[Stage, Act], Cell]:
    table: dict[tuple[Stage, Act], Cell] = {}
    for act, stages, cell in rows:
        for stage in stages:
            if (stage, act) in table:
                raise ValueError(f"two cells for {act} at {stage}")
            table[stage, act] = cell
    return MappingProxyType(table)


WORKFLOW = _laid_out((*CONTACT_ROWS, *MOVING_ROWS, *_OPENING, *CORRECTING_ROWS, *_CORRECTING, *_DECIDING, *_URGENT))
"""Every possible (stage, act); what is not here cannot be done."""
