"""The browser fixtures of the house, over the style guide instead of the product."""

import pytest
from flask import Flask

from tests.look.gallery import build


@pytest.fixture
def app() -> Flask:
    """Provide the gallery."""
    return build()
