"""What a page tells of a dispute's place (R-2.20, R-2.22)."""

import pytest

from blueprints.words.verdicts import fact_lines

pytestmark = pytest.mark.seed("linjiang")


@pytest.mark.parametrize(("reached", "told"), [(1, ["柳河村调委会"]), (2, ["柳河村调委会", "柳河镇综治中心"])])
def test_only_a_dispute_that_climbed_is_said_to_have(app, reached: int, told: list[str]) -> None:
    names = {1: "柳河村调委会", 2: "柳河镇综治中心"}
    with app.test_request_context():
        lines = fact_lines({"own_place": 1, "reached": reached}, names=names, numbers={})
    assert [value for _, value in lines] == told
