"""Draft, sign and serve the written opinion (R-1.55, R-1.56)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediation.casefile.elements import Element
from mediation.casefile.kinds import Act, DocumentKind, OpinionOutcome
from mediation.casefile.opinion import OpinionFacts, check_draft, check_issue, missing_in_opinion
from mediation.casefile.reasons import CasefileReason
from mediation.casefile.relations import Relation
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from mediation.verdict import Refused
from models.operations.on_case import CaseCommand, on_case
from models.steps.acts import CaseInHand, allowed, carry_out, refuse, require
from models.steps.digests import seal
from models.steps.papers import ServiceEntry, checked_service, keep_service, paper
from models.tables.documents import Opinion
from models.unable import InvalidFields, StaleVersion

FIELDS = {
    Element.OPINION_CLAIM: "claim",
    Element.OPINION_FACTS: "findings",
    Element.OPINION_DECISION: "decision",
    Element.LAW_CITED: "law_cited",
    Element.REMEDY_AND_WINDOW: "remedy",
}
"""What an opinion must state → the field where it is typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftOpinion(CaseCommand):
    """The text of an opinion; a draft may be thin. `law_cited` has one law a line; who is interested withdraws."""

    outcome: OpinionOutcome
    claim: str = ""
    findings: str = ""
    decision: str = ""
    law_cited: str = ""
    remedy: str = ""
    is_interested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueOpinion(CaseCommand):
    """The head signs the draft he has read; `draft_version` is that of the text on his screen."""

    draft_version: int | None = None
    is_interested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOpinion(CaseCommand):
    """How and on which day the petitioner received the opinion, or refused it before a witness."""

    service: ServiceEntry


@on_case
def draft_opinion(hand: CaseInHand, command: DraftOpinion) -> int:
    """Keep the draft of the opinion, the next version of one already begun, and return its id.

    Raise UnableToAct for a village, an organ without power, or an interested drafter.
    """
    require(hand, Act.DRAFT_OPINION)
    row = find_opinion(hand)
    if row is None or row.issued_on is not None:
        row = Opinion(case_id=hand.case.id, organisation_id=hand.case.holder_id, version=0)
        hand.work.add(row)
    row.outcome = command.outcome
    for name in FIELDS.values():
        setattr(row, name, getattr(command, name).strip())
    row.version += 1
    row.drafted_at, row.drafted_by_id = hand.now, hand.actor.account_id
    allowed(check_draft(_facts(hand, row, drafter_interested=command.is_interested)))
    hand.work.flush()
    entry = {"opinion": row.id, "version": row.version, "outcome": command.outcome.value}
    carry_out(hand, Act.DRAFT_OPINION, facts=entry)
    return row.id


@on_case
def issue_opinion(hand: CaseInHand, command: IssueOpinion) -> int:
    """Sign the draft, make its paper and return the paper's id.

    Raise InvalidFields naming what the draft lacks at its field, UnableToAct for who may not sign, StaleVersion when
    the draft changed since it was read.
    """
    require(hand, Act.ISSUE_OPINION)
    row = find_opinion(hand)
    if row is None or row.issued_on is not None:
        refuse(Refused(CasefileReason.NO_DRAFT, "R-1.55"))
    if command.draft_version is not None and command.draft_version != row.version:
        raise StaleVersion(row.version)
    facts = _facts(hand, row, signer_interested=command.is_interested)
    _check_complete(facts)
    basis = allowed(check_issue(facts))
    document = paper(hand, DocumentKind.OPINION, _content(hand, row, basis=basis))
    row.issued_on, row.issued_by_id, row.document_id = hand.today, hand.actor.account_id, document.id
    seal(hand.work, row)
    carry_out(hand, Act.ISSUE_OPINION, facts={"opinion": row.id, "document": document.id, "version": row.version})
    return document.id


@on_case
def serve_opinion(hand: CaseInHand, command: ServeOpinion) -> int:
    """Record the service and return its id; handling ends, the review window opens on the day of receipt (R-1.70)."""
    require(hand, Act.SERVE_OPINION)
    row = find_opinion(hand)
    if row is None or row.document_id is None or row.issued_on is None:
        refuse(Refused(CasefileReason.NO_DRAFT, "13.2"))
    served = checked_service(hand, command.service, made_on=row.issued_on)
    service = keep_service(hand, row.document_id, served)
    for term in (TermCode.HANDLE_60, TermCode.SIMPLE_DONE_10WD, TermCode.REVIEW_REQUEST_30):
        hand.anchors[term] = served.served_on
    entry = {"service": service.id, "method": served.method.value, "served_on": served.served_on.isoformat()}
    carry_out(hand, Act.SERVE_OPINION, facts=entry)
    return service.id


def find_opinion(hand: CaseInHand) -> Opinion | None:
    """Return the newest opinion of the case, signed or not, or None."""
    query = select(Opinion).where(Opinion.case_id == hand.case.id).order_by(Opinion.id.desc()).limit(1)
    return hand.work.scalars(query).one_or_none()


def review_window(hand: CaseInHand) -> int:
    """Return the days in which a review may be asked for: the law's number, never typed (R-1.56, R-1.70)."""
    return hand.law.term(TermCode.REVIEW_REQUEST_30, on=hand.today).length or 0


def _facts(
    hand: CaseInHand, row: Opinion, *, drafter_interested: bool = False, signer_interested: bool = False
) -> OpinionFacts:
    return OpinionFacts(
        outcome=row.outcome,
        claim=row.claim,
        findings=row.findings,
        decision=row.decision,
        laws=tuple(row.law_cited.splitlines()),
        remedy=row.remedy,
        window_days=review_window(hand),
        organ_has_power=hand.facts.holder_has_power,
        organ_is_village=hand.facts.holder_is_village,
        drafter_interested=drafter_interested,
        signer_interested=signer_interested,
        signer_is_head=Relation.HOLDER_HEAD in hand.facts.relations,
        drafted_on=local_day(row.drafted_at),
        issued_on=hand.today,
    )


def _check_complete(facts: OpinionFacts) -> None:
    missing = missing_in_opinion(facts)
    if missing:
        reason = CasefileReason.OPINION_INCOMPLETE
        raise InvalidFields(
            {FIELDS[element]: Refused(reason, "R-1.55", {"missing": element.value}) for element in missing}
        )


def _content(hand: CaseInHand, row: Opinion, *, basis: str) -> dict[str, Any]:
    return {
        "opinion": row.id,
        "outcome": row.outcome.value,
        "claim": row.claim,
        "findings": row.findings,
        "decision": row.decision,
        "laws": [law.strip() for law in row.law_cited.splitlines() if law.strip()],
        "remedy": row.remedy,
        "window_days": review_window(hand),
        "signed_by": hand.actor.account_id,
        "basis": basis,
    }
