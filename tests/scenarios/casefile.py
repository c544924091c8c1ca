"""The page of one case, and the acts on it: every act is opened from the page, filled in and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.scenarios.pages import Page
    from tests.scenarios.reading import ClockSeen, Refusal


REFUSED = 409


class CaseFile:
    """A case as somebody at a desk has it before him."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.path = page.path.partition("?")[0]

    # ---- what stands there

    @property
    def number(self) -> str:
        """Return the number of the case."""
        return self.page.one(".case-head__number > span:first-child")

    @property
    def tags(self) -> list[str]:
        """Return the status words of the head, the stage first."""
        return self.page.all(".case-head__number .tag")

    @property
    def facts(self) -> dict[str, str]:
        """Return what stands behind every label of the page; of the head first."""
        return self.page.facts

    def clock(self, name: str) -> ClockSeen:
        """Return the clock whose name begins so, be it over or not."""
        return self.page.clock(name)

    def has_clock(self, name: str) -> bool:
        """Tell whether there is a clock whose name begins so."""
        return any(full.startswith(name) for full in self.page.clocks)

    @property
    def parties(self) -> list[str]:
        """Return the parties, one line each."""
        return self.page.section("当事人")

    @property
    def papers(self) -> list[str]:
        """Return the papers, newest first."""
        return self.page.section("文书")

    @property
    def holders(self) -> list[str]:
        """Return who held the case, the present holder first, and behind them how it moved."""
        return self.page.section("谁在负责")

    @property
    def visits(self) -> list[str]:
        """Return the visits, newest first."""
        return self.page.section("来访来信")

    @property
    def story(self) -> list[str]:
        """Return the lines of the timeline in their order."""
        return self.page.timeline

    # ---- what can be done

    @property
    def offered(self) -> list[str]:
        """Return the acts that the page offers, by the last part of their address."""
        prefix = f"{self.path}/"
        paths = [path.partition("?")[0] for path in self.page.links.values() if path.startswith(prefix)]
        return [path.removeprefix(prefix) for path in paths]

    def not_offered(self, act: str) -> str:
        """Return what the page says of an act it does not offer: by whom it is done, or why not now, with its rule."""
        found = [line for line in self.page.all(".verbs__others li") if line.startswith(act)]
        assert len(found) == 1, f"{act!r} is not told among {self.page.all('.verbs__others li')}"
        return found[0]

    def open(self, act: str, *, expect: int = 200) -> Page:
        """Open the form of an act, offered or not."""
        return self.page.browser.open(f"{self.path}/{act}", expect=expect)

    def do(self, act: str, **fields: Any) -> CaseFile:
        """Do an act that the page offers, as a person does: open its form, fill it in, send it, read the case again."""
        assert act in self.offered, f"{act} is not offered, only {self.offered}: {self.page}"
        self.open(act).form("version").send(**fields)
        return self.reload()

    def try_wrong(self, act: str, **fields: Any) -> Page:
        """Send the form of an act with something wrong, and return it as it comes back."""
        return self.open(act).form("version").send_wrong(**fields)

    def refused(self, act: str, **fields: Any) -> Refusal:
        """Try an act that the rules refuse, be it at the opening of its form or at its sending; return the refusal."""
        page = self.page.browser.open(f"{self.path}/{act}", expect=None)
        if page.status != REFUSED:
            page = page.form("version").send(expect=REFUSED, **fields)
        return page.refusal

    def reload(self) -> CaseFile:
        """Return the case as its page shows it now."""
        return CaseFile(self.page.browser.open(self.path))
