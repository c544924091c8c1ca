"""What the desk says while it is filled in: where, what, who was here before, what the gate would say."""

import re

import pytest
from sqlalchemy import event, func, select

from models.operations.territory import ImportDivisions, import_divisions
from models.tables.base import db
from models.tables.cases import Case, CaseLink, CaseParty
from models.tables.reception import Visit
from tests.dates import day, moment
from tests.pages.desk import ROAD, road


@pytest.fixture
def look(linjiang, clock, signed_in):
    """Provide a function that asks for the side panel of a form."""

    def run(login="lh_town", at="Mon 2026-03-30 09:30", **typed):
        clock.set(moment(at))
        blank = {"kind": "", "branch": "", "route": "", "competent": "", "draft_key": "p" * 24}
        return signed_in(login).post("/reception/look", data=road(linjiang, **(blank | typed)))

    return run


def count(session, table):
    session.rollback()
    return session.scalar(select(func.count()).select_from(table))


@pytest.fixture
def two_villages_of_one_name(linjiang, session):
    """Add a 吴家庄 to both townships."""
    lines = (
        "code12,name,level,parent12",
        "379901001205,吴家庄村民委员会,5,379901001000",
        "379901102205,吴家庄村民委员会,5,379901102000",
    )
    command = ImportDivisions(
        lines=lambda: lines, as_of=day("Mon 2026-03-02"), now=moment("Mon 2026-03-02 08:00"), closes_missing=False
    )
    import_divisions(session, command)


def test_a_name_of_two_villages_asks_which_township(two_villages_of_one_name, look, send, session, linjiang):
    page = look("mtc_window", place="吴家庄").text
    choices = dict(re.findall(r'name="place_choice" value="(\d+)".*?<label[^>]*>([^<]+)</label>', page))
    assert sorted(choices.values()) == ["城关街道 吴家庄村", "柳河镇 吴家庄村"]
    asked = send("mtc_window", "Mon 2026-03-30 09:30", place="吴家庄")
    assert (asked.status_code, "这里有 2 个“吴家庄”" in asked.text) == (422, True)
    in_liuhe = next(id_ for id_, name in choices.items() if name.startswith("柳河镇"))
    assert send("mtc_window", "Mon 2026-03-30 09:31", place="吴家庄", place_choice=in_liuhe).status_code == 303
    session.rollback()
    case = session.scalars(select(Case)).one()
    assert (case.town_id, str(case.village_id)) == (linjiang.place("liuhe"), in_liuhe)


def test_between_places_of_one_name_the_township_chosen_decides(two_villages_of_one_name, send, session, linjiang):
    town = str(linjiang.place("chengguan"))
    assert send("mtc_window", "Mon 2026-03-30 09:30", place="吴家庄", town=town).status_code == 303
    session.rollback()
    case = session.scalars(select(Case)).one()
    assert case.town_id == linjiang.place("chengguan")
    assert case.village_id is not None


def test_the_village_list_follows_the_township(linjiang, signed_in):
    page = signed_in("mtc_window").get(f"/reception/villages?town={linjiang.place('liuhe')}").text
    assert "柳河村" in page
    assert "南关" not in page
    assert "<option value=" in signed_in("mtc_window").get("/reception/villages?town=x").text


def test_organs_are_found_by_a_part_of_their_name_and_the_chosen_one_stays(linjiang, signed_in):
    chosen = linjiang.org("lh_gov")
    page = signed_in("mtc_window").get(f"/reception/organs?organ_sought=自然资源&competent={chosen}").text
    assert "临江县自然资源和规划局" in page
    assert f'value="{chosen}" selected' in page
    assert "临江县民政局" not in page


def test_the_panel_suggests_with_the_row_and_the_words_and_writes_nothing(look, session):
    page = look(facts="老板拖欠农民工工资三个月，要求发工资。").text
    assert "分类建议" in page
    assert "“拖欠”" in page or "工资" in page
    assert "依据" in page
    assert (count(session, Visit), count(session, Case), count(session, CaseParty)) == (0, 0, 0)


def test_the_panel_says_what_the_gate_would_say(look, linjiang):
    page = look("city_window", kind="claim", branch="6", competent=str(linjiang.org("lh_gov"))).text
    assert "已登记，请先到有权处理的单位办理" in page
    assert "越过 1 级" in page
    assert "N2" in page


def test_the_panel_raises_the_alarm_at_the_top_of_the_form(look):
    page = look(facts="再不解决就从楼上跳楼").text
    assert 'id="alarm" hx-swap-oob="innerHTML"' in page
    assert "立即报 110" in page


def test_a_disclosure_request_that_is_a_complaint_is_told_so(look):
    page = look(
        facts="申请信息公开，请公开为什么不给我解决问题，要求答复为何不处理、不作为，要求追究责任赔偿损失。"
    ).text
    assert "名为信息公开，实为反映问题" in page


def test_the_same_person_with_the_same_matter_is_found_with_reasons(send, look):
    send()
    page = look().text
    assert "可能是重复反映" in page
    assert "电话相同" in page
    assert "事实相近" in page
    assert "XF-379901-20260309-F0001" in page


