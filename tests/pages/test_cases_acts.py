"""The forms of the acts: typed, refused at their field or by their rule, never lost."""

import re
from itertools import product

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from blueprints.cases.acts_pages import PAGES
from mediation.casefile.kinds import ContactMethod, Disposition
from models.operations.cases import LogContact, log_contact
from models.tables.cases import Case, CaseParty
from models.tables.documents import Contact
from models.tables.reception import SkipException
from tests.dates import moment
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

SERVED = {"method": "in_person", "proof": "当面签收"}
TOLD = {"route": "由柳河镇人民政府办理", "procedure": "信访程序", "contact": "刘振"}
OPINION = {
    "outcome": "supported",
    "claim": "维修村路",
    "findings": "路面破损属实",
    "decision": "6月底前修好",
    "law_cited": "《公路法》第八条",
    "remedy": "可向临江县人民政府请求复查",
}


@pytest.fixture
def road(desk, clock):
    """Provide a case about a road, registered at the town on the morning of Monday 9 March 2026."""
    clock.set(moment("Mon 2026-03-09 10:00"))
    return desk.register("lh_town", "Mon 2026-03-09 09:00").case_id


@pytest.fixture
def town(signed_in):
    """Provide the browser of the town's staff."""
    return signed_in("lh_town")


def send(browser, case_id, act, **typed):
    """Open the form as a person does, keep its hidden fields, and send what was typed."""
    hidden = version_of(browser, case_id, act)
    return browser.post(f"/cases/{case_id}/{act}", data=hidden | typed)


def version_of(browser, case_id, act):
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(browser.get(f"/cases/{case_id}/{act}").text, "lxml")
    return {one["name"]: one.get("value", "") for one in soup.select("main input[type=hidden][name]")}


def text_of(answer):
    from bs4 import BeautifulSoup

    return " ".join(BeautifulSoup(answer.text, "lxml").select_one("main").get_text(" ").split())


def test_a_plain_life_is_lived_in_forms(road, town, signed_in, desk, clock):
    head = signed_in("lh_head")
    steps = (
        (town, "first_contact", {"method": "phone", "result": "已与本人通话"}),
        (town, "give_notice", TOLD | SERVED),
        (town, "accept", {}),
        (town, "first_contact", {"method": "meeting", "result": "已到现场见面"}),
        (town, "draft_opinion", OPINION),
        (head, "issue_opinion", {}),
        (town, "serve_opinion", SERVED | {"served_on": "2026-03-09"}),
        (town, "conclude", _answered() | {"plan": "6月底前完工", "is_resolved": "no"}),
    )
    for browser, act, typed in steps:
        answer = send(browser, road, act, **typed)
        assert answer.status_code == 303, f"{act}: {text_of(answer)}"
        assert answer.location == f"/cases/{road}"
    assert desk.case(road).stage == "concluded"


def _answered():
    return {kind.value: "no" for kind in Disposition if kind is not Disposition.RESOLVED} | {
        "resolved": "yes",
        "resolved_action": "列入维修计划",
    }


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_every_form_opens_or_says_why_it_does_not(one, road, signed_in):
    for login in ("lh_town", "lh_head", "mtc_window"):
        answer = signed_in(login).get(f"/cases/{road}/{one.name}")
        assert answer.status_code in (200, 403, 409), f"{login}: {answer.status}"
        if answer.status_code == 409:
            assert "依据" in text_of(answer)


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_a_choice_that_nobody_offered_is_no_failure(one, road, signed_in):
    town, address = signed_in("lh_town"), f"/cases/{road}/{one.name}"
    names = set(re.findall(r'name="([a-z_0-9-]+)"', town.get(address).text)) - {"csrf_token"}
    for name, sent in product(names, ("x", "9" * 30)):
        filled = version_of(town, road, one.name) | dict.fromkeys(names, "1") | {name: sent}
        assert town.post(address, data=filled).status_code in (200, 303, 403, 404, 409, 422), f"{name}={sent}"


