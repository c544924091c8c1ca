"""What is due, why, the calendar's pages, and whether the sweep is alive."""

import json
from datetime import timedelta

import flask_migrate
import pytest
from sqlalchemy import event, text

from blueprints.words.clock_strip import clock_strip_of
from blueprints.words.clocks import step_words
from blueprints.words.terms import ANCHORS, TERMS
from mediation.clocks.codes import Anchor, StepCode, TermCode
from models.operations.sweep import keep_tick, sweep_due
from models.operations.unit_of_work import unit_of_work
from models.queries.clocks import clocks_of_case
from models.steps.clocks import complete_extension, extend_clock
from models.tables.base import db
from tests.dates import day, moment
from tests.factories.clocks import begin_in_liuhe
from tests.factories.law import law_on, rulebook


@pytest.fixture
def begin(linjiang, session):
    """Provide a function that starts a clock of a case of 柳河镇 and returns the case's id."""
    made = []

    def run(term, at, **facts):
        with unit_of_work(session) as work:
            made.append(begin_in_liuhe(work, linjiang, term, at, number=f"XF-{len(made)}", **facts))
        return made[-1]

    return run


def test_an_office_sees_what_it_let_pass_and_what_is_due_next(begin, signed_in, clock):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    clock.set(moment("Thu 2026-06-18 09:00"))
    page = signed_in("lh_town").get("/clocks")
    assert "书面告知（收到转送、交办）" in page.text
    assert "超期2个工作日" in page.text
    assert "办理并出具处理意见" not in page.text
    clock.set(moment("Wed 2026-07-29 09:00"))
    assert "剩2个工作日" in signed_in("lh_town").get("/clocks?list=soon").text


def test_the_last_working_day_before_a_holiday_is_called_so(begin, signed_in, clock):
    """T-02."""
    begin(TermCode.HANDLE_60, "Wed 2026-03-04 09:00")
    clock.set(moment("Thu 2026-04-30 09:00"))
    assert "今天是最后一个工作日" in signed_in("lh_town").get("/clocks?list=soon").text


def test_another_towns_clocks_are_neither_listed_nor_counted(begin, signed_in, clock):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    clock.set(moment("Thu 2026-06-18 09:00"))
    for address in ("/clocks", "/clocks?scope=reach"):
        page = signed_in("cg_town").get(address)
        assert "没有超期的时限" in page.text
        assert "XF-0" not in page.text
    assert "XF-0" in signed_in("leader").get("/clocks?scope=reach").text


def test_a_broken_page_key_is_the_first_page(begin, signed_in, clock):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    clock.set(moment("Thu 2026-06-18 09:00"))
    for key in ("nonsense", "2026-06-01~1", "2026-06-01T00:00:00+00:00~x"):
        assert "XF-0" in signed_in("lh_town").get("/clocks", query_string={"after": key}).text


def test_the_due_list_costs_the_same_for_one_row_and_for_many(app, begin, signed_in, clock):
    browser = signed_in("lh_town")
    clock.set(moment("Thu 2026-06-18 09:00"))
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    one = statements_of(app, lambda: browser.get("/clocks"))
    for _ in range(24):
        begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    many = statements_of(app, lambda: browser.get("/clocks"))
    assert len(one) == len(many)


def statements_of(app, ask):
    """Return the statements that a request costs."""
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    return seen


def words_of(app, session, linjiang, case_id, at, **options):
    with app.test_request_context():
        law = law_on(session, day(at[:14]), county_id=linjiang.county)
        return clock_strip_of(clocks_of_case(session(), law, case_id, now=moment(at)), **options)


