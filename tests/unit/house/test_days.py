"""Days of forms: what somebody can mean, and nothing that has no moment."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from blueprints.edge.forms import DayField, MinuteField
from mediation.moments import day_begins_at, day_ends_at
from tests.dates import day, moment


class Days(Form):
    """A day and a minute."""

    on = DayField()
    at = MinuteField(format="%Y-%m-%dT%H:%M")


@pytest.fixture
def typed(app):
    """Provide a function that types a day into both fields."""

    def fill(text):
        with app.test_request_context():
            form = Days(MultiDict({"on": text, "at": f"{text}T09:30"}))
            form.validate()
            return form

    return fill


@pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_that_nobody_means_is_told_at_its_field(typed, text):
    form = typed(text)
    told = ["请填写 1900-01-01 至 2199-12-31 之间的日期。"]
    assert form.errors == {"on": told, "at": told}
    assert (form.on.data, form.at.data) == (None, None)
    assert f'value="{text}"' in form.on()


@pytest.mark.parametrize("text", ["1900-01-01", "2026-03-09", "2199-12-31"])
def test_every_other_day_is_taken(typed, text):
    assert typed(text).errors == {}


def test_the_first_and_the_last_day_of_the_calendar_have_their_moments():
    first, last = day_begins_at(day("Mon 0001-01-01")), day_ends_at(day("Fri 9999-12-31"))
    assert first < moment("Mon 2026-03-09 09:00") < last
    assert first.utcoffset() == last.utcoffset() == last - last
