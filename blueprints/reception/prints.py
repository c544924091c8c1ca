"""What is printed at the desk: the receipt with the query code, and the guide slip."""

from flask import render_template, url_for

from blueprints.edge.access import actor_for, open_to
from blueprints.edge.language import in_official_language
from blueprints.edge.moment import now
from blueprints.reception.blueprint import blueprint
from blueprints.reception.paper_words import receipt_words, slip_words
from mediation.casefile.kinds import DocumentKind
from models.operations.reception.printing import PrintPaper, hand_over_receipt, print_paper
from models.queries.reception.visits import VisitResult
from models.tables.base import db

PRINT = "cases.print"


@blueprint.route("/reception/visits/<int:visit_id>/receipt")
@open_to(PRINT)
def receipt(visit_id: int) -> str:
    """Print the receipt: number, query code, clocks with their reasons."""
    printed = _printed(visit_id, DocumentKind.RECEIPT)
    with in_official_language():
        words = receipt_words(printed)
    return render_template("reception/print_receipt.html", paper=words, back_url=_back(visit_id))


@blueprint.route("/reception/visits/<int:visit_id>/hand-over", methods=["POST"])
@open_to(PRINT)
def hand_over(visit_id: int) -> str:
    """Print once the receipt of a visit just written down, though its case may be hidden from this desk (R-1.53)."""
    found = hand_over_receipt(db.session, actor=actor_for(PRINT), visit_id=visit_id, now=now())
    with in_official_language():
        words = receipt_words(found)
    return render_template("reception/print_receipt.html", paper=words, back_url=url_for("reception.desk"))


@blueprint.route("/reception/visits/<int:visit_id>/guide-slip")
@open_to(PRINT)
def guide_slip(visit_id: int) -> str:
    """Print the guide slip: the organ, its address and hours, the other channels."""
    printed = _printed(visit_id, DocumentKind.GUIDE_SLIP)
    with in_official_language():
        words = slip_words(printed)
    return render_template("reception/print_guide_slip.html", paper=words, back_url=_back(visit_id))


def _printed(visit_id: int, kind: DocumentKind) -> VisitResult:
    return print_paper(db.session, PrintPaper(actor=actor_for(PRINT), visit_id=visit_id, kind=kind, now=now()))


def _back(visit_id: int) -> str:
    return url_for("reception.show", visit_id=visit_id)
