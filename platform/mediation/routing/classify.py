"""Confirming and correcting what a matter is (R-1.54, R-4.11)."""

from dataclasses import dataclass

from mediation.routing.kinds import Branch, Kind
from mediation.routing.reasons import RoutingReason
from mediation.routing.routes import RouteTable
from mediation.secrecy.kinds import SecrecyClass
from mediation.verdict import Allowed, Answer, Fact, Refused

CORRECTION = "R-4.11"


@dataclass(frozen=True, slots=True)
class Classification:
    """What a matter is: kind, branch (claims only) and the row of the route table, if one was chosen."""

    kind: Kind
    branch: Branch | None = None
    route: str | None = None

    @property
    def secrecy(self) -> SecrecyClass:
        """Return the class of secrecy that follows: accusations are D (R-1.53)."""
        return SecrecyClass.D if self.kind is Kind.ACCUSATION else SecrecyClass.B

    @property
    def opens_handling(self) -> bool:
        """Say whether it is the one branch with the 60 days and the written opinion (R-1.54)."""
        return self.kind is Kind.CLAIM and self.branch is Branch.PETITION


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """A correction about to be made; `may_open_accusation` when the actor is a discipline officer.

    `names_other_organ` when it also says that another organ is competent than was thought.
    """

    before: Classification
    after: Classification
    reason: str
    is_closed: bool
    may_open_accusation: bool = False
    names_other_organ: bool = False


@dataclass(frozen=True, slots=True)
class CorrectionEffect:
    """What follows from a correction: the original start is kept and the petitioner is told, always (R-4.11)."""

    secrecy: SecrecyClass
    opens_handling: bool
    ends_handling: bool
    becomes_accusation: bool
    keeps_original_start: bool = True
    tells_petitioner: bool = True


def check_classification(chosen: Classification, *, table: RouteTable) -> Answer:
    """Judge a confirmed classification: claims have a branch, others have none, the row fits both (R-1.54)."""
    if chosen.kind is Kind.CLAIM and chosen.branch is None:
        return _refused(RoutingReason.BRANCH_MISSING, kind=chosen.kind.value)
    if chosen.kind is not Kind.CLAIM and chosen.branch is not None:
        return _refused(RoutingReason.BRANCH_ONLY_FOR_CLAIMS, kind=chosen.kind.value)
    if chosen.route is None:
        return Allowed(basis="R-1.54")
    route = table.find_route(chosen.route)
    if route is None:
        return _refused(RoutingReason.ROUTE_UNKNOWN, route=chosen.route)
    if chosen.kind not in route.kinds or chosen.branch not in (None, route.branch):
        return _refused(RoutingReason.ROUTE_DOES_NOT_FIT, route=chosen.route, kind=chosen.kind.value)
    return Allowed(basis=route.basis)


def check_correction(facts: CorrectionFacts, *, table: RouteTable) -> Answer:
    """Judge a correction: open case, a reason, a change, a classification that fits (R-4.11).

    What was taken for an accusation is opened to others by a discipline officer only (R-1.53).
    """
    if facts.is_closed:
        return _refused(RoutingReason.CASE_CLOSED, basis=CORRECTION)
    if not facts.reason.strip():
        return _refused(RoutingReason.REASON_MISSING, basis=CORRECTION)
    if facts.before == facts.after and not facts.names_other_organ:
        return _refused(RoutingReason.NOTHING_CHANGES, basis=CORRECTION)
    opens = facts.before.kind is Kind.ACCUSATION and facts.after.kind is not Kind.ACCUSATION
    if opens and not facts.may_open_accusation:
        return Refused(
            reason=RoutingReason.OPENING_AN_ACCUSATION, basis="R-1.53", facts={}, who_can="discipline_officer"
        )
    fits = check_classification(facts.after, table=table)
    return fits if isinstance(fits, Refused) else Allowed(basis=CORRECTION)


def correction_effect(*, before: Classification, after: Classification) -> CorrectionEffect:
    """Return what a correction changes; what is counted keeps counting from the original start (R-4.11)."""
    return CorrectionEffect(
        secrecy=after.secrecy,
        opens_handling=after.opens_handling and not before.opens_handling,
        ends_handling=before.opens_handling and not after.opens_handling,
        becomes_accusation=after.kind is Kind.ACCUSATION and before.kind is not Kind.ACCUSATION,
    )


def _refused(reason: RoutingReason, *, basis: str = "R-1.54", **facts: Fact) -> Refused:
    return Refused(reason=reason, basis=basis, facts=facts)
