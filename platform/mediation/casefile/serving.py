"""How a paper reaches the petitioner: method, proof and the day it was received (13.2)."""

from dataclasses import dataclass
from datetime import date

from mediation.casefile.kinds import ServiceMethod
from mediation.casefile.reasons import CasefileReason
from mediation.verdict import Fact, Refused

SERVICE = "13.2"


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service about to be recorded; `made_on` is the day of the paper, `served_on` the day it was received.

    `petitioner_asked` when the petitioner wants no paper: then web, telephone or short message will do.
    """

    method: ServiceMethod
    made_on: date
    served_on: date
    today: date
    proof: str
    refused: bool = False
    witness: str = ""
    petitioner_asked: bool = False


def service_faults(facts: ServiceFacts) -> dict[str, Refused]:
    """Return what is wrong with a service by field, nothing when it holds (13.2, R-3.07)."""
    faults: dict[str, Refused] = {}
    if facts.served_on > facts.today:
        faults["served_on"] = _refused(CasefileReason.SERVICE_IN_FUTURE, served=facts.served_on.isoformat())
    elif facts.served_on < facts.made_on:
        faults["served_on"] = _refused(CasefileReason.SERVICE_BEFORE_DOCUMENT, made=facts.made_on.isoformat())
    if not facts.proof.strip():
        faults["proof"] = _refused(CasefileReason.SERVICE_WITHOUT_PROOF)
    needs_witness = facts.refused or facts.method is ServiceMethod.LEFT_WITH_WITNESS
    if needs_witness and not facts.witness.strip():
        faults["witness"] = _refused(CasefileReason.REFUSAL_WITHOUT_WITNESS)
    if facts.method is ServiceMethod.ELECTRONIC and not facts.petitioner_asked:
        faults["petitioner_asked"] = Refused(CasefileReason.ELECTRONIC_NOT_ASKED, "R-3.07")
    return faults


def _refused(reason: CasefileReason, **facts: Fact) -> Refused:
    return Refused(reason, SERVICE, facts)
