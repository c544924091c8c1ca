"""The demo county: real places, invented people, a post for everything, windows staffed by dated postings."""

from datetime import date

from sqlalchemy import func, select

from demo.personas import DEPUTY, PERSONAS
from mediation.escalation.kinds import RECEPTION_KINDS, OrgKind
from mediation.moments import local_day
from mediation.secrecy.kinds import Role
from models.operations.sweep import SweepResult, sweep_due
from models.queries.accounts import actor_of, find_person_by_login, heads_of, posts_of
from models.queries.administration import find_organisation_by_code
from models.queries.organisation_rows import predecessors_of
from models.queries.windows import windows_of
from models.tables.accounts import Account, Appointment, Post
from models.tables.cases import CaseParty
from models.tables.organisations import Organisation, QueueTicket, ReceptionPoint
from tests.demo.conftest import NOW, Told

TODAY = local_day(NOW)


def count(gaomi: Told, kind: OrgKind) -> int:
    return gaomi.session.scalar(select(func.count(Organisation.id)).where(Organisation.kind == kind)) or 0


def test_every_township_and_village_has_its_centre(gaomi: Told) -> None:
    assert count(gaomi, OrgKind.TOWNSHIP_CENTRE) == 10
    assert count(gaomi, OrgKind.VILLAGE_COMMITTEE) == count(gaomi, OrgKind.MEDIATION_COMMITTEE) == 910


def test_a_merged_bureau_names_its_successor_and_the_day(gaomi: Told) -> None:
    """R-1.41: whoever carries its functions on is shown with the date."""
    former = find_organisation_by_code(gaomi.session, "370785-LY")
    assert former is not None
    successor = find_organisation_by_code(gaomi.session, "370785-WL")
    assert successor is not None
    assert predecessors_of(gaomi.session, successor) == (("高密市旅游局", date(2025, 4, 1)),)


def test_every_reception_point_publishes_where_when_and_how(gaomi: Told) -> None:
    query = (
        select(func.count(Organisation.id))
        .outerjoin(ReceptionPoint, ReceptionPoint.organisation_id == Organisation.id)
        .where(Organisation.kind.in_(RECEPTION_KINDS))
        .where(func.coalesce(ReceptionPoint.phone, "") == "")
    )
    assert gaomi.session.scalar(query) == 0


def test_every_village_has_a_mediator(gaomi: Told) -> None:
    held = select(func.count(Post.organisation_id.distinct())).where(Post.role == Role.VILLAGE_MEDIATOR)
    assert gaomi.session.scalar(held) == 910


def test_every_role_has_a_persona_who_comes_first(gaomi: Told) -> None:
    assert {persona.role for persona in PERSONAS} == set(Role)
    for persona in PERSONAS:
        person = find_person_by_login(gaomi.session, persona.login)
        assert person is not None
        assert actor_of(gaomi.session, person.account_id, on=TODAY) is not None


def test_a_deputy_signs_for_the_head_who_is_away(gaomi: Told) -> None:
    bureau = find_organisation_by_code(gaomi.session, "370785-ZR")
    assert bureau is not None
    acting = [held for held in heads_of(gaomi.session, bureau, on=TODAY) if held.acting_for is not None]
    deputy = find_person_by_login(gaomi.session, DEPUTY)
    assert deputy is not None
    assert [held.account_id for held in acting] == [deputy.account_id]
    assert acting[0].to_on is not None


def test_a_clerk_who_moved_holds_no_post_any_more(gaomi: Told) -> None:
    ended = select(func.count(Appointment.id)).where(Appointment.to_on <= TODAY)
    assert (gaomi.session.scalar(ended) or 0) >= 2
    gone = find_person_by_login(gaomi.session, "t003-1")
    assert gone is not None
    assert posts_of(gaomi.session, gone.account_id, on=TODAY) == ()


def test_ten_windows_are_staffed_for_good_or_in_turn(gaomi: Told) -> None:
    centre = find_organisation_by_code(gaomi.session, "370785-MTC")
    assert centre is not None
    windows = windows_of(gaomi.session, centre, on=TODAY)
    assert [window.number for window in windows] == list(range(1, 11))
    kinds = {posting.kind.value for window in windows for posting in window.postings}
    assert kinds == {"permanent", "rotating"}
    assert all(window.postings for window in windows)


def test_nobody_real_is_named(gaomi: Told) -> None:
    for party in gaomi.session.scalars(select(CaseParty)):
        assert party.phone is None or party.phone.startswith("154")
        if party.id_kind == "citizen_id":
            born_on = date(int(party.id_number[6:10]), int(party.id_number[10:12]), int(party.id_number[12:14]))
            assert (party.id_number[:6], born_on.year < 1911) == ("370785", True)


def test_people_wait_at_the_centres_today(gaomi: Told) -> None:
    waiting = select(func.count(QueueTicket.id)).where(QueueTicket.drawn_on == TODAY, QueueTicket.called_at.is_(None))
    assert (gaomi.session.scalar(waiting) or 0) > 0


def test_one_hash_serves_all_accounts_and_each_is_open(gaomi: Told) -> None:
    closed = select(func.count(Account.id)).where(Account.active.is_(False) | Account.password_hash.is_(None))
    assert gaomi.session.scalar(closed) == 0


def test_nothing_is_left_for_the_sweep(gaomi: Told) -> None:
    assert sweep_due(gaomi.session, gaomi.setting.rulebook, now=NOW) == SweepResult()
