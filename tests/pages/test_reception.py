"""The desk as a browser sees it: typed once, judged, answered."""

import re

import pytest
from sqlalchemy import func, select

from mediation.casefile.kinds import Stage
from models.tables.cases import Case, CaseParty
from models.tables.handovers import HandOver
from models.tables.reception import SkipException, UrgentReport, Visit
from models.tables.record import RecordEntry
from tests.pages.desk import KEY, ROAD, villagers


def only(session, query):
    session.rollback()
    return session.scalars(query).one()


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


def test_the_form_opens_with_what_the_desk_knows(linjiang, signed_in):
    page = signed_in("lh_mediator").get("/reception/new")
    assert page.status_code == 200
    assert f'<option selected value="{linjiang.place("liuhe_village")}">' in page.text
    assert 'value="2026-03-02"' in page.text


def test_a_village_desk_shows_few_fields_first_and_asks_for_the_same_form(linjiang, signed_in):
    village, county = (signed_in(login).get("/reception/new").text for login in ("lh_mediator", "mtc_window"))
    names = [set(re.findall(r'name="([a-z_0-9-]+)"', page)) for page in (village, county)]
    assert names[0] - names[1] == set()
    assert names[1] - names[0] == {"window_id"}
    assert "必填" in village
    assert village.count("必填") <= 8
    assert village.count('class="more"') > county.count('class="more"')


def test_a_plain_visit_leads_to_its_verdict(send, session, signed_in):
    done = send()
    assert (done.status_code, done.location) == (303, "/reception/visits/1")
    page = signed_in("lh_town").get(done.location).text
    assert "可以在这里提出，已登记接收" in page
    assert "R-1.10" in page
    assert "XF-379901-20260309-F0001" in page
    assert "15 日内书面告知" in page
    case = only(session, select(Case))
    assert (case.village_id is not None, case.title) == (True, ROAD[:60])
    assert only(session, select(CaseParty.name)) == "王建国"


def test_the_county_is_a_lawful_place_and_the_way_is_told_by_names(send, signed_in):
    where = send("mtc_window", "Mon 2026-04-13 10:00").location
    page = signed_in("mtc_window").get(where).text
    assert "越过" not in page
    way = re.search(r'<ol class="path".*?</ol>', page, re.S).group()
    assert re.findall(r"<li>([^ <]+)", way) == [
        "临江县柳河镇人民政府",
        "临江县人民政府",
        "临江县社会矛盾纠纷调处化解中心",
    ]


def test_a_skip_is_guided_with_a_slip_that_names_where_to_go(send, session, signed_in, linjiang):
    done = send("city_window", "Mon 2026-07-06 10:00")
    page = signed_in("city_window").get(done.location).text
    assert "已登记，请先到有权处理的单位办理" in page
    assert "越过 1 级" in page
    slip = signed_in("city_window").get(f"{done.location}/guide-slip")
    assert slip.status_code == 200
    assert "临江县柳河镇社会治安综合治理中心" in slip.text
    assert "8:30" in slip.text
    assert only(session, select(HandOver.to_id)) == linjiang.org("lh_centre")


def test_a_desk_above_the_counties_chooses_the_county(send, session, signed_in, linjiang):
    page = signed_in("city_window").get("/reception/new").text
    assert f'<option selected value="{linjiang.county}">' in page
    send("city_window", "Mon 2026-07-06 10:00", county="4711")
    assert only(session, select(Case.county_id)) == linjiang.county


def test_the_receipt_shows_the_query_code_and_leaves_a_line_in_the_record(send, session, signed_in):
    where = send().location
    browser = signed_in("lh_town")
    code = only(session, select(Case.query_code))
    spaced = " ".join(code[at : at + 4] for at in range(0, 12, 4))
    assert spaced not in browser.get(where).text
    paper = browser.get(f"{where}/receipt")
    assert paper.status_code == 200
    assert spaced in paper.text
    assert "2026年3月24日" in paper.text
    assert "http://localhost/citizen" in paper.text
    assert spaced in browser.get(where).text
    assert only(session, select(RecordEntry.facts).where(RecordEntry.tag == "document.printed"))["kind"] == "receipt"


