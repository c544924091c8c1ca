"""What people say of themselves is looked for wherever it should not be: planted once, then the whole house is walked.

Every place where a planted value may stand is in a table below, with its reason; any other place fails.
"""

import logging
import re

import pytest
from sqlalchemy import select, text

from blueprints.cases.acts_pages import PAGES
from blueprints.jobs import JOBS, start_scheduler, tick
from models.tables.cases import CaseParty
from models.tables.documents import Document
from models.tables.reception import Visit
from models.tables.record import RecordEntry
from tests.access.planted import PLANTED, Seen, addresses, files_of, found_in, places_in_database
from tests.dates import moment

TODAY, MUCH_LATER = "Mon 2026-03-09 09:30", "Mon 2026-08-10 09:30"
READERS = ("lh_town", "lh_head", "mtc_window", "leader", "supervisor", "discipline", "xf_office", "admin", "auditor")
CLERK = "lh_town"
COMMANDS = (["record", "verify"], ["record", "replay"], ["keys", "list"], ["keys", "retire", "k1"])

WORDS = {"narrative", "accusation"}
ON_PAGES = {
    # The matter in its own words, for whoever has the case before him or acts on it.
    "cases.show": WORDS | {"told", "contact", "place"},
    "an act on the case": WORDS,
    "reception.show": WORDS | {"told"},
    # Papers handed to the petitioner himself are addressed to him.
    "reception.receipt": {"name"},
    "documents.show": {"name"},
    "documents.proof": {"name"},
    # What somebody typed comes back to him, with what is wrong about it or so that he can send it again.
    "typed": WORDS | {"told", "contact"},
    "failed": {"name", "id_number", "phone", "address", "place", "told", "narrative"},
    # One value, asked for with a purpose.
    "revealed": {"phone", "narrative"},
}
"""Page → what may stand on it in full."""

NAMED = {"mtc_window", "discipline"}
"""Who registered the accusation, and who handles accusations: nobody else ever reads a word of it."""

IN_THE_DATABASE = {"cases.narrative": {"narrative"}, "case_texts.words": {"narrative"}}
"""Column → what lies there in the clear: the facts of a claim, and what is searched of them; docs/decisions/0009."""


@pytest.fixture
def walk(app, clock, linjiang, signed_in, send, session):
    """Provide a walk: a claim and an accusation are registered, and everybody looks everywhere, before and after."""

    def run():
        seen = Seen()
        _register(seen, send, CLERK, facts=f"{PLANTED['narrative']}占了村东的路。")
        accused = {"kind": "accusation", "branch": "", "route": "discipline", "competent": "", "outcome": "new"}
        accused |= {"accused": str(linjiang.org("lh_gov")), "draft_key": "a" * 24}
        _register(seen, send, "mtc_window", facts=f"{PLANTED['accusation']}收了钱。", **accused)
        _log_contact(seen, signed_in(CLERK))
        _reveal(seen, signed_in(CLERK), session)
        _try_every_act(seen, app, signed_in(CLERK))
        for login in READERS:
            _look_everywhere(seen, app, login, signed_in(login), session)
        clock.set(moment(MUCH_LATER))
        for _, job in JOBS:
            with app.app_context():
                job(app, moment(MUCH_LATER))
        _look_everywhere(seen, app, "leader", signed_in("leader"), session)
        for command in COMMANDS:
            seen.said.append(app.test_cli_runner().invoke(args=command).output)
        return seen

    return run


def _register(seen, send, login, **changes):
    typed = {
        "parties-0-name": PLANTED["name"],
        "parties-0-id_number": PLANTED["id_number"],
        "parties-0-phone": PLANTED["phone"],
        "parties-0-address": PLANTED["address"],
        "place_detail": PLANTED["place"],
        "told": PLANTED["told"],
        "title": "村路被占",
    }
    answer = send(login, TODAY, **(typed | changes))
    assert answer.status_code == 303, re.findall(r'-error">.*?</p>', answer.text)
    seen.note(login, "reception.register", answer)


def _log_contact(seen, browser):
    typed = {"method": "phone", "contacted_at": "2026-03-09T09:15", "result": PLANTED["contact"]}
    answer = browser.post("/cases/1/first_contact", data=typed)
    assert answer.status_code == 303, re.findall(r"-error\">.*?</p>", answer.text)
    seen.note(CLERK, "typed", answer)


def _reveal(seen, browser, session):
    party = session.scalars(select(CaseParty.id).where(CaseParty.case_id == 1)).first()
    session.rollback()
    asked = {"party": party, "field": "phone"}
    seen.note(CLERK, "cases.reveal", browser.get("/cases/1/reveal", query_string=asked))
    answer = browser.post("/cases/1/reveal", data=asked | {"purpose": "contact"})
    assert PLANTED["phone"] in answer.text
    seen.note(CLERK, "revealed", answer)


def _try_every_act(seen, app, browser):
    """Send every act's form with planted words in each of its fields: refused, wrong or done, it goes into the walk."""
    for endpoint, address in addresses(app, "POST", case_id=1):
        if endpoint.startswith("cases.") and endpoint != "cases.reveal":
            names = re.findall(r'<(?:textarea|input)[^>]* name="([a-z_]+)"', browser.get(address).text)
            answer = browser.post(address, data=dict.fromkeys(names, PLANTED["told"]))
            seen.note(CLERK, "typed", answer)


