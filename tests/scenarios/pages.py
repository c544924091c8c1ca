"""A page as a person sees it: heading, words, status words, clocks, facts, tables, forms, what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tests.scenarios.forms import Form
from tests.scenarios.reading import ClockSeen, Refusal, part, read, words_of

if TYPE_CHECKING:
    from bs4 import Tag

    from tests.scenarios.browser import Browser


class Page:
    """What a person sees."""

    def __init__(self, browser: Browser, *, html: str, status: int, path: str) -> None:
        self.browser, self.status, self.path = browser, status, path
        self._soup = read(html)
        self._main: Tag = self._soup.find("main") or self._soup.body or self._soup

    def __str__(self) -> str:
        return f"{self.path}\n{self.text}"

    @property
    def text(self) -> str:
        """Return everything that stands on the page, without the frame around it."""
        return words_of(self._main)

    @property
    def heading(self) -> str:
        """Return the title above the content."""
        return self.one("h1")

    def says(self, *sentences: str) -> bool:
        """Tell whether all of these words stand on the page; fail with the page when one is missing."""
        missing = [sentence for sentence in sentences if sentence not in self.text]
        assert not missing, f"{missing} not on {self}"
        return True

    def all(self, selector: str) -> list[str]:
        """Return the words of every element that a CSS selector finds."""
        return [words_of(element) for element in self._main.select(selector)]

    def one(self, selector: str) -> str:
        """Return the words of the only element that a CSS selector finds."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} of {selector!r} on {self}"
        return found[0]

    def section(self, title: str) -> list[str]:
        """Return the lines of the panel with this title: its points and labelled facts, or else its paragraphs."""
        panels = [one for one in self._main.select("section:has(> .panel__head)") if title in part(one, "h2")]
        assert len(panels) == 1, f"{len(panels)} panels {title!r} among {self.all('.panel__head h2')} on {self.path}"
        return [words_of(line) for line in panels[0].select("li, dl > div") or panels[0].select("p")]

    @property
    def tags(self) -> list[str]:
        """Return the status words."""
        return self.all(".tag")

    @property
    def notices(self) -> list[str]:
        """Return the messages."""
        return self.all(".notice")

    @property
    def clocks(self) -> dict[str, ClockSeen]:
        """Return every clock shown in full, by its name."""
        return {clock.name: clock for clock in map(ClockSeen, self._main.select(".clocks > li"))}

    def clock(self, name: str) -> ClockSeen:
        """Return the clock whose name begins so; behind it stands in brackets whom it binds."""
        found = [clock for full, clock in self.clocks.items() if full.startswith(name)]
        assert len(found) == 1, f"{len(found)} clocks {name!r} among {list(self.clocks)} on {self.path}"
        return found[0]

    @property
    def timeline(self) -> list[str]:
        """Return the lines of the timeline as they stand."""
        return self.all(".timeline > li")

    @property
    def facts(self) -> dict[str, str]:
        """Return what stands behind every label: of lists of facts, and of the tables of a paper."""
        pairs = [(dt, dt.find_next("dd")) for dt in self._main.select("dt")]
        pairs += [(th, th.find_next("td")) for th in self._main.select("tr > th[scope=row]")]
        return {words_of(name): words_of(value) for name, value in reversed(pairs) if value is not None}

    def rows(self, caption: str | None = None) -> list[list[str]]:
        """Return the rows of the page's table; with several, of the one with this caption. No table, no rows."""
        tables = [table for table in self._main.select("table") if caption in (None, words_of(table.caption or table))]
        assert len(tables) <= 1, f"several tables on {self.path}, name one: {self.all('caption')}"
        lines = [line for table in tables for line in table.select("tbody > tr")]
        return [[words_of(cell) for cell in line.find_all(["th", "td"], recursive=False)] for line in lines]

    # ---- where one can go

    @property
    def links(self) -> dict[str, str]:
        """Return every link of the content: its words and where it leads."""
        return {words_of(link): urljoin(self.path, str(link["href"])) for link in self._main.select("a[href]")}

    @property
    def buttons(self) -> list[str]:
        """Return every verb on the page: buttons, and links that look like them."""
        return self.all("button, a.button")

    def follow(self, words: str) -> Page:
        """Follow the link with these words."""
        assert words in self.links, f"no link {words!r} among {list(self.links)} on {self.path}"
        return self.browser.open(self.links[words])

    def press(self, words: str, *, expect: int = 200) -> Page:
        """Press a button that is a form of its own."""
        forms = (
            form for form in self._main.select("form") if words in [words_of(one) for one in form.select("button")]
        )
        found = next(forms, None)
        assert found is not None, f"no button {words!r} among {self.buttons} on {self.path}"
        return Form(self, found).send(button=words, expect=expect)

    def form(self, having: str | None = None) -> Form:
        """Return the form that is posted; where there are several, the one with a field of this name."""
        forms = [Form(self, tag) for tag in self._main.select("form[method=post]")]
        found = [form for form in forms if having is None or having in form.names]
        assert found, f"no form{f' with a field {having!r}' if having else ''} on {self}"
        assert having or len(found) == 1, f"{len(found)} forms on {self.path}: name a field of the one that is meant"
        return found[0]

    # ---- what went wrong

    @property
    def faults(self) -> dict[str, str]:
        """Return what is told at each field: the field's id and the sentence; "" for what belongs to none."""
        told = {str(link["href"])[1:]: words_of(link) for link in self._main.select(".error-summary a[href^='#']")}
        for error in self._main.select("p.error[id]"):
            told[str(error["id"]).removesuffix("-error")] = words_of(error).removeprefix("有误：")
        general = " ".join(self.all(".error-summary b.error"))
        return {**told, "": general} if general else told

    @property
    def refusal(self) -> Refusal:
        """Return the refusal of an act."""
        found = self._main.select_one(".notice--alarm[role=alert]:has(h2)")
        assert found is not None, f"nothing was refused on {self}"
        return Refusal(found)

    @property
    def complaint(self) -> str:
        """Return the faults of a form, else how the page begins: for messages of failing tests."""
        return str(self.faults) if self.faults else self.text[:600]
