"""The day from which a handling period counts (R-1.30)."""

from datetime import date

from sqlalchemy import select

from mediation.casefile.kinds import DocumentKind
from mediation.clocks.acceptance import accepted_on
from mediation.routing.kinds import Kind
from models.steps.acts import CaseInHand
from models.steps.receipt import received_on
from models.tables.documents import Document


def day_of_acceptance(hand: CaseInHand) -> date:
    """Return the day of the notice, never later than the fifteenth after receipt; a dispute's is today (R-1.30)."""
    if hand.case.kind is Kind.DISPUTE:
        return hand.today
    received = received_on(hand)
    # Where no notice is owed, taking the case up is all the telling there is.
    noticed = hand.today if hand.case.no_address else _noticed_on(hand)
    return accepted_on(
        notice_on=noticed if noticed is not None and noticed >= received else None,
        received_on=received,
        mode=hand.law.book.accept_start,
        notice_days=hand.law.parameters.notice_days,
    )


def _noticed_on(hand: CaseInHand) -> date | None:
    query = select(Document.made_on).where(
        Document.case_id == hand.case.id, Document.kind == DocumentKind.NOTICE, Document.voided_at.is_(None)
    )
    return hand.work.scalar(query.order_by(Document.id.desc()).limit(1))
