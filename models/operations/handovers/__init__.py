"""A case on its way: sent, offered, accepted, returned, revoked, objected to (R-1.25, R-1.26, R-2.22)."""

from models.operations.handovers.answering import (
    AcceptHandOver,
    ReturnHandOver,
    RevokeHandOver,
    accept_hand_over,
    return_hand_over,
    revoke_hand_over,
)
from models.operations.handovers.lapsing import Lapsed, let_time_pass
from models.operations.handovers.objections import (
    DecideObjection,
    ObjectToHandOver,
    decide_objection,
    object_to_hand_over,
)
from models.operations.handovers.offering import OfferCase, offer_case
from models.operations.handovers.sending import SendCase, Sent, send_case

__all__ = [
    "AcceptHandOver",
    "DecideObjection",
    "Lapsed",
    "ObjectToHandOver",
    "OfferCase",
    "ReturnHandOver",
    "RevokeHandOver",
    "SendCase",
    "Sent",
    "accept_hand_over",
    "decide_objection",
    "let_time_pass",
    "object_to_hand_over",
    "offer_case",
    "return_hand_over",
    "revoke_hand_over",
    "send_case",
]
