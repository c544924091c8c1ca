"""Of a case that is not the caller's to see no answer tells, be it about another one."""

from blueprints.api.case_answers import timeline_line
from models.queries.cases.timeline import TimelineKind, TimelineRow
from tests.api.bodies import visit_body
from tests.dates import moment

ACCUSATION = {"kind": "accusation", "branch": None, "route": "discipline", "competent_id": None}


def test_of_an_accusation_no_more_is_answered_than_that_the_visit_stands_written(program, linjiang):
    body = visit_body(linjiang, about=ACCUSATION | {"accused_organisation_ids": [linjiang.org("lh_gov")]})
    done = program("lh_town").post("/visits", body, key="visit-0001")
    assert done.status_code == 201
    assert {name for name, value in done.json.items() if value is not None} == {"id"}


def test_a_line_of_the_story_names_no_other_case():
    facts = {"to": 7, "split": 41, "case": 42, "other": 43}
    row = TimelineRow(
        at=moment("Mon 2026-03-02 09:00"), tag="case.split", kind=TimelineKind.DECISION, basis="R-4.12", facts=facts
    )
    assert timeline_line(row).facts.model_dump() == {"to": 7}


def test_an_earlier_case_elsewhere_decides_the_verdict_and_is_not_named_in_it(program, linjiang):
    """Who asks with the same telephone may attach to it without seeing it (N3, X1)."""
    prior = program("lh_town").post("/visits", visit_body(linjiang), key="visit-0001").json["case_id"]
    body = visit_body(linjiang, repeat_of=prior)
    told = [program(login).post("/gate-checks", body).json["verdict"]["facts"] for login in ("lh_town", "sh_mediator")]
    assert [facts.get("prior_case") for facts in told] == [prior, None]


def test_what_says_nothing_is_not_sought_and_a_single_sign_is_told_to_find_nothing(program, linjiang):
    asking = program("lh_town")
    asking.post("/visits", visit_body(linjiang), key="visit-0001")
    blank = asking.post("/cases/search", {"text": " \u3000"})
    assert (blank.status_code, blank.json["errors"][0]["pointer"]) == (422, "/text")
    answers = [asking.post("/cases/search", {"text": words}).json for words in ("路", "村路")]
    assert [(len(answer["items"]), answer["too_short"]) for answer in answers] == [(0, True), (1, False)]
