"""Give the written notice of the fifteen days, or none where none is owed (R-1.24, R-1.25)."""

from dataclasses import dataclass
from typing import Any

from mediation.casefile.kinds import STATUTORY_HANDOVERS, Act, DocumentKind, ProceedingKind, Stage
from mediation.casefile.notice import NoticeFacts, NoticePart, check_notice, missing_parts
from mediation.casefile.reasons import CasefileReason
from mediation.clocks.codes import TermCode
from mediation.routing.kinds import Branch
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acceptance import day_of_acceptance
from models.steps.acts import CaseInHand, allowed, carry_out, require, start_term
from models.steps.hand_overs import take_up
from models.steps.papers import ServiceEntry, checked_service, keep_service, paper
from models.steps.receipt import received_on
from models.unable import InvalidFields


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveNotice(CaseCommand):
    """What the petitioner is told: which way his matter goes, by which procedure, whom he can ask; the receipt is told
    of itself. `claims_exemption` wishes to give none."""

    route: str = ""
    procedure: str = ""
    contact: str = ""
    service: ServiceEntry | None = None
    claims_exemption: bool = False


@on_case
def give_notice(hand: CaseInHand, command: GiveNotice) -> int | None:
    """Give the notice and return its paper's id; None where the name or address is unclear and none is owed (T-44).

    A receiver who informs has taken the case up. Raise InvalidFields for each part that is not told or not served.
    """
    require(hand, Act.GIVE_NOTICE)
    facts = _facts(hand, command)
    if command.claims_exemption:
        allowed(check_notice(facts))
        take_up(hand)
        carry_out(hand, Act.GIVE_NOTICE, facts={"exempt": True})
        _count_from_now(hand)
        return None
    _check_parts(facts)
    served = checked_service(hand, command.service or ServiceEntry(proof=""))
    basis = allowed(check_notice(facts))
    take_up(hand)
    document = paper(hand, DocumentKind.NOTICE, _content(hand, command, basis=basis))
    keep_service(hand, document.id, served)
    carry_out(hand, Act.GIVE_NOTICE, facts={"document": document.id, "method": served.method.value})
    _count_from_now(hand)
    return document.id


def _count_from_now(hand: CaseInHand) -> None:
    """Start the sixty days with the notice of an organ with power: a forgotten acceptance buys no time (R-1.30)."""
    facts = hand.facts
    ordinary = facts.procedure is ProceedingKind.ORDINARY and facts.branch is Branch.PETITION
    if hand.case.stage is Stage.NOTIFIED and ordinary and facts.holder_has_power and not facts.holder_is_village:
        hand.anchors[TermCode.HANDLE_60] = day_of_acceptance(hand)
        start_term(hand, TermCode.HANDLE_60)


def _facts(hand: CaseInHand, command: GiveNotice) -> NoticeFacts:
    told = {
        NoticePart.ROUTE: command.route,
        NoticePart.PROCEDURE: command.procedure,
        NoticePart.CONTACT: command.contact,
    }
    return NoticeFacts(
        parts=frozenset({NoticePart.RECEIPT, *(part for part, text in told.items() if text.strip())}),
        claims_exemption=command.claims_exemption,
        name_or_address_unclear=hand.case.no_address,
        was_transferred=hand.facts.hand_over in STATUTORY_HANDOVERS,
    )


def _check_parts(facts: NoticeFacts) -> None:
    basis = "R-1.25" if facts.was_transferred else "R-1.24"
    missing = missing_parts(facts.parts)
    if missing:
        faults = {
            part.value: Refused(CasefileReason.NOTICE_INCOMPLETE, basis, {"missing": part.value}) for part in missing
        }
        raise InvalidFields(faults)


def _content(hand: CaseInHand, command: GiveNotice, *, basis: str) -> dict[str, Any]:
    return {
        "received_on": received_on(hand).isoformat(),
        "route": command.route.strip(),
        "procedure": command.procedure.strip(),
        "contact": command.contact.strip(),
        "basis": basis,
    }
