"""What may be done to a case now by the one who asks, and for everything else why not and who could (13.1)."""

from dataclasses import dataclass

from mediation.casefile.handover import Move, check_move
from mediation.casefile.kinds import Act
from mediation.casefile.lifecycle import ActFacts, allowed_acts
from mediation.casefile.relations import Relation
from mediation.escalation.graph import EscalationGraph
from mediation.secrecy.acts import case_act, check_role
from mediation.verdict import Allowed, Answer, Refused
from models.actor import Actor
from models.queries.act_facts import act_facts
from models.session import AnySession
from models.tables.cases import Case

PARTNERS = frozenset({Relation.HOLDER, Relation.RECEIVER, Relation.SENDER, Relation.REGISTRAR})
"""Sides whose people may always log a contact, owed or not (9.5)."""


@dataclass(frozen=True, slots=True)
class ActAnswer:
    """An act with its answer."""

    act: Act
    answer: Answer

    @property
    def is_allowed(self) -> bool:
        """Whether it may be done now, by the one who asks."""
        return isinstance(self.answer, Allowed)


@dataclass(frozen=True, slots=True)
class ActBoard:
    """Every act with its answer, and the facts it was judged on; `may_revoke` whether an open offer can be taken back.

    `may_log_contact` is wider than the act: whoever takes part may log a contact that nobody owes (9.5).
    """

    facts: ActFacts
    answers: tuple[ActAnswer, ...]
    may_revoke: bool
    may_log_contact: bool

    def allows(self, act: Act) -> bool:
        """Tell whether an act may be done now by the one who asks."""
        return any(one.act is act and one.is_allowed for one in self.answers)


def act_board(session: AnySession, case: Case, *, actor: Actor, graph: EscalationGraph) -> ActBoard:
    """Return what may be done to a reached case now; as many statements for every case."""
    facts = act_facts(session, case, actor=actor, graph=graph)
    answers = tuple(ActAnswer(act, _by_role(act, answer, actor)) for act, answer in allowed_acts(facts))
    return ActBoard(
        facts=facts,
        answers=answers,
        may_revoke=_may_revoke(facts),
        may_log_contact=bool(PARTNERS & facts.relations) and isinstance(_role(Act.FIRST_CONTACT, actor), Allowed),
    )


def _by_role(act: Act, answer: Answer, actor: Actor) -> Answer:
    # What the table refuses says more than what the role refuses: the stage before the person.
    return answer if isinstance(answer, Refused) else _first_refusal(_role(act, actor), answer)


def _first_refusal(role: Answer, answer: Answer) -> Answer:
    return role if isinstance(role, Refused) else answer


def _role(act: Act, actor: Actor) -> Answer:
    return check_role(case_act(act), roles=frozenset({actor.role}))


def _may_revoke(facts: ActFacts) -> bool:
    if facts.hand_over is None or facts.hand_over_state is None or Relation.SENDER not in facts.relations:
        return False
    return isinstance(check_move(Move.REVOKE, kind=facts.hand_over, state=facts.hand_over_state), Allowed)
