"""An accusation leaves no trace where the accused could look, a person no word in what is kept for good (R-1.53)."""

from pathlib import Path

import pytest
from sqlalchemy import func, make_url, select

from mediation.casefile.kinds import DocumentKind
from mediation.routing.kinds import Kind
from models.operations.accounts import Appoint, EndAppointment, appoint, end_appointment
from models.operations.drafts import SaveDraft, save_draft
from models.operations.handovers import SendCase, send_case
from models.operations.organisations import EndOrganisation, end_organisation
from models.operations.queue import DrawTicket, draw_ticket
from models.operations.reception.commands import UrgentEntry
from models.operations.unit_of_work import unit_of_work
from models.queries.exceptions import exceptions_page
from models.queries.reach import cases_within_reach, reach, viewer_of
from models.tables.accounts import Appointment, Post
from models.tables.cases import CaseAccess
from models.tables.clocks import ExceptionItem
from models.tables.documents import Document, Notice
from models.tables.reception import Draft, Judgement
from models.tables.record import RecordEntry
from models.unable import OutOfReach
from tests.dates import day, moment
from tests.factories.visits import person

pytestmark = pytest.mark.seed("linjiang")

TODAY = "Mon 2026-06-01 10:00"
LATER = "Mon 2026-06-01 11:00"


@pytest.fixture
def accuse(desk):
    """Provide a function that registers an accusation against an organisation and returns its case's id."""

    def run(login="mtc_window", accused="lh_gov", **changes):
        about = {
            "kind": Kind.ACCUSATION,
            "branch": None,
            "route": "discipline",
            "competent_id": None,
            "accused_organisation_ids": (desk.world.org(accused),),
        }
        return desk.register(login, TODAY, about=about, **changes).case_id

    return run


def named(session, case_id):
    return set(session.scalars(select(CaseAccess.account_id).where(CaseAccess.case_id == case_id)))


def name(session, case_id, account_id):
    with unit_of_work(session) as work:
        work.add(CaseAccess(case_id=case_id, account_id=account_id, basis="R-1.53", granted_at=moment(TODAY)))


def reaches(desk, login, case_id):
    viewer = viewer_of(desk.session, desk.world.account(login), on=day("Mon 2026-06-01"))
    return case_id in cases_within_reach(desk.session, viewer, [case_id])


def test_the_papers_of_an_accusation_leave_no_gap_in_the_rows_of_a_desk(session, desk, accuse):
    desk.register("mtc_window", TODAY)
    secret = accuse()
    desk.register("mtc_window", LATER)
    receipts = select(Document.case_id, Document.number).where(Document.kind == DocumentKind.RECEIPT)
    numbers = dict(session.execute(receipts).all())
    assert numbers.pop(secret) > 9_999_999
    assert sorted(numbers.values()) == [1, 2]


def test_a_threat_in_an_accusation_is_told_to_those_named_and_to_no_office(session, desk, accuse):
    case_id = accuse(urgent=UrgentEntry(words=("跳楼",)))
    told = session.execute(select(Notice.organisation_id, Notice.account_id).where(Notice.case_id == case_id)).all()
    assert {account for _, account in told} == {desk.world.account("mtc_window"), desk.world.account("discipline")}
    assert {organisation for organisation, _ in told} == {None}


def test_at_the_desk_of_the_accused_nobody_is_named_to_the_accusation(session, desk, accuse):
    case_id = accuse("lh_town")
    assert named(session, case_id) == {desk.world.account("discipline")}
    assert not reaches(desk, "lh_town", case_id)


def test_who_answers_for_the_accused_at_its_reception_point_is_accused_with_it(session, desk, accuse):
    case_id = accuse("city_window", "gov")
    row = CaseAccess(
        case_id=case_id, account_id=desk.world.account("mtc_window"), basis="R-1.53", granted_at=moment(TODAY)
    )
    session.add(row)
    session.commit()
    assert not reaches(desk, "mtc_window", case_id)


def test_whoever_succeeds_the_accused_is_accused_with_it(session, desk, accuse):
    case_id = accuse(accused="jt")
    name(session, case_id, desk.world.account("zj_head"))
    assert reaches(desk, "zj_head", case_id)
    end = EndOrganisation(desk.world.org("jt"), on=day("Mon 2026-06-01"), successor_id=desk.world.org("zj"))
    end_organisation(session, end, actor=desk.world.actor(session, "admin"), now=moment(LATER))
    assert not reaches(desk, "zj_head", case_id)


@pytest.mark.parametrize("way", ["repeat_of", "joins", "related_to"])
def test_attaching_to_an_accusation_one_is_not_named_to_is_attaching_to_nothing(desk, accuse, way):
    secret = accuse()
    answers = []
    for case_id in (secret, secret + 1000):
        with pytest.raises(OutOfReach) as caught:
            desk.register("mtc_window2", LATER, **{way: case_id})
        answers.append(str(caught.value))
    assert answers[0] == answers[1]


NAME, PHONE, IDENTITY, HOME, STORY = (
    "欧阳慕容雪",
    "13912345678",
    "379901198003150017",
    "柳河村枣树胡同十七号",
    "夜半机声轰鸣",
)


