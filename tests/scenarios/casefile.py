"""The page of one case, and the acts on it: every act page is opened from it, filled in and sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.scenarios.pages import Page


class CaseFile:
    """A case as somebody at a desk has it before him."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.path = page.path.partition("?")[0]

    def reload(self) -> CaseFile:
        """Return the case as its page shows it now."""
        return CaseFile(self.page.browser.open(self.path))

    @property
    def offered(self) -> list[str]:
        """Return the acts that the page offers, by the last part of their address."""
        prefix = f"{self.path}/"
        return [path.removeprefix(prefix) for path in self.page.links.values() if path.startswith(prefix)]

    def do(self, act: str, **fields: Any) -> CaseFile:
        """Do one act that the page offers, as a person does: open its form, fill it in, send it, read the case again."""
        assert act in self.offered, f"{act} is not offered, only {self.offered}: {self.page}"
        self.page.browser.open(f"{self.path}/{act}").form().send(**fields)
        return self.reload()

    def wrong(self, act: str, **fields: Any) -> Page:
        """Send an act's form with something wrong and return it as it comes back."""
        return self.page.browser.open(f"{self.path}/{act}").form().send_wrong(**fields)
