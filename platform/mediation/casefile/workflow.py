"""The workflow as a table: at this stage, by this act, on to which stage, by whom, on what basis (13.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mediation.casefile.effects import ClockEffect, When, cancels, starts, stops
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.relations import Relation
from mediation.clocks.codes import EventKind, TermCode
from mediation.routing.kinds import Kind

S, T = Stage, TermCode

HOLDER = frozenset({Relation.HOLDER})
HEAD = frozenset({Relation.HOLDER_HEAD})
RECEIVER = frozenset({Relation.RECEIVER})
SENDER = frozenset({Relation.SENDER})
EITHER_END = frozenset({Relation.HOLDER, Relation.RECEIVER})
HOLDER_OR_OFFICE = frozenset({Relation.HOLDER, Relation.MEETING_OFFICE})
ALARMED = frozenset({Relation.HOLDER, Relation.HOLDER_HEAD, Relation.MEETING_OFFICE, Relation.LEADER})
ANYONE = frozenset({Relation.ANYONE})

RECEIPT_TERMS = (T.TRANSFER_15, T.NOTICE_15, T.DIRECT_NOTICE_15, T.OBJECTION_5WD)
HANDLING_TERMS = (T.HANDLE_60, T.SIMPLE_ACCEPT_3WD, T.SIMPLE_DONE_10WD)
CONTACT_TERMS = (T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD, T.SKIP_CONTACT_2WD)
_START_HANDLING = (
    *starts(T.HANDLE_60, when=When.CLAIM_ORDINARY),
    *starts(T.SIMPLE_DONE_10WD, when=When.SIMPLIFIED),
    *starts(T.FIRST_MEET_5WD, when=When.FIRST_TIME),
    *starts(T.MEDIATION_30, when=When.DISPUTE),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision leads to: the stage (None: it stays) and who holds the case afterwards (None: as before)."""

    leads_to: Stage | None = None
    holder_becomes: Relation | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One possible step: where it leads (None: it stays), who may, on what basis, what it does to clocks and holder.

    `leads_for` overrides `leads_to` by kind; where an act has `outcomes`, the outcome decides alone. `holder_becomes`
    names the side that answers for the case afterwards; None leaves the holder as he is.
    """

    leads_to: Stage | None
    who: frozenset[Relation]
    basis: str
    effects: tuple[ClockEffect, ...] = ()
    leads_for: Mapping[Kind, Stage] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    holder_becomes: Relation | None = None


OBJECTION_REFUSED = "refused"
OBJECTION_GRANTED = "granted"
OBJECTION_GRANTED_AGAIN = "granted_again"

_Row = tuple[Act, tuple[Stage, ...], Cell]

_CONTACT: tuple[_Row, ...] = (
    (
        Act.FIRST_CONTACT,
        (
            S.REGISTERED,
            S.OWNER_PENDING,
            S.TRANSFERRED,
            S.ROUTED,
            S.NOTIFIED,
            S.MEDIATING,
            S.HANDLING,
            S.DRAFTED,
            S.ISSUED,
            S.SERVED,
            S.NOT_ACCEPTED,
            S.NO_LONGER_ACCEPTED,
        ),
        Cell(None, HOLDER, "9.5", stops(T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD)),
    ),
    (
        Act.FIRST_CONTACT,
        (S.ACCEPTED,),
        Cell(S.HANDLING, HOLDER, "9.5", stops(T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD)),
    ),
    (Act.FIRST_CONTACT, (S.GUIDED,), Cell(None, EITHER_END, "2.3", stops(T.SKIP_CONTACT_2WD, T.FIRST_CONTACT_2WD))),
    (
        Act.CONSENT_AFTER_GUIDANCE,
        (S.GUIDED,),
        Cell(
            S.REGISTERED,
            EITHER_END,
            "2.3",
            (*stops(T.SKIP_CONTACT_2WD), *starts(T.NOTICE_15)),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
)

_TRANSFERRED_ON = Cell(
    S.TRANSFERRED,
    HOLDER,
    "R-1.20",
    (*stops(T.TRANSFER_15, T.DIRECT_NOTICE_15), *starts(T.NOTICE_15, T.OBJECTION_5WD)),
    holder_becomes=Relation.RECEIVER,
)

_MOVES: tuple[_Row, ...] = (
    (Act.TRANSFER, (S.REGISTERED,), _TRANSFERRED_ON),
    (
        Act.TRANSFER,
        (S.OWNER_PENDING,),
        # The notice period of the first receiver runs through (0.3 #8); the office may end the search for an owner.
        Cell(
            S.TRANSFERRED,
            HOLDER_OR_OFFICE,
            "R-1.40",
            (*stops(T.TRANSFER_15, T.DIRECT_NOTICE_15), *starts(T.NOTICE_15, T.OBJECTION_5WD)),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
    (
        Act.TRANSFER,
        (S.TRANSFERRED,),
        Cell(
            S.TRANSFERRED,
            HOLDER,
            "R-1.24",
            (*cancels(T.NOTICE_15, T.OBJECTION_5WD), *starts(T.NOTICE_15, T.OBJECTION_5WD)),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
    (
        Act.TRANSFER,
        (S.NOT_ACCEPTED,),
        # Political and legal organs give notice by their own rules: no notice clock here.
        Cell(S.TRANSFERRED, HOLDER, "R-1.21", stops(T.TRANSFER_15), holder_becomes=Relation.RECEIVER),
    ),
    (
        Act.HAND_UP,
        (S.REGISTERED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(None, HOLDER, "R-2.22", starts(T.HANDOVER_ACCEPT_1WD)),
    ),
    (
        Act.HAND_DOWN,
        (S.REGISTERED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(None, HOLDER, "R-2.23", starts(T.HANDOVER_ACCEPT_1WD)),
    ),
    (
        Act.ACCEPT_HANDOVER,
        (S.REGISTERED, S.GUIDED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(
            None,
            RECEIVER,
            "R-2.22",
            (*stops(T.HANDOVER_ACCEPT_1WD), *starts(T.FIRST_CONTACT_2WD)),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
    (
        Act.ACCEPT_HANDOVER,
        (S.TRANSFERRED,),
        Cell(None, RECEIVER, "R-1.25", stops(T.OBJECTION_5WD), holder_becomes=Relation.RECEIVER),
    ),
    (
        Act.RETURN_HANDOVER,
        (S.REGISTERED, S.GUIDED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(None, RECEIVER, "R-2.22", stops(T.HANDOVER_ACCEPT_1WD)),
    ),
    (Act.OBJECT, (S.TRANSFERRED,), Cell(None, RECEIVER, "R-1.26", stops(T.OBJECTION_5WD))),
    (
        Act.DECIDE_OBJECTION,
        (S.TRANSFERRED, S.NOTIFIED),
        Cell(
            None,
            SENDER,
            "R-1.26",
            outcomes={
                OBJECTION_REFUSED: Outcome(),
                OBJECTION_GRANTED: Outcome(S.REGISTERED, Relation.SENDER),
                # A second denial is no longer a matter of sending on: its owner is to be found.
                OBJECTION_GRANTED_AGAIN: Outcome(S.OWNER_PENDING, Relation.SENDER),
            },
        ),
    ),
)

_OPENING: tuple[_Row, ...] = (
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
            (*stops(T.SIMPLE_ACCEPT_3WD), *_START_HANDLING),
            leads_for={Kind.DISPUTE: S.MEDIATING},
        ),
    ),
    (
        Act.ACCEPT,
        (S.REGISTERED,),
        # A dispute is taken up for mediation without the notice of a petition.
        Cell(S.MEDIATING, HOLDER, "R-2.21", _START_HANDLING, leads_for={Kind.DISPUTE: S.MEDIATING}),
    ),
    (
        Act.ROUTE_OUT,
        (S.REGISTERED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED, S.ACCEPTED, S.HANDLING, S.MEDIATING, S.NOT_ACCEPTED),
        Cell(
            S.ROUTED,
            HOLDER,
            "R-1.54",
            (*stops(*RECEIPT_TERMS[:3]), *cancels(*HANDLING_TERMS, T.OBJECTION_5WD, T.MEDIATION_30)),
        ),
    ),
    (
        Act.ANSWER,
        (S.REGISTERED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED, S.ROUTED),
        Cell(
            S.SERVED,
            HOLDER,
            "R-1.54",
            (*stops(*RECEIPT_TERMS[:3], T.SIMPLE_ACCEPT_3WD, T.SIMPLE_DONE_10WD), *cancels(T.OBJECTION_5WD)),
        ),
    ),
)

_CORRECTING: tuple[_Row, ...] = (
    (
        Act.RECLASSIFY,
        (
            S.REGISTERED,
            S.GUIDED,
            S.OWNER_PENDING,
            S.TRANSFERRED,
            S.NOTIFIED,
            S.ACCEPTED,
            S.HANDLING,
            S.MEDIATING,
        ),
        Cell(None, HOLDER, "R-4.11"),
    ),
    (Act.RECLASSIFY, (S.DRAFTED,), Cell(S.HANDLING, HOLDER, "R-4.11")),
    (Act.RECLASSIFY, (S.ROUTED, S.NOT_ACCEPTED), Cell(S.REGISTERED, HOLDER, "R-4.11")),
    (
        Act.SPLIT,
        (S.REGISTERED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED, S.ACCEPTED, S.HANDLING),
        Cell(None, HOLDER, "R-4.12"),
    ),
    (
        Act.MERGE,
        (S.REGISTERED, S.GUIDED, S.NOT_ACCEPTED, S.OWNER_PENDING, S.TRANSFERRED, S.NOTIFIED),
        Cell(S.MERGED, HOLDER, "8.3", (ClockEffect(event=EventKind.CANCEL, term=None),)),
    ),
    (Act.UNDO_MERGE, (S.MERGED,), Cell(None, HOLDER, "8.3", (ClockEffect(event=EventKind.REOPEN, term=None),))),
    (
        Act.CHOOSE_SIMPLIFIED,
        (S.REGISTERED, S.TRANSFERRED, S.NOTIFIED),
        Cell(None, HOLDER, "R-3.03", starts(T.SIMPLE_ACCEPT_3WD)),
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

_DECIDING: tuple[_Row, ...] = (
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
        Cell(S.CONCLUDED, HOLDER, "13.2", (*stops(T.MEDIATION_30), *cancels(*CONTACT_TERMS, *RECEIPT_TERMS))),
    ),
)

_NOT_MERGED = tuple(stage for stage in Stage if stage is not Stage.MERGED)

_URGENT: tuple[_Row, ...] = (
    (Act.RAISE_URGENT, _NOT_MERGED, Cell(None, ANYONE, "R-1.80", starts(T.URGENT_ACK_30MIN, T.URGENT_REPORT_2H))),
    (Act.ACKNOWLEDGE_URGENT, _NOT_MERGED, Cell(None, ALARMED, "R-1.80", stops(T.URGENT_ACK_30MIN))),
    (Act.REPORT_URGENT, _NOT_MERGED, Cell(None, ALARMED, "R-1.80", stops(T.URGENT_REPORT_2H))),
)


def _laid_out(rows: Iterable[_Row]) -> Mapping[tuple[Stage, Act], Cell]:
    table: dict[tuple[Stage, Act], Cell] = {}
    for act, stages, cell in rows:
        for stage in stages:
            if (stage, act) in table:
                raise ValueError(f"two cells for {act} at {stage}")
            table[stage, act] = cell
    return MappingProxyType(table)


WORKFLOW = _laid_out((*_CONTACT, *_MOVES, *_OPENING, *_CORRECTING, *_DECIDING, *_URGENT))
"""Every possible (stage, act); what is not here cannot be done."""