def test_a_proposed_repeat_wants_an_answer(send, session):
    send()
    asked = send(at="Mon 2026-03-30 09:30")
    assert asked.status_code == 422
    assert 'id="outcome-error"' in asked.text
    assert ROAD in asked.text
    assert count(session, Visit) == 1


def test_a_repeat_joins_its_case_and_keeps_its_dates(send, session, signed_in):
    send()
    again = send(at="Mon 2026-03-30 09:30", outcome="repeat:1")
    assert again.status_code == 303
    assert "已并入原事项登记，期限不变" in signed_in("lh_town").get(again.location).text
    assert (count(session, Case), count(session, Visit), count(session, CaseParty)) == (1, 2, 1)


def test_a_related_matter_is_a_case_of_its_own(send, session):
    send()
    send(at="Mon 2026-03-30 09:30", outcome="related:1")
    session.rollback()
    assert session.execute(select(CaseLink.case_id, CaseLink.other_id)).one() == (2, 1)


def test_another_villager_joins_the_matter_as_a_joint_petitioner(send, session):
    send()
    other = {"parties-0-name": "李春花", "parties-0-phone": "13900000009"}
    assert send(at="Mon 2026-03-30 09:30", outcome="join:1", **other).status_code == 303
    session.rollback()
    case = session.scalars(select(Case)).one()
    roles = session.execute(select(CaseParty.name, CaseParty.role).order_by(CaseParty.position)).all()
    assert (case.persons, [tuple(row) for row in roles]) == (2, [("王建国", "self"), ("李春花", "joint")])


@pytest.mark.parametrize("outcome", ["repeat:1", "join:1", "related:1"])
def test_somebody_elses_case_cannot_be_tied_to_by_its_number(send, session, outcome):
    send()
    stranger = {"parties-0-name": "李春花", "parties-0-phone": "13900000009"}
    assert send("cg_town", "Mon 2026-03-30 09:30", outcome=outcome, **stranger).status_code == 404
    assert count(session, Visit) == 1


def test_the_same_persons_repeat_at_another_unit_is_attached_unseen(send, session, signed_in):
    send()
    asked = send("city_window", "Mon 2026-03-30 09:30")
    assert asked.status_code == 422
    assert "XF-379901" not in asked.text
    done = send("city_window", "Mon 2026-03-30 09:31", outcome="repeat:1")
    assert done.status_code == 303
    assert (count(session, Case), count(session, Visit)) == (1, 2)


def test_outside_ones_reach_only_the_unit_and_its_telephone_are_told(send, look):
    send()
    page = look("cg_town").text
    assert "其他单位已有同一人的事项" in page
    assert "临江县柳河镇社会治安综合治理中心" in page
    assert "XF-379901" not in page
    assert "积水" not in re.sub(r"<textarea.*?</textarea>", "", page, flags=re.S)


def test_an_accusation_is_found_by_those_named_to_it_alone(send, look):
    hidden = {"kind": "accusation", "branch": "", "route": "discipline", "competent": ""}
    send("mtc_window", facts="反映镇长收受承包商钱款。", **hidden)
    assert "收受承包商" in look("mtc_window", facts="镇长收受承包商钱款").text
    others = [look(login, facts="镇长收受承包商钱款").text for login in ("lh_town", "mtc_window2")]
    assert not any("可能是重复反映" in page or "其他单位" in page for page in others)


def test_the_suggestion_is_taken_over_by_a_button_without_scripts(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    typed = road(linjiang, kind="", branch="", route="", adopt="1", facts="老板拖欠农民工工资三个月，要求发工资。")
    page = signed_in("lh_town").post("/reception/new", data=typed)
    assert page.status_code == 200
    assert re.search(r'<input checked [^>]*name="kind"[^>]*value="claim"', page.text)


def test_rows_are_added_and_removed_without_scripts(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    browser = signed_in("lh_town")
    more = browser.post("/reception/new", data=road(linjiang, add_parties="1")).text
    assert 'name="parties-1-name"' in more
    rows = road(linjiang, remove_parties="0", **{"parties-1-name": "乙"})
    fewer = browser.post("/reception/new", data=rows).text
    assert "王建国" not in fewer
    assert 'value="乙"' in fewer


def test_more_rows_than_the_form_takes_are_no_error(linjiang, clock, signed_in):
    clock.set(moment("Mon 2026-03-09 09:30"))
    rows = {f"parties-{at}-name": f"村民{at}" for at in range(205)}
    page = signed_in("lh_town").post("/reception/new", data=road(linjiang, add_parties="1", **rows))
    assert page.status_code == 200
    assert page.text.count('<fieldset class="repeat__row"') == 200


def test_the_panel_costs_the_same_number_of_statements_for_one_and_for_many(app, send, linjiang, clock, signed_in):
    browser = signed_in("lh_town")
    statements = []
    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    def cost():
        clock.set(moment("Mon 2026-03-30 09:30"))
        browser.post("/reception/look", data=road(linjiang))
        statements.clear()
        browser.post("/reception/look", data=road(linjiang))
        return len(statements)

    send()
    one = cost()
    for at in range(12):
        send(at=f"Tue 2026-03-10 10:{at:02d}", outcome="new", facts=f"{ROAD}第{at}次")
    assert cost() == one
