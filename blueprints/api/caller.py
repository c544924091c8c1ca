"""Who asks through a token: its account in its one post."""

import re
from dataclasses import dataclass, replace

from flask import current_app, g, request

from blueprints.edge.access import Forbidden
from blueprints.edge.moment import now, today
from blueprints.edge.problems import Problem
from mediation.secrecy.acts import check_role
from mediation.secrecy.reach import Viewer
from mediation.secrecy.tokens import Scope, check_scope
from mediation.verdict import Refused
from models.actor import Actor
from models.operations.tokens import TokenInUse, TokenUnknown, TooManyRequests, UseToken, use_token
from models.queries.reach import viewer_for
from models.tables.base import db

BEARER = re.compile(r"(?i:Bearer) ([\x21-\x7e]{1,200})")
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="/api/v1"'}


@dataclass(frozen=True, slots=True)
class Caller:
    """The token's account in its post: who acts, and what is within reach through that post alone."""

    appointment_id: int
    actor: Actor
    viewer: Viewer


def caller() -> Caller:
    """Return who asks; set by the door."""
    found: Caller = g.api_caller
    return found


def let_in(act: str, scope: Scope) -> None:
    """Let a program in whose token opens the scope and whose post may do the act; raise Problem, Forbidden."""
    token = _token()
    for answer in (check_scope(scope, scopes=token.scopes), check_role(act, roles=frozenset({token.post.role}))):
        if isinstance(answer, Refused):
            raise Forbidden(answer)
    actor = replace(token.post.actor, in_one_post=True)
    viewer = viewer_for(db.session, actor, on=today())
    g.api_caller = Caller(token.post.appointment_id, actor, viewer)


def _token() -> TokenInUse:
    sent = BEARER.fullmatch(request.headers.get("Authorization", ""))
    if sent is None:
        raise Problem(401, "token_missing", headers=CHALLENGE)
    per_minute = current_app.config["API_REQUESTS_PER_MINUTE"]
    try:
        return use_token(db.session, UseToken(sent[1], now=now(), per_minute=per_minute))
    except TokenUnknown:
        raise Problem(401, "token_unknown", headers=CHALLENGE) from None
    except TooManyRequests as told:
        raise Problem(429, "too_many_requests", headers={"Retry-After": str(told.seconds)}) from None
