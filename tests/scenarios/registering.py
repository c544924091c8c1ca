"""The desk's form: a plain entry filled in but for the point of the test, and the verdict that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.scenarios.forms import Form
    from tests.scenarios.pages import Page

ROAD = "柳河村村东头的水泥路破损一年多，下雨就积水，请镇里安排维修。"
PLAIN: dict[str, Any] = {
    "facts": ROAD,
    "claim": "尽快修好村东道路",
    "place": "柳河村",
    "kind": "申诉求决",
    "branch": "6 信访程序",
    "competent": "临江县柳河镇人民政府",
}
"""A villager's claim about a road of 柳河村, for which 柳河镇 is competent."""
WANG = {"name": "王建国", "phone": "13800000001"}


def villagers(number: int, *, representatives: int = 0) -> list[dict[str, Any]]:
    """Return that many petitioners, the first of them as representatives."""
    roles = ["推选的代表"] * representatives + ["共同反映人"] * (number - representatives)
    return [{"name": f"村民{at}", "phone": f"1390000{at:04d}", "role": role} for at, role in enumerate(roles, start=1)]


def fill_in(page: Page, *, on: str, typed: dict[str, Any]) -> Form:
    """Fill in the desk's form as without scripts: a row more for every person, then the rest by name.

    `parties` are rows (`name`, `phone`, `role`, `id_number` …); `persons` is their number unless it is typed. A key
    with the value None is left as the form has it.
    """
    typed = dict(typed)
    parties: Sequence[dict[str, Any]] = typed.pop("parties", [WANG])
    for _more in parties[1:]:
        page = page.form("facts").send(button="再加一人")
    form = page.form("facts")
    for row, party in enumerate(parties):
        form.fill(**{f"parties__{row}__{name}": value for name, value in party.items()})
    return form.fill(**(PLAIN | {"visited_on": on, "persons": len(parties)} | typed))


class Registered:
    """A visit that was registered, as its page tells it."""

    def __init__(self, page: Page) -> None:
        assert page.heading == "登记结果", f"the desk's form led to {page}"
        self.page = page

    @property
    def number(self) -> str:
        """Return the number of the case."""
        return self.page.one(".verdict .number")

    @property
    def decision(self) -> str:
        """Return the word of the decision."""
        return self.page.all(".verdict .tag")[0]

    @property
    def skip(self) -> str | None:
        """Return the word that a level was skipped, or None."""
        further = self.page.all(".verdict .tag")[1:]
        return further[0] if further else None

    @property
    def headline(self) -> str:
        """Return the large sentence."""
        return self.page.one(".verdict__sentence")

    @property
    def reason(self) -> str:
        """Return the sentence that says why, with its rule."""
        return self.page.all(".verdict > p")[1]

    @property
    def now(self) -> list[str]:
        """Return what the petitioner can do now."""
        return self.page.section("来访人现在可以")

    @property
    def owed(self) -> list[str]:
        """Return what the office still owes."""
        return self.page.section("还要做的")

    @property
    def facts(self) -> dict[str, str]:
        """Return what stands behind every label of the page."""
        return self.page.facts

    def receipt(self) -> Page:
        """Print the receipt."""
        return self.page.follow("打印回执")

    def slip(self) -> Page:
        """Print the guide slip."""
        return self.page.follow("打印告知单")

    def query_code(self) -> str:
        """Print the receipt and return the code on it, with which the citizen looks the case up."""
        return query_code_of(self.receipt())


def query_code_of(paper: Page) -> str:
    """Return the query code printed on a paper."""
    lines = [line.removeprefix("查询码").strip() for line in paper.all("p.flat") if line.startswith("查询码")]
    assert len(lines) == 1, f"{len(lines)} query codes on {paper}"
    return lines[0]
