"""The record from the command line: `record verify` and `record replay`; both end with 1 on a finding."""

import click
from flask import Flask
from flask.cli import AppGroup
from tqdm import tqdm

from models.queries.reception.judgements import count_judgements, replayed
from models.queries.record import Fault, chain_faults
from models.tables.base import db

record = AppGroup("record", help="Verify the record, judge stored verdicts again.")


def register_commands(app: Flask) -> None:
    """Add `flask --app app record …`."""
    app.cli.add_command(record)


@record.command("verify")
def verify() -> None:
    """Find lines that were changed, removed, inserted or cut off, and rows that are not what their line says."""
    found = 0
    for fault in chain_faults(db.session()):
        found += 1
        click.echo(f"chain {fault.chain}, line {fault.number}: {_how(fault)}")
    if found:
        raise click.ClickException(f"{found} faults in the record.")
    click.echo("The record is whole: every line follows the one before it, and what it tells of is unchanged.")


def _how(fault: Fault) -> str:
    return f"the {fault.about.replace(':', ' ')} is not what the record says" if fault.about else fault.what


@record.command("replay")
def replay() -> None:
    """Judge every stored verdict again from its facts, its piece of the graph and its rule version."""
    judged = differing = 0
    total = count_judgements(db.session)
    for judgement_id, differences in tqdm(replayed(db.session), total=total, unit=" verdicts", disable=None):
        judged += 1
        differing += bool(differences)
        for one in differences:
            click.echo(
                f"verdict {judgement_id} of visit {one.visit_id}: {one.field} was {one.stored!r}, is {one.again!r}"
            )
    if differing:
        raise click.ClickException(f"{differing} of {judged} verdicts differ.")
    click.echo(f"{judged} verdicts judged again, all the same.")
