"""The cases of the demo county: every stage, sound chains, a record that verifies, the same again for the same seed."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select

from demo.matters import read_matters
from demo.stories import RECIPES
from mediation.casefile.holding import HolderPeriod, holding_faults
from mediation.casefile.kinds import Stage
from mediation.reception.decisions import Decision
from mediation.reception.gate.replay import rejudge
from mediation.routing.kinds import Branch, Channel, Kind
from models.queries.record import chain_faults
from models.tables.cases import Case, CaseAccused, CaseLink, Holding
from models.tables.clocks import Breach, ExceptionItem, Extension
from models.tables.documents import Notice
from models.tables.reception import Judgement, SkipException, UrgentReport
from models.tables.record import RecordEntry
from tests.demo.conftest import NOW, Told, tell


def count(gaomi: Told, *what: object) -> int:
    return gaomi.session.scalar(select(func.count()).select_from(*what)) or 0  # type: ignore[arg-type]


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_there(gaomi: Told, stage: Stage) -> None:
    assert gaomi.session.scalar(select(func.count(Case.id)).where(Case.stage == stage))


@pytest.mark.parametrize("decision", Decision)
def test_every_verdict_of_the_gate_is_there(gaomi: Told, decision: Decision) -> None:
    assert gaomi.session.scalar(select(func.count(Judgement.id)).where(Judgement.decision == decision))


def test_a_verdict_is_the_same_when_judged_again(gaomi: Told) -> None:
    for judgement in gaomi.session.scalars(select(Judgement)):
        assert rejudge(judgement.facts).to_record() == judgement.verdict


def test_somebody_holds_every_case_at_every_moment(gaomi: Told) -> None:
    chains: dict[int, list[HolderPeriod]] = {}
    for row in gaomi.session.scalars(select(Holding)):
        chains.setdefault(row.case_id, []).append(HolderPeriod(row.organisation_id, row.from_at, row.to_at))
    assert {case_id: holding_faults(chain) for case_id, chain in chains.items() if holding_faults(chain)} == {}
    assert len(chains) == gaomi.loaded.cases


def test_the_record_verifies_and_grows_in_the_order_of_time(gaomi: Told) -> None:
    assert list(chain_faults(gaomi.session())) == []
    moments = list(gaomi.session.scalars(select(RecordEntry.at).order_by(RecordEntry.chain, RecordEntry.number)))
    backwards = sum(later < earlier for earlier, later in pairwise(moments))
    assert backwards <= gaomi.session.scalar(select(func.count(RecordEntry.chain.distinct()))) - 1
    assert max(moments) <= NOW


def test_there_is_something_of_everything(gaomi: Told) -> None:
    for table in (Breach, ExceptionItem, Extension, SkipException, UrgentReport, CaseAccused, CaseLink, Notice):
        assert count(gaomi, table), table.__tablename__


def test_a_seed_tells_the_same_cases_again(gaomi: Told, tmp_path: Path) -> None:
    query = select(Case.number, Case.title, Case.stage, Case.registered_at, Case.query_code).order_by(Case.id)
    again = tell(f"sqlite:///{tmp_path / 'again.sqlite3'}")
    assert again.session.execute(query).all() == gaomi.session.execute(query).all()


def test_every_story_finds_matters_that_fit_it() -> None:
    matters = read_matters()
    assert [recipe.name for recipe in RECIPES if not any(map(recipe.fits, matters))] == []


def test_there_are_forty_matters_of_every_kind_and_branch() -> None:
    matters = read_matters()
    assert len({matter.key for matter in matters}) == len(matters) >= 40
    assert {matter.kind for matter in matters} == set(Kind)
    assert {matter.branch for matter in matters if matter.branch} == set(Branch)


def test_every_matter_is_used_when_the_whole_county_is_told() -> None:
    matters = read_matters()
    used = Counter(matter.key for recipe in RECIPES for matter in matters if recipe.fits(matter))
    assert [matter.key for matter in matters if not used[matter.key]] == []


def test_every_channel_but_the_fax_is_used(gaomi: Told) -> None:
    found = set(gaomi.session.scalars(select(Case.channel).distinct()))
    assert set(Channel) - found <= {Channel.FAX, Channel.HOTLINE, Channel.PHONE, Channel.OWN_INITIATIVE}
