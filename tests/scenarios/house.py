"""The house client: persons of 临江县 at their desks, the citizen at his page, all through the web.

`desk = house.at("lh_town", "Mon 2026-03-09 09:00")` moves the clock, signs the person in through the door and returns
his desk: `desk.register(...)`, `desk.case(number)`, `desk.open("/clocks")`. `house.citizen(...)` looks a case up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.dates import moment
from tests.scenarios.browser import Browser
from tests.scenarios.casefile import CaseFile
from tests.scenarios.registering import Registered, fill_in
from tests.worlds.linjiang import PASSWORD

if TYPE_CHECKING:
    from flask import Flask

    from tests.fixtures.clock import Clock
    from tests.scenarios.pages import Page


class House:
    """The whole application at a moment that the test chooses; tokens against forgery are asked for, as outside."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        self._app, self._clock = app, clock
        app.config["WTF_CSRF_ENABLED"] = True

    def at(self, login: str, when: str) -> Desk:
        """Move the clock, sign somebody in through the door and return his desk."""
        self._clock.set(moment(when))
        browser = Browser(self._app.test_client())
        door = browser.open("/sign-in").form("login")
        # The smallest page that only who is signed in may open.
        door.send(login=login, password=PASSWORD, next="/keep-alive", expect=204)
        return Desk(browser, on=when.split()[1])

    def sweep(self, when: str) -> str:
        """Let the sweep go through all that is due at a moment, from the command line, and return what it tells."""
        self._clock.set(moment(when))
        done = self._app.test_cli_runner().invoke(args=["sweep", "run"])
        assert done.exit_code == 0, done.output
        return str(done.output)

    def citizen(self, number: str, code: str, when: str, *, expect: int = 200) -> Page:
        """Look a case up on the public page, signed in nowhere, and return what the citizen is told."""
        self._clock.set(moment(when))
        form = Browser(self._app.test_client()).open("/citizen").form()
        return form.send(number=number, code=code, expect=expect)


class Desk:
    """One person's desk at one moment."""

    def __init__(self, browser: Browser, *, on: str) -> None:
        self.browser, self.on = browser, on

    def open(self, path: str, *, expect: int = 200) -> Page:
        """Open any page."""
        return self.browser.open(path, expect=expect)

    def register(self, **typed: Any) -> Registered:
        """Register a visit on the desk's form and return its verdict; see `registering.fill_in` for what is typed."""
        return Registered(fill_in(self.open("/reception/new"), on=self.on, typed=typed).send(button="登记"))

    def register_wrong(self, **typed: Any) -> Page:
        """Send the desk's form with something wrong and return it as it comes back."""
        return fill_in(self.open("/reception/new"), on=self.on, typed=typed).send_wrong(button="登记")

    def look(self, **typed: Any) -> Page:
        """Fill in the desk's form, ask what the house makes of it, and return the form with the answer beside it."""
        return fill_in(self.open("/reception/new"), on=self.on, typed=typed).send(button="查重并试算")

    def case(self, number: str) -> CaseFile:
        """Find a case by its number in the list of cases and open its page."""
        found = self.open(f"/cases?q={number}")
        assert number in found.links, f"{number} is not in the list of this desk: {found}"
        return CaseFile(found.follow(number))

    def sees(self, number: str) -> bool:
        """Tell whether a case is in this desk's list of cases."""
        return number in self.open(f"/cases?q={number}").links
