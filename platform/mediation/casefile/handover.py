"""The small life of a hand-over: offered, answered, objected to, returned, revoked, lapsed (R-1.25, R-1.26)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from mediation.casefile.kinds import STATUTORY_HANDOVERS, HandOverKind, HandOverState
from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Allowed, Answer, Refused


class Move(StrEnum):
    """What can happen to a hand-over after it was offered."""

    ACCEPT = "accept"
    OBJECT = "object"
    GRANT_OBJECTION = "grant_objection"
    REFUSE_OBJECTION = "refuse_objection"
    RETURN = "return"
    REVOKE = "revoke"
    CALL_OFF = "call_off"
    LET_TIME_PASS = "let_time_pass"


class End(StrEnum):
    """Which end of the hand-over moves; time moves by itself."""

    SENDER = "sender"
    RECEIVER = "receiver"
    TIME = "time"


MOVED_BY: Mapping[Move, End] = MappingProxyType(
    {
        Move.ACCEPT: End.RECEIVER,
        Move.OBJECT: End.RECEIVER,
        Move.GRANT_OBJECTION: End.SENDER,
        Move.REFUSE_OBJECTION: End.SENDER,
        Move.RETURN: End.RECEIVER,
        Move.REVOKE: End.SENDER,
        Move.CALL_OFF: End.SENDER,
        Move.LET_TIME_PASS: End.TIME,
    }
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a move leads, who holds the case from then on (None: nobody else than before), on what basis."""

    state: HandOverState
    holder: End | None
    basis: str


_H = HandOverState
_STATUTORY: Mapping[tuple[HandOverState, Move], Turn] = MappingProxyType(
    {
        (_H.OFFERED, Move.ACCEPT): Turn(_H.ACCEPTED, None, "R-1.25"),
        (_H.OFFERED, Move.OBJECT): Turn(_H.OBJECTED, None, "R-1.26"),
        # After five working days without an objection the receiver is the owner for good.
        (_H.OFFERED, Move.LET_TIME_PASS): Turn(_H.ACCEPTED, None, "R-1.26"),
        (_H.OBJECTED, Move.GRANT_OBJECTION): Turn(_H.RETURNED, End.SENDER, "R-1.26"),
        (_H.OBJECTED, Move.REFUSE_OBJECTION): Turn(_H.ACCEPTED, None, "R-1.26"),
        # The sender's silence releases nobody (0.3 #10).
        (_H.OBJECTED, Move.LET_TIME_PASS): Turn(_H.OBJECTED, None, "R-1.26"),
    }
)
_VOLUNTARY: Mapping[tuple[HandOverState, Move], Turn] = MappingProxyType(
    {
        (_H.OFFERED, Move.ACCEPT): Turn(_H.ACCEPTED, End.RECEIVER, "R-2.22"),
        (_H.OFFERED, Move.RETURN): Turn(_H.RETURNED, None, "R-2.22"),
        (_H.OFFERED, Move.REVOKE): Turn(_H.REVOKED, None, "R-2.22"),
        (_H.OFFERED, Move.LET_TIME_PASS): Turn(_H.LAPSED, None, "R-2.22"),
    }
)
_GUIDANCE: Mapping[tuple[HandOverState, Move], Turn] = MappingProxyType(
    {
        (_H.OFFERED, Move.ACCEPT): Turn(_H.ACCEPTED, End.RECEIVER, "2.3"),
        (_H.OFFERED, Move.RETURN): Turn(_H.RETURNED, None, "2.3"),
        # What it was guided down for fell away: declined below, or taken up above. Nobody revokes it at will.
        (_H.OFFERED, Move.CALL_OFF): Turn(_H.REVOKED, None, "2.3"),
        # The competent centre owes the first contact whether it answers or not; nothing lapses.
        (_H.OFFERED, Move.LET_TIME_PASS): Turn(_H.OFFERED, None, "2.3"),
    }
)


def binds_at_receipt(kind: HandOverKind) -> bool:
    """Say whether the receiver holds the case from receipt, asked or not (R-1.25)."""
    return kind in STATUTORY_HANDOVERS


def turns(kind: HandOverKind) -> Mapping[tuple[HandOverState, Move], Turn]:
    """Return the table of a kind's life."""
    if binds_at_receipt(kind):
        return _STATUTORY
    return _GUIDANCE if kind is HandOverKind.GUIDANCE else _VOLUNTARY


def check_move(move: Move, *, kind: HandOverKind, state: HandOverState) -> Answer:
    """Judge whether a hand-over of this kind in this state can make this move (R-1.25, R-1.26)."""
    turn = turns(kind).get((state, move))
    if turn is not None:
        return Allowed(basis=turn.basis)
    wants_out = binds_at_receipt(kind) and move in {Move.RETURN, Move.REVOKE}
    return Refused(
        reason=CasefileReason.HANDOVER_BINDS if wants_out else CasefileReason.HANDOVER_MOVE_IMPOSSIBLE,
        basis="R-1.26" if wants_out else "13.1",
        facts={"move": move.value, "kind": kind.value, "state": state.value},
        who_can=End.SENDER.value if wants_out else None,
    )


def turn(move: Move, *, kind: HandOverKind, state: HandOverState) -> Turn:
    """Return where an allowed move leads; raise KeyError for an impossible one."""
    return turns(kind)[state, move]


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """An objection about to be made; `limit_on` is the due day of the objection clock, judged as that clock says."""

    received_on: date
    objected_on: date
    limit_on: date
    reasons: str


def check_objection(facts: ObjectionFacts) -> Answer:
    """Judge an objection: within five working days of receipt and with detailed reasons (R-1.26).

    A late one is inadmissible: the unit owns the matter and may only ask for others to take part.
    """
    if facts.objected_on > facts.limit_on:
        return Refused(
            reason=CasefileReason.OBJECTION_LATE,
            basis="R-1.26",
            facts={"limit": facts.limit_on.isoformat(), "objected": facts.objected_on.isoformat()},
        )
    if facts.objected_on < facts.received_on:
        return Refused(
            reason=CasefileReason.OBJECTION_BEFORE_RECEIPT,
            basis="R-1.26",
            facts={"received": facts.received_on.isoformat()},
        )
    if not facts.reasons.strip():
        return Refused(reason=CasefileReason.OBJECTION_WITHOUT_REASON, basis="R-1.26")
    return Allowed(basis="R-1.26")
