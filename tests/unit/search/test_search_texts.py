"""What a text is searched by: one form, pairs of signs, no person in it, and where the words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation.folding import compact
from mediation.search.forms import searchable, words_of
from mediation.search.marking import LENGTH, extract, marked
from mediation.search.persons import GAP, without_persons
from mediation.search.tokens import Mark, is_proved, marks, pairs, strides
from mediation.search.traditional import SIMPLIFIED

SIGNS = st.text(alphabet="排水路a1，。 \U00020000ß井", max_size=30)


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("排水溝堵塞", "排水沟堵塞"),
        ("ＤＮ３００管道", "dn300管道"),
        ("張偉與後臺", "张伟与后台"),
        ("　排水\u200b　溝 ", "排水 沟"),
    ],
)
def test_width_case_spaces_and_traditional_signs_make_no_difference(typed, form):
    assert searchable(typed) == form
    assert searchable(form) == form


def test_no_traditional_sign_leads_to_another_one():
    assert len(SIMPLIFIED) > 4000
    assert [sign for sign, other in SIMPLIFIED.items() if ord(other) in SIMPLIFIED] == []


def test_a_text_has_a_token_for_each_two_neighbours_that_are_letters_digits_or_signs():
    assert pairs("排水，d3 路") == {"63926c34", "00640033"}
    assert pairs("排") == pairs("，。") == frozenset()


def test_no_two_kinds_of_tokens_are_alike():
    others = {token[0] for mark in Mark for token in marks(mark, [7, None])} | {token[0] for token in strides(70_000)}
    assert others.isdisjoint("0123456789abcdef")
    assert len(others) == 7


@given(text=SIGNS, before=SIGNS, after=SIGNS)
def test_a_text_that_has_a_word_has_all_its_tokens(text, before, after):
    whole = searchable(before + text + after)
    for word in words_of(text):
        if word in whole:
            assert pairs(word) <= pairs(whole)


@given(text=SIGNS, word=st.text(alphabet="排水路a1，\U00020000", min_size=1, max_size=3))
def test_a_token_proves_a_word_of_two_signs_and_nothing_longer(text, word):
    if is_proved(word):
        assert (word in text) == (pairs(word) <= pairs(text))
    assert not is_proved(word + "路路")


@pytest.mark.parametrize(
    "told",
    [
        "张伟说路坏了",
        "張 偉说路坏了",
        "张·伟说路坏了",
        "电话138 1234-8765说路坏了",
        "１３８１２３４８７６５说路坏了",
        "身份证37078519900101123X说路坏了",
        "护照E1234 5说路坏了",
    ],
)
def test_names_and_numbers_of_parties_are_taken_out_however_they_are_written(told):
    words = without_persons(told, names=["张伟"], numbers=["E12345"])
    assert words.endswith(f"{GAP}说路坏了")
    for planted in ("张", "伟", "138", "8765", "1990", "e1234"):
        assert planted not in words


def test_what_names_nobody_stays():
    told = "2024年借款12000元，李家沟的路"
    assert without_persons(told, names=["李", "张伟"]) == searchable(told)


def test_the_sign_of_a_gap_is_no_sign_of_a_text():
    assert GAP not in searchable("他说…就走了")


def test_words_are_marked_in_the_text_as_it_was_written():
    assert marked("村東排水溝與ＤＮ３００", ["排水沟", "dn"]) == (
        ("村東", False),
        ("排水溝", True),
        ("與", False),
        ("ＤＮ", True),
        ("３００", False),
    )
    assert marked("村路", ["沟"]) == (("村路", False),)
    assert marked("水水水", ["水水"]) == (("水水水", True),)


@given(text=st.text(max_size=40), word=st.sampled_from(["水", "a", "路面", "1"]))
def test_marking_loses_no_sign(text, word):
    assert "".join(part for part, _is_hit in marked(text, [word])) == text


def test_an_extract_stands_around_the_first_word():
    text = "路" * 50 + "排水" + "沟" * 100
    cut = extract(text, ["排水"])
    assert cut.startswith("…路")
    assert "排水" in cut
    assert cut.endswith("沟…")
    assert len(cut) <= LENGTH + 2
    assert extract(text, ["没有"]) == ""
    assert extract("排水", ["排水"]) == "排水"


@pytest.mark.parametrize(
    ("written", "word", "shown"),
    [
        ("ＬＥＤ路燈  壞了\n三個月", "路灯", "ＬＥＤ路燈 壞了 三個月"),
        ("村頭 Ｎｏ．３ 井蓋", "井盖", "村頭 Ｎｏ．３ 井蓋"),
        ("王建国說路燈壞了", "路灯", "…說路燈壞了"),
        ("路燈壞了，王建国電話１３８００００００００１，請修", "路灯", "路燈壞了，…電話…，請修"),
    ],
)
def test_an_extract_shows_the_text_as_it_was_written(written, word, shown):
    text = without_persons(written, names=["王建国"])
    assert extract(text, [word], written=written) == shown


@given(written=st.text(max_size=80), word=st.sampled_from(["水", "a", "路面", "1"]))
def test_what_an_extract_shows_reads_like_what_is_searched(written, word):
    text = without_persons(written)
    shown = extract(text, [word], written=written)
    assert compact(shown) == compact(extract(text, [word]))
