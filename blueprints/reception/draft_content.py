"""A draft's content: the fields as they were typed, each with its values."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from blueprints.reception.forms import RegisterForm
from models.queries.drafts import DraftRow

NOT_KEPT = frozenset({"csrf_token", "draft_version", "look", "adopt", "add_parties", "remove_parties", "register"})
FORM = "visit"
"""The name under which this form's drafts are kept."""


def content_of(typed: MultiDict[str, str]) -> dict[str, Any]:
    """Return the fields of a posted form as a draft keeps them."""
    return {name: values for name, values in typed.to_dict(flat=False).items() if name not in NOT_KEPT}


def fields_of(draft: DraftRow) -> MultiDict[str, str]:
    """Return a draft's fields as a form reads them."""
    return MultiDict([(name, value) for name, values in draft.content.items() for value in values])


def first_of(content: Mapping[str, Any], name: str) -> str:
    """Return the first value of a field, or nothing."""
    values = content.get(name) or [""]
    return str(values[0])


def saved_state(form: RegisterForm) -> bool:
    """Say whether the form was opened from a saved draft."""
    return (form.draft_version.data or "0") != "0"
