"""Take a draft in hand: one's own or one's organisation's."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.actor import Actor
from models.tables.reception import Draft
from models.unable import OutOfReach


def find_own_draft(work: Session, *, key: str, actor: Actor) -> Draft | None:
    """Return one's own or one's organisation's draft of this key, or None; raise OutOfReach for another's."""
    draft = work.scalars(select(Draft).where(Draft.key == key).with_for_update()).one_or_none()
    if draft is None:
        return None
    if draft.account_id != actor.account_id and draft.organisation_id != actor.organisation_id:
        raise OutOfReach
    return draft
