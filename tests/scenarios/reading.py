"""Parts of a page as a person reads them."""

import re

from bs4 import BeautifulSoup, Tag

BLOCKS = [
    *("article", "aside", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "form", "header", "hr"),
    *("h1", "h2", "h3", "h4", "legend", "li", "main", "nav", "ol", "option", "p", "section", "summary", "table"),
    *("tbody", "td", "textarea", "th", "thead", "tr", "ul"),
]
"""What stands apart from its neighbours; everything else runs on in the line."""


def read(html: str) -> BeautifulSoup:
    """Return a page whose blocks are apart, so that its words do not run together."""
    soup = BeautifulSoup(html, "lxml")
    for block in soup.find_all(BLOCKS):
        block.insert_before(" ")
        block.insert_after(" ")
    return soup


def words_of(element: Tag) -> str:
    """Return the words of an element with single spaces."""
    return re.sub(r"\s+", " ", element.get_text()).strip()


def part(element: Tag, selector: str) -> str:
    """Return the words of the first element within that a selector finds, or ""."""
    found = element.select_one(selector)
    return words_of(found) if found is not None else ""


class ClockSeen:
    """One clock as it is shown: name, words of the chip, date, and the steps behind the date."""

    def __init__(self, item: Tag) -> None:
        self.name, self.chip = part(item, ".clocks__name"), part(item, ".clock")
        self.due = part(item, ".clocks__due")
        self.why = [words_of(step) for step in item.select(".why li")]

    def __repr__(self) -> str:
        return f"{self.name}：{self.chip}，{self.due}"


class Refusal:
    """A refused act in words: the sentence, its rule, who could do it."""

    def __init__(self, notice: Tag) -> None:
        facts = {words_of(dt): words_of(dt.find_next("dd") or dt) for dt in notice.select("dt")}
        self.sentence = part(notice, "h2")
        self.basis, self.who_can = facts.get("依据"), facts.get("谁可以办")

    def __repr__(self) -> str:
        return f"{self.sentence}（{self.basis}；{self.who_can}）"
