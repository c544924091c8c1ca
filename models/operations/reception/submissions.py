"""Tell a form that is sent twice from another one under the same key."""

import json
from dataclasses import replace

from mediation.reception.gate.codec import encode
from models.operations.reception.commands import RegisterVisit
from models.steps.blind import blind_submission

TYPED = (
    "channel",
    "visited_on",
    "persons",
    "parties",
    "gate",
    "window_id",
    "repeat_of",
    "joins",
    "related_to",
    "no_address",
    "interview_declined",
    "told",
    "national_number",
)
"""What a person typed or chose; who sends it, when, and what the platform adds do not make it another form."""


class SubmissionChanged(Exception):
    """The key was used for a visit already, and what is sent now is not what was sent then; nothing was written."""


def digest_of(command: RegisterVisit) -> str:
    """Return a keyed digest of what was typed: equal for the same form sent again, and it tells no value."""
    typed = {name: encode(getattr(command, name)) for name in TYPED}
    if not command.is_day_stated:
        typed["visited_on"] = None  # sent again after midnight it is the same form
    typed["matter"] = encode(replace(command.matter, suggested=None))
    typed["urgent"] = encode(replace(command.urgent, words=())) if command.urgent is not None else None
    return blind_submission(json.dumps(typed, ensure_ascii=False, sort_keys=True))
