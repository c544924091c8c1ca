"""The terms as data: complete, of their tag, and in a province only ever stricter."""

from datetime import date
from typing import Any

import pytest

from mediation.clocks.codes import DayUnit, LocalChoice, TermCode
from mediation.clocks.strictness import LaxerThanStatute
from mediation.clocks.terms import NoTermInForce
from mediation.clocks.terms_file import TermsFileError, read_terms
from mediation.parameters.registry import DEFINITIONS
from mediation.tags import Tag
from tests.dates import day
from tests.unit.clocks.tables import rulebook, table

TODAY = day("Sat 2026-11-21")
SHANDONG, ZHEJIANG, HENAN, SHANGHAI, BEIJING = "37", "33", "41", "31", "11"
EXTENSION = {"max_days": 30, "max_times": 1, "approver": "organ_head", "needs_notice": True, "basis": "R-1.29"}


def read(data: dict[str, Any]) -> None:
    read_terms(data, workdays=rulebook().workdays)


def entry(data: dict[str, Any], code: str) -> dict[str, Any]:
    """Return the version of a period that has no end."""
    found: dict[str, Any] = next(term for term in data["term"] if term["code"] == code and "effective_to" not in term)
    return found


def test_every_code_has_a_version_somewhere() -> None:
    assert {term.code for term in rulebook().terms.terms} == set(TermCode)


@pytest.mark.parametrize(
    ("code", "length", "unit", "basis"),
    [
        (TermCode.TRANSFER_15, 15, DayUnit.CALENDAR_DAY, "R-1.20"),
        (TermCode.DIRECT_NOTICE_15, 15, DayUnit.CALENDAR_DAY, "R-1.24"),
        (TermCode.NOTICE_15, 15, DayUnit.CALENDAR_DAY, "R-1.25"),
        (TermCode.OBJECTION_5WD, 5, DayUnit.WORKING_DAY, "R-1.26"),
        (TermCode.HANDLE_60, 60, DayUnit.CALENDAR_DAY, "R-1.58"),
        (TermCode.REVIEW_REQUEST_30, 30, DayUnit.CALENDAR_DAY, "R-1.70"),
        (TermCode.REVIEW_30, 30, DayUnit.CALENDAR_DAY, "R-1.71"),
        (TermCode.REREVIEW_REQUEST_30, 30, DayUnit.CALENDAR_DAY, "R-1.72"),
        (TermCode.REREVIEW_30, 30, DayUnit.CALENDAR_DAY, "R-1.73"),
    ],
)
def test_the_statute_s_own_numbers_are_shown_as_law(code: TermCode, length: int, unit: DayUnit, basis: str) -> None:
    term = rulebook().terms.term(code, on=TODAY)
    assert (term.length, term.unit, term.basis) == (length, unit, basis)
    assert term.is_statutory
    assert term.version == "XF22@2022-05-01"


def test_a_proposal_or_an_excerpt_is_never_shown_as_law() -> None:
    shown = {term.code for term in rulebook().terms.terms if term.is_statutory and term.tag is not Tag.STATUTE}
    assert shown == set()
    assert not rulebook().terms.term(TermCode.FIRST_CONTACT_2WD, on=TODAY).is_statutory
    assert not rulebook().terms.term(TermCode.SIMPLE_ACCEPT_3WD, on=TODAY).is_statutory


def test_only_handling_among_the_regulation_s_periods_may_be_extended_by_the_organ() -> None:
    regulation = [term for term in rulebook().terms.terms if term.statute == "XF22" and term.extension is not None]
    assert {term.code for term in regulation} == {TermCode.HANDLE_60, TermCode.ASSIGNMENT_FEEDBACK}


def test_a_number_that_a_county_chooses_has_the_default_and_the_basis_of_its_parameter() -> None:
    for term in rulebook().published_terms.terms:
        if term.parameter is not None and term.province is None:
            definition = DEFINITIONS[term.parameter]
            assert definition.default == term.length, term.code
            assert definition.is_fixed is (term.local is LocalChoice.FIXED) or not definition.is_law, term.code


