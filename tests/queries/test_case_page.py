"""One case with its whole file: what it costs, whom it hides, what it tells."""

from dataclasses import replace
from random import Random

import pytest

from mediation.casefile.kinds import Act, ContactMethod, LinkKind
from mediation.clocks.codes import TermCode
from mediation.moments import local_day
from mediation.reception.parties import PartyRole
from mediation.reception.party_checks import IdKind
from mediation.routing.kinds import Branch, Kind
from mediation.secrecy.reveal import PersonalField
from mediation.verdict import Refused
from models.operations.cases import (
    AcceptCase,
    GiveNotice,
    LogContact,
    PartEntry,
    ServiceEntry,
    SplitCase,
    accept_case,
    give_notice,
    log_contact,
    split_case,
)
from models.operations.handovers import SendCase, send_case
from models.queries.cases.detail import case_page
from models.queries.cases.timeline import Shown, TimelineKind
from models.queries.handovers import Tray, tray_counts, tray_page
from models.queries.reach import viewer_of
from models.queries.worklists import desk_of
from models.unable import OutOfReach
from tests.dates import day, moment
from tests.factories.law import law_on
from tests.factories.visits import person
from tests.queries.statements import counted

NOW = "Tue 2026-04-21 10:00"
ID_NUMBER, PHONE, ADDRESS = "379901198003150017", "13800000001", "柳河镇柳河村12号"


@pytest.fixture
def read(session, linjiang, desk):
    """Provide a function that reads a case's page as somebody."""

    def run(login, case_id, at=NOW):
        viewer = viewer_of(session, linjiang.account(login), on=local_day(moment(at)))
        actor = linjiang.actor(session, login)
        return case_page(session, desk.setting, viewer, actor=actor, case_id=case_id, now=moment(at))

    return run


@pytest.fixture
def petitioner():
    """Provide a petitioner with every personal value."""
    entry = person("王建国", id_kind=IdKind.CITIZEN_ID, id_number=ID_NUMBER, phone=PHONE)
    return replace(entry, address=ADDRESS)


def send_to_town(desk, case_id, at="Tue 2026-04-14 09:00"):
    return desk.act(send_case, SendCase, "mtc_window", at, case_id, to_id=desk.world.org("lh_gov"), reason="镇里管护")


def test_a_page_costs_the_same_for_one_visit_and_for_twenty_five(desk, read, session):
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00").case_id
    read("mtc_window", case_id)
    session.rollback()
    with counted(session) as first:
        read("mtc_window", case_id)
    for hour in range(24):
        desk.register("mtc_window", f"Tue 2026-04-14 {hour:02d}:30", repeat_of=case_id)
    session.rollback()
    with counted(session) as last:
        page = read("mtc_window", case_id)
    assert len(page.visits) == 25
    assert len(first) == len(last) <= 40


def test_hidden_and_absent_cost_and_say_the_same(desk, read, session):
    about = {"kind": Kind.ACCUSATION, "branch": None, "route": "discipline", "competent_id": None}
    secret = desk.register("mtc_window", "Mon 2026-04-13 09:00", about=about).case_id
    seen = []
    for case_id in (secret, 999_999):
        session.rollback()
        with counted(session) as sent, pytest.raises(OutOfReach):
            read("leader", case_id)
        seen.append([statement for statement, _ in sent])
    assert seen[0] == seen[1]
    assert read("discipline", secret).head.is_secret


def test_no_value_of_a_person_is_read_in_full(desk, read, petitioner):
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00", parties=(petitioner,)).case_id
    found = read("mtc_window", case_id).parties[0]
    assert (found.name, found.phone, found.id_number) == ("王*国", "138****0001", "379901**********17")
    assert found.address == "柳河镇****"
    assert len(found.hidden) == 4


def test_the_story_tells_visits_with_their_papers_moves_and_contacts(desk, read):
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00").case_id
    send_to_town(desk, case_id)
    desk.act(
        log_contact,
        LogContact,
        "lh_town",
        "Wed 2026-04-15 09:00",
        case_id,
        method=ContactMethod.PHONE,
        result="约好看路",
    )
    lines = read("lh_town", case_id).timeline
    assert [line.tag for line in lines] == ["visit.registered", "case.transfer", "case.first_contact"]
    assert [len(line.papers) for line in lines] == [1, 1, 0]
    assert lines[1].hand_over.reason == "镇里管护"
    assert lines[2].contact.result == "约好看路"
    assert [line.kind for line in lines if line.is_shown(Shown.DECISIONS)] == [TimelineKind.DECISION]
    assert len([line for line in lines if line.is_shown(Shown.DOCUMENTS)]) == 2
    assert len([line for line in lines if line.is_shown(Shown.CONTACTS)]) == 2


def test_the_board_allows_the_holder_and_names_who_else_could(desk, read):
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00").case_id
    send_to_town(desk, case_id)
    assert read("lh_town", case_id).board.allows(Act.GIVE_NOTICE)
    answers = {one.act: one.answer for one in read("mtc_window", case_id).board.answers}
    refused = answers[Act.GIVE_NOTICE]
    assert isinstance(refused, Refused)
    assert (refused.who_can, refused.basis) == ("holder", "R-1.25")


def split(desk, *parts):
    case_id = desk.register("lh_town", "Mon 2026-04-13 09:00").case_id
    own = PartEntry(Kind.CLAIM, Branch.PETITION, "petition", "村路破损", "路面破损积水。", "修路")
    ids = desk.act(
        split_case,
        SplitCase,
        "lh_town",
        "Mon 2026-04-13 10:00",
        case_id,
        parts=(own, *parts),
        draw=Random(7).randrange,
    )
    return case_id, ids


