"""The offices of 临江县 at work: register a visit, do acts on a case, read what stands afterwards."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from models.operations.reception.commands import VisitRegistered
from models.operations.reception.register import register_visit
from models.setting import Setting
from models.tables.cases import Case, Holding
from models.tables.clocks import Clock, ClockState
from models.tables.documents import Document, Notice
from models.tables.handovers import HandOver
from models.tables.record import RecordEntry
from tests.dates import moment
from tests.factories.visits import visit
from tests.worlds.linjiang import Linjiang


class Desk:
    """Acts as the people of 临江县, at moments written with their weekday."""

    def __init__(self, session: scoped_session[Session], setting: Setting, world: Linjiang) -> None:
        self.session, self.setting, self.world = session, setting, world

    def register(self, login: str, at: str, **changes: Any) -> VisitRegistered:
        """Register a visit at a desk; by default one about a road of 柳河村 (tests/factories/visits.py)."""
        return register_visit(self.session, self.setting, visit(self.world, self.session, login, at, **changes))

    def act(self, operation: Any, command: type, login: str, at: str, case_id: int, **fields: Any) -> Any:
        """Do one act: `desk.act(give_notice, GiveNotice, "lh_town", "Mon 2026-03-09 10:00", case_id, ...)`."""
        where = fields.pop("post", None)
        actor = self.world.actor(self.session, login, at=where)
        asked = command(actor=actor, now=moment(at), case_id=case_id, **fields)
        return operation(self.session, self.setting, asked)

    def look(self) -> scoped_session[Session]:
        """Return the session with everything that others have committed meanwhile."""
        self.session.rollback()
        return self.session

    def case(self, case_id: int) -> Case:
        """Return the case as it stands now."""
        return self.look().get_one(Case, case_id, populate_existing=True)

    def clock(self, case_id: int, term: str, *, running: bool = False) -> Clock:
        """Return the newest clock of a term; with `running` one that still runs."""
        query = select(Clock).where(Clock.case_id == case_id, Clock.term == term).order_by(Clock.id.desc()).limit(1)
        if running:
            query = query.where(Clock.state == ClockState.RUNNING)
        return self.look().scalars(query.execution_options(populate_existing=True)).one()

    def running(self, case_id: int) -> dict[str, tuple[date, int | None]]:
        """Return what runs on a case: term → due day and who is bound."""
        query = select(Clock.term, Clock.due_on, Clock.organisation_id).where(
            Clock.case_id == case_id, Clock.state == ClockState.RUNNING
        )
        return {term: (due_on, bound) for term, due_on, bound in self.look().execute(query)}

    def hand_over(self, case_id: int) -> HandOver:
        """Return the newest hand-over."""
        query = select(HandOver).where(HandOver.case_id == case_id).order_by(HandOver.id.desc()).limit(1)
        return self.look().scalars(query.execution_options(populate_existing=True)).one()

    def holders(self, case_id: int) -> list[int]:
        """Return who has held the case, oldest first."""
        query = select(Holding.organisation_id).where(Holding.case_id == case_id).order_by(Holding.from_at)
        return list(self.look().scalars(query))

    def documents(self, case_id: int) -> list[str]:
        """Return the kinds of a case's papers, oldest first."""
        query = select(Document.kind).where(Document.case_id == case_id).order_by(Document.id)
        return [kind.value for kind in self.look().scalars(query)]

    def entries(self, case_id: int) -> list[str]:
        """Return the tags of a case's lines in the record, oldest first."""
        query = select(RecordEntry.tag).where(RecordEntry.case_id == case_id).order_by(RecordEntry.id)
        return list(self.look().scalars(query))

    def entry(self, case_id: int, tag: str) -> RecordEntry:
        """Return the newest line with this tag."""
        query = select(RecordEntry).where(RecordEntry.case_id == case_id, RecordEntry.tag == tag)
        return self.look().scalars(query.order_by(RecordEntry.id.desc()).limit(1)).one()

    def told(self, organisation: str) -> list[str]:
        """Return the kinds of notices to an organisation, oldest first."""
        query = select(Notice.kind).where(Notice.organisation_id == self.world.org(organisation)).order_by(Notice.id)
        return list(self.look().scalars(query))
