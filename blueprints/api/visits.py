"""Visits: what the gate would say, registering one, reading one."""

from flask import url_for

from blueprints.api.blueprint import blueprint
from blueprints.api.caller import caller
from blueprints.api.door import Offer, Told, offered
from blueprints.api.schemas.visits import GateChecked, VerdictGiven, VisitFull, VisitSent, VisitWritten
from blueprints.api.visit_entries import PLACE, submission_key, visit_command
from blueprints.edge.problems import Problem
from blueprints.edge.setting import setting
from mediation.reception.gate.verdict import GateVerdict
from mediation.secrecy.acts import PageAct
from mediation.secrecy.tokens import Scope
from models.operations.reception.preview import preview_visit
from models.operations.reception.register import register_visit
from models.operations.reception.submissions import SubmissionChanged
from models.queries.reach import cases_within_reach
from models.queries.reception.visits import visit_within_reach
from models.tables.base import db

REGISTER = PageAct.RECEPTION_REGISTER.value
ABOUT_AN_EARLIER_CASE = frozenset({"prior_case", "prior_organ"})
IN_THE_VERDICT = ("decision", "basis", "skip", "counts_as_skip", "lawful_level", "exception")


@blueprint.route("/gate-checks", methods=["POST"])
@offered(
    Offer(
        "Ask what the gate would say of a visit; nothing is written",
        PageAct.RECEPTION_REGISTER.value,
        Scope.GATE_CHECK,
        GateChecked,
        body=VisitSent,
        place=PLACE,
        names_cases=True,
    )
)
def check_gate(body: VisitSent) -> GateChecked:
    """Judge a visit that is not sent."""
    found = preview_visit(db.session, setting(), visit_command(body, key="api-never-sent"))
    return GateChecked(verdict=_verdict(found.verdict), is_group_visit=found.findings.is_group_visit)


@blueprint.route("/visits", methods=["POST"])
@offered(
    Offer(
        "Register a visit; the gate's verdict is written with it",
        REGISTER,
        Scope.VISITS_WRITE,
        VisitWritten,
        status=201,
        body=VisitSent,
        keyed=True,
        place=PLACE,
        names_cases=True,
    )
)
def register(body: VisitSent) -> Told:
    """Register a visit; of a case that is not the caller's to see no more than that the visit stands written."""
    try:
        done = register_visit(db.session, setting(), visit_command(body, key=submission_key()))
    except SubmissionChanged:
        raise Problem(422, "idempotency_key_reused") from None
    headers = {"Location": url_for("api.visit", visit_id=done.visit_id)}
    hidden = {"case_id": None, "case_number": None, "decision": None, "code": None, "is_repeat": None}
    if not cases_within_reach(db.session, caller().viewer, [done.case_id]):
        return Told(VisitWritten(id=done.visit_id, **hidden), headers)
    shown = {name: getattr(done, name) for name in hidden}
    return Told(VisitWritten(id=done.visit_id, **shown), headers)


@blueprint.route("/visits/<int:visit_id>")
@offered(Offer("Read a visit with the verdict on it", REGISTER, Scope.VISITS_READ, VisitFull))
def visit(visit_id: int) -> VisitFull:
    """Read one."""
    found = visit_within_reach(db.session, caller().viewer, visit_id)
    kept = VisitFull.model_fields.keys() - {"id", "case_number", "verdict"}
    return VisitFull(
        id=found.visit_id,
        case_number=found.number,
        verdict=_verdict(GateVerdict.from_record(found.verdict)),
        **{name: getattr(found, name) for name in kept},
    )


def _verdict(verdict: GateVerdict) -> VerdictGiven:
    return VerdictGiven(
        **{name: getattr(verdict, name) for name in IN_THE_VERDICT},
        code=verdict.code.value,
        path=list(verdict.path),
        lawful_points=list(verdict.lawful_points),
        go_to=list(verdict.go_to),
        next_steps=list(verdict.next_steps),
        facts=_facts(verdict),
    )


def _facts(verdict: GateVerdict) -> dict[str, object]:
    """Return what the verdict rests on, without an earlier case that is not the caller's to see."""
    prior = verdict.facts.get("prior_case")
    hidden = isinstance(prior, int) and not cases_within_reach(db.session, caller().viewer, [prior])
    return {key: value for key, value in verdict.facts.items() if not (hidden and key in ABOUT_AN_EARLIER_CASE)}