def test_a_visit_out_of_reach_is_not_there(send, signed_in):
    where = send().location
    stranger, own = signed_in("cg_town"), signed_in("lh_town")
    answers = [stranger.get(f"{where}{tail}").status_code for tail in ("", "/receipt", "/guide-slip")]
    assert answers == [404, 404, 404]
    assert own.get(f"{where}/guide-slip").status_code == 404
    assert own.get("/reception/visits/4711").status_code == 404


def test_sending_twice_makes_one_visit_and_says_so(send, session, signed_in):
    first = send(draft_key="d" * 24)
    again = send(draft_key="d" * 24)
    assert (again.status_code, again.location) == (303, first.location)
    assert count(session, Visit) == 1


def test_alarming_words_ask_for_a_decision_before_anything_else(send, session):
    facts = ROAD + "再不修我就去跳楼。"
    asked = send("mtc_window", "Mon 2026-03-16 16:50", channel="phone", facts=facts)
    assert asked.status_code == 422
    assert "立即报 110" in asked.text
    assert "请先确认是不是紧急情况" in asked.text
    assert count(session, Visit) == 0
    assert send("mtc_window", "Mon 2026-03-16 16:51", facts=facts, urgent="no").status_code == 303
    assert count(session, UrgentReport) == 0


def test_an_alarm_does_not_wait_for_a_classification(send, session):
    facts = "对方说马上就跳楼。"
    done = send(
        "mtc_window", "Mon 2026-03-16 16:50", channel="phone", facts=facts, urgent="yes", police_called="y", kind=""
    )
    assert done.status_code == 303
    report = only(session, select(UrgentReport))
    assert (report.words, report.police_called, report.ambulance_called) == (["跳楼"], True, False)


def test_six_villagers_are_a_group_of_whom_five_may_speak(send, session, signed_in):
    rows = villagers(6, representatives=5)
    done = send("mtc_window", "Mon 2026-05-11 09:00", persons="6", **rows)
    page = signed_in("mtc_window").get(done.location).text
    assert "1 批 6 人次，集体访" in page
    assert count(session, CaseParty) == 6


def test_without_representatives_the_interview_may_be_declined_and_the_record_stays(send, session):
    rows = villagers(6)
    done = send("mtc_window", "Mon 2026-05-11 09:00", persons="6", interview_declined="y", **rows)
    assert done.status_code == 303
    assert only(session, select(Visit.interview_declined)) is True


def test_an_anonymous_letter_without_an_address_is_registered(send, session):
    nobody = {"parties-0-nature": "anonymous", "parties-0-name": "", "parties-0-phone": ""}
    assert send("mtc_window", channel="letter", no_address="y", **nobody).status_code == 303
    assert only(session, select(Case.no_address)) is True


def test_nobody_known_to_be_competent_is_an_answer_too(send, session, linjiang):
    assert send("mtc_window", competent="unknown").status_code == 303
    case = only(session, select(Case))
    assert (case.stage, case.competent_id, case.holder_id) == (Stage.OWNER_PENDING, None, linjiang.org("mtc"))


def test_a_visitor_against_a_judgment_is_told_the_way_of_justice(send, signed_in):
    where = send("mtc_window", judicial="decided").location
    page = signed_in("mtc_window").get(where).text
    assert "已登记，依法不予受理，请走司法程序" in page
    assert "依照诉讼法" in page
    assert signed_in("mtc_window").get(f"{where}/guide-slip").status_code == 200


def test_a_claimed_ground_waits_for_approval_by_somebody_else(send, session, signed_in):
    ground = {"skip_ground": "X2", "evidence": "leader_named", "evidence_ref": "登记表第3号"}
    where = send("city_window", "Mon 2026-07-06 10:00", **ground).location
    assert "送另一人审批" in signed_in("city_window").get(where).text
    assert only(session, select(SkipException.ground)) == "X2"


def test_another_form_under_the_same_key_becomes_a_draft(send, session, signed_in):
    first = send("lh_town", draft_key=KEY).location
    other = {"parties-0-name": "赵春来", "parties-0-phone": "13900000009", "facts": "村口变压器漏油，怕出事。"}
    kept = send("lh_town", draft_key=KEY, **other)
    assert kept.status_code == 303
    assert "draft=" in kept.location
    assert "村口变压器漏油" in signed_in("lh_town").get(kept.location).text
    assert len(session.scalars(select(Case)).all()) == 1
    assert send("lh_town", draft_key=KEY).location == first


