"""The ladder and the administration of organisations as a browser sees them."""

import pytest
from sqlalchemy import event, select

from models.queries.organisation_rows import edges_of, find_organisation, points_of
from models.queries.windows import windows_of
from models.tables.base import db
from models.tables.organisations import Organisation
from tests.dates import day

TODAY = day("Mon 2026-03-02")


@pytest.fixture
def admin(signed_in, linjiang):
    return signed_in("admin")


def of(linjiang, name, *rest):
    return "/".join(("/administration/organisations", str(linjiang.org(name)), *rest))


@pytest.mark.parametrize("login", ["lh_mediator", "lh_town", "mtc_window", "zr_handler", "auditor", "leader", "admin"])
def test_all_staff_read_the_ladder(signed_in, linjiang, login):
    page = signed_in(login).get("/ladder")
    assert page.status_code == 200
    assert "国家信访局人民来访接待室" in page.text


def test_villages_are_laid_out_only_below_the_township_asked_for(signed_in, linjiang):
    browser = signed_in("mtc_window")
    shut = browser.get("/ladder")
    assert "上河村" not in shut.text
    assert "下设" in shut.text
    opened = browser.get(f"/ladder?node={linjiang.org('lh_gov')}")
    assert "柳河镇上河村村民委员会" in opened.text


def test_a_node_says_where_to_go_who_reviews_and_the_way_up(signed_in, linjiang):
    page = signed_in("zr_handler").get(f"/ladder?node={linjiang.org('zr')}").text
    panel = page[page.index('id="points"') :]
    assert "临江县社会矛盾纠纷调处化解中心" in panel
    assert "8:30" in panel
    assert "0530-0000100" in panel
    assert "江州市自然资源和规划局" in panel
    assert panel.index("临江县人民政府") < panel.index("江州市人民政府") or "江州市人民政府" in panel


def test_a_node_shows_on_what_ground_a_matter_may_leave_its_ladder(signed_in, linjiang):
    page = signed_in("zr_handler").get(f"/ladder?node={linjiang.org('lh_gov')}").text
    others = page[page.index('id="others"') :]
    assert "可越级受理（跨地区、跨部门、跨行业） 由本单位到：" in others
    assert "临江县人民政府" in others


def test_a_node_of_nowhere_is_not_found(signed_in, linjiang):
    assert signed_in("zr_handler").get("/ladder?node=999999").status_code == 404


def test_the_city_looks_at_the_county_it_asks_for(signed_in, linjiang):
    browser = signed_in("city_window")
    assert "临江县" in browser.get("/ladder").text
    assert browser.get(f"/ladder?county={linjiang.county}&node={linjiang.org('lh_gov')}").status_code == 200


def test_the_list_is_searched_by_name_and_kind(signed_in, linjiang):
    browser = signed_in("zr_handler")
    found = browser.get("/administration/organisations?q=住房").text
    assert "临江县住房和城乡建设局" in found
    assert "临江县水利局" not in found
    courts = browser.get("/administration/organisations?kind=court").text
    assert "临江县人民法院" in courts
    assert "临江县水利局" not in courts


def test_pages_of_the_list_follow_one_another_without_a_gap(signed_in, session, linjiang):
    browser, seen, url = signed_in("zr_handler"), [], "/administration/organisations"
    codes = session.scalars(
        select(Organisation.code).where(Organisation.county_id == linjiang.county).order_by(Organisation.code)
    ).all()
    while url:
        page = browser.get(url).text
        seen += [code for code in codes if f"<span>{code}</span>" in page]
        rest = page.partition('rel="next" href="')[2]
        url = rest.partition('"')[0].replace("&amp;", "&") if rest else None
    assert seen == codes


def test_an_organisation_shows_its_people_windows_and_edges(signed_in, linjiang):
    page = signed_in("zr_handler").get(f"/organisations/{linjiang.org('mtc')}").text
    assert "综合受理窗口" in page
    assert "毛慧" in page
    assert "设立窗口" not in page
    gov = signed_in("zr_handler").get(f"/organisations/{linjiang.org('gov')}").text
    assert "临江县人民法院" in gov


@pytest.mark.parametrize("rest", ["below/new", "change", "publish", "move", "end", "edges/new", "windows/new"])
def test_only_an_administrator_opens_the_forms(signed_in, linjiang, rest):
    assert signed_in("mtc_window").get(of(linjiang, "jt", rest)).status_code == 403
    assert signed_in("admin").get(of(linjiang, "jt", rest)).status_code == 200


def test_a_bureau_is_registered_on_the_page_of_its_government(admin, session, linjiang):
    typed = {
        "code": "379901-dsj",
        "name": "临江县大数据局",
        "short_name": "大数据局",
        "kind": "department",
        "valid_from": "2026-03-02",
        "has_power": "y",
    }
    answer = admin.post(of(linjiang, "gov", "below/new"), data=typed)
    assert answer.status_code == 303
    made = session.scalars(select(Organisation).where(Organisation.code == "379901-DSJ")).one()
    assert (made.superior_id, made.has_power) == (linjiang.org("gov"), True)
    assert "单位已登记" in admin.get(answer.location).text


