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
