"""Unusual values to plant in a case, and a browser that notes down everything that leaves the house."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from flask import Flask
from sqlalchemy import inspect, make_url, text
from werkzeug.test import TestResponse

PLANTED = {
    "name": "欧阳槿瑜",
    "id_number": "379901198003150017",
    "phone": "13971358264",
    "address": "白鹭洲巷七十三号",
    "place": "望月亭西侧",
    "told": "夜半机声如雷",
    "contact": "约在芦苇渡口见面",
    "narrative": "夏侯鹤鸣",
    "accusation": "独孤雁回",
}
"""What somebody said of himself, and a name inside the facts of a claim and of an accusation."""


def found_in(words: str | bytes) -> set[str]:
    """Return which planted values stand in a text, in bytes or in an address, however it is quoted."""
    if isinstance(words, bytes):
        return {kind for kind, value in PLANTED.items() if value.encode() in words}
    forms = {kind: {value, quote(value), value.encode("unicode_escape").decode()} for kind, value in PLANTED.items()}
    return {kind for kind, spelled in forms.items() if any(form in words or form in unquote(words) for form in spelled)}


@dataclass
class Seen:
    """What a walk through the house has left: pages by who looked, addresses with their headers, commands."""

    pages: list[tuple[str, str, str, str]] = field(default_factory=list)
    access_log: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def note(self, login: str, endpoint: str, answer: TestResponse) -> None:
        """Note an answer: its body as a page, its address and headers as web servers and proxies log them."""
        asked = answer.request
        self.pages.append((login, endpoint, asked.path, answer.text))
        headers = " ".join(f"{name}: {value}" for name, value in answer.headers if name != "Set-Cookie")
        address = f"{asked.path}?{asked.query_string.decode()}"
        self.access_log.append(f'"{asked.method} {address}" {answer.status_code} "{asked.referrer}" {headers}')


def addresses(app: Flask, method: str, **arguments: int) -> Iterator[tuple[str, str]]:
    """Yield endpoint and address of everything that answers a method and takes these arguments or some of them."""
    for rule in app.url_map.iter_rules():
        is_whole = rule.arguments == set() or (rule.arguments and rule.arguments <= set(arguments))
        if method in (rule.methods or ()) and is_whole and rule.endpoint not in LEAVE_OUT:
            built = rule.build({name: arguments[name] for name in rule.arguments})
            if built is not None:
                yield rule.endpoint, built[1]


LEAVE_OUT = {"static", "vendor.vendor_script", "vendor.look", "language"}
"""Files, and what leads back to where one came from."""


def places_in_database(session: Any) -> dict[str, set[str]]:
    """Return `table.column` → the planted values that stand there for whoever has the database and not the keys."""
    engine = session.get_bind()
    places: dict[str, set[str]] = {}
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            columns = [column["name"] for column in inspect(engine).get_columns(table)]
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                for column, value in zip(columns, row, strict=True):
                    kinds = found_in(str(value))
                    if kinds:
                        places.setdefault(f"{table}.{column}", set()).update(kinds)
    return places


def files_of(url: str) -> Iterable[Path]:
    """Return the files of an SQLite database, its log and its index among them."""
    file = Path(make_url(url).database or "")
    return [path for path in file.parent.iterdir() if path.name.startswith(file.name)]
