"""Keep what was typed before it is sent: saved as it is typed, never overwritten unseen."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.operations.unit_of_work import once_more, unit_of_work
from models.session import AnySession
from models.steps.drafts import find_own_draft
from models.tables.reception import Draft, Visit
from models.unable import OutOfReach

PAGE = "draft_page"
"""The field that tells one opened page from another: a page saves over its own words, never over another page's."""


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """One state of a form: its key (made by the page), its fields, and the version it was typed over."""

    actor: Actor
    key: str
    form: str
    content: dict[str, Any]
    base_version: int
    now: datetime


@dataclass(frozen=True, slots=True)
class DraftSaved:
    """The draft stands at `version`."""

    version: int


class DraftChanged(Exception):
    """Another page saved this draft meanwhile; `stored` and `version` are its, nothing was overwritten."""

    def __init__(self, *, stored: dict[str, Any], version: int, by_id: int | None, at: datetime) -> None:
        super().__init__(f"draft is at version {version}")
        self.stored, self.version, self.by_id, self.at = stored, version, by_id, at


def save_draft(session: AnySession, command: SaveDraft) -> DraftSaved:
    """Store a draft's fields; raise DraftChanged over another page's newer version, OutOfReach for another's draft."""
    # Two pages may save the first words of one draft at the same moment.
    return once_more(lambda: _save(session, command))


def _save(session: AnySession, command: SaveDraft) -> DraftSaved:
    with unit_of_work(session) as work:
        draft = find_own_draft(work, key=command.key, actor=command.actor)
        if draft is None:
            if _was_sent(work, command.key):
                return DraftSaved(version=command.base_version)
            draft = Draft(key=command.key, account_id=command.actor.account_id, form=command.form, version=0)
            work.add(draft)
        else:
            _check_version(draft, command)
        draft.version += 1
        draft.content = json.dumps(command.content, ensure_ascii=False)
        draft.updated_at = command.now
        draft.updated_by_id = command.actor.account_id
        work.flush()
        return DraftSaved(version=draft.version)


def _was_sent(work: Session, key: str) -> bool:
    """Tell whether words saved on a slow line arrive after the visit they belong to: they are no draft any more."""
    return work.scalar(select(Visit.id).where(Visit.submission_key == key)) is not None


def share_draft(session: AnySession, *, key: str, actor: Actor) -> None:
    """Open one's own unsent draft to the organisation one acts for; raise OutOfReach when there is none."""
    with unit_of_work(session) as work:
        draft = find_own_draft(work, key=key, actor=actor)
        if draft is None or draft.sent_at is not None:
            raise OutOfReach
        draft.organisation_id = actor.organisation_id


def discard_draft(session: AnySession, *, key: str, actor: Actor) -> None:
    """Remove an unsent draft of one's own; raise OutOfReach when there is none."""
    with unit_of_work(session) as work:
        draft = find_own_draft(work, key=key, actor=actor)
        if draft is None or draft.sent_at is not None:
            raise OutOfReach
        work.delete(draft)


def _check_version(draft: Draft, command: SaveDraft) -> None:
    if draft.version == command.base_version:
        return
    # A page whose last answer was lost is behind its own saving; that is no question to ask.
    stored = json.loads(draft.content)
    same_page = any(stored.get(PAGE, ())) and stored[PAGE] == command.content.get(PAGE)
    if not same_page and _typed(stored) != _typed(command.content):
        raise DraftChanged(stored=stored, version=draft.version, by_id=draft.updated_by_id, at=draft.updated_at)


def _typed(content: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in content.items() if name != PAGE}
