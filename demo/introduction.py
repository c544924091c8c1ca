"""What set-up says at its end: where the pages are, and who may come in."""

import unicodedata
from collections.abc import Iterable, Iterator

from flask import current_app

from blueprints.edge.moment import today
from blueprints.words.roles import role_name
from demo.load import is_demo, look_up_to_try
from mediation.secrecy.kinds import Role
from models.queries.accounts import RoleHolder, first_holders
from models.tables.base import db

FIRST_STEPS = (
    "No demo county was loaded. On an empty database:",
    "  flask --app app territory import FILE        divisions: CSV code12,name,level,parent12, also .gz",
    "  flask --app app territory open-county CODE   its governments, centres, bureaus and villages",
    "  flask --app app accounts create-admin        the first administrator, with a one-time password",
)


def introduce(*, port: str) -> Iterator[str]:
    """Yield the lines: the address, then the demo accounts by role or the way to the first administrator."""
    yield ""
    yield f"  Fengqiao 枫桥    http://127.0.0.1:{port}"
    yield ""
    holders = first_holders(db.session, on=today())
    if current_app.config["DEMO"] and is_demo(db.session):
        yield from _accounts(holders)
        yield from _look_up(port)
    elif not any(holder.role is Role.ADMINISTRATOR for holder in holders):
        yield from FIRST_STEPS
    db.session.rollback()


def _accounts(holders: Iterable[RoleHolder]) -> Iterator[str]:
    yield f"  Demo accounts 演示账号 — password 密码: {current_app.config['DEMO_PASSWORD']}"
    rows = [(holder.login, role_name(holder.role), f"{holder.organisation} {holder.person}") for holder in holders]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "    " + "   ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _look_up(port: str) -> Iterator[str]:
    found = look_up_to_try(db.session)
    if found is not None:
        number, code = found
        yield ""
        yield f"  A citizen's look-up 群众查询: http://127.0.0.1:{port}/citizen   {number}   {code}"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