def test_the_names_carry_the_lengths_they_have() -> None:
    national = [term for term in rulebook().published_terms.terms if term.province is None]
    for term in national:
        number = "".join(filter(str.isdigit, term.code.split("_")[-1]))
        assert not number or int(number) in (term.length, term.length / 60), term.code


class TestProvinces:
    def test_zhejiang_notifies_in_five_working_days_and_handles_in_thirty(self) -> None:
        for code in (TermCode.TRANSFER_15, TermCode.NOTICE_15, TermCode.DIRECT_NOTICE_15):
            term = rulebook().terms.term(code, on=TODAY, province=ZHEJIANG)
            assert (term.length, term.unit, term.basis) == (5, DayUnit.WORKING_DAY, "R-1.29")
        handling = rulebook().terms.term(TermCode.HANDLE_60, on=TODAY, province=ZHEJIANG)
        assert handling.length == 30
        assert handling.extension is not None
        assert handling.extension.max_days == 30

    def test_henan_transfers_in_five_days_and_handles_like_the_country(self) -> None:
        term = rulebook().terms.term(TermCode.TRANSFER_15, on=TODAY, province=HENAN)
        assert (term.length, term.unit) == (5, DayUnit.CALENDAR_DAY)
        assert rulebook().terms.term(TermCode.HANDLE_60, on=TODAY, province=HENAN).length == 60

    def test_only_shandong_decides_on_accepting_a_review_in_three_working_days(self) -> None:
        assert rulebook().terms.term(TermCode.REVIEW_ACCEPT_3WD, on=TODAY, province=SHANDONG).basis == "R-1.75"
        assert rulebook().terms.find_term(TermCode.REVIEW_ACCEPT_3WD, on=TODAY, province=HENAN) is None
        with pytest.raises(NoTermInForce):
            rulebook().terms.term(TermCode.REVIEW_ACCEPT_3WD, on=TODAY)

    def test_shandong_and_shanghai_make_the_reply_to_a_proposal_law(self) -> None:
        for province in (SHANDONG, SHANGHAI):
            term = rulebook().terms.term(TermCode.IMPROVEMENT_REPLY_30, on=TODAY, province=province)
            assert (term.length, term.unit, term.tag) == (30, DayUnit.CALENDAR_DAY, Tag.STATUTE)
        assert rulebook().terms.term(TermCode.IMPROVEMENT_REPLY_30, on=TODAY, province=HENAN).tag is Tag.PROPOSAL

    def test_only_beijing_says_within_three_working_days_why_a_proposal_is_not_adopted(self) -> None:
        term = rulebook().terms.term(TermCode.IMPROVEMENT_REASONS_3WD, on=TODAY, province=BEIJING)
        assert (term.length, term.unit, term.basis, term.tag) == (3, DayUnit.WORKING_DAY, "R-1.102", Tag.STATUTE)
        assert rulebook().terms.find_term(TermCode.IMPROVEMENT_REASONS_3WD, on=TODAY, province=SHANGHAI) is None

    def test_beijings_longer_review_is_off(self) -> None:
        """R-1.78: XF22 knows no extension of a review, and a province is only ever stricter."""
        assert rulebook().terms.term(TermCode.REVIEW_30, on=TODAY, province=BEIJING).extension is None

    def test_have_one_version_of_each_period_in_force(self) -> None:
        codes = [term.code for term in rulebook().terms.in_force(on=TODAY, province=SHANDONG)]
        assert len(codes) == len(set(codes))
        assert set(TermCode) - set(codes) == {TermCode.IMPROVEMENT_REASONS_3WD}

    @pytest.mark.parametrize(
        ("profile", "why"),
        [
            pytest.param({"code": "handle_60", "length": 61}, "61", id="a day more"),
            pytest.param({"code": "notice_15", "unit": "working_day", "length": 11}, "11", id="more in working days"),
            pytest.param({"code": "objection_5wd", "length": 3}, "only the country's", id="an organ's right"),
            pytest.param({"code": "review_request_30", "length": 20}, "only the country's", id="a citizen's right"),
            pytest.param({"code": "rereview_30", "bound": "petitioner"}, "binds", id="another's time"),
            pytest.param({"code": "handle_60", "excludes": ["hearing"]}, "leaves out", id="a hearing left out"),
            pytest.param(
                {"code": "handle_60", "length": 30, "extension": {**EXTENSION, "max_days": 60}},
                "extension",
                id="Zhejiang's sixty days more",
            ),
            pytest.param(
                {"code": "handle_60", "extension": {**EXTENSION, "max_times": 2}}, "extension", id="a second extension"
            ),
            pytest.param(
                {"code": "handle_60", "extension": {**EXTENSION, "needs_notice": False}},
                "extension",
                id="an extension nobody is told of",
            ),
            pytest.param({"code": "review_30", "extension": EXTENSION}, "extension", id="Beijing's longer review"),
        ],
    )
    def test_that_are_laxer_stop_the_start(self, profile: dict[str, Any], why: str) -> None:
        data = table("terms")
        lax = {"province": "99", "basis": "R-1.29", "statute": "LAX", "article": "1", **profile}
        data["profile"].append(lax)
        with pytest.raises(LaxerThanStatute, match=why):
            read(data)


