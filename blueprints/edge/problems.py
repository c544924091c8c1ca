"""How a fault is told to a program: RFC 9457 problems under /api/, pages everywhere else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Response, jsonify, request
from werkzeug.http import HTTP_STATUS_CODES

from blueprints.words import sentence, who_can
from mediation.verdict import Refused
from models.unable import InvalidFields

API = "/api/"
PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at one place of a request; `pointer` is a JSON pointer into its body or the name of a parameter."""

    pointer: str
    code: str
    detail: str
    basis: str | None = None


class Problem(Exception):
    """A request that cannot be answered as asked; `code` is a constant word that a program can rely on."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        *,
        errors: Iterable[Fault] = (),
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers, self.more = tuple(errors), dict(headers or {}), more


@dataclass(frozen=True, slots=True)
class Place:
    """Where the fields of a command stand in a request: field → pointer; the others stand at its top.

    `of_a_party`: the names under which a party's fields are sent, where they are others.
    """

    pointers: Mapping[str, str] = field(default_factory=dict)
    of_a_party: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """Return the pointer of a field; of a party's field with its position."""
        head, _dash, rest = name.partition("-")
        if head == "parties" and rest:
            at, _dash, name = rest.partition("-")
            return f"/parties/{at}/{self.of_a_party.get(name, name)}"
        return self.pointers.get(name, f"/{name}")


def is_for_a_program() -> bool:
    """Tell whether the one who asks is answered with problems instead of pages."""
    return request.path.startswith(API)


def refused_fields(error: InvalidFields, place: Place) -> Problem:
    """Return every fault of the rules at its place in the request."""
    faults = (
        Fault(place.of(name), fault.reason.value, sentence(fault), fault.basis) for name, fault in error.faults.items()
    )
    return Problem(422, "fields_refused", errors=faults)


def refused_act(answer: Refused, *, status: int) -> Problem:
    """Return a refusal with its reason, its basis, its facts and who could."""
    return Problem(
        status,
        answer.reason.value,
        sentence(answer),
        basis=answer.basis,
        facts=dict(answer.facts),
        who_can=who_can(answer.who_can),
    )


def problem_answer(problem: Problem) -> Response:
    """Return a problem as it is sent."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES.get(problem.status, "Error"),
        "status": problem.status,
        "code": problem.code,
        "detail": problem.detail or None,
        "errors": [_fault(fault) for fault in problem.errors] or None,
        **problem.more,
    }
    answer = jsonify({key: value for key, value in body.items() if value is not None})
    answer.status_code, answer.mimetype = problem.status, PROBLEM
    answer.headers.update({"Cache-Control": "no-store", **problem.headers})
    return answer


def _fault(fault: Fault) -> dict[str, str]:
    told = {"pointer": fault.pointer, "code": fault.code, "detail": fault.detail, "basis": fault.basis}
    return {key: value for key, value in told.items() if value is not None}