@pytest.mark.parametrize("version", [None, "", "x", "-1", "9" * 30])
def test_a_form_without_its_version_is_taken_for_a_stale_one(road, town, desk, version):
    typed = version_of(town, road, "transfer")
    typed.pop("version")
    typed |= {"kind": "transfer", "to_id": str(desk.world.org("jt")), "reason": "属其法定职责"}
    answer = town.post(f"/cases/{road}/transfer", data=typed if version is None else typed | {"version": version})
    assert answer.status_code == 409
    assert "属其法定职责" in text_of(answer)
    assert "无法确认您看到的是不是最新内容" in text_of(answer)
    again = town.post(f"/cases/{road}/transfer", data=typed | version_from(answer))
    assert again.status_code == 303


def test_an_opinion_is_not_signed_without_the_version_of_its_text(road, town, signed_in):
    send(town, road, "give_notice", **(TOLD | SERVED))
    send(town, road, "accept")
    send(town, road, "draft_opinion", **OPINION)
    head = signed_in("lh_head")
    assert send(head, road, "issue_opinion", draft_version="x").status_code == 409
    assert send(head, road, "issue_opinion").status_code == 303


def test_what_a_form_offers_to_be_kept_is_chinese_though_its_clerk_reads_english(road, town):
    town.get("/language/en")
    offered = BeautifulSoup(town.get(f"/cases/{road}/give_notice").text, "lxml")
    assert "办理。" in offered.select_one("#route").text
    assert "按信访程序办理，" in offered.select_one("#procedure").text
    send(town, road, "give_notice", **(TOLD | SERVED))
    send(town, road, "accept")
    draft = BeautifulSoup(town.get(f"/cases/{road}/draft_opinion").text, "lxml")
    assert re.fullmatch(r"\s*可向.+请求复查。\s*", draft.select_one("#remedy").text)


def test_a_refused_act_says_which_rule_and_who_can(road, town):
    answer = town.get(f"/cases/{road}/accept")
    assert answer.status_code == 409
    answer = town.get(f"/cases/{road}/extend")
    assert answer.status_code == 403
    answer = town.post(f"/cases/{road}/issue_opinion", data={})
    assert answer.status_code == 403


def test_a_claim_that_is_a_suggestion_is_corrected_without_emptying_what_was_filled_in(road, town, desk):
    form = town.get(f"/cases/{road}/reclassify")
    assert "有权处理的单位" in text_of(form)
    left = {"branch": "6", "route": "petition", "competent": str(desk.world.org("lh_gov"))}
    answer = send(town, road, "reclassify", kind="suggestion", reason="只提建议", **left)
    assert answer.status_code == 303
    case = desk.case(road)
    assert (case.kind, case.branch, case.route) == ("suggestion", None, None)
    chosen = left | {"route": "labour_arbitration"}
    assert send(town, road, "reclassify", kind="thanks", reason="表示感谢", **chosen).status_code == 422


@pytest.mark.parametrize("language", ["zh", "en"])
def test_whoever_gives_a_case_out_of_his_hands_is_told_what_was_done_and_nothing_of_the_case(
    road, town, desk, language
):
    town.get(f"/language/{language}")
    number, title = desk.case(road).number, desk.case(road).title
    accused = {"kind": "accusation", "branch": "", "route": "", "accused": str(desk.world.org("lh_gov"))}
    page = send(town, road, "reclassify", **accused, reason="反映的是工作人员收受财物")
    assert page.status_code == 200
    assert ("已办理：更正分类" in text_of(page)) == (language == "zh")
    assert ("不再向本单位显示" in text_of(page)) == (language == "zh")
    assert number not in page.text
    assert title not in page.text
    assert f"/cases/{road}" not in page.text
    assert town.get(f"/cases/{road}").status_code == 404


def test_a_refusal_on_sending_keeps_what_was_typed(road, town):
    typed = {"kind": "transfer", "to_id": "999999", "reason": "属自然资源部门职责"}
    answer = send(town, road, "transfer", **typed)
    assert answer.status_code == 409
    assert "属自然资源部门职责" in answer.text
    assert "这个单位不能接收这件事项" in text_of(answer)


