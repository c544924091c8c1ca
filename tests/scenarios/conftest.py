"""The house of 临江县, open at a moment that the test chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from flask import Flask

    from tests.fixtures.clock import Clock
    from tests.scenarios.house import House


@pytest.fixture
def house(app: Flask, clock: Clock) -> House:
    """Provide the house client; the tests that use it start from the template database of 临江县."""
    from tests.scenarios.house import House

    return House(app, clock)
