"""Accounts from the command line: the first administrator, and a password when nobody can set it on a page."""

import click
from flask import Flask
from flask.cli import AppGroup

from blueprints.accounts.presenters import one_time_password
from blueprints.edge.access import hashing
from blueprints.edge.moment import now, today
from blueprints.words import sentence
from mediation.secrecy.kinds import Role
from models.operations.sign_in import SetPassword, set_password
from models.operations.staffing import StaffMember, staff
from models.queries.accounts import find_person_by_login
from models.queries.administration import find_organisation_by_code
from models.tables.base import db
from models.unable import InvalidFields

accounts = AppGroup("accounts", help="Accounts and their passwords.")


def register_commands(app: Flask) -> None:
    """Add `flask --app app accounts …`."""
    app.cli.add_command(accounts)


@accounts.command("create-admin")
@click.option("--login", prompt="Login")
@click.option("--name", "display_name", prompt="Name")
@click.option("--organisation", "code", prompt="Code of the organisation to administer from")
def create_admin(login: str, display_name: str, code: str) -> None:
    """Open an administrator's account and print its one-time password."""
    organisation_id = find_organisation_by_code(db.session, code)
    if organisation_id is None:
        raise click.ClickException(f"There is no organisation {code!r}; load the organisations first.")
    if find_person_by_login(db.session, login) is not None:
        raise click.ClickException(f"There is an account {login!r} already; set-password gives it a new password.")
    password = one_time_password(login=login)
    member = StaffMember(login, display_name, organisation_id, Role.ADMINISTRATOR, "系统管理员", today())
    try:
        staff(
            db.session,
            [member],
            password=password,
            must_change_password=True,
            actor=None,
            now=now(),
            hashing=hashing(),
        )
    except InvalidFields as faults:
        raise click.ClickException(" ".join(sentence(fault) for fault in faults.faults.values())) from faults
    _tell(login, password)


@accounts.command("set-password")
@click.argument("login")
def set_one_time_password(login: str) -> None:
    """Set a one-time password, print it, and end the account's sessions."""
    person = find_person_by_login(db.session, login)
    if person is None:
        raise click.ClickException(f"There is no account {login!r}.")
    password = one_time_password(login=person.login)
    set_password(db.session, SetPassword(person.account_id, password), actor=None, now=now(), hashing=hashing())
    _tell(person.login, password)


def _tell(login: str, password: str) -> None:
    click.echo(f"{login}: {password}\nShown once; it must be changed at the first sign-in.")
