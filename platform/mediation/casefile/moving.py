"""The part of the workflow in which people are contacted and cases are handed over (13.1)."""

from mediation.casefile.cells import Cell, Outcome, Row
from mediation.casefile.effects import cancels, starts, stops
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.relations import EITHER_END, HOLDER, HOLDER_OR_OFFICE, RECEIVER, SENDER, Relation
from mediation.clocks.codes import TermCode

S, T = Stage, TermCode

OBJECTION_REFUSED = "refused"
OBJECTION_GRANTED = "granted"
OBJECTION_GRANTED_AGAIN = "granted_again"

OFFER_AGREED = "agreed"
OFFER_DECLINED = "declined"

CONTACT_ROWS: tuple[Row, ...] = (
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
        # A dispute that was offered below is guided too, and is registered all the while.
        Cell(None, HOLDER, "9.5", stops(T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD, T.SKIP_CONTACT_2WD)),
    ),
    (
        Act.FIRST_CONTACT,
        (S.ACCEPTED,),
        Cell(S.HANDLING, HOLDER, "9.5", stops(T.FIRST_CONTACT_2WD, T.FIRST_MEET_5WD)),
    ),
    (
        Act.FIRST_CONTACT,
        (S.GUIDED,),
        # The competent organ's call; the desk that guided writes an ordinary contact (9.5).
        Cell(None, RECEIVER, "2.3", stops(T.SKIP_CONTACT_2WD, T.FIRST_CONTACT_2WD)),
    ),
    (
        Act.CONSENT_AFTER_GUIDANCE,
        (S.GUIDED,),
        Cell(
            S.REGISTERED,
            RECEIVER,
            "2.3",
            (*stops(T.SKIP_CONTACT_2WD), *starts(T.NOTICE_15)),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
    (
        Act.ANSWER_OFFER,
        (S.REGISTERED,),
        # Who asks may be either side; the answer alone decides where the dispute is mediated.
        Cell(
            None,
            EITHER_END,
            "R-2.21",
            cancels(T.SKIP_CONTACT_2WD),
            outcomes={
                OFFER_AGREED: Outcome(holder_becomes=Relation.RECEIVER),
                OFFER_DECLINED: Outcome(),
            },
        ),
    ),
)

_TRANSFERRED_ON = Cell(
    S.TRANSFERRED,
    HOLDER,
    "R-1.20",
    (*stops(T.TRANSFER_15, T.DIRECT_NOTICE_15, T.SIMPLE_HOP_1WD), *starts(T.NOTICE_15, T.OBJECTION_5WD)),
    holder_becomes=Relation.RECEIVER,
)

MOVING_ROWS: tuple[Row, ...] = (
    (Act.TRANSFER, (S.REGISTERED,), _TRANSFERRED_ON),
    (
        Act.TRANSFER,
        (S.OWNER_PENDING,),
        # The notice period of the first receiver runs through (0.3 #8); the office may end the search for an owner.
        Cell(
            S.TRANSFERRED,
            HOLDER_OR_OFFICE,
            "R-1.40",
            (*stops(T.TRANSFER_15, T.DIRECT_NOTICE_15, T.SIMPLE_HOP_1WD), *starts(T.NOTICE_15, T.OBJECTION_5WD)),
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
            (
                *stops(T.SIMPLE_HOP_1WD),
                *cancels(T.NOTICE_15, T.OBJECTION_5WD),
                *starts(T.NOTICE_15, T.OBJECTION_5WD),
            ),
            holder_becomes=Relation.RECEIVER,
        ),
    ),
    (
        Act.TRANSFER,
        (S.NOT_ACCEPTED, S.NO_LONGER_ACCEPTED),
        # Political and legal organs give notice by their own rules: no notice clock here.
        Cell(S.TRANSFERRED, HOLDER, "R-1.21", stops(T.TRANSFER_15), holder_becomes=Relation.RECEIVER),
    ),
    (
        Act.HAND_UP,
        (S.REGISTERED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(None, HOLDER, "R-2.22", (*stops(T.SIMPLE_HOP_1WD), *starts(T.HANDOVER_ACCEPT_1WD))),
    ),
    (
        Act.HAND_DOWN,
        (S.REGISTERED, S.OWNER_PENDING, S.NOTIFIED, S.HANDLING, S.MEDIATING),
        Cell(None, HOLDER, "R-2.23", (*stops(T.SIMPLE_HOP_1WD), *starts(T.HANDOVER_ACCEPT_1WD))),
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