def test_a_taken_code_is_told_at_its_field_and_nothing_typed_is_lost(admin, linjiang):
    typed = {
        "code": "379901-ZJ",
        "name": "临江县大数据局",
        "short_name": "大数据局",
        "kind": "department",
        "valid_from": "2026-03-02",
    }
    answer = admin.post(of(linjiang, "gov", "below/new"), data=typed)
    assert answer.status_code == 422
    assert 'id="code-error"' in answer.text
    assert "这个代码已有单位使用" in answer.text
    assert 'value="临江县大数据局"' in answer.text


def test_a_cycle_is_refused_in_words_on_the_page(admin, linjiang):
    form = of(linjiang, "gov", "move")
    answer = admin.post(f"{form}?q=柳河镇人民政府", data={"other_id": str(linjiang.org("lh_gov"))})
    assert answer.status_code == 422
    assert "绕成一圈" in answer.text


def test_a_centre_publishes_its_address_and_the_ladder_shows_it(admin, session, linjiang):
    typed = {"address": "临江县人民路1号", "hours": "工作日 9:00—17:00", "phone": "12345"}
    assert admin.post(of(linjiang, "mtc", "publish"), data=typed).status_code == 303
    assert points_of(session, [linjiang.org("mtc")])[0].address == "临江县人民路1号"
    assert "临江县人民路1号" in admin.get(f"/ladder?node={linjiang.org('jt')}").text


def test_a_bureau_is_merged_into_its_successor_and_its_page_says_so(admin, session, linjiang):
    answer = admin.post(
        of(linjiang, "jt", "end") + "?q=住房", data={"on": "2026-03-02", "other_id": str(linjiang.org("zj"))}
    )
    assert answer.status_code == 303
    found = find_organisation(session, linjiang.org("jt"), county_id=linjiang.county)
    assert (found.valid_to, found.successor) == (TODAY, "临江县住房和城乡建设局")
    assert "临江县住房和城乡建设局继续履行其职能" in admin.get(answer.location).text


def test_an_end_without_a_successor_is_refused_while_others_stand_below(admin, linjiang):
    answer = admin.post(of(linjiang, "lh_gov", "end"), data={"on": "2026-03-02", "other_id": "0"})
    assert answer.status_code == 422
    assert "撤销时须指明承接单位" in answer.text


def test_an_edge_is_drawn_and_ended(admin, session, linjiang):
    typed = {
        "kind": "route",
        "other_id": str(linjiang.org("court")),
        "ground": "litigation",
        "on": "2026-03-02",
    }
    assert admin.post(of(linjiang, "lh_gov", "edges/new") + "?q=法院", data=typed).status_code == 303
    edges = edges_of(session, linjiang.org("lh_gov"), on=TODAY)
    drawn = next(edge for edge in edges if edge.other_id == linjiang.org("court"))
    session.rollback()
    assert admin.post(of(linjiang, "lh_gov", "edges", str(drawn.id), "end")).status_code == 303
    assert drawn.id not in {edge.id for edge in edges_of(session, linjiang.org("lh_gov"), on=TODAY)}


def test_a_window_is_opened_and_staffed_in_turn(admin, session, linjiang):
    opened = admin.post(of(linjiang, "mtc", "windows/new"), data={"number": "7", "name": "交通窗口"})
    assert opened.status_code == 303
    window = next(one for one in windows_of(session, linjiang.org("mtc"), on=TODAY) if one.number == 7)
    session.rollback()
    typed = {
        "person": f"{linjiang.account('jt_handler')}:{linjiang.org('jt')}",
        "kind": "rotating",
        "from_on": "2026-03-02",
        "to_on": "2026-03-09",
    }
    posted = admin.post(of(linjiang, "mtc", "windows", str(window.id), "post") + "?q=焦通", data=typed)
    assert posted.status_code == 303
    assert "轮驻" in admin.get(posted.location).text


def test_a_county_administrator_does_not_change_the_city(admin, linjiang):
    typed = {"name": "别名", "short_name": "别名"}
    assert admin.post(of(linjiang, "city_gov", "change"), data=typed).status_code == 404
    assert "更正" not in admin.get(f"/organisations/{linjiang.org('city_gov')}").text


def test_a_list_costs_the_same_number_of_statements_for_one_row_and_for_a_page(app, signed_in, linjiang):
    browser, statements = signed_in("zr_handler"), []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    def statements_for(query):
        statements.clear()
        assert browser.get(f"/administration/organisations{query}").status_code == 200
        return len(statements)

    assert statements_for("?q=住房") == statements_for("")
