"""What the gate would say of a visit that is not yet sent: the same rule, nothing written."""

from dataclasses import dataclass

from sqlalchemy.orm import scoped_session

from mediation.moments import local_day
from mediation.reception.gate.judge import judge_visit
from mediation.reception.gate.verdict import GateVerdict
from mediation.reception.group import GroupFindings, group_findings
from mediation.reception.parties import PartyRole
from models.law import law_of
from models.operations.reception.checks import check_organs, group_limits
from models.operations.reception.commands import RegisterVisit
from models.operations.reception.facts import as_what_it_repeats, earlier_case, gate_facts, graphs_for
from models.session import AnySession
from models.setting import Setting


@dataclass(frozen=True, slots=True)
class Preview:
    """The verdict on what was typed so far, and what the number of persons means."""

    verdict: GateVerdict
    findings: GroupFindings


def preview_visit(session: AnySession, setting: Setting, command: RegisterVisit) -> Preview:
    """Return what `register_visit` would judge; raise OutOfReach for an earlier case that is not the actor's.

    Raise InvalidFields for an organ that is closed or of another county.
    """
    work = session() if isinstance(session, scoped_session) else session
    today = local_day(command.now)
    law = law_of(work, setting.rulebook, command.matter.county_id, today)
    prior = earlier_case(work, command, locked=False)
    home, graph = graphs_for(work, setting, command, prior=prior)
    check_organs(command, home=home, graph=graph)
    command = as_what_it_repeats(work, command, prior=prior)
    facts = gate_facts(work, command, prior=prior, law=law, graph=graph)
    representatives = sum(entry.facts.role is PartyRole.REPRESENTATIVE for entry in command.parties)
    findings = group_findings(
        persons=command.persons, representatives=representatives, channel=command.channel, limits=group_limits(law)
    )
    return Preview(verdict=judge_visit(facts, graph), findings=findings)
