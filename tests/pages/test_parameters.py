"""A county's numbers as pages."""

from tests.dates import moment


def test_everybody_sees_what_is_law_and_what_is_the_platforms_choice(linjiang, signed_in):
    page = signed_in("lh_town").get("/administration/parameters").text
    assert "法定" in page
    assert "平台建议，不是法定" in page
    assert "法律已定，不能更改" in page
    assert 'href="/administration/parameters/NOTICE_DAYS"' not in page


def test_the_administrator_shortens_the_notice_from_a_day_on(linjiang, signed_in):
    admin = signed_in("admin")
    form = admin.get("/administration/parameters/NOTICE_DAYS").text
    assert "已经开始计时的时限不变" in form
    answer = admin.post("/administration/parameters/NOTICE_DAYS", data={"value": "10", "from_on": "2026-03-09"})
    assert answer.status_code == 302
    page = admin.get("/administration/parameters").text
    assert "2026年3月9日（周一）起 10日" in page


def test_a_value_in_force_says_since_when_and_by_whom(linjiang, signed_in, clock):
    admin = signed_in("admin")
    admin.post("/administration/parameters/NOTICE_DAYS", data={"value": "10", "from_on": "2026-03-02"})
    clock.set(moment("Tue 2026-03-03 09:00"))
    page = signed_in("admin").get("/administration/parameters/NOTICE_DAYS").text
    assert "10日" in page
    assert "15日" in page
    assert "2026年3月2日（周一）" in page


def test_a_laxer_value_is_refused_at_its_field(linjiang, signed_in):
    answer = signed_in("admin").post("/administration/parameters/HANDLE", data={"value": "90", "from_on": "2026-03-09"})
    assert answer.status_code == 422
    assert "“90”比法律规定宽" in answer.text
    assert 'id="value-error"' in answer.text


def test_a_day_in_the_past_is_refused_at_its_field(linjiang, signed_in):
    answer = signed_in("admin").post("/administration/parameters/HANDLE", data={"value": "50", "from_on": "2026-03-01"})
    assert answer.status_code == 422
    assert "生效日期不能早于今天" in answer.text


def test_a_switch_is_chosen_from_yes_and_no(linjiang, signed_in):
    admin = signed_in("admin")
    data = {"value": "true", "from_on": "2026-03-02"}
    assert admin.post("/administration/parameters/ORGAN_ROLL", data=data).status_code == 302
    assert admin.post("/administration/parameters/ORGAN_ROLL", data=data | {"value": "perhaps"}).status_code == 422


def test_a_parameter_that_is_not_there_is_not_found(linjiang, signed_in):
    assert signed_in("admin").get("/administration/parameters/NO_SUCH_KEY").status_code == 404


def test_only_the_administrator_changes_a_parameter(linjiang, signed_in):
    assert signed_in("leader").get("/administration/parameters/HANDLE").status_code == 403


def test_every_key_has_a_name_and_every_tag_its_words():
    from blueprints.words.parameters import CHOICES, NAMES, TAGS, UNITS
    from mediation.parameters.definitions import Unit
    from mediation.parameters.registry import DEFINITIONS
    from mediation.tags import Tag

    assert set(NAMES) == set(DEFINITIONS)
    assert set(TAGS) == set(Tag)
    assert set(UNITS) == set(Unit)
    assert {code for key in DEFINITIONS.values() for code in key.choices} <= set(CHOICES)
