"""The calendar and the sweep from the command line."""

from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup

from blueprints.clocks.calendar import load_and_renew
from blueprints.clocks.files import NotReadable, lines_of
from blueprints.clocks.presenters import bad_lines
from blueprints.edge.law import rulebook
from blueprints.edge.moment import now
from models.operations.calendar import LoadYear, UnableToLoadYear
from models.operations.sweep import sweep_due
from models.tables.base import db

calendar = AppGroup("calendar", help="The published holidays and make-up workdays.")
sweep = AppGroup("sweep", help="Alarms, breaches and whom they concern.")


def register_commands(app: Flask) -> None:
    """Add `flask --app app calendar …` and `flask --app app sweep …`."""
    app.cli.add_command(calendar)
    app.cli.add_command(sweep)


@calendar.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--year", type=int, required=True)
@click.option("--source", help="The notice, for lines that name none.")
@click.option("--dry-run", is_flag=True, help="Judge the file, write nothing.")
def load_file(file: Path, year: int, source: str | None, dry_run: bool) -> None:
    """Load a year's notice (CSV `date,name,kind,source`; kind is off or work), whole or not at all."""
    try:
        lines = lines_of(file.read_bytes())
    except NotReadable as broken:
        raise click.ClickException(f"{file} is no text.") from broken
    command = LoadYear(year=year, lines=lines, source=source, now=now(), dry_run=dry_run)
    try:
        loaded = load_and_renew(command)
    except UnableToLoadYear as refused:
        _tell_faults(bad_lines(refused.report.bad))
        raise click.ClickException("Nothing was written.") from refused
    report = loaded.report
    _tell_faults(bad_lines(report.bad))
    click.echo(f"{year}: {report.days_off} days off, {report.makeup_days} worked, {len(report.changes)} days change.")
    click.echo(
        f"{loaded.renewed.renewed} running clocks read anew, {loaded.renewed.moved} moved."
        if report.written
        else "Dry run: nothing was written."
    )


@sweep.command("run")
def run_sweep() -> None:
    """Go once through all that is due now."""
    result = sweep_due(db.session, rulebook(), now=now())
    click.echo(
        f"{result.alarms} alarms, {result.breaches} breaches, {result.hops} told further up, {result.elapsed} "
        f"petitioners' terms elapsed, {result.moved} dates moved, {len(result.failed)} unreadable."
    )


def _tell_faults(lines: list[tuple[str, str]]) -> None:
    for where, why in lines:
        click.echo(f"{where}: {why}", err=True)