def test_why_this_date_tells_the_holiday_the_alarm_and_the_law(app, session, linjiang, begin):
    """T-02 in words."""
    case_id = begin(TermCode.HANDLE_60, "Wed 2026-03-04 09:00")
    (strip,) = words_of(app, session, linjiang, case_id, "Tue 2026-04-28 09:00")
    assert strip.due == "截止 2026年5月3日（周日）"
    told = [" ".join(filter(None, (on, words))) for on, words, _ in strip.steps]
    assert told[0] == "依据：《信访工作条例》第34条。"
    assert told[1] == "2026年3月4日（周三） 受理之日。当日不计，从次日起算。"
    assert "时限为60日，按自然日从2026年3月5日（周四）数到2026年5月3日（周日）。" in told
    assert "2026年5月1日（周五）至2026年5月5日（周二） 劳动节放假，不是工作日。" in told
    assert "2026年4月30日（周四） 此前最后一个工作日，请最迟在这一天办完。" in told
    assert "2026年5月6日（周三） 其后第一个工作日；机关的时限不顺延到这一天。" in told
    assert told[-1] == "2026年5月3日（周日） 截止日，当天办完为按期。"
    assert [basis for _, _, basis in strip.steps][:2] == ["R-1.58", "R-1.58"]


def test_an_extension_nobody_told_the_petitioner_is_explained(app, session, linjiang, begin):
    """T-16 (e) in words."""
    case_id = begin(TermCode.HANDLE_60, "Mon 2026-06-01 09:00")
    with unit_of_work(session) as work:
        from models.steps.clocks import running_clocks

        law, on, at = law_on(work, day("Thu 2026-07-30")), day("Thu 2026-07-30"), moment("Thu 2026-07-30 10:00")
        (clock,) = running_clocks(work, case_id=case_id)
        head = linjiang.account("lh_head")
        extension = extend_clock(work, law, clock, days=30, on=on, at=at, reason="情况复杂", approved_by_id=head)
    (strip,) = words_of(app, session, linjiang, case_id, "Thu 2026-07-30 11:00")
    assert any("告知之前延长不生效" in words for _, words, _ in strip.steps)
    with unit_of_work(session) as work:
        extension = work.merge(extension)
        complete_extension(work, law, extension, told_on=day("Fri 2026-07-31"), at=moment("Fri 2026-07-31 10:00"))
    (strip,) = words_of(app, session, linjiang, case_id, "Fri 2026-07-31 11:00")
    assert strip.due == "截止 2026年8月30日（周日）"
    assert any("已告知信访人理由" in words for _, words, _ in strip.steps)


def test_a_citizen_is_told_the_date_and_the_law_but_no_target_and_no_rule_number(app, session, linjiang, begin):
    case_id = begin(TermCode.HANDLE_60, "Wed 2026-03-04 09:00")
    begin(TermCode.FIRST_CONTACT_2WD, "Wed 2026-03-04 09:00", case_id=case_id)
    (strip,) = words_of(app, session, linjiang, case_id, "Thu 2026-03-05 09:00", for_citizen=True)
    assert strip.name == "办理并出具处理意见"
    assert {basis for _, _, basis in strip.steps} == {None}
    assert "《信访工作条例》第34条" in strip.steps[0][1]


def test_an_urgent_term_is_told_in_minutes_and_then_in_hours(app, session, linjiang, begin):
    """T-43."""
    case_id = begin(TermCode.URGENT_ACK_30MIN, "Mon 2026-05-11 16:50")
    (strip,) = words_of(app, session, linjiang, case_id, "Mon 2026-05-11 17:00")
    assert (strip.level, strip.number, strip.unit) == ("due_soon", 20, "minute")
    assert strip.due == "截止 2026年5月11日（周一）17:20"
    (strip,) = words_of(app, session, linjiang, case_id, "Mon 2026-05-11 21:00")
    assert (strip.level, strip.number, strip.unit) == ("overdue", 3, "hour")


def test_the_strip_shows_every_clock_with_its_reasons(app, session, linjiang, begin):
    case_id = begin(TermCode.HANDLE_60, "Wed 2026-03-04 09:00")
    begin(TermCode.FIRST_CONTACT_2WD, "Wed 2026-03-04 09:00", case_id=case_id)
    clocks = words_of(app, session, linjiang, case_id, "Thu 2026-03-05 09:00")
    with app.test_request_context():
        page = app.jinja_env.get_template("clocks/_strip.html").render(clocks=clocks)
        assert page.count("为什么是这一天") == 2
        assert "没有计时中" not in page
        assert "目前没有计时中的办理时限" in app.jinja_env.get_template("clocks/_strip.html").render(clocks=())


