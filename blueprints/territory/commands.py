"""Divisions from the command line: the national table, and opening a county."""

from datetime import date, datetime
from pathlib import Path

import click
from flask import Flask
from flask.cli import AppGroup
from tqdm import tqdm

from blueprints.edge.moment import now, today
from blueprints.territory.files import NotReadable, lines_of_file
from blueprints.territory.presenters import report_words
from mediation.territory.codes import DivisionKey
from mediation.verdict import Refused
from models.operations.organisations import OpenCounty, open_county
from models.operations.territory import ImportDivisions, ImportReport, Lines, UnableToImportDivisions, import_divisions
from models.queries.territory import find_by_key
from models.tables.base import db

COUNTY_LEVEL = 3
COUNTY_DIGITS = 6

territory = AppGroup("territory", help="Divisions and the counties opened on them.")
day_option = click.DateTime(formats=["%Y-%m-%d"])


def register_commands(app: Flask) -> None:
    """Add `flask --app app territory …`."""
    app.cli.add_command(territory)


@territory.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Judge the table, write nothing.")
@click.option("--as-of", type=day_option, help="First day of the new state (default: today).")
@click.option("--keep-missing", is_flag=True, help="Do not end divisions that the table no longer has.")
def import_file(file: Path, dry_run: bool, as_of: datetime | None, keep_missing: bool) -> None:
    """Import a division table (CSV `code12,name,level,parent12`, also .gz), whole or not at all."""
    on = as_of.date() if as_of else today()
    if on > today():
        raise click.BadParameter("a table is imported on its first day or later", param_hint="--as-of")
    try:
        lines = _watched(lines_of_file(file))
        command = ImportDivisions(lines, as_of=on, now=now(), dry_run=dry_run, closes_missing=not keep_missing)
        report = _with_bar(command)
    except NotReadable as broken:
        raise click.ClickException(f"{file} is no text, or a packed file that is broken or cut.") from broken
    except UnableToImportDivisions as refused:
        _tell(refused.report)
        raise click.ClickException("Nothing was written.") from refused
    _tell(report)
    if isinstance(report.answer, Refused):
        raise click.ClickException("This table cannot be imported.")


@territory.command("open-county")
@click.argument("code")
@click.option("--on", type=day_option, help="First day of its organisations (default: today).")
def open_one(code: str, on: datetime | None) -> None:
    """Open a county (six or twelve digits): governments, centres, organs, and the line above it."""
    first_day: date = on.date() if on else today()
    key = DivisionKey(COUNTY_LEVEL, code[:COUNTY_DIGITS].ljust(12, "0"))
    county = find_by_key(db.session, key, on=first_day)
    if county is None:
        raise click.ClickException(f"There is no county {code} on {first_day}; import its divisions first.")
    opened = open_county(db.session, OpenCounty(county_id=county.id, on=first_day, now=now()))
    click.echo(f"{county.name}: {opened.created} organisations made, {len(opened.ids)} in all.")
    click.echo("Their addresses, hours and telephone numbers: filter the organisations by 'not published yet'.")


def _watched(lines: Lines) -> Lines:
    """Show how far each reading of the table is: a large one is judged for seconds before anything is written."""
    return lambda: tqdm(lines(), unit=" lines read", leave=False, disable=None)


def _with_bar(command: ImportDivisions) -> ImportReport:
    with tqdm(unit=" rows", disable=None) as bar:

        def advance(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return import_divisions(db.session, command, progress=advance)


def _tell(report: ImportReport) -> None:
    counts = report.counts
    click.echo(
        f"new {counts.create}, changed {counts.update}, ended {counts.close}, "
        f"unchanged {counts.unchanged}, bad {counts.bad}"
    )
    words = report_words(report)
    for row in words.bad:
        click.echo(f"line {row.line}: {row.why}  {row.raw}", err=True)
    if counts.bad > len(words.bad):
        click.echo(f"… and {counts.bad - len(words.bad)} more", err=True)
    if words.refusal:
        click.echo(words.refusal, err=True)
    elif not report.written:
        click.echo("Dry run: nothing was written.")
