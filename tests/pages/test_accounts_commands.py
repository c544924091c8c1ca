"""Accounts from the command line."""

import re

from models.operations.sign_in import SignIn, sign_in
from models.queries.accounts import find_person_by_login, posts_of
from tests.dates import day, moment
from tests.worlds.linjiang import CHEAP

NOW = moment("Mon 2026-03-02 09:00")


def _run(app, *words):
    return app.test_cli_runner().invoke(args=["accounts", *words])


def _password(output):
    return re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", output).group()


def test_the_first_administrator_gets_a_password_of_his_own_once(app, session, linjiang):
    told = _run(app, "create-admin", "--login", "chief", "--name", "总管", "--organisation", "379901-XF")
    assert told.exit_code == 0, told.output
    chief = find_person_by_login(session, "chief")
    assert chief.must_change_password
    assert sign_in(session, SignIn("chief", _password(told.output)), now=NOW, hashing=CHEAP) == chief.account_id
    assert [post.role.value for post in posts_of(session, chief.account_id, on=day("Mon 2026-03-02"))] == [
        "administrator"
    ]


def test_an_administrator_needs_an_organisation_and_a_login_of_his_own(app, linjiang):
    nowhere = _run(app, "create-admin", "--login", "chief", "--name", "总管", "--organisation", "NOWHERE")
    taken = _run(app, "create-admin", "--login", "admin", "--name", "总管", "--organisation", "379901-XF")
    odd = _run(app, "create-admin", "--login", "Chief!", "--name", "总管", "--organisation", "379901-XF")
    assert [answer.exit_code for answer in (nowhere, taken, odd)] == [1, 1, 1]
    assert "NOWHERE" in nowhere.output
    assert "set-password" in taken.output


def test_a_forgotten_password_is_replaced(app, session, linjiang):
    told = _run(app, "set-password", "admin")
    password = _password(told.output)
    assert sign_in(session, SignIn("admin", password), now=NOW, hashing=CHEAP) == linjiang.account("admin")
    assert _run(app, "set-password", "nobody").exit_code == 1
