"""Whose address counts: nobody's word without a proxy of ours, the proxy's word with one."""

import pytest
from flask import Flask, request

from app import create_app
from tests.engines.application import SETTINGS

SAID = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(("proxies", "address", "scheme"), [(0, "127.0.0.1", "http"), (1, "203.0.113.7", "https")])
def test_the_address_of_a_visitor(proxies: int, address: str, scheme: str) -> None:
    app: Flask = create_app({**SETTINGS, "SQLALCHEMY_DATABASE_URI": "sqlite://", "PROXIES": proxies})
    seen: list[tuple[str | None, str]] = []
    app.before_request(lambda: seen.append((request.remote_addr, request.scheme)))
    app.test_client().get("/nowhere", headers=SAID)
    assert seen[0] == (address, scheme)