ACCUSATION = PartEntry(Kind.ACCUSATION, None, "discipline", "反映收受钱款", "反映镇干部收受钱款。")
INQUIRY = PartEntry(Kind.INQUIRY, None, None, "询问低保", "询问低保条件。")


def test_a_split_is_told_with_its_parts(desk, read):
    case_id, ids = split(desk, INQUIRY)
    page = read("lh_head", case_id)
    assert [(row.case_id, row.kind) for row in page.related] == [(ids[1], LinkKind.SPLIT_FROM)]
    assert "case.split" in [line.tag for line in page.timeline]
    assert [row.case_id for row in read("lh_head", ids[1]).related] == [case_id]


def test_an_accusation_split_off_leaves_no_trace_on_its_mother(desk, read):
    case_id, ids = split(desk, ACCUSATION)
    page = read("lh_head", case_id)
    assert page.related == ()
    assert "case.split" not in [line.tag for line in page.timeline]
    knowing = read("discipline", ids[1])
    assert knowing.head.is_secret


def test_an_accusation_is_not_counted_among_its_sisters(desk, read):
    case_id, ids = split(desk, INQUIRY, ACCUSATION)
    inquiry = next(one for one in ids[1:] if read("lh_head", case_id).related[0].case_id == one)
    assert len(read("lh_head", case_id).related) == 1
    assert [row.case_id for row in read("lh_head", inquiry).related] == [case_id]


def test_trays_hold_what_waits_oldest_first_and_cost_the_same(desk, session, linjiang):
    ids = [desk.register("mtc_window", f"Mon 2026-04-13 {hour:02d}:00").case_id for hour in range(8, 14)]
    for case_id in ids:
        send_to_town(desk, case_id)
    at = moment(NOW)
    law = law_on(session, day("Tue 2026-04-21"), county_id=linjiang.county)
    viewer = viewer_of(session, linjiang.account("lh_town"), on=local_day(at))
    offices = desk_of(session, viewer).organisation_ids
    costs = []
    for size in (1, 5):
        with counted(session) as sent:
            page = tray_page(session, law, viewer, Tray.WAITING, offices=offices, now=at, size=size)
        costs.append(len(sent))
    assert costs[0] == costs[1]
    assert [row.case_id for row in page.rows] == ids[:5]
    following = tray_page(session, law, viewer, Tray.WAITING, offices=offices, now=at, size=5, after=page.after)
    assert ([row.case_id for row in following.rows], following.after) == (ids[5:], None)
    assert page.rows[0].clock.term == TermCode.OBJECTION_5WD
    assert tray_counts(session, viewer, offices=offices) == {Tray.WAITING: 6, Tray.OBJECTIONS: 0}


def test_what_an_office_sent_stays_in_its_tray_after_it_was_taken_up(desk, session, linjiang):
    case_id = desk.register("mtc_window", "Mon 2026-04-13 09:00").case_id
    send_to_town(desk, case_id)
    told = {"route": "信访", "procedure": "60日", "contact": "镇政府", "service": ServiceEntry(proof="面交")}
    desk.act(give_notice, GiveNotice, "lh_town", "Wed 2026-04-15 09:00", case_id, **told)
    desk.act(accept_case, AcceptCase, "lh_town", "Wed 2026-04-15 09:30", case_id)
    at = moment(NOW)
    law = law_on(session, day("Tue 2026-04-21"), county_id=linjiang.county)
    viewer = viewer_of(session, linjiang.account("mtc_window"), on=local_day(at))
    offices = desk_of(session, viewer).organisation_ids
    page = tray_page(session, law, viewer, Tray.SENT, offices=offices, now=at)
    assert [(row.case_id, row.state.value, row.receiver) for row in page.rows] == [
        (case_id, "accepted", "柳河镇人民政府")
    ]


# ---- 10.3 E: age and health


def ward(**changes):
    child = person("欧阳小宝", phone="", id_kind=IdKind.CITIZEN_ID, **changes)
    guardian = person("欧阳建国", phone=PHONE, role=PartyRole.GUARDIAN, acts_for=0)
    return (replace(child, address=ADDRESS), guardian)


def test_a_minor_is_masked_whole_and_grows_up(desk, read):
    parties = ward(id_number="379901200805200012", born_on=day("Tue 2008-05-20"))
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=parties).case_id
    child, guardian = read("lh_town", case_id).parties
    assert (child.name, child.id_number, child.address, child.born_on) == ("欧**", "****", "****", "****")
    assert (guardian.name, guardian.represents) == ("欧**国", "欧**")
    assert {PersonalField.BORN_ON, PersonalField.LACKS_CAPACITY} <= child.hidden
    assert not {PersonalField.BORN_ON, PersonalField.LACKS_CAPACITY} & guardian.hidden


def test_why_somebody_has_a_guardian_cannot_be_told_from_the_page(desk, read):
    shown = []
    minor, grown = {"born_on": day("Tue 2012-05-01")}, {"born_on": day("Tue 1990-05-01"), "lacks_capacity": True}
    for changes in (minor, grown, {"lacks_capacity": True}):
        parties = ward(**changes)
        case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=parties).case_id
        shown.append(replace(read("lh_town", case_id).parties[0], id=0))
    assert shown[0] == shown[1] == shown[2]


def test_a_grown_person_without_guardian_has_the_usual_masks_and_no_word_on_capacity(desk, read, petitioner):
    case_id = desk.register("lh_town", "Mon 2026-03-09 09:00", parties=(petitioner,)).case_id
    (row,) = read("lh_town", case_id).parties
    assert (row.name, row.capacity) == ("王*国", None)
    assert PersonalField.LACKS_CAPACITY not in row.hidden