def _look_everywhere(seen, app, login, browser, session):
    visits = session.execute(select(Visit.case_id, Visit.id)).all()
    papers = session.execute(select(Document.case_id, Document.id)).all()
    session.rollback()
    arguments = [{}, *({"case_id": case_id, "visit_id": visit_id} for case_id, visit_id in visits)]
    arguments += [{"case_id": case_id, "document_id": document_id} for case_id, document_id in papers]
    looked = {each for values in arguments for each in addresses(app, "GET", **values)}
    for endpoint, address in sorted(looked | {("cases.index", "/cases?q=没有这样的事项"), ("absent", "/cases/99999")}):
        seen.note(login, endpoint, browser.get(address, headers={"Referer": "http://localhost/cases/1"}))


def test_a_planted_value_stands_nowhere_but_where_it_may(walk, session, database, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    seen = walk()
    assert len({endpoint for _, endpoint, _, _ in seen.pages}) > 60
    assert _on_wrong_pages(seen) == set()
    assert {login for login, _, _, page in seen.pages if "accusation" in found_in(page)} == NAMED
    # Addresses, headers and file names, as a web server logs them; then what commands say.
    assert [line for line in seen.access_log + seen.said if found_in(line)] == []
    output = "".join(capfd.readouterr())
    assert "swept" in output, "the jobs wrote nothing: nothing was looked at"
    assert found_in(output) == set()
    assert found_in("\n".join([caplog.text, *(repr(record.__dict__) for record in caplog.records)])) == set()
    # The record, notices, verdicts and counters are among the tables.
    assert session.scalar(select(RecordEntry.id).limit(1)) is not None
    assert places_in_database(session) == IN_THE_DATABASE
    assert found_in(b"".join(path.read_bytes() for path in files_of(database.url))) == {"narrative"}


def _on_wrong_pages(seen):
    acts = {"cases.reveal", *(f"cases.{page.name}" for page in PAGES)}
    return {
        (endpoint, kind)
        for _, endpoint, _, page in seen.pages
        for kind in found_in(page) - ON_PAGES.get("an act on the case" if endpoint in acts else endpoint, set())
    }


def test_a_job_is_given_no_value_of_anybody(app):
    app.config.update(SCHEDULER=True, TICK_SECONDS=3600)
    scheduler = start_scheduler(app)
    try:
        jobs = [repr((job.id, job.name, job.args, job.kwargs)) for job in scheduler.get_jobs()]
    finally:
        scheduler.shutdown()
    assert jobs
    assert [job for job in jobs if found_in(job)] == []


def test_a_failure_in_the_middle_of_registering_is_logged_without_what_was_typed(
    app, send, session, caplog, capfd, linjiang
):
    caplog.set_level(logging.DEBUG)
    app.testing = app.config["PROPAGATE_EXCEPTIONS"] = False
    session.execute(text("ALTER TABLE case_parties RENAME TO lost"))
    session.commit()
    typed = {
        f"parties-0-{field}": PLANTED[kind]
        for field, kind in (("name", "name"), ("id_number", "id_number"), ("phone", "phone"), ("address", "address"))
    }
    answer = send(CLERK, TODAY, facts=PLANTED["narrative"], place_detail=PLANTED["place"], **typed)
    assert answer.status_code >= 500
    seen = Seen()
    seen.note(CLERK, "failed", answer)
    assert found_in(answer.text) <= ON_PAGES["failed"]
    assert [line for line in seen.access_log if found_in(line)] == []
    output = "".join(capfd.readouterr())
    assert "database_silent" in output, "the failure was not logged"
    assert found_in(output) | found_in(caplog.text) == set()


def test_an_error_that_quotes_what_was_typed_is_logged_by_its_kind_and_the_way_to_it(
    app, send, monkeypatch, caplog, capfd
):
    caplog.set_level(logging.DEBUG)
    app.testing = app.config["PROPAGATE_EXCEPTIONS"] = False

    def quote(*_arguments):
        raise ValueError(f"no such name: {PLANTED['name']}")

    monkeypatch.setattr("blueprints.reception.views.register_visit", quote)
    answer = send(CLERK, TODAY, **{"parties-0-name": PLANTED["name"]})
    output = "".join(capfd.readouterr())
    assert answer.status_code == 500
    assert "page_failed" in output
    assert "ValueError" in output
    assert "views.py" in output
    assert found_in(output) | found_in(caplog.text) | found_in(answer.text) == set()


def test_a_job_that_fails_is_logged_by_its_kind_and_the_way_to_it(app, monkeypatch, capfd):
    def quote(*_arguments):
        raise ValueError(f"no such name: {PLANTED['name']}")

    monkeypatch.setattr("blueprints.jobs.JOBS", (("quoting", quote),))
    leadership = type("Leading", (), {"leads": lambda _self: True})()
    assert tick(app, leadership)
    output = "".join(capfd.readouterr())
    assert "job_failed" in output
    assert "ValueError" in output
    assert found_in(output) == set()


@pytest.mark.parametrize("kind", PLANTED)
def test_the_search_for_planted_values_finds_each_in_every_spelling(kind):
    value = PLANTED[kind]
    assert found_in(f"x{value}y") == found_in(value.encode()) == {kind}
    assert found_in("/cases?q=" + "".join(f"%{byte:02X}" for byte in value.encode())) == {kind}
    assert found_in(ascii(value)) == {kind}
