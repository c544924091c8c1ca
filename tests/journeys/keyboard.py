"""A person who uses the keyboard alone, and sees at every step where he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STEPS = 120
WHERE = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0] || one.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 40), 0), innerWidth - 1);
  const y = box.top + Math.min(box.height / 2, 20);
  const above = document.elementFromPoint(x, y);
  return {
    html: one.outerHTML.slice(0, 140),
    isBody: one === document.body,
    isMarked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
    isSeen: y >= 0 && y < innerHeight && box.width > 0 && box.height > 0,
    isCovered: !(above && (one.contains(above) || above.contains(one))),
  };
}"""


class Keyboard:
    """Presses keys; every place the Tab key comes to is marked and lies under nothing."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def go_to(self, selector: str) -> None:
        """Press Tab until an element is reached; fail when it is not among the next places."""
        for _step in range(MOST_STEPS):
            if self.is_at(selector):
                return
            self.press("Tab")
            self._look()
        raise AssertionError(f"Tab never came to {selector} on {self.page.url}")

    def is_at(self, selector: str) -> bool:
        """Tell whether the focus is on an element."""
        return bool(self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector))

    def type_into(self, selector: str, text: str) -> None:
        """Go to a field and type."""
        self.go_to(selector)
        self.page.keyboard.type(text)

    def choose(self, selector: str, value: str) -> None:
        """Go to a list and press the arrow until it shows a value."""
        self.go_to(selector)
        for _step in range(MOST_STEPS):
            if self.page.evaluate("document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{selector} never came to {value}")

    def follow(self, selector: str) -> None:
        """Go to a link or a button and press Enter; return when the next page stands."""
        self.go_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def _look(self) -> None:
        here: dict[str, Any] = self.page.evaluate(WHERE)
        if here["isBody"]:
            return
        for fault, sentence in (
            (not here["isMarked"], "is not marked"),
            (not here["isSeen"], "is out of sight"),
            (here["isSeen"] and here["isCovered"], "lies under something"),
        ):
            if fault:
                self.faults.append(f"{here['html']} {sentence}")