class TestVersions:
    def test_before_may_2022_the_regulation_of_2005_counts_and_is_not_shown_as_law(self) -> None:
        term = rulebook().terms.term(TermCode.HANDLE_60, on=day("Sat 2022-04-30"))
        assert (term.version, term.length, term.is_statutory) == ("XF05@2005-05-01", 60, False)
        assert rulebook().terms.term(TermCode.HANDLE_60, on=day("Sun 2022-05-01")).statute == "XF22"

    def test_before_the_first_regulation_there_is_no_term(self) -> None:
        with pytest.raises(NoTermInForce, match="handle_60 on 2005-04-30"):
            rulebook().terms.term(TermCode.HANDLE_60, on=day("Sat 2005-04-30"))

    def test_change_with_the_statute_on_its_day(self) -> None:
        data = table("terms")
        old = entry(data, "handle_60")
        new = {**old, "statute": "XF30", "effective_from": date(2030, 1, 1), "length": 45}
        old["effective_to"] = date(2030, 1, 1)
        data["term"].append(new)
        book = read_terms({"term": data["term"], "profile": _without(data, "handle_60")}, workdays=rulebook().workdays)
        assert book.term("handle_60", on=date(2029, 12, 31)).length == 60
        assert book.term("handle_60", on=date(2030, 1, 1)).version == "XF30@2030-01-01"

    def test_do_not_overlap(self) -> None:
        data = table("terms")
        data["term"].append({**entry(data, "handle_60"), "effective_from": date(2030, 1, 1)})
        with pytest.raises(TermsFileError, match="handle_60: two versions"):
            read(data)


def _without(data: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [profile for profile in data["profile"] if profile["code"] != code]


class TestAFaultyTable:
    @pytest.mark.parametrize(
        ("change", "why"),
        [
            ({"unit": "fortnight"}, "handle_60: 'fortnight'"),
            ({"length": -1}, "handle_60: -1"),
            ({"length": 0}, "handle_60: 0"),
            ({"length": "60"}, "handle_60: '60'"),
            ({"tag": "Q"}, "handle_60: 'Q'"),
            ({"effective_from": "2022-05-01"}, "not a date"),
            ({"extension": {"max_days": 30}}, "max_times is missing"),
            ({"code": "handle_61"}, "handle_61"),
        ],
    )
    def test_names_the_entry(self, change: dict[str, Any], why: str) -> None:
        data = table("terms")
        entry(data, "handle_60").update(change)
        with pytest.raises(TermsFileError, match=why):
            read(data)

    def test_that_lacks_a_period_says_which(self) -> None:
        data = table("terms")
        data["term"] = [term for term in data["term"] if term["code"] != "notice_15"]
        data["profile"] = _without(data, "notice_15")
        with pytest.raises(TermsFileError, match="notice_15"):
            read(data)

    def test_that_lacks_a_value_says_which(self) -> None:
        data = table("terms")
        del entry(data, "notice_15")["basis"]
        with pytest.raises(TermsFileError, match="notice_15: basis is missing"):
            read(data)

    def test_with_a_profile_of_no_province_says_so(self) -> None:
        data = table("terms")
        del data["profile"][0]["province"]
        with pytest.raises(TermsFileError, match="province"):
            read(data)
