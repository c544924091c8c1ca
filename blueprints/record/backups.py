"""Backups from the command line: `backup FILE` and `restore FILE`, the same file for either database."""

import gzip
import os
from collections.abc import Iterator
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from tqdm import tqdm

from models.operations.backup import CountsDiffer, NotEmpty, note_backup, restore_backup
from models.queries.backup import BackupHead, DamagedBackup, backup_lines, check_backup
from models.queries.record import chain_faults
from models.queries.revision import revision_of
from models.tables.base import db

FILE = click.Path(dir_okay=False, path_type=Path)


def register_commands(app: Flask) -> None:
    """Add `flask --app app backup` and `… restore`."""
    app.cli.add_command(backup)
    app.cli.add_command(restore)


@click.command("backup")
@click.argument("file", type=FILE)
@with_appcontext
def backup(file: Path) -> None:
    """Write every row into FILE (JSON lines, gzip); people may go on working meanwhile. The keys are not in it."""
    now = current_app.extensions["now"]()
    note_backup(db.session, now=now)
    lines = backup_lines(db.session, revision=_revision(), made_at=now)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    written = _write(beside, tqdm(lines, unit=" lines", disable=None))
    os.replace(beside, file)
    click.echo(f"{file}: {written} lines. Keep the keys elsewhere: without them it tells nothing.")


def _write(path: Path, lines: Iterator[str]) -> int:
    written = 0
    # For its owner alone: the titles and facts of cases lie in it in the clear.
    with os.fdopen(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
        with gzip.open(file, "wt", encoding="utf-8") as packed:
            for line in lines:
                packed.write(f"{line}\n")
                written += 1
        file.flush()
        os.fsync(file.fileno())
    return written


@click.command("restore")
@click.argument("file", type=FILE)
@with_appcontext
def restore(file: Path) -> None:
    """Bring FILE back into an empty database of the same revision, verify counts and record."""
    head = _checked(file)
    if head.revision != _revision():
        raise click.ClickException(
            f"The backup is of revision {head.revision}, this database of {_revision()}. "
            "Restore with the version of the program that made the backup, then bring the database forward."
        )
    try:
        counts = restore_backup(
            db.session,
            lambda: tqdm(_lines(file), unit=" lines", disable=None),
            now=current_app.extensions["now"](),
        )
    except NotEmpty as error:
        raise click.ClickException(f"The database is not empty: {error}. Restore into an empty one.") from error
    except CountsDiffer as error:
        raise click.ClickException(f"Rows are missing, nothing was kept: {error}.") from error
    faults = list(chain_faults(db.session()))
    if faults:
        raise click.ClickException(f"{len(faults)} faults in the record: {faults[:3]}.")
    click.echo(f"{sum(counts.values())} rows in {len(counts)} tables, as many as in the backup; the record is whole.")


def _checked(file: Path) -> BackupHead:
    try:
        return check_backup(_lines(file))
    except (DamagedBackup, OSError, EOFError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be restored: {error}.") from error


def _lines(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8") as packed:
        for line in packed:
            yield line.rstrip("\n")


def _revision() -> str:
    return revision_of(db.session) or "none"