def test_a_missing_part_is_told_at_its_field_and_above_the_form(road, town):
    answer = send(town, road, "give_notice", **(TOLD | SERVED | {"route": "", "proof": ""}))
    assert answer.status_code == 422
    assert 'id="route-error"' in answer.text
    assert 'href="#route"' in answer.text
    assert "由谁办理、走什么途径" in text_of(answer)


def test_a_transfer_offers_the_organs_of_the_county_and_sends(desk, signed_in, clock):
    clock.set(moment("Mon 2026-03-09 10:00"))
    about = {"competent_id": desk.world.org("zr")}
    case_id = desk.register("mtc_window", "Mon 2026-03-09 09:00", about=about).case_id
    window = signed_in("mtc_window")
    page = window.get(f"/cases/{case_id}/transfer").text
    assert 'optgroup label="有权处理的单位"' in page
    assert f'<option selected value="{desk.world.org("zr")}">' in page
    answer = send(window, case_id, "transfer", kind="transfer", to_id=str(desk.world.org("zr")), reason="属其职责")
    assert answer.status_code == 303
    assert desk.case(case_id).holder_id == desk.world.org("zr")
    objected = send(signed_in("zr_handler"), case_id, "object", reasons="应由住建局办理")
    assert objected.status_code == 303
    decided = send(window, case_id, "decide_objection", decision="refused", reason="职责清楚")
    assert decided.status_code == 303
    assert desk.hand_over(case_id).state == "accepted"


def test_a_second_click_shows_what_came_between_and_keeps_the_text(road, town, desk):
    stale = version_of(town, road, "give_notice")
    send(town, road, "give_notice", **(TOLD | SERVED))
    answer = town.post(f"/cases/{road}/give_notice", data=stale | TOLD | SERVED)
    assert answer.status_code == 409
    assert "别人办理过这件事项" in text_of(answer)
    assert "书面告知" in text_of(answer)
    assert TOLD["route"] in answer.text
    assert desk.documents(road).count("notice") == 1


def test_two_who_draft_see_both_texts(road, town, signed_in):
    send(town, road, "give_notice", **(TOLD | SERVED))
    send(town, road, "accept")
    mine = version_of(town, road, "draft_opinion")
    send(signed_in("lh_head"), road, "draft_opinion", **(OPINION | {"decision": "明年再修"}))
    answer = town.post(f"/cases/{road}/draft_opinion", data=mine | OPINION)
    assert answer.status_code == 409
    assert "6月底前修好" in answer.text
    assert "明年再修" in answer.text
    again = {**OPINION, **version_from(answer)}
    assert town.post(f"/cases/{road}/draft_opinion", data=again).status_code == 303


def version_from(answer):
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(answer.text, "lxml")
    return {one["name"]: one.get("value", "") for one in soup.select("main input[type=hidden][name]")}


def test_the_head_reads_the_whole_text_before_signing_and_what_is_missing_is_named(road, town, signed_in):
    send(town, road, "give_notice", **(TOLD | SERVED))
    send(town, road, "accept")
    send(town, road, "draft_opinion", **(OPINION | {"law_cited": ""}))
    head = signed_in("lh_head")
    assert "6月底前修好" in head.get(f"/cases/{road}/issue_opinion").text
    answer = send(head, road, "issue_opinion")
    assert answer.status_code == 422
    assert "法律法规依据：" in text_of(answer)


def test_simple_handling_names_every_condition_that_fails(road, town):
    answer = send(town, road, "choose_simplified", expected="not_supported", owners="2")
    assert answer.status_code == 409
    assert "可能不支持诉求的" in text_of(answer)
    assert "两个以上责任单位" in text_of(answer)


