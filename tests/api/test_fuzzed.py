"""Whatever a program sends, the interface answers as its own document says, and never fails."""

from __future__ import annotations

from datetime import date

import hypothesis
import pytest
import schemathesis
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks

from mediation.secrecy.kinds import Role
from tests.access.samples import PERSONAS

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.ignored_auth,
]
EXAMPLES = 8
"""For each thing that can be asked, in each of the two ways of asking."""
WHO = {"record.view": PERSONAS[Role.AUDITOR]}
"""Act → who may do it, where the township's clerk may not."""
CLERK = PERSONAS[Role.TOWNSHIP_STAFF]
NEVER_REFUSED = {
    "GET /api/v1/cases",
    "POST /api/v1/cases/search",
    "GET /api/v1/organisations",
    "GET /api/v1/record",
}
"""Whatever the document allows is answered here; elsewhere the rules may still refuse it."""


@pytest.fixture(autouse=True)
def _days_within_the_bounds(app):
    """Let the days that are tried be those that the document bounds: its generator does not read the two words.

    Half of them lie where the calendar is published: elsewhere working days are refused at once.
    """
    schemas = app.test_client().get("/api/v1/openapi.json").json["components"]["schemas"]
    bounds = schemas["ContactSent"]["properties"]["next_on"]["anyOf"][0]
    first, last = (date.fromisoformat(bounds[word]) for word in ("formatMinimum", "formatMaximum"))
    near = st.dates(date(2025, 12, 1), date(2026, 6, 30))
    schemathesis.openapi.format("date", (near | st.dates(first, last)).map(str))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as documented", "otherwise"])
def test_every_answer_is_a_documented_one(app, desk, make_secret, mode):
    desk.register("lh_town", "Mon 2026-03-02 08:30")
    app.config["API_REQUESTS_PER_MINUTE"] = 1_000_000
    secrets = {login: make_secret(login) for login in {CLERK, *WHO.values()}}
    for operation, act in _operations(app, mode):
        _ask_in_many_ways(operation, secrets[WHO.get(act, CLERK)], mode)


def _operations(app, mode):
    """Yield everything that can be asked, with its act."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)
    schema.config.generation.update(modes=[mode])
    for found in schema.get_all_operations():
        operation = found.ok()
        yield operation, operation.definition.raw["operationId"].partition(":")[0]


def _ask_in_many_ways(operation, secret, mode):
    wanted = [*CHECKS, checks.positive_data_acceptance] if operation.label in NEVER_REFUSED else CHECKS

    @hypothesis.seed(2026)
    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        phases=[hypothesis.Phase.generate],
    )
    @hypothesis.given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(headers={"Authorization": f"Bearer {secret}"}, checks=wanted)

    ask()


def test_the_document_is_a_valid_one(app):
    from openapi_spec_validator import OpenAPIV31SpecValidator

    found = app.test_client().get("/api/v1/openapi.json")
    assert found.json["openapi"] == "3.1.0"
    assert list(OpenAPIV31SpecValidator(found.json).iter_errors()) == []


def test_everything_under_api_stands_in_the_document(app):
    document = app.test_client().get("/api/v1/openapi.json").json
    offered = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    rules = {
        (method, rule.rule.replace("<int:", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and rule.endpoint != "api.document"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert offered == rules
