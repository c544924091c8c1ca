"""The one way in: token, scope and act, then what was sent, then the view, then what it answers as JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from flask import Response, jsonify, request
from pydantic import BaseModel

from blueprints.api.caller import caller, let_in
from blueprints.api.reading import read_body, read_if_match, read_key, read_query
from blueprints.edge.access import Forbidden
from blueprints.edge.moment import now
from blueprints.edge.problems import Place, Problem, refused_fields
from mediation.secrecy.tokens import Scope
from models.operations.kept_answers import (
    Answered,
    KeyedRequest,
    KeyReused,
    StillAtWork,
    begin_request,
    forget_request,
    keep_answer,
)
from models.queries.reach import cases_within_reach
from models.tables.base import db
from models.unable import InvalidFields, OutOfReach, StaleVersion, UnableTo

REFUSED = (Problem, Forbidden, UnableTo, OutOfReach, StaleVersion, InvalidFields)
"""How an operation says that nothing was done."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing a program can ask for: what the document says of it and what the door checks.

    `keyed` asks for an Idempotency-Key and keeps the answer; `versioned` asks for If-Match; `tagged` answers an ETag.
    `refusable` may be refused by the rules with 409, `names_cases` names cases that may be out of reach: 404.
    """

    summary: str
    act: str
    scope: Scope
    answer: type[BaseModel]
    status: int = 200
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    keyed: bool = False
    versioned: bool = False
    tagged: bool = False
    refusable: bool = False
    names_cases: bool = False
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Told:
    """What a view answers, with its headers."""

    model: BaseModel
    headers: Mapping[str, str] = field(default_factory=dict)


def offered(offer: Offer) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Open a view to programs on the terms of an offer; it is given `query`, `body` and `version` as it asks."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**arguments: int) -> Response:
            let_in(offer.act, offer.scope)
            wanted = {**arguments, **_sent(offer)}
            return _done(offer, lambda: view(**wanted), case_id=arguments.get("case_id"))

        guarded.open_to, guarded.offer = offer.act, offer  # type: ignore[attr-defined] - read by tests and document
        return guarded

    return mark


def _sent(offer: Offer) -> dict[str, Any]:
    sent: dict[str, Any] = {}
    if offer.versioned:
        sent["version"] = read_if_match()
    if offer.query is not None:
        sent["query"] = read_query(offer.query)
    if offer.body is not None:
        sent["body"] = read_body(offer.body)
    return sent


def _done(offer: Offer, run: Callable[[], Any], *, case_id: int | None) -> Response:
    request_ = _keyed_request() if offer.keyed else None
    try:
        before = begin_request(db.session, request_) if request_ else None
    except KeyReused:
        raise Problem(422, "idempotency_key_reused") from None
    except StillAtWork as told:
        raise Problem(409, "still_at_work", headers={"Retry-After": str(told.seconds)}) from None
    if before is not None:
        _still_within_reach({case_id, before.body.get("case_id")} - {None})
        return _response(before)
    answered = _answered(offer, run, request_)
    if request_:
        keep_answer(db.session, request_, answered)
    return _response(answered)


def _still_within_reach(case_ids: set[int]) -> None:
    """Raise OutOfReach when a kept answer tells of a case that has left the post's reach since (R-1.53)."""
    if case_ids and not case_ids <= cases_within_reach(db.session, caller().viewer, case_ids):
        raise OutOfReach


def _answered(offer: Offer, run: Callable[[], Any], request_: KeyedRequest | None) -> Answered:
    try:
        told = run()
    except REFUSED as refused:
        # Anything else may have broken in after the commit: what was carried out is not forgotten.
        if request_:
            forget_request(db.session, request_)
        if isinstance(refused, InvalidFields):
            raise refused_fields(refused, offer.place) from None
        raise
    told = told if isinstance(told, Told) else Told(told)
    return Answered(offer.status, told.model.model_dump(mode="json"), dict(told.headers))


def _keyed_request() -> KeyedRequest:
    post = str(caller().appointment_id)
    asked = "\n".join((post, request.method, request.path, request.headers.get("If-Match", ""))).encode()
    return KeyedRequest(caller().actor.account_id, read_key(), asked + b"\n" + request.get_data(), now())


def _response(answered: Answered) -> Response:
    answer = jsonify(answered.body)
    answer.status_code = answered.status
    answer.headers.update({"Cache-Control": "no-store", **answered.headers})
    return answer
