"""A browser without a screen and without scripts, which fails loudly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from tests.scenarios.pages import Page

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

LEADS_ON = (301, 302, 303)
MOST_HOPS = 5


class Browser:
    """One person's browser; an answer that is not the expected one fails with what the page said."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client

    def open(self, path: str, *, expect: int | None = 200) -> Page:
        """Open a page; redirects are followed. None expects nothing in particular."""
        return self._arrive(self._client.get(path), asked=f"GET {path}", expect=expect)

    def send(self, path: str, fields: list[tuple[str, Any]], *, expect: int = 200) -> Page:
        """Post a form; after 303 the page it leads to is opened."""
        body: dict[str, list[Any]] = {}
        for name, value in fields:
            body.setdefault(name, []).append(value)
        answer = self._client.post(path, data=body, content_type="multipart/form-data")
        return self._arrive(answer, asked=f"POST {path}", expect=expect)

    def _arrive(self, answer: TestResponse, *, asked: str, expect: int | None) -> Page:
        path, hops = answer.request.full_path.rstrip("?"), 0
        while answer.status_code in LEADS_ON and hops < MOST_HOPS:
            path, hops = urljoin(path, answer.location), hops + 1
            answer = self._client.get(path)
        page = Page(self, html=answer.get_data(as_text=True), status=answer.status_code, path=path)
        assert "/sign-in" not in path or "/sign-in" in asked, f"{asked} led to the sign-in page"
        assert expect in (None, page.status), f"{asked} answered {page.status}, not {expect}: {page.complaint}"
        return page
