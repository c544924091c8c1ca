"""Read drafts: one's own and those handed to one's organisation."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from models.actor import Actor
from models.session import AnySession
from models.tables.reception import Draft
from models.unable import OutOfReach


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as the list and the form show it; `handed_over` when the whole organisation may go on with it."""

    key: str
    form: str
    version: int
    content: dict[str, Any]
    updated_at: datetime
    from_case_id: int | None
    handed_over: bool
    is_own: bool
    updated_by_id: int | None


def drafts_of(session: AnySession, actor: Actor, *, limit: int = 50) -> tuple[DraftRow, ...]:
    """Return the unsent drafts of a person and of his organisation, newest first."""
    query = (
        select(Draft)
        .where(Draft.sent_at.is_(None), _own(actor))
        .order_by(Draft.updated_at.desc(), Draft.id.desc())
        .limit(limit)
    )
    return tuple(_row(draft, actor) for draft in session.scalars(query))


def find_draft(session: AnySession, *, key: str, actor: Actor) -> DraftRow | None:
    """Return an unsent draft by its key, or None when there is none; raise OutOfReach when it is another's."""
    draft = session.scalars(select(Draft).where(Draft.key == key, Draft.sent_at.is_(None))).one_or_none()
    if draft is None:
        return None
    if draft.account_id != actor.account_id and draft.organisation_id != actor.organisation_id:
        raise OutOfReach
    return _row(draft, actor)


def _own(actor: Actor) -> Any:
    return or_(Draft.account_id == actor.account_id, Draft.organisation_id == actor.organisation_id)


def _row(draft: Draft, actor: Actor) -> DraftRow:
    return DraftRow(
        key=draft.key,
        form=draft.form,
        version=draft.version,
        content=json.loads(draft.content),
        updated_at=draft.updated_at,
        from_case_id=draft.from_case_id,
        handed_over=draft.organisation_id is not None,
        is_own=draft.account_id == actor.account_id,
        updated_by_id=draft.updated_by_id,
    )
