"""English: every word of the house itself is English; what people, places, the law and papers say stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from models.tables.base import Base
from models.tables.cases import Case
from tests.dates import moment
from tests.journeys.county_at_work import NOW, county_at_work
from tests.journeys.every_stop import STOPS
from tests.journeys.stops import NOBODY

CHINESE = re.compile(r"[\u3400-\u9fff，。；：、（）【】《》！？]+")
QUOTED = re.compile(r"《[^》]+》[^<\s]*")
"""A law by its name, which has no English one."""
MASKED = re.compile(r"[\u3400-\u9fff]*\*+[\u3400-\u9fff]*")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
OWN_TONGUE = ("中文", "自然资源", "吴家庄")
"""The language's own name for itself, and names given as examples of what may be typed."""


@pytest.fixture
def at_work(desk, clock, app):
    """Provide the county on an ordinary morning of June 2026, seen by a browser without a screen."""
    app.config["WTF_CSRF_ENABLED"] = False
    done = county_at_work(desk)
    clock.set(moment(NOW))
    return done


def test_every_page_speaks_english_when_asked(app, at_work, signed_in):
    data = _data(at_work.desk.session)
    urls = app.url_map.bind("127.0.0.1")
    people: dict[Any, Any] = {}
    left = {}
    for endpoint, stops in STOPS.items():
        for stop in stops:
            if stop.login not in people:
                people[stop.login] = _browser(app, at_work, signed_in, stop.login)
            path = urls.build(endpoint, stop.values(at_work))
            page = people[stop.login].get(path, follow_redirects=True)
            found = sorted(set(_chinese(page.text, data)))
            if found:
                left[f"{endpoint} for {stop.login}"] = found
    assert left == {}, "\n".join(["", *(f"{where}: {' | '.join(words)}" for where, words in left.items())])


def _browser(app, at_work, signed_in, login):
    browser = app.test_client() if login is NOBODY else signed_in(login)
    browser.get("/language/en")
    if login is NOBODY:
        case = at_work.desk.look().get_one(Case, at_work.case("accepted"))
        browser.post("/citizen", data={"number": case.number, "code": case.query_code})
    return browser


def _data(session: Any) -> list[str]:
    """Return every text of the database that has Chinese in it, the longest first."""
    found: set[str] = set()
    for table in Base.metadata.tables.values():
        for row in session.execute(select(table)):
            found |= {text.strip() for value in row for text in _texts(value)}
    session.rollback()
    return sorted((text for text in found if len(text) > 1 and CHINESE.search(text)), key=len, reverse=True)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith("{"):
        yield from _texts(json.loads(value))
    elif isinstance(value, str):
        yield value
        yield from value.splitlines()
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _chinese(html: str, data: list[str]) -> Iterator[str]:
    soup = BeautifulSoup(html, "lxml")
    papers = soup.select("article.sheet[lang=zh-CN]")
    # The title of a paper's page bears its number, which is as official as the paper (decision 0012).
    for gone in [*soup(["script", "style", "textarea", *(["title"] if papers else [])]), *papers]:
        gone.decompose()
    spoken = [tag[name] for tag in soup.find_all(True) for name in SPOKEN if tag.has_attr(name)]
    for text in [*soup.stripped_strings, *spoken]:
        if CHINESE.search(text) and CHINESE.search(_without(text, data)):
            yield " ".join(text.split())[:120]


def _without(text: str, data: list[str]) -> str:
    for known in (*data, *OWN_TONGUE):
        if known in text:
            text = text.replace(known, "")
    return MASKED.sub("", QUOTED.sub("", text))
