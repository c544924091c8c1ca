"""What a log may know of a failure: its kind and the way to it. Its sentence may quote what somebody wrote."""

import traceback

NEAREST = 12
"""Steps of the way that are kept, the last ones."""


def way_to(error: BaseException) -> dict[str, object]:
    """Return the kind of a failure and of what caused it, and the steps that led to it; no sentence, no value."""
    kinds: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(kinds) < NEAREST:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    steps = traceback.extract_tb(error.__traceback__)[-NEAREST:]
    return {"error": " < ".join(kinds), "way": [f"{step.filename}:{step.lineno} {step.name}" for step in steps]}
