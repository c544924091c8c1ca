"""What is told when the machine fails: nothing typed is lost, and it can be sent once more as it is.

These pages, and the problems a program is told instead, ask neither the database nor the session: whatever failed may
be what other pages rely on.
"""

import secrets
from collections.abc import Iterator

import structlog
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import InternalServerError

from blueprints.edge.forms import TYPED_AGAIN
from blueprints.edge.problems import Problem, is_for_a_program, problem_answer
from models.failures import way_to
from models.silence import SILENT, ClockWentBack

log = structlog.get_logger()

RETRY_SECONDS = 10


def register(app: Flask) -> None:
    """Turn a silent database and a wrong clock into 503, a fault of ours into 500."""
    for kind in SILENT:
        app.register_error_handler(kind, _silent)
    app.register_error_handler(ClockWentBack, _wrong_clock)
    app.register_error_handler(InternalServerError, _broken)
    # Flask would log the error with its sentence, which may quote what was typed; page_failed has the way to it.
    app.log_exception = _log_nothing  # type: ignore[method-assign]


def _log_nothing(_exc_info: object) -> None:
    return None


def _silent(error: Exception) -> Response:
    # The driver's own sentence may quote what was written: its class alone is logged.
    log.error("database_silent", endpoint=request.endpoint, error=type(getattr(error, "orig", error)).__name__)
    return _again("database_silent", is_clock_wrong=False)


def _wrong_clock(error: ClockWentBack) -> Response:
    log.error("clock_went_back", endpoint=request.endpoint, at=error.at.isoformat(), after=error.after.isoformat())
    return _again("clock_went_back", is_clock_wrong=True)


def _again(code: str, *, is_clock_wrong: bool) -> Response:
    if is_for_a_program():
        return problem_answer(Problem(503, code, headers={"Retry-After": str(RETRY_SECONDS)}))
    is_sent = request.method == "POST"
    answer = _page(
        "errors/503.html",
        503,
        sent=tuple(_sent()) if is_sent else (),
        is_sent=is_sent,
        had_files=any(file.filename for file in request.files.values()),
        had_secrets=any(request.form.get(name) for name in TYPED_AGAIN),
        is_clock_wrong=is_clock_wrong,
    )
    answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer


def _broken(error: InternalServerError) -> Response:
    reference = secrets.token_hex(4)
    log.error(
        "page_failed", endpoint=request.endpoint, reference=reference, **way_to(error.original_exception or error)
    )
    if is_for_a_program():
        return problem_answer(Problem(500, "broken", reference=reference))
    return _page("errors/500.html", 500, reference=reference)


def _sent() -> Iterator[tuple[str, str]]:
    for name, value in request.form.items(multi=True):
        if name not in TYPED_AGAIN:
            yield name, value


def _page(template: str, code: int, **values: object) -> Response:
    # Not render_template: the variables of every page ask who is signed in.
    words = current_app.jinja_env.get_template(template).render(address=request.full_path.rstrip("?"), **values)
    return Response(words, status=code, mimetype="text/html")