def test_a_ground_that_does_not_hold_is_answered_on_the_result_page(send, signed_in):
    where = send("city_window", "Mon 2026-07-06 10:00", skip_ground="X1").location
    page = signed_in("city_window").get(where).text
    assert "所提理由 X1“下级未受理、未按期书面告知或已超期”不成立：没有向下级提出过这一事项的记录。" in page


def test_missing_evidence_is_told_at_its_field(send):
    asked = send("city_window", "Mon 2026-07-06 10:00", skip_ground="X2", evidence="leader_named")
    assert asked.status_code == 422
    assert 'id="evidence_ref-error"' in asked.text


def test_the_organs_crossed_are_picked_from_the_list_and_shown_to_the_approver(send, session, linjiang, signed_in):
    picked = {"crossing": str(linjiang.org("city_gov")), "evidence": "crossing_organs", "evidence_ref": "联合报告第2号"}
    assert send("city_window", "Mon 2026-07-06 10:00", skip_ground="X3", **picked).status_code == 303
    claim, case_id = only(session, select(SkipException)), only(session, select(Case.id))
    assert claim.ground == "X3"
    shown = signed_in("city_leader").get(f"/cases/{case_id}/decide_exception?exception={claim.id}").text
    assert "临江县柳河镇人民政府、江州市人民政府" in shown


def test_a_dispute_of_two_villages_is_handed_up_to_their_township(send, signed_in):
    neighbour = {
        "parties-0-home": "柳河村",
        "parties-1-side": "respondent",
        "parties-1-name": "尚老三",
        "parties-1-home": "上河村",
    }
    done = send("lh_mediator", kind="dispute", branch="", route="", competent="", **neighbour)
    assert "已登记，将上报上一级调解" in signed_in("lh_mediator").get(done.location).text


def test_a_dispute_climbs_on_a_ground_stated_with_evidence(send, signed_in):
    stated = {"kind": "dispute", "branch": "", "route": "", "competent": ""}
    asked = send("lh_town", **stated, climb_ground="beyond_powers")
    assert asked.status_code == 422
    done = send("lh_town", **stated, climb_ground="beyond_powers", climb_evidence="村调委会记录第7号")
    assert "由本级调解" in signed_in("lh_town").get(done.location).text


def test_an_accusation_is_hidden_from_the_accused_unit(send, session, signed_in, linjiang):
    hidden = {"kind": "accusation", "branch": "", "route": "discipline", "competent": ""}
    facts = "反映镇长收受承包商钱款。"
    where = send("mtc_window", facts=facts, accused=str(linjiang.org("lh_gov")), **hidden).location
    assert signed_in("mtc_window").get(where).status_code == 200
    assert signed_in("lh_town").get(where).status_code == 404
    assert signed_in("mtc_window2").get(where).status_code == 404
    assert "20260309" not in only(session, select(Case.number))


def test_the_desk_lists_what_was_registered_here_today(send, signed_in):
    send()
    assert "XF-379901-20260309-F0001" in signed_in("lh_town").get("/reception").text
    assert "今天还没有登记" in signed_in("cg_town").get("/reception").text
    assert signed_in("auditor").get("/reception").status_code == 403


CHOICES = ("urgent", "channel", "window_id", "county", "place_choice", "town", "village", "kind", "branch", "route")
CHOICES += ("competent", "accused", "judicial", "skip_ground", "evidence", "crossing", "declined_offer", "climb_ground")
CHOICES += (
    "outcome",
    *(f"parties-0-{name}" for name in ("side", "nature", "role", "id_kind", "acts_for", "agent_tie")),
)


@pytest.mark.parametrize("sent", ["x", "9" * 30])
def test_a_choice_that_nobody_offered_is_no_failure(linjiang, signed_in, sent):
    town = signed_in("lh_town")
    plain = {
        "title": "路灯不亮",
        "facts": "路灯坏了三个月",
        "claim": "修好路灯",
        "parties-0-name": "王建国",
        "persons": "1",
    }
    plain |= {"visited_on": "2026-03-02", "kind": "claim", "branch": "6", "competent": str(linjiang.org("lh_gov"))}
    for name in CHOICES:
        for address in ("/reception/new", "/reception/look"):
            answer = town.post(address, data=plain | {"draft_key": "k" * 20, name: sent})
            assert answer.status_code in (200, 422, 303), f"{name} at {address}"