FACTS = {
    "anchor": "accepted",
    "on": "2026-05-08",
    "province": "37",
    "statute": "SD15",
    "article": "43",
    "unit": "working_day",
    "length": 5,
    "first_on": "2026-05-07",
    "last_on": "2026-05-08",
    "until_on": "2026-05-08",
    "from_on": "2026-05-06",
    "days": 2,
    "why": "hearing",
    "new_due_on": "2026-05-20",
    "approved_on": "2026-05-06",
    "tell_by_on": "2026-05-08",
    "year": 2027,
}


@pytest.mark.parametrize("code", StepCode)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_of_a_replay_has_its_sentence(app, code, language):
    with app.test_request_context(f"/?lang={language}"):
        _, sentence = step_words(code, FACTS)
        assert sentence.strip()
        assert "%(" not in sentence


def test_every_term_and_every_anchor_has_a_name():
    assert set(TERMS) == set(TermCode)
    assert set(ANCHORS) == set(Anchor)


def test_the_sweep_runs_from_the_command_line(app, clock, begin):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00")
    clock.set(moment("Thu 2026-06-18 09:00"))
    done = app.test_cli_runner().invoke(args=["sweep", "run"])
    assert "1 breaches" in done.output
    assert "0 breaches" in app.test_cli_runner().invoke(args=["sweep", "run"]).output


def test_health_tells_the_age_of_the_last_tick(app, client, session, clock):
    assert client.get("/healthz").json == {"database": "ok", "sweep": "off", "last_tick_age": None}
    app.config["SCHEDULER"] = True
    assert client.get("/healthz").status_code == 503
    keep_tick(session, at=clock(), leader="one")
    clock.advance(timedelta(seconds=30))
    alive = client.get("/healthz")
    assert (alive.status_code, alive.json) == (200, {"database": "ok", "sweep": "ok", "last_tick_age": 30})
    clock.advance(timedelta(minutes=10))
    late = client.get("/healthz")
    assert (late.status_code, late.json["sweep"]) == (503, "late")


def test_people_are_sent_here_once_the_tables_fit_the_program(app, client, session):
    assert client.get("/readyz").status_code == 503
    with app.app_context():
        flask_migrate.stamp()
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json["tables"]) == (200, "ok")
    session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    session.commit()
    assert (client.get("/readyz").status_code, client.get("/readyz").json["tables"]) == (503, "other")


def test_health_says_when_the_database_is_silent(app, client, session):
    from models.tables.law import Tick

    Tick.__table__.drop(session.get_bind())
    answer = client.get("/healthz")
    assert (answer.status_code, json.loads(answer.text)["database"]) == (503, "silent")


def test_the_exceptions_queue_is_shown_and_settled_once(signed_in, begin, clock, session, linjiang):
    begin(TermCode.NOTICE_15, "Mon 2026-06-01 09:00", holder="city_gov")
    sweep_due(session, rulebook(), now=moment("Wed 2026-06-17 00:01"))
    clock.set(moment("Wed 2026-06-17 09:00"))
    office = signed_in("xf_office")
    page = office.get("/exceptions")
    assert "没有可以告知的上级单位" in page.text
    item = page.text.split('href="/exceptions/')[1].split('"')[0]
    assert office.post(f"/exceptions/{item}", data={"note": "  "}).status_code == 422
    assert office.post(f"/exceptions/{item}", data={"note": "已电话报告市联席办"}).status_code == 302
    assert office.post(f"/exceptions/{item}", data={"note": "再来一次"}).status_code == 409
    assert "已电话报告市联席办" in office.get("/exceptions?settled=1").text
    assert office.get("/exceptions/999").status_code == 404
    assert signed_in("lh_mediator").get("/exceptions").status_code == 403
