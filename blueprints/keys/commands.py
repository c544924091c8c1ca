"""The keys of personal data: `keys list`, `keys add`, `keys rotate`, `keys retire`; no key is ever printed."""

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from tqdm import tqdm

from models.key_ring import BadKeys, KeyFile, KeySource, UnknownKey
from models.operations.keys import KeyInUse, add_key, retire_key, rotate_values
from models.queries.keys import stale_values, values_by_key
from models.tables.base import db

FROM_ENVIRONMENT = (
    "The keys come from FENGQIAO_PERSONAL_KEYS; this command changes a key file. Change the variable and restart: "
    "docs/security.md says in which order."
)

keys = AppGroup("keys", help="List, add, rotate and retire the keys of personal data.")


def register_commands(app: Flask) -> None:
    """Add `flask --app app keys …`."""
    app.cli.add_command(keys)


@keys.command("list")
def list_keys() -> None:
    """Name the keys, the one that writes, and how many values each one still opens."""
    found = _source().now()
    for name, values in values_by_key(db.session, tuple(found.by_name)).items():
        click.echo(f"{name}\t{values} values{'  (writes)' if name == found.current else ''}")


@keys.command()
@click.argument("name", required=False)
def add(name: str | None) -> None:
    """Draw a new key that writes from now on; running workers take it up by themselves."""
    click.echo(f"{_add(name)} writes from now on. `keys rotate` brings the older values under it.")


@keys.command()
def rotate() -> None:
    """Write every value anew under the newest key, drawing one first when there is only one; may be run again."""
    source = _source()
    if len(source.now().by_name) == 1:
        click.echo(f"{_add(None)} writes from now on.")
    total = stale_values(db.session, source.now().current)
    try:
        with tqdm(total=total, unit=" values", disable=None) as bar:
            done = rotate_values(db.session, source, now=current_app.extensions["now"](), progress=bar.update)
    except UnknownKey as missing:
        raise click.ClickException(f"Values were written under {missing}, which is not among the keys.") from None
    click.echo(f"{done.rewritten} values written anew; all are under {source.now().current}.")


@keys.command()
@click.argument("name")
def retire(name: str) -> None:
    """Put away a key that no value needs any more; it stays in the file of retired keys, for older backups."""
    file = _file()
    try:
        retire_key(db.session, file, name, now=current_app.extensions["now"]())
    except KeyInUse as used:
        raise click.ClickException(f"{used.values} values are still under {name}: run `keys rotate` first.") from None
    except BadKeys as bad:
        raise click.ClickException(str(bad)) from None
    click.echo(f"{name} is retired and lies in {file.retired_path}; keep it with the backups made until today.")


def _add(name: str | None) -> str:
    file = _file()
    name = name or file.next_name()
    try:
        add_key(db.session, file, name, now=current_app.extensions["now"]())
    except BadKeys as bad:
        raise click.ClickException(str(bad)) from None
    return name


def _source() -> KeySource:
    source: KeySource = current_app.extensions["keys"]
    return source


def _file() -> KeyFile:
    source = _source()
    if not isinstance(source, KeyFile):
        raise click.ClickException(FROM_ENVIRONMENT)
    return source
