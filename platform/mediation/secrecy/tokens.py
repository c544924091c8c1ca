"""What a program may do with a token: the act must be opened to the post, and the token to the subject (10.3)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from mediation.casefile.kinds import Act
from mediation.secrecy.acts import OPENED, PageAct, case_act
from mediation.secrecy.kinds import Role
from mediation.secrecy.reasons import SecrecyReason
from mediation.verdict import Allowed, Answer, Refused

BASIS = "10.3"
LONGEST_DAYS = 366
"""A token ends by itself, a year after it was made at the latest."""
MOST_TOKENS = 20
LONGEST_NAME = 60


class Scope(StrEnum):
    """Subjects that a token may be opened to, to read or to write."""

    ORGANISATIONS_READ = "organisations:read"
    GATE_CHECK = "gate:check"
    VISITS_READ = "visits:read"
    VISITS_WRITE = "visits:write"
    CASES_READ = "cases:read"
    CASES_WRITE = "cases:write"
    CALENDAR_READ = "calendar:read"
    RECORD_READ = "record:read"


ACTS_OF: Mapping[Scope, frozenset[str]] = MappingProxyType(
    {
        Scope.ORGANISATIONS_READ: frozenset({PageAct.ORGANISATIONS_VIEW.value}),
        Scope.GATE_CHECK: frozenset({PageAct.RECEPTION_REGISTER.value}),
        Scope.VISITS_READ: frozenset({PageAct.RECEPTION_REGISTER.value}),
        Scope.VISITS_WRITE: frozenset({PageAct.RECEPTION_REGISTER.value}),
        Scope.CASES_READ: frozenset({PageAct.CASES_LIST.value, PageAct.CASES_SEARCH.value, PageAct.CASES_VIEW.value}),
        Scope.CASES_WRITE: frozenset({case_act(Act.FIRST_CONTACT)}),
        Scope.CALENDAR_READ: frozenset({PageAct.CALENDAR_VIEW.value}),
        Scope.RECORD_READ: frozenset({PageAct.RECORD_VIEW.value}),
    }
)
"""Subject → the acts it stands for; whoever may do none of them has no use for the subject."""


def scopes_for(roles: Collection[Role]) -> frozenset[Scope]:
    """Return the subjects of which somebody with these roles may do at least one act."""
    held = frozenset(roles)
    return frozenset(scope for scope, acts in ACTS_OF.items() if any(OPENED[act] & held for act in acts))


@dataclass(frozen=True, slots=True)
class TokenFacts:
    """What was asked for, and what the account has: is the post held today, how many tokens are in force."""

    name: str
    holds_post: bool
    scopes: frozenset[Scope]
    days: int
    in_force: int


def check_scope(needed: Scope, *, scopes: Collection[Scope]) -> Answer:
    """Judge whether a token is opened to a subject."""
    if needed in scopes:
        return Allowed(BASIS)
    return Refused(SecrecyReason.SCOPE_MISSING, BASIS, {"scope": needed.value})


def token_faults(facts: TokenFacts) -> dict[str, Refused]:
    """Return what cannot be granted, by field; nothing when the token may be made."""
    faults: dict[str, Refused] = {}
    name = facts.name.strip()
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        faults["name"] = Refused(SecrecyReason.TOKEN_NAME_FORM, BASIS)
    elif facts.in_force >= MOST_TOKENS:
        faults["name"] = Refused(SecrecyReason.TOKENS_TOO_MANY, BASIS, {"most": MOST_TOKENS})
    if not facts.holds_post:
        faults["appointment_id"] = Refused(SecrecyReason.TOKEN_WITHOUT_POST, BASIS)
    if not facts.scopes:
        faults["scopes"] = Refused(SecrecyReason.TOKEN_WITHOUT_SCOPE, BASIS)
    if not 1 <= facts.days <= LONGEST_DAYS:
        faults["days"] = Refused(SecrecyReason.TOKEN_LIFE, BASIS, {"longest": LONGEST_DAYS})
    return faults
