"""When the machine fails a program is told so as of every other fault, and as the document says."""

import pytest
from sqlalchemy.exc import OperationalError

from models.silence import ClockWentBack
from tests.dates import moment

AT = moment("Mon 2026-03-02 09:00")
FAILURES = [
    (OperationalError("SELECT 1", {}, Exception("gone")), 503, "database_silent"),
    (ClockWentBack(at=AT, after=AT), 503, "clock_went_back"),
    (ZeroDivisionError("王建国"), 500, "broken"),
]


@pytest.mark.parametrize(("failure", "status", "code"), FAILURES, ids=[code for _failure, _status, code in FAILURES])
def test_a_failure_is_a_problem_that_the_document_names(app, linjiang, program, monkeypatch, failure, status, code):
    def fail(*_arguments, **_more):
        raise failure

    monkeypatch.setattr("blueprints.api.organisations.organisations_page", fail)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = program("lh_town").get("/organisations")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["code"] == code
    assert (answer.headers.get("Retry-After") == "10") is (status == 503)
    assert "王建国" not in answer.text
    paths = app.test_client().get("/api/v1/openapi.json").json["paths"]
    assert str(status) in paths["/api/v1/organisations"]["get"]["responses"]
