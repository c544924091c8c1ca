"""What `make messages` lets pass and what it names."""

from babel.messages.catalog import Catalog

from tests.catalogue import faults, update


def catalogue(**sentences: str) -> Catalog:
    """Return a catalogue of these sentences and translations."""
    made = Catalog(locale="en")
    for sentence, translation in sentences.items():
        made.add(sentence, translation)
    return made


def test_a_whole_catalogue_has_no_faults() -> None:
    assert list(faults(catalogue(受理=""), catalogue(受理="Accepted"))) == []


def test_a_new_sentence_is_missing_until_it_is_translated() -> None:
    now = catalogue(受理="", 告知="")
    english = catalogue(受理="Accepted")
    assert list(faults(now, english)) == ["missing: '告知'"]
    assert list(faults(now, update(now, english))) == ["untranslated: '告知'"]


def test_a_sentence_nobody_says_any_more_is_left_over() -> None:
    now, english = catalogue(受理=""), catalogue(受理="Accepted", 告知="Notified")
    assert list(faults(now, english)) == ["left over: '告知'"]
    assert list(faults(now, update(now, english))) == []


def test_a_lost_placeholder_is_named() -> None:
    now, english = Catalog(locale="en"), Catalog(locale="en")
    now.add("还剩%(days)s天", "", flags=["python-format"])
    english.add("还剩%(days)s天", "%(day)s days left", flags=["python-format"])
    [fault] = faults(now, english)
    assert "还剩" in fault
    assert "placeholder" in fault


def test_an_unsure_translation_is_named() -> None:
    english = Catalog(locale="en")
    english.add("受理", "Accepted", flags=["fuzzy"])
    assert list(faults(catalogue(受理=""), english)) == ["unsure (fuzzy): '受理'"]


def test_an_update_keeps_what_was_translated() -> None:
    english = catalogue(受理="Accepted")
    assert update(catalogue(受理=""), english)["受理"].string == "Accepted"


def test_an_update_of_a_fresh_catalogue_changes_nothing_but_its_order() -> None:
    english = catalogue(受理="Accepted")
    assert update(english, english).creation_date == english.creation_date
