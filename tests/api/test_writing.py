"""What a program writes is written once, on the version that it has read, or not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from mediation.secrecy.kinds import SecrecyClass
from models.operations.unit_of_work import unit_of_work
from models.tables.api import KeptAnswer
from models.tables.cases import Case, CaseAccused
from models.tables.documents import Contact
from models.tables.reception import Visit
from tests.api.bodies import visit_body

AT = "Mon 2026-03-02 08:30"
CONTACT = {"method": "phone", "result": "已说明办理期限。"}


@pytest.fixture
def case_id(desk):
    """Provide a case of 柳河镇."""
    return desk.register("lh_town", AT).case_id


def _count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_a_visit_is_registered_and_can_be_read_where_the_answer_says(program, linjiang):
    asking = program("lh_town")
    done = asking.post("/visits", visit_body(linjiang), key="visit-0001")
    assert done.status_code == 201
    assert done.json["decision"] == "accepted"
    read = asking.ask("GET", done.headers["Location"])
    assert (read.json["id"], read.json["case_number"]) == (done.json["id"], done.json["case_number"])


def test_the_gate_is_asked_without_a_trace(program, linjiang, session):
    answer = program("lh_town").post("/gate-checks", visit_body(linjiang))
    assert answer.json["verdict"]["decision"] == "accepted"
    assert answer.json["verdict"]["basis"]
    assert _count(session, Visit) == 0


def test_the_same_request_sent_again_is_answered_and_not_done_again(program, linjiang, session):
    asking = program("lh_town")
    first, again = (asking.post("/visits", visit_body(linjiang), key="visit-0001") for _ in range(2))
    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert again.headers["Location"] == first.headers["Location"]
    assert _count(session, Visit) == 1


def test_a_key_belongs_to_one_request_of_one_account(program, linjiang, session):
    asking = program("lh_town")
    asking.post("/visits", visit_body(linjiang), key="visit-0001")
    other = asking.post("/visits", visit_body(linjiang, persons=2), key="visit-0001")
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")
    assert program("cg_town").post("/visits", visit_body(linjiang), key="visit-0001").status_code == 201
    assert _count(session, Visit) == 2


def test_what_was_refused_may_be_put_right_under_the_same_key(program, linjiang, session):
    asking = program("lh_town")
    wrong = asking.post("/visits", visit_body(linjiang, parties=[{"name": "王建国", "phone": "1"}]), key="visit-0001")
    assert wrong.status_code == 422
    assert wrong.mimetype == "application/problem+json"
    assert [fault["pointer"] for fault in wrong.json["errors"]] == ["/parties/0/phone"]
    assert asking.post("/visits", visit_body(linjiang), key="visit-0001").status_code == 201


@pytest.mark.parametrize("key", [None, "short", "with space"])
def test_a_write_needs_a_key(program, linjiang, session, key):
    answer = program("lh_town").post("/visits", visit_body(linjiang), key=key)
    assert (answer.status_code, answer.json["code"]) == (400, "idempotency_key_missing")
    assert _count(session, Visit) == 0


def test_a_contact_is_logged_on_the_version_that_was_read(case_id, program, session):
    asking = program("lh_town")
    tag = asking.get(f"/cases/{case_id}").headers["ETag"]
    version = int(tag.strip('"v'))
    done = asking.post(f"/cases/{case_id}/contacts", CONTACT, key="contact-1", version=version)
    assert done.status_code == 201
    assert done.headers["ETag"] == asking.get(f"/cases/{case_id}").headers["ETag"] != tag
    again = asking.post(f"/cases/{case_id}/contacts", CONTACT, key="contact-1", version=version)
    assert (again.status_code, again.json) == (201, done.json)
    stale = asking.post(f"/cases/{case_id}/contacts", CONTACT, key="contact-2", version=version)
    assert (stale.status_code, stale.json["code"]) == (412, "stale_version")
    assert stale.json["current_version"] == done.json["version"]
    assert _count(session, Contact) == 1


def test_a_contact_without_a_version_is_not_logged(case_id, program, session):
    asking = program("lh_town")
    missing = asking.post(f"/cases/{case_id}/contacts", CONTACT, key="contact-1")
    assert (missing.status_code, missing.json["code"]) == (428, "if_match_missing")
    headers = {"Idempotency-Key": "contact-1", "If-Match": "*"}
    star = asking.ask("POST", f"/api/v1/cases/{case_id}/contacts", json=CONTACT, headers=headers)
    assert star.status_code == 400
    assert _count(session, Contact) == 0


def test_what_is_no_json_is_told_apart_from_what_is_wrong_json(program):
    asking, headers = program("lh_town"), {"Content-Type": "application/json"}
    path = "/api/v1/cases/search"
    assert asking.ask("POST", path, data=b"{", headers=headers).status_code == 400
    assert asking.ask("POST", path, data=b"text=1").status_code == 415
    wrong = asking.ask("POST", path, data=b'{"text": "a", "colour": 1}', headers=headers)
    assert (wrong.status_code, wrong.json["errors"][0]["pointer"]) == (422, "/colour")


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:59Z"])
def test_a_moment_at_the_ends_of_the_calendar_is_told_at_its_place(case_id, program, at):
    answer = program("lh_town").post(
        f"/cases/{case_id}/contacts", CONTACT | {"contacted_at": at}, key="contact-1", version=1
    )
    assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, "/contacted_at")


@pytest.fixture
def forget(session):
    """Provide `forget()`: no answer is kept any more, as after a week or a process that died."""

    def forget():
        with unit_of_work(session) as work:
            work.execute(delete(KeptAnswer))

    return forget


def test_a_visit_without_a_day_sent_again_after_midnight_is_the_same_visit(program, linjiang, session, clock, forget):
    asking = program("lh_town")
    first = asking.post("/visits", visit_body(linjiang), key="visit-0001")
    forget()
    clock.advance(timedelta(days=1))
    again = asking.post("/visits", visit_body(linjiang), key="visit-0001")
    assert (again.status_code, again.json) == (201, first.json)
    assert _count(session, Visit) == 1


def test_a_key_under_which_a_visit_stands_takes_no_other_though_its_answer_is_forgotten(
    program, linjiang, session, forget
):
    asking = program("lh_town")
    asking.post("/visits", visit_body(linjiang), key="visit-0001")
    forget()
    other = asking.post("/visits", visit_body(linjiang, persons=2), key="visit-0001")
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")
    assert _count(session, Visit) == 1


def test_a_key_of_one_post_is_answered_in_no_other(program, linjiang, session, forget):
    first, second = program("lh_town", post=0), program("lh_town", post=1)
    done = first.post("/visits", visit_body(linjiang), key="visit-0001")
    other = second.post("/visits", visit_body(linjiang), key="visit-0001")
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")
    forget()
    other = second.post("/visits", visit_body(linjiang), key="visit-0001")
    assert other.status_code == 201
    assert other.json["id"] != done.json["id"]
    assert _count(session, Visit) == 2


def test_a_new_token_of_the_same_post_is_answered_as_the_old_one_was(program, linjiang, session):
    first = program("lh_town").post("/visits", visit_body(linjiang), key="visit-0001")
    again = program("lh_town").post("/visits", visit_body(linjiang), key="visit-0001")
    assert (again.status_code, again.json) == (201, first.json)
    assert _count(session, Visit) == 1


def _accuse_the_town(session, linjiang, case_id):
    with unit_of_work(session) as work:
        work.get(Case, case_id).secrecy = SecrecyClass.D
        work.add(CaseAccused(case_id=case_id, organisation_id=linjiang.org("lh_gov")))


def test_a_kept_answer_tells_nothing_of_what_has_become_an_accusation_since(program, linjiang, session):
    asking = program("lh_town")
    done = asking.post("/visits", visit_body(linjiang), key="visit-0001").json
    contacts, version = f"/cases/{done['case_id']}/contacts", asking.get(f"/cases/{done['case_id']}").json["version"]
    assert asking.post(contacts, CONTACT, key="contact-1", version=version).status_code == 201
    _accuse_the_town(session, linjiang, done["case_id"])
    absent = asking.get("/cases/999999")
    for again in (
        asking.post("/visits", visit_body(linjiang), key="visit-0001"),
        asking.post(contacts, CONTACT, key="contact-1", version=version),
    ):
        assert (again.status_code, again.json) == (absent.status_code, absent.json)


def test_what_broke_after_it_was_carried_out_is_not_forgotten(app, program, linjiang, session, clock, monkeypatch):
    def fail(*_arguments, **_more):
        raise ZeroDivisionError

    app.config["PROPAGATE_EXCEPTIONS"] = False
    asking = program("lh_town")
    with monkeypatch.context() as broken:
        broken.setattr("blueprints.api.visits.cases_within_reach", fail)
        assert asking.post("/visits", visit_body(linjiang), key="visit-0001").status_code == 500
    assert _count(session, Visit) == _count(session, KeptAnswer) == 1
    clock.advance(timedelta(seconds=20))
    waiting = asking.post("/visits", visit_body(linjiang), key="visit-0001")
    assert (waiting.status_code, waiting.json["code"]) == (409, "still_at_work")
    clock.advance(timedelta(seconds=int(waiting.headers["Retry-After"])))
    assert asking.post("/visits", visit_body(linjiang), key="visit-0001").status_code == 201
    assert _count(session, Visit) == 1