def test_a_split_grows_by_a_part_and_is_sent_when_whole(road, town, desk):
    first = {
        "parts-0-kind": "claim",
        "parts-0-branch": "6",
        "parts-0-route": "petition",
        "parts-0-title": "修路",
        "parts-0-facts": "村路破损",
    }
    second = {"parts-1-kind": "accusation", "parts-1-title": "反映线索", "parts-1-facts": "村干部收钱"}
    grown = send(town, road, "split", **first, **second, add_parts="1")
    assert grown.status_code == 200
    assert 'name="parts-2-title"' in grown.text
    assert "村路破损" in grown.text
    shrunk = send(town, road, "split", **first, **second, **{"parts-2-title": ""}, remove_parts="2")
    assert 'name="parts-2-title"' not in shrunk.text
    empty = send(town, road, "split", **first, **(second | {"parts-1-facts": ""}))
    assert empty.status_code == 422
    done = send(town, road, "split", **first, **(second | {"parts-1-route": "discipline"}))
    assert done.status_code == 303, text_of(done)
    assert sorted(kind.value for kind in desk.look().scalars(select(Case.kind))) == ["accusation", "claim"]


def test_a_merge_asks_for_a_number_within_reach(road, town, desk):
    other = desk.register("lh_town", "Mon 2026-03-09 09:30")
    unknown = send(town, other.case_id, "merge", number="XF-379901-20260309-F9999", reason="误登两次")
    assert unknown.status_code == 422
    done = send(town, other.case_id, "merge", number=desk.case(road).number, reason="误登两次")
    assert done.status_code == 303
    assert send(town, other.case_id, "undo_merge").status_code == 303
    assert desk.case(other.case_id).stage == "registered"


def test_a_personal_value_is_shown_on_its_page_alone(desk, signed_in, clock):
    clock.set(moment("Mon 2026-03-09 10:00"))
    town = signed_in("lh_town")
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=[person(phone="13800001234")]).case_id
    party = desk.look().scalars(select(CaseParty.id).where(CaseParty.case_id == case_id)).one()
    address = f"/cases/{case_id}/reveal?party={party}&field=phone"
    assert "13800001234" not in town.get(address).text
    answer = town.post(address, data={"party": party, "field": "phone", "purpose": "contact"})
    assert answer.status_code == 200
    assert "13800001234" in answer.text
    assert desk.entries(case_id)[-1] == "personal.revealed"
    nonsense = {"party": party, "field": "query_code", "purpose": "contact"}
    assert town.post(f"/cases/{case_id}/reveal", data=nonsense).status_code == 404


def test_an_exception_is_approved_on_its_page_by_another_person(desk, signed_in, clock):
    clock.set(moment("Wed 2026-06-17 10:00"))
    from mediation.escalation.kinds import SkipGround
    from mediation.reception.gate import EvidenceKind
    from models.operations.reception.commands import GateEntry

    gate = GateEntry(skip_ground=SkipGround.X2, evidence=EvidenceKind.LEADER_NAMED, evidence_ref="来访登记表第7号")
    found = desk.register("city_window", "Wed 2026-06-17 09:00", gate=gate)
    waits = desk.look().scalars(select(SkipException.id)).one()
    assert signed_in("city_window").get(f"/cases/{found.case_id}/decide_exception").status_code == 403
    leader = signed_in("city_leader")
    shown = leader.get(f"/cases/{found.case_id}/decide_exception?exception={waits}").text
    assert "指名反映下级负责人" in shown
    assert "来访登记表第7号" in shown
    answer = send(leader, found.case_id, "decide_exception", exception=str(waits), decision="yes")
    assert answer.status_code == 303
    assert desk.case(found.case_id).lawful_level


def test_a_contact_is_logged_at_its_local_time(road, town, desk):
    typed = {"method": "phone", "result": "约定下周见面", "contacted_at": "2026-03-09T09:45", "next_on": "2026-03-16"}
    assert send(town, road, "first_contact", **typed).status_code == 303
    row = desk.look().scalars(select(Contact)).one()
    assert row.contacted_at == moment("Mon 2026-03-09 09:45")
    early = send(town, road, "first_contact", **(typed | {"contacted_at": "2026-03-09T11:00"}))
    assert early.status_code == 422
    desk.act(log_contact, LogContact, "lh_town", "Mon 2026-03-09 10:00", road, method=ContactMethod.PHONE, result="又")
