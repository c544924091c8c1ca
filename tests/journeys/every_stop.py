"""The table of tests/journeys/test_every_page.py: address → who looks at it, on what."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from models.tables.organisations import Window
from models.tables.reception import Visit
from tests.journeys.county_at_work import DRAFT, OWN_DRAFT, AtWork
from tests.journeys.stops import EVERY_STAGE, NOBODY, WHO_HAS, Stop, Values, on_case, organisation, papers, plain


def _window(at_work: AtWork) -> dict[str, Any]:
    mtc = at_work.desk.world.org("mtc")
    window = at_work.desk.session.scalars(select(Window.id).where(Window.organisation_id == mtc).limit(1)).one()
    return {"organisation_id": mtc, "window_id": window}


def _account(at_work: AtWork) -> dict[str, Any]:
    return {"account_id": at_work.desk.world.account("zr_handler")}


def _visit(state: str) -> Values:
    def find(at_work: AtWork) -> dict[str, Any]:
        first = select(func.min(Visit.id)).where(Visit.case_id == at_work.case(state))
        return {"visit_id": at_work.desk.session.scalars(first).one()}

    return find


STOPS: Mapping[str, tuple[Stop, ...]] = {
    "home.index": plain("lh_mediator") + plain("lh_town") + plain("leader") + plain("admin") + plain("auditor"),
    "home.work": tuple(
        Stop("lh_town", lambda _at_work, kind=kind: {"work": kind})
        for kind in ("urgent", "overdue", "soon", "to_accept", "handed", "returned", "objections", "drafts", "notices")
    ),
    "home.guide": plain(NOBODY) + plain("lh_town"),
    # ---- the door and one's own account
    "accounts.sign_in": plain(NOBODY),
    "accounts.me": plain("lh_town"),
    "accounts.change_password": plain("lh_town"),
    "accounts.second_step": plain(NOBODY),
    "accounts.set_up_factor": plain("lh_town"),
    "accounts.create_token": plain("lh_town"),
    "accounts.confirm_person": plain("admin", "next=/me"),
    "accounts.reset_password": (Stop(NOBODY, status=409),),
    # ---- the citizen
    "citizens.ask": plain(NOBODY, "", "large=1"),
    "citizens.show": plain(NOBODY, "large=0", "large=1"),
    "citizens.print_out": plain(NOBODY),
    "citizens.centres": plain(NOBODY),
    "citizens.centre": (Stop(NOBODY, lambda at_work: {"centre_id": at_work.desk.world.org("mtc")}),),
    # ---- reception
    "reception.desk": plain("mtc_window"),
    "reception.register": plain("mtc_window", "", f"draft={DRAFT}") + plain("lh_mediator") + plain("city_window"),
    "reception.drafts": plain("mtc_window"),
    "reception.versions": (Stop("mtc_window", lambda _at_work: {"key": DRAFT}, f"own={OWN_DRAFT}"),),
    "reception.queue": plain("mtc_window"),
    "reception.show": (Stop("lh_town", _visit("registered")), Stop("city_window", _visit("guide_slip"))),
    "reception.guide_slip": (Stop("city_window", _visit("guide_slip")),),
    "reception.receipt": (Stop("lh_town", _visit("registered")),),
    # ---- cases and their papers
    "cases.index": plain("lh_town", "", "q=没有这样的事项") + plain("xf_office"),
    "cases.filters": plain("lh_town"),
    "cases.show": on_case("lh_town", *EVERY_STAGE)
    + on_case("lh_mediator", "dispute")
    + on_case("xf_office", "labour")
    + (Stop("lh_town", lambda _at_work: {"case_id": 999_999}, status=404),),
    "documents.show": papers(WHO_HAS),
    "documents.proof": papers({"notice": "lh_town", "opinion": "lh_town"}),
    "handovers.index": plain("lh_town") + plain("mtc_window"),
    # ---- acts on a case
    "cases.accept": on_case("lh_town", "notified") + on_case("lh_town", "registered", status=409),
    "cases.accept_handover": on_case("lh_town", "guide_slip") + on_case("mtc_window", "offered"),
    "cases.acknowledge_urgent": on_case("lh_head", "alarmed"),
    "cases.answer": on_case("mtc_window", "correction_notice"),
    "cases.answer_offer": on_case("mtc_window", "offered_below"),
    "cases.suggest_simplified": on_case("mtc_window", "receipt"),
    "cases.choose_simplified": on_case("lh_town", "transfer_letter"),
    "cases.claim_exception": on_case("city_window", "guide_slip"),
    "cases.conclude": on_case("lh_town", "opinion"),
    "cases.consent_after_guidance": on_case("lh_town", "guide_slip"),
    "cases.convert_to_ordinary": on_case("lh_town", "simplified"),
    "cases.decide_exception": on_case("xf_office", "guide_slip"),
    "cases.decide_attested": on_case("lh_town", "opinion"),
    "cases.state_attested": on_case("lh_town", "opinion"),
    "cases.decide_objection": on_case("mtc_window", "objection"),
    "cases.draft_opinion": on_case("lh_town", "accepted", "drafted"),
    "cases.extend": on_case("lh_head", "accepted") + on_case("lh_town", "accepted", status=403),
    "cases.first_contact": on_case("lh_town", "registered"),
    "cases.give_notice": on_case("lh_town", "registered"),
    "cases.hand_down": on_case("mtc_window", "receipt"),
    "cases.hand_up": on_case("lh_town", "registered") + on_case("lh_mediator", "dispute"),
    "cases.issue_opinion": on_case("lh_head", "drafted"),
    "cases.merge": on_case("lh_town", "registered"),
    "cases.notify_extension": on_case("lh_town", "extension_unheard"),
    "cases.object": on_case("lh_town", "transfer_letter"),
    "cases.raise_urgent": on_case("lh_town", "registered"),
    "cases.reclassify": on_case("lh_town", "registered"),
    "cases.report_urgent": on_case("lh_head", "alarm_heard"),
    "cases.return_handover": on_case("lh_town", "guide_slip"),
    "cases.reveal": on_case("lh_town", "registered"),
    "cases.revoke_handover": on_case("lh_town", "offered"),
    "cases.route_out": on_case("mtc_window", "labour"),
    "cases.serve_opinion": on_case("lh_town", "issued"),
    "cases.split": on_case("lh_town", "registered"),
    "cases.transfer": on_case("mtc_window", "receipt"),
    "cases.undo_merge": on_case("lh_town", "merged"),
    # ---- clocks, exceptions, the record
    "clocks.index": plain("lh_town", "", "list=soon"),
    "clocks.calendar": plain("lh_town", "year=2026") + plain("admin", "year=2027"),
    "clocks.load_calendar": plain("admin", "year=2027"),
    "exceptions.index": plain("xf_office"),
    "exceptions.settle": (Stop("xf_office", lambda at_work: {"item_id": at_work.exception_item}),),
    "record.index": plain("auditor"),
    # ---- places, organisations, people, parameters
    "organisations.ladder": plain("lh_town"),
    "organisations.index": plain("admin", "", "points=unpublished"),
    "organisations.show": organisation("lh_town", "mtc") + organisation("admin", "lh_gov"),
    "organisations.create": organisation("admin", "gov"),
    "organisations.change": organisation("admin", "mtc"),
    "organisations.join": organisation("admin", "jt", "q=法院"),
    "organisations.end": organisation("admin", "jt", "q=住房"),
    "organisations.move": organisation("admin", "jt", "q=住房"),
    "organisations.publish": organisation("admin", "mtc"),
    "organisations.open_one": organisation("admin", "mtc"),
    "organisations.post_person": (Stop("admin", _window),),
    "territory.index": plain("lh_town") + plain("admin"),
    "territory.import_table": plain("admin"),
    "accounts.index": plain("admin"),
    "accounts.create": plain("admin"),
    "accounts.rights": plain("admin", "", "on=2020-01-01") + plain("auditor", "role=leader"),
    "accounts.show": (Stop("admin", _account),),
    "accounts.appoint_to_post": (Stop("admin", _account, "q=自然资源"),),
    "accounts.create_new_post": plain("admin", "q=自然资源"),
    "parameters.index": plain("lh_town") + plain("admin"),
    "parameters.change": tuple(
        Stop("admin", lambda _at_work, key=key: {"key": key}) for key in ("NOTICE_DAYS", "ORGAN_ROLL")
    ),
}
"""Endpoint → its stops."""
