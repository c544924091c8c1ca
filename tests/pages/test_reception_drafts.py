"""Drafts are saved as they are typed, listed, continued, shared and compared; nothing is lost."""

import re

import pytest
from sqlalchemy import func, select

from models.tables.reception import Draft, Visit
from tests.dates import moment
from tests.pages.desk import KEY, ROAD, road


@pytest.fixture
def clerk(linjiang, clock, signed_in):
    """Provide the browser of the township's clerk at half past nine."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    return signed_in("lh_town")


def save(browser, linjiang, **typed):
    return browser.post("/reception/drafts", data=road(linjiang, **typed), headers={"X-Draft": "1"})


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_the_answer_tells_the_script_when_and_which_version(clerk, linjiang):
    assert save(clerk, linjiang).json == {"saved_at": "09:30", "version": 1}
    assert save(clerk, linjiang, draft_version="1").json["version"] == 2


def test_a_draft_survives_the_end_of_the_session(clerk, linjiang, signed_in):
    save(clerk, linjiang, facts="写到一半", **{"parties-1-name": "乙", "parties-1-side": "respondent"})
    clerk.post("/sign-out")
    later = signed_in("lh_town")
    page = later.get("/reception/drafts").text
    assert "写到一半" in page
    assert "王建国" not in page
    form = later.get(f"/reception/new?draft={KEY}").text
    assert "写到一半" in form
    assert 'value="乙"' in form
    assert re.search(r'name="draft_version"[^>]*value="1"', form)


def test_what_is_sent_is_no_draft_any_more(clerk, linjiang, session):
    save(clerk, linjiang)
    assert clerk.post("/reception/new", data=road(linjiang)).status_code == 303
    assert count(session, Visit) == 1
    assert "没有草稿" in clerk.get("/reception/drafts").text
    assert clerk.get(f"/reception/new?draft={KEY}").status_code == 404


def test_words_that_arrive_after_their_visit_make_no_draft(clerk, linjiang, session):
    assert clerk.post("/reception/new", data=road(linjiang)).status_code == 303
    assert save(clerk, linjiang).status_code == 200
    assert "没有草稿" in clerk.get("/reception/drafts").text
    assert count(session, Draft) == 0


def test_two_forms_are_two_drafts(clerk, linjiang, session):
    save(clerk, linjiang)
    save(clerk, linjiang, draft_key="z" * 24, facts="另一件事")
    assert count(session, Draft) == 2


def test_a_draft_is_its_writers_until_it_is_shared(clerk, linjiang, signed_in):
    save(clerk, linjiang)
    assert signed_in("lh_mediator").get(f"/reception/new?draft={KEY}").status_code == 404
    assert signed_in("cg_town").post(f"/reception/drafts/{KEY}/discard").status_code == 404
    assert save(signed_in("cg_town"), linjiang).status_code == 404


def test_a_shared_draft_is_listed_for_the_colleagues(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    one, other = signed_in("mtc_window"), signed_in("mtc_window2")
    save(one, linjiang)
    assert "没有草稿" in other.get("/reception/drafts").text
    assert one.post(f"/reception/drafts/{KEY}/share").status_code == 303
    assert "本单位共用" in other.get("/reception/drafts").text
    assert ROAD in other.get(f"/reception/new?draft={KEY}").text


@pytest.fixture
def conflict(linjiang, clock, signed_in):
    """Two colleagues go on with one draft; provide both browsers and the answer to the second."""
    clock.set(moment("Mon 2026-03-09 09:30"))
    one, other = signed_in("mtc_window"), signed_in("mtc_window2")
    save(one, linjiang)
    one.post(f"/reception/drafts/{KEY}/share")
    assert save(other, linjiang, draft_version="1", facts="同事写的").status_code == 200
    answer = save(one, linjiang, draft_version="1", facts="我写的")
    return one, other, answer


def test_two_people_editing_see_both_versions(conflict):
    one, _other, answer = conflict
    assert answer.status_code == 409
    page = one.get(answer.json["url"]).text
    assert "同事写的" in page
    assert "我写的" in page
    assert "不同" in page


def test_one_person_in_two_tabs_sees_both_versions(clerk, linjiang):
    save(clerk, linjiang, draft_page="a" * 16)
    assert save(clerk, linjiang, draft_page="b" * 16, draft_version="1", facts="第二页写的").status_code == 200
    answer = save(clerk, linjiang, draft_page="a" * 16, draft_version="1", facts="第一页写的")
    assert answer.status_code == 409
    page = clerk.get(answer.json["url"]).text
    assert "第一页写的" in page
    assert "第二页写的" in page
    assert "同事也修改" not in page


def test_a_third_tab_leaves_what_the_first_one_kept(clerk, linjiang):
    save(clerk, linjiang, draft_page="a" * 16)
    save(clerk, linjiang, draft_page="b" * 16, draft_version="1", facts="第二页写的")
    for at, facts in (("a", "第一页写的"), ("c", "第三页写的")):
        assert save(clerk, linjiang, draft_page=at * 16, draft_version="1", facts=facts).status_code == 409
    kept = clerk.get("/reception/drafts").text
    assert all(facts in kept for facts in ("第一页写的", "第二页写的", "第三页写的"))


def test_a_page_that_heard_no_answer_saves_over_its_own_words(clerk, linjiang):
    """The answer was lost on the way, or a save was under way when the page was left."""
    save(clerk, linjiang, draft_page="a" * 16, facts="写到一半")
    again = save(clerk, linjiang, draft_page="a" * 16, facts="写完了")
    assert (again.status_code, again.json["version"]) == (200, 2)
    assert "写完了" in clerk.get(f"/reception/new?draft={KEY}").text


def page_of(text):
    return re.search(r'name="draft_page"[^>]*value="([^"]+)"', text).group(1)


def test_each_opening_of_a_draft_is_a_page_of_its_own_until_it_is_sent(clerk, linjiang):
    save(clerk, linjiang, draft_page="a" * 16)
    pages = {page_of(clerk.get(path).text) for path in (f"/reception/new?draft={KEY}", "/reception/new")}
    assert len(pages | {"a" * 16}) == 3
    refused = clerk.post("/reception/new", data=road(linjiang, draft_page="a" * 16, facts=""))
    assert (refused.status_code, page_of(refused.text)) == (422, "a" * 16)


def test_ones_own_version_can_be_put_in_place(conflict, linjiang, session):
    one, other, answer = conflict
    page = one.get(answer.json["url"]).text
    own = re.search(r'name="own" value="([^"]+)"', page).group(1)
    done = one.post(f"/reception/drafts/{KEY}/keep-mine", data={"own": own})
    assert (done.status_code, done.location) == (303, f"/reception/new?draft={KEY}")
    assert "我写的" in other.get(f"/reception/new?draft={KEY}").text
    assert count(session, Draft) == 1


def test_the_other_version_stays_readable_when_nothing_is_chosen(conflict):
    one, _other, _answer = conflict
    page = one.get("/reception/drafts").text
    assert "同事写的" in page
    assert "我写的" in page


def test_a_draft_is_thrown_away_by_hand(clerk, linjiang, session):
    save(clerk, linjiang)
    assert clerk.post(f"/reception/drafts/{KEY}/discard").status_code == 303
    assert count(session, Draft) == 0


def test_a_key_that_no_page_made_saves_nothing(clerk, linjiang, session):
    assert save(clerk, linjiang, draft_key="short").status_code == 404
    assert count(session, Draft) == 0


def test_names_in_a_draft_are_unreadable_in_the_database(clerk, linjiang, session):
    save(clerk, linjiang)
    session.rollback()
    (raw,) = session.connection().exec_driver_sql("SELECT content FROM drafts").one()
    assert "王建国" not in raw
    assert "13800000001" not in raw


def test_who_is_signed_out_is_told_so_in_a_way_the_script_understands(client, linjiang):
    answer = client.post("/reception/drafts", data=road(linjiang), headers={"Accept": "application/json"})
    assert answer.status_code == 401
