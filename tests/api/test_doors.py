"""A token opens for its days, its person, its post, its subjects and so many times a minute."""

from datetime import timedelta

import pytest

from mediation.secrecy.tokens import Scope
from models.operations.accounts import EndAppointment, close_account, end_appointment
from models.operations.sign_in import SetPassword, set_password
from models.queries.accounts import posts_of
from tests.dates import day, moment
from tests.worlds.linjiang import CHEAP

AT = moment("Mon 2026-03-02 09:00")


def _opens(asking):
    return asking.get("/organisations").status_code


def test_a_token_ends_on_its_last_day(linjiang, program, clock):
    asking = program("lh_town", days=30)
    clock.advance(timedelta(days=30) - timedelta(seconds=1))
    assert _opens(asking) == 200
    clock.advance(timedelta(seconds=1))
    answer = asking.get("/organisations")
    assert (answer.status_code, answer.json["code"]) == (401, "token_unknown")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_closed_account_opens_nothing(linjiang, program, session):
    asking = program("lh_town")
    close_account(session, linjiang.account("lh_town"), actor=None, now=AT)
    assert _opens(asking) == 401


def test_an_account_with_a_password_of_somebody_elses_choice_opens_nothing(linjiang, program, session):
    asking = program("lh_town")
    set_password(session, SetPassword(linjiang.account("lh_town"), "qingfeng-2026"), actor=None, now=AT, hashing=CHEAP)
    assert _opens(asking) == 401


def test_a_token_ends_with_its_post_and_the_token_of_another_post_goes_on(linjiang, program, session, clock):
    first, second = program("lh_town", post=0), program("lh_town", post=1)
    held = posts_of(session, linjiang.account("lh_town"), on=day("Mon 2026-03-02"))[0]
    session.rollback()
    command = EndAppointment(held.appointment_id, day("Tue 2026-03-03"))
    end_appointment(session, command, actor=linjiang.actor(session, "admin"), now=AT)
    clock.set(moment("Tue 2026-03-03 09:00"))
    assert (_opens(first), _opens(second)) == (401, 200)


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer fq_wrong", "Basic Zm9vOmJhcg==", "Bearer a b"])
def test_nothing_but_a_whole_secret_opens(app, linjiang, header):
    answer = app.test_client().get("/api/v1/organisations", headers={"Authorization": header})
    assert answer.status_code == 401


def test_a_token_is_refused_a_subject_it_was_not_made_for_and_told_which(linjiang, program):
    answer = program("lh_town", Scope.CALENDAR_READ).get("/organisations")
    assert (answer.status_code, answer.json["code"]) == (403, "scope_missing")
    assert answer.json["facts"] == {"scope": "organisations:read"}


def test_so_many_requests_a_minute_and_then_a_pause(app, linjiang, program, clock):
    app.config["API_REQUESTS_PER_MINUTE"] = 3
    asking, other = program("lh_town"), program("lh_town")
    assert [_opens(asking) for _ in range(4)] == [200, 200, 200, 429]
    assert _opens(other) == 200
    clock.advance(timedelta(seconds=20))
    answer = asking.get("/organisations")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "41")
    clock.advance(timedelta(seconds=41))
    assert _opens(asking) == 200


def test_a_document_can_be_read_without_a_token(app, linjiang):
    assert app.test_client().get("/api/v1/openapi.json").status_code == 200
    unknown = app.test_client().get("/api/v1/nothing")
    assert (unknown.status_code, unknown.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer"])
def test_the_scheme_may_be_written_in_any_case(app, linjiang, make_secret, scheme):
    headers = {"Authorization": f"{scheme} {make_secret('lh_town')}"}
    assert app.test_client().get("/api/v1/organisations", headers=headers).status_code == 200
