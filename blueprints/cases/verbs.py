"""The verbs of a case: what can be done now in groups, the next step first; and what else could, why not, by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from blueprints.words import sentence, who_can
from blueprints.words.casefile import ACTS
from mediation.casefile.kinds import Act, Stage
from mediation.casefile.reasons import CasefileReason
from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import Refused
from models.queries.cases.acts import ActAnswer, ActBoard

REVOKE = "revoke_handover"


@dataclass(frozen=True, slots=True)
class Verb:
    """A button: its word and the address of its form."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Verbs of one sort."""

    name: str
    verbs: tuple[Verb, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """An act that this person cannot do now: why not, on which rule, and who could."""

    label: str
    reason: str
    basis: str
    who: str | None


@dataclass(frozen=True, slots=True)
class VerbWords:
    """`following` is the next step of the procedure, None when it is somebody else's turn."""

    following: Verb | None
    groups: tuple[VerbGroup, ...]
    by_others: tuple[Other, ...]
    not_now: tuple[Other, ...]


GROUPS: tuple[tuple[Any, tuple[Act, ...]], ...] = (
    (
        _l("办理"),
        (
            Act.GIVE_NOTICE,
            Act.ACCEPT,
            Act.ANSWER,
            Act.DRAFT_OPINION,
            Act.ISSUE_OPINION,
            Act.SERVE_OPINION,
            Act.EXTEND,
            Act.NOTIFY_EXTENSION,
            Act.SUGGEST_SIMPLIFIED,
            Act.CHOOSE_SIMPLIFIED,
            Act.CONVERT_TO_ORDINARY,
            Act.CONCLUDE,
        ),
    ),
    (
        _l("流转"),
        (
            Act.CONSENT_AFTER_GUIDANCE,
            Act.ANSWER_OFFER,
            Act.ACCEPT_HANDOVER,
            Act.RETURN_HANDOVER,
            Act.OBJECT,
            Act.DECIDE_OBJECTION,
            Act.TRANSFER,
            Act.HAND_UP,
            Act.HAND_DOWN,
            Act.ROUTE_OUT,
        ),
    ),
    (_l("更正"), (Act.RECLASSIFY, Act.SPLIT, Act.MERGE, Act.UNDO_MERGE)),
    (_l("紧急"), (Act.RAISE_URGENT, Act.ACKNOWLEDGE_URGENT, Act.REPORT_URGENT)),
)
"""The groups of verbs in the order of a page; contacts are added to the first, taking back an offer to the second."""

FOLLOWING: tuple[Act, ...] = (
    Act.ACKNOWLEDGE_URGENT,
    Act.REPORT_URGENT,
    Act.DECIDE_OBJECTION,
    Act.CONSENT_AFTER_GUIDANCE,
    Act.ANSWER_OFFER,
    Act.ACCEPT_HANDOVER,
    Act.NOTIFY_EXTENSION,
    Act.GIVE_NOTICE,
    Act.ACCEPT,
    Act.SERVE_OPINION,
    Act.ISSUE_OPINION,
    Act.DRAFT_OPINION,
    Act.ANSWER,
    Act.CONCLUDE,
    Act.UNDO_MERGE,
)
"""What the procedure asks for next, the most urgent first; the first that is allowed stands out."""

ALARMS = 2
"""How many of these answer an alarm, and come before anything else."""
OPENING = frozenset({Stage.REGISTERED, Stage.NOT_ACCEPTED, Stage.OWNER_PENDING})

SOMEBODY_ELSE = frozenset({CasefileReason.NOT_THIS_PERSON, SecrecyReason.ROLE_NOT_ALLOWED})


def verb_words(board: ActBoard, *, case_id: int, contact_owed: bool) -> VerbWords:
    """Return the verbs of a case in words; `contact_owed` while a term for a contact runs."""
    following = _following(board, contact_owed=contact_owed)
    refused = [one for one in board.answers if not one.is_allowed and one.act is not following]
    return VerbWords(
        following=_verb(following, case_id) if following is not None else None,
        groups=tuple(_groups(board, following, case_id)),
        by_others=tuple(_others(one for one in refused if _reason(one) in SOMEBODY_ELSE)),
        not_now=tuple(_others(one for one in refused if _reason(one) not in SOMEBODY_ELSE)),
    )


def act_url(case_id: int, act: str) -> str:
    """Return the address of the form of an act."""
    return f"{url_for('cases.show', case_id=case_id)}/{act}"


def _following(board: ActBoard, *, contact_owed: bool) -> Act | None:
    """Return what comes first: an alarm, the contact a guided or newly accepted petitioner waits for, the procedure."""
    facts, order = board.facts, list(FOLLOWING)
    if contact_owed and facts.stage is Stage.GUIDED:
        order.insert(order.index(Act.CONSENT_AFTER_GUIDANCE), Act.FIRST_CONTACT)
    elif contact_owed and facts.stage is Stage.ACCEPTED:
        order.insert(order.index(Act.GIVE_NOTICE), Act.FIRST_CONTACT)
    if facts.stage in OPENING and not facts.holder_has_power:
        order.insert(ALARMS, Act.TRANSFER)
    return next((act for act in order if board.allows(act)), None)


def _groups(board: ActBoard, following: Act | None, case_id: int) -> Iterable[VerbGroup]:
    for at, (name, acts) in enumerate(GROUPS):
        verbs = [_verb(act, case_id) for act in acts if act is not following and board.allows(act)]
        if at == 0 and following is not Act.FIRST_CONTACT and _may_contact(board):
            verbs.insert(0, _verb(Act.FIRST_CONTACT, case_id))
        if at == 1 and board.may_revoke:
            verbs.append(Verb(_("收回流转"), act_url(case_id, REVOKE)))
        if verbs:
            yield VerbGroup(str(name), tuple(verbs))


def _may_contact(board: ActBoard) -> bool:
    return board.may_log_contact or board.allows(Act.FIRST_CONTACT)


def _verb(act: Act, case_id: int) -> Verb:
    return Verb(str(ACTS[act]), act_url(case_id, act.value))


def _reason(one: ActAnswer) -> Any:
    return one.answer.reason if isinstance(one.answer, Refused) else None


def _others(answers: Iterable[ActAnswer]) -> Iterable[Other]:
    for one in answers:
        if isinstance(one.answer, Refused):
            yield Other(str(ACTS[one.act]), sentence(one.answer), one.answer.basis, who_can(one.answer.who_can))
