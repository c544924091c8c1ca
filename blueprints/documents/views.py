"""The papers of a case on A4; each print leaves a line in the record."""

from typing import Any

from flask import abort, redirect, render_template, url_for

from blueprints.documents.blueprint import blueprint
from blueprints.documents.presenters import BODIES, proof_words, sheet_words
from blueprints.edge.access import actor_for, open_to, viewer
from blueprints.edge.language import in_official_language
from blueprints.edge.moment import now
from blueprints.edge.setting import setting
from mediation.casefile.kinds import DocumentKind
from mediation.secrecy.acts import PageAct
from models.operations.cases.printing import PrintDocument, print_document
from models.queries.cases.paper import TO_THE_PETITIONER, PaperHead, PrintedPaper, paper_within_reach
from models.tables.base import db

PRINT = PageAct.CASES_PRINT.value
DESK = {DocumentKind.RECEIPT: "reception.receipt", DocumentKind.GUIDE_SLIP: "reception.guide_slip"}


@blueprint.route("/cases/<int:case_id>/documents/<int:document_id>")
@open_to(PRINT)
def show(case_id: int, document_id: int) -> Any:
    """Print a paper; a receipt and a guide slip are printed as the desk prints them."""
    head = _head(case_id, document_id)
    if head.kind in DESK and head.visit_id is not None:
        return redirect(url_for(DESK[head.kind], visit_id=head.visit_id))
    if head.kind not in BODIES:
        abort(404)
    paper = _printed(head)
    proof = url_for("documents.proof", case_id=case_id, document_id=document_id)
    addressed = head.kind in TO_THE_PETITIONER
    with in_official_language():
        words = sheet_words(paper)
    return render_template(
        "documents/show.html", paper=words, back_url=_back(case_id), proof_url=proof if addressed else None
    )


@blueprint.route("/cases/<int:case_id>/documents/<int:document_id>/service-proof")
@open_to(PRINT)
def proof(case_id: int, document_id: int) -> str:
    """Print the proof of service of a paper addressed to the petitioner."""
    head = _head(case_id, document_id)
    if head.kind not in TO_THE_PETITIONER:
        abort(404)
    paper = _printed(head)
    with in_official_language():
        words = proof_words(paper)
    return render_template("documents/proof.html", paper=words, back_url=_back(case_id))


def _head(case_id: int, document_id: int) -> PaperHead:
    return paper_within_reach(db.session, viewer(), case_id=case_id, document_id=document_id)


def _printed(head: PaperHead) -> PrintedPaper:
    command = PrintDocument(actor=actor_for(PRINT), now=now(), case_id=head.case_id, document_id=head.id)
    return print_document(db.session, setting(), command)


def _back(case_id: int) -> str:
    return url_for("cases.show", case_id=case_id)