def test_what_a_person_said_of_himself_stands_in_the_clear_in_no_line_that_is_kept_for_good(session, desk):
    parties = (person(NAME, phone=PHONE),)
    about = {"place_detail": HOME}
    done = desk.register("lh_town", TODAY, parties=parties, about=about, told=STORY)
    desk.register("lh_town", LATER, parties=parties, about=about, told=STORY, repeat_of=done.case_id)
    tables = (RecordEntry.facts, Notice.facts, Judgement.facts, Judgement.verdict, Document.content)
    kept = "".join(str(value) for column in tables for value in session.scalars(select(column)))
    for value in (NAME, PHONE, HOME, STORY):
        assert value not in kept


@pytest.mark.engines("sqlite")
def test_drafts_and_persons_are_unreadable_in_the_file_of_the_database(session, desk, database):
    actor = desk.world.actor(session, "lh_town")
    save_draft(session, SaveDraft(actor, "k1", "visit", {"name": NAME, "told": STORY}, 0, moment(TODAY)))
    draw_ticket(session, DrawTicket(actor=actor, on=day("Mon 2026-06-01"), now=moment(TODAY), name=NAME))
    desk.register("lh_town", TODAY, parties=(person(NAME, phone=PHONE),), about={"place_detail": HOME})
    assert session.scalar(select(func.count(Draft.id))) == 1
    file = Path(make_url(database.url).database)
    files = [path for path in file.parent.iterdir() if path.name.startswith(file.name)]
    raw = b"".join(path.read_bytes() for path in files)
    for value in (NAME, PHONE, HOME, STORY):
        assert value.encode() not in raw
    assert "村路破损无人维修".encode() in raw


def test_an_accusation_received_by_the_accused_is_held_by_discipline(desk, accuse):
    case_id = accuse("lh_town")
    assert desk.holders(case_id) == [desk.world.org("discipline")]
    assert {bound for _, bound in desk.running(case_id).values()} == {desk.world.org("discipline")}


def test_an_accusation_nobody_may_see_is_asked_about_without_a_word_on_it_and_found_by_the_next_officer(
    session, desk, accuse
):
    officer = session.scalars(select(Appointment.id).where(Appointment.account_id == desk.world.account("discipline")))
    end_appointment(session, EndAppointment(officer.one(), day("Mon 2026-06-01")), actor=None, now=moment(TODAY))
    case_id = accuse("lh_town")
    assert named(session, case_id) == set()
    office = viewer_of(session, desk.world.account("xf_office"), on=day("Mon 2026-06-01"))
    shown = exceptions_page(session(), [desk.world.county], reached=reach(office)).rows
    assert [(row.kind, row.case_id, row.number, row.facts) for row in shown] == [("nobody_named", None, None, {})]
    post = session.scalars(select(Post.id).where(Post.organisation_id == desk.world.org("discipline"))).first()
    again = Appoint(desk.world.account("zr_head"), post, day("Tue 2026-06-02"))
    appoint(session, again, actor=None, now=moment("Tue 2026-06-02 09:00"))
    assert named(session, case_id) == {desk.world.account("zr_head")}


def send_to_discipline(desk, case_id):
    fields = {"to_id": desk.world.org("discipline"), "reason": "反映的是柳河镇干部，按干部管理权限移送县纪委监委"}
    return desk.act(send_case, SendCase, "city_window", "Tue 2026-06-02 09:00", case_id, **fields)


def test_an_accusation_transferred_by_cadre_authority_is_seen_by_the_officers_who_receive_it(session, desk, accuse):
    """T-08."""
    case_id = accuse("city_window")
    assert not reaches(desk, "discipline", case_id)
    send_to_discipline(desk, case_id)
    assert desk.case(case_id).holder_id == desk.world.org("discipline")
    assert named(session, case_id) == {desk.world.account("city_window"), desk.world.account("discipline")}
    assert reaches(desk, "discipline", case_id)
    assert not any(reaches(desk, login, case_id) for login in ("lh_town", "lh_head", "mtc_window", "leader"))


def test_an_accusation_whose_receiver_has_no_officer_is_asked_about_and_found_by_the_next_one(session, desk, accuse):
    officer = session.scalars(select(Appointment.id).where(Appointment.account_id == desk.world.account("discipline")))
    end_appointment(session, EndAppointment(officer.one(), day("Mon 2026-06-01")), actor=None, now=moment(TODAY))
    case_id = accuse("city_window")
    send_to_discipline(desk, case_id)
    assert named(session, case_id) == {desk.world.account("city_window")}
    assert session.scalars(select(ExceptionItem.kind)).all() == ["nobody_named"]
    post = session.scalars(select(Post.id).where(Post.organisation_id == desk.world.org("discipline"))).first()
    again = Appoint(desk.world.account("zr_head"), post, day("Wed 2026-06-03"))
    appoint(session, again, actor=None, now=moment("Wed 2026-06-03 09:00"))
    assert named(session, case_id) == {desk.world.account("city_window"), desk.world.account("zr_head")}
