"""A form as it stands on a page, filled in by name and sent as a browser sends it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from bs4 import Tag

from tests.scenarios.reading import words_of

if TYPE_CHECKING:
    from tests.scenarios.pages import Page

CONTROLS = "input[name], select[name], textarea[name]"


class Form:
    """What stands in the fields stays, hidden ones and the token too, unless it is typed over."""

    def __init__(self, page: Page, tag: Tag) -> None:
        self.page, self._tag = page, tag
        self._typed: dict[str, list[Any]] = {}
        for name, value in _standing(tag):
            self._typed.setdefault(name, []).append(value)

    @property
    def names(self) -> list[str]:
        """Return the names of every field."""
        return list(dict.fromkeys(str(control["name"]) for control in self._tag.select(CONTROLS)))

    def __getitem__(self, name: str) -> str:
        """Return what stands in a field."""
        self._named(name)
        return str((self._typed.get(name) or [""])[0])

    def options(self, name: str) -> list[str]:
        """Return the words of what a field offers to choose from."""
        return [words for _value, words in _offered(self._named(name))]

    def fill(self, **fields: Any) -> Form:
        """Type into fields by name: `parties__0__name` is `parties-0-name`; None leaves a field as it stands.

        A choice is named by its words or its value. True and False tick a box; (bytes, file name) chooses a file.
        """
        for keyword, value in fields.items():
            name = keyword.replace("__", "-")
            if value is not None:
                self._typed[name] = self._written(name, value)
        return self

    def send(self, *, button: str | None = None, expect: int = 200, **fields: Any) -> Page:
        """Fill in, press the sending button, or the one with these words or this name, and return the answer."""
        self.fill(**fields)
        pressed = self._button(button)
        sent = [(name, _sendable(value)) for name, values in self._typed.items() for value in values]
        if pressed is not None and pressed.get("name"):
            sent.append((str(pressed["name"]), str(pressed.get("value", ""))))
        action = urljoin(self.page.path, str(self._tag.get("action") or ""))
        return self.page.browser.send(action, sent, expect=expect)

    def send_wrong(self, *, button: str | None = None, **fields: Any) -> Page:
        """Send what is wrong: the form comes back with 422 and tells at least one fault."""
        page = self.send(button=button, expect=422, **fields)
        assert page.faults, f"422, but no fault is told on {page}"
        return page

    def _button(self, wanted: str | None) -> Tag | None:
        buttons = self._tag.select("button:not([type=button]), input[type=submit]")
        if wanted is None:
            return next((one for one in buttons if not one.has_attr("formnovalidate")), None)
        found = [one for one in buttons if wanted in (words_of(one), one.get("value"), one.get("name"))]
        assert found, f"no button {wanted!r} among {[words_of(one) for one in buttons]} on {self.page.path}"
        return found[0]

    def _written(self, name: str, value: Any) -> list[Any]:
        controls = self._named(name)
        if isinstance(value, bool):
            assert controls[0].get("type") == "checkbox", f"{name} on {self.page.path} is no box to tick"
            return [str(controls[0].get("value", "on"))] if value else []
        offered = _offered(controls)
        if not offered:
            return [value if isinstance(value, tuple) else str(value)]
        wanted = value if isinstance(value, list) else [value]
        return [_chosen(str(one), offered, name=name) for one in wanted]

    def _named(self, name: str) -> list[Tag]:
        controls = [control for control in self._tag.select(CONTROLS) if control["name"] == name]
        assert controls, f"no field {name!r} among {self.names} on {self.page.path}"
        return controls


def _sendable(value: Any) -> Any:
    return (io.BytesIO(value[0]), value[1]) if isinstance(value, tuple) else value


def _standing(form: Tag) -> Iterator[tuple[str, str]]:
    """Yield what a browser would send of a form that nobody touched."""
    for control in form.select(CONTROLS):
        name, kind = str(control["name"]), control.get("type")
        if control.name == "textarea":
            yield name, control.get_text().removeprefix("\r").removeprefix("\n")
        elif control.name == "select":
            yield from ((name, value) for value in _selected(control))
        elif kind in ("checkbox", "radio"):
            if control.has_attr("checked"):
                yield name, str(control.get("value", "on"))
        elif kind not in ("submit", "button", "file"):
            yield name, str(control.get("value", ""))


def _selected(select: Tag) -> list[str]:
    options = select.select("option")
    chosen = [_value(option) for option in options if option.has_attr("selected")]
    if chosen or select.has_attr("multiple"):
        return chosen
    return [_value(option) for option in options[:1]]


def _offered(controls: list[Tag]) -> list[tuple[str, str]]:
    """Return the choices of a select, or of a group of buttons, as (value, words); nothing for what is typed freely."""
    first = controls[0]
    if first.name == "select":
        return [(_value(option), words_of(option)) for option in first.select("option")]
    if first.get("type") == "radio" or (first.get("type") == "checkbox" and len(controls) > 1):
        return [(str(one.get("value", "on")), _label(one)) for one in controls]
    return []


def _chosen(wanted: str, offered: list[tuple[str, str]], *, name: str) -> str:
    found = [value for value, words in offered if wanted in (value, words)]
    assert found, f"{name} does not offer {wanted!r}, but {[words for _value, words in offered][:60]}"
    return found[0]


def _value(option: Tag) -> str:
    return str(option["value"]) if option.has_attr("value") else words_of(option)


def _label(control: Tag) -> str:
    label = control.find_next("label")
    return words_of(label) if label is not None else ""
