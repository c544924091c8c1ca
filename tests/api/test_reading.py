"""What a program reads is what its post reaches, masked, a page at a time."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from mediation.casefile.kinds import ContactMethod
from mediation.reception.masking import mask_name
from mediation.secrecy.kinds import Role
from mediation.secrecy.tokens import Scope
from models.operations.cases import LogContact, log_contact
from models.operations.staffing import StaffMember, staff
from models.operations.unit_of_work import unit_of_work
from models.tables.accounts import Account
from models.tables.cases import Case, CaseAccess
from tests.access.samples import PERSONAS, put_hidden_cases
from tests.api.bodies import visit_body
from tests.dates import day, moment
from tests.factories.visits import person
from tests.worlds.linjiang import CHEAP

AT = "Mon 2026-03-02 08:30"
NAME, PHONE, ID, ADDRESS = "欧阳清泉", "13912345678", "379901198003150017", "柳河村三组 17 号"
OF_A_CASE = ("", "/timeline", "/duties", "/clocks")


@pytest.fixture
def case_id(desk):
    """Provide a case of 柳河镇."""
    return desk.register("lh_town", AT).case_id


def _ids(answer):
    assert answer.status_code == 200, answer.text
    return [row["id"] for row in answer.json["items"]]


def test_a_program_reads_the_cases_of_its_post(case_id, program):
    for login in ("lh_town", "mtc_window"):
        asking = program(login)
        assert _ids(asking.get("/cases")) == [case_id]
        assert _ids(asking.post("/cases/search", {"text": "村路"})) == [case_id]
        assert [asking.get(f"/cases/{case_id}{what}").status_code for what in OF_A_CASE] == [200] * 4


def test_a_case_elsewhere_is_in_no_list_no_search_and_at_no_address(case_id, program):
    asking = program("cg_town")
    assert _ids(asking.get("/cases")) == []
    assert _ids(asking.post("/cases/search", {"text": "村路"})) == []
    for what in OF_A_CASE:
        hidden, absent = asking.get(f"/cases/{case_id}{what}"), asking.get(f"/cases/999999{what}")
        assert (hidden.status_code, hidden.json) == (absent.status_code, absent.json)
        assert hidden.status_code == 404


@pytest.fixture
def second_post(session, linjiang):
    """Give 程关山 of 城关街道 a post in 柳河镇 too."""
    line = StaffMember(
        "cg_town", "程关山", linjiang.org("lh_gov"), Role.TOWNSHIP_STAFF, "挂职干部", day("Mon 2026-03-02")
    )
    staff(session, [line], password=None, actor=None, now=moment(AT), hashing=CHEAP)


def test_a_token_reaches_through_its_one_post_and_its_person_through_all(
    case_id, second_post, linjiang, session, program, signed_in
):
    assert signed_in("cg_town").get(f"/cases/{case_id}").status_code == 200
    posts = [program("cg_town", post=which).get(f"/cases/{case_id}").status_code for which in range(3)]
    assert posts == [404, 404, 200]


def test_a_visit_names_no_case_that_the_one_post_does_not_reach(case_id, second_post, program, linjiang):
    there, here = program("cg_town", post=0), program("cg_town", post=2)
    for name in ("repeat_of", "joins", "related_to"):
        body = visit_body(linjiang, parties=[{"name": "赵六", "phone": "13700000006"}], **{name: case_id})
        hidden = there.post("/visits", body, key=f"key-{name}-1")
        absent = there.post("/visits", body | {name: 999_999}, key=f"key-{name}-2")
        assert (hidden.status_code, hidden.json) == (absent.status_code, absent.json)
        assert hidden.status_code == 404, name
        assert there.post("/gate-checks", body).status_code == (404 if name != "related_to" else 200)
        assert here.post("/visits", body, key=f"key-{name}-3").status_code == 201, name


def test_an_accusation_is_there_for_those_named_to_it_and_for_nobody_else(session, linjiang, program):
    shown = put_hidden_cases(session, linjiang)
    for role, login in PERSONAS.items():
        asking = program(login)
        said = [
            asking.get("/cases?limit=100"),
            asking.post("/cases/search", {"text": "HIDDEN-2"}),
            asking.post("/cases/search", {"text": "路灯"}),
            asking.get(f"/record?case_id={shown.accusation}"),
            asking.get(f"/cases/{shown.accusation}"),
        ]
        assert not any("HIDDEN-2" in answer.text for answer in said), role
        assert not any(f'"id":{shown.accusation},' in answer.text.replace(" ", "") for answer in said[:3]), role
    with unit_of_work(session) as work:
        account_id = linjiang.account("discipline")
        work.add(CaseAccess(case_id=shown.accusation, account_id=account_id, basis="R-1.53", granted_at=moment(AT)))
    assert _ids(program("discipline").get("/cases")) == [shown.accusation]


def test_persons_are_masked_wherever_a_program_looks(desk, linjiang, program):
    party = person(NAME, phone=PHONE, id_kind="citizen_id", id_number=ID)
    done = desk.register("lh_town", AT, parties=[_living_at(party, ADDRESS)])
    asking, auditor = program("lh_town"), program("auditor")
    sent = visit_body(linjiang, parties=[_sent(NAME, PHONE, ID, ADDRESS)])
    said = [
        asking.get("/cases"),
        asking.post("/cases/search", {"text": PHONE}),
        asking.post("/cases/search", {"text": NAME}),
        *(asking.get(f"/cases/{done.case_id}{what}") for what in OF_A_CASE),
        asking.get(f"/visits/{done.visit_id}"),
        asking.post("/gate-checks", sent),
        asking.post("/visits", sent, key="masked-visit"),
        asking.post("/visits", sent | {"channel": "smoke signals"}, key="masked-fault"),
        asking.post(
            "/visits", sent | {"parties": [_sent(NAME, PHONE, "37990119800315001X", ADDRESS)]}, key="masked-id"
        ),
        auditor.get("/record"),
    ]
    assert [answer.status_code for answer in said] == [200] * 9 + [201, 422, 422, 200]
    assert _ids(said[1]) == _ids(said[2]) == [done.case_id]
    told = "".join(answer.get_data(as_text=True) + str(answer.headers) for answer in said)
    told += told.encode().decode("unicode_escape", errors="ignore")
    assert [planted for planted in (NAME, PHONE, ID, ADDRESS, "37990119800315001X") if planted in told] == []
    assert said[3].json["parties"][0]["phone"] == "139****5678"


def _living_at(entry, address):
    return replace(entry, address=address)


def _sent(name, phone, id_number, address):
    return {"name": name, "phone": phone, "id_kind": "citizen_id", "id_number": id_number, "address": address}


def test_pages_follow_one_another_though_cases_come_in_between(desk, program):
    first = [desk.register("lh_town", AT).case_id for _ in range(3)]
    asking, found, after = program("lh_town"), [], ""
    while after is not None:
        page = asking.get(f"/cases?limit=1{after}")
        found += _ids(page)
        desk.register("lh_town", "Mon 2026-03-02 09:00")
        after = f"&after={page.json['next']}" if page.json["next"] and found[-1] != min(first) else None
    assert found == sorted(first, reverse=True)


def test_organisations_come_a_page_at_a_time_in_the_order_of_their_codes(program, linjiang):
    asking, codes, after = program("lh_town"), [], ""
    while after is not None:
        page = asking.get(f"/organisations?limit=7{after}").json
        codes += [row["code"] for row in page["items"]]
        after = f"&after={page['next']}" if page["next"] else None
    assert codes == sorted(set(codes))
    assert len(codes) > 20
    assert asking.get(f"/organisations/{linjiang.org('lh_gov')}").json["tier"] == 1


def test_working_days_are_counted_over_the_holidays(program):
    asking = program("lh_town", Scope.CALENDAR_READ)
    added = asking.get("/workdays/add?after=2026-04-30&days=1").json
    assert added["on"] == "2026-05-06"
    assert added["in_the_way"][0]["name"]
    assert asking.get("/workdays/count?after=2026-04-30&until=2026-05-06").json["number"] == 1
    assert asking.get("/workdays/add?after=2199-12-30&days=1000").status_code == 422


def test_clocks_tell_every_step_of_why_this_date(case_id, program):
    clocks = program("lh_town").get(f"/cases/{case_id}/clocks").json["items"]
    assert clocks
    assert all(clock["steps"] and clock["due_on"] and clock["basis"] for clock in clocks)


def test_the_record_is_read_by_auditors_a_page_at_a_time(case_id, program):
    auditor, found, after = program("auditor"), [], ""
    while after is not None:
        page = auditor.get(f"/record?limit=3{after}").json
        found += [row["id"] for row in page["items"]]
        after = f"&after={page['next']}" if page["next"] else None
    assert found == sorted(set(found), reverse=True)
    assert all(len(row["hash"]) == 64 for row in page["items"])


def test_a_case_can_be_read_as_it_stands_in_the_table(case_id, program, session):
    said = program("lh_town").get(f"/cases/{case_id}").json
    session.rollback()
    case = session.scalars(select(Case).where(Case.id == case_id)).one()
    assert (said["number"], said["version"], said["stage"]) == (case.number, case.version, case.stage.value)


def test_the_first_receiver_answers_until_the_holder_has_spoken_with_the_person(case_id, program):
    asking = program("lh_town")
    assert [row["duty"] for row in asking.get(f"/cases/{case_id}/duties").json["items"]] == ["holder", "first_receiver"]
    version = asking.get(f"/cases/{case_id}").json["version"]
    contact = {"method": "phone", "result": "已说明办理期限。"}
    done = asking.post(f"/cases/{case_id}/contacts", contact, key="contact-1", version=version)
    assert done.json["counted"]
    assert [row["duty"] for row in asking.get(f"/cases/{case_id}/duties").json["items"]] == ["holder"]


def test_the_record_names_for_whom_somebody_acted(case_id, linjiang, session, desk, program):
    acting = replace(linjiang.actor(session, "lh_town"), acting_for_id=linjiang.account("lh_head"))
    session.rollback()
    command = LogContact(
        actor=acting, now=moment("Mon 2026-03-02 09:00"), case_id=case_id, method=ContactMethod.PHONE, result="已说明。"
    )
    log_contact(session, desk.setting, command)
    newest = program("auditor").get(f"/record?case_id={case_id}&limit=1").json["items"][0]
    session.rollback()
    assert newest["acting_for"] == mask_name(session.get(Account, linjiang.account("lh_head")).display_name)
    assert newest["actor"] != newest["acting_for"]
