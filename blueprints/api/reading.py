"""Read what a program sent; every fault at its place, and nothing of what was sent is said back."""

import re
from typing import TypeVar

from flask import request
from flask_babel import gettext as _
from pydantic import BaseModel, ValidationError

from blueprints.edge.problems import Fault, Problem

Model = TypeVar("Model", bound=BaseModel)
KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")
VERSION = re.compile(r'"v([1-9][0-9]{0,8})"')
KEY_HEADER, MATCH_HEADER = "Idempotency-Key", "If-Match"
UNREADABLE = "json_invalid"


def etag(version: int) -> str:
    """Return the version of a case as an entity tag."""
    return f'"v{version}"'


def read_body(model: type[Model]) -> Model:
    """Return the body; raise Problem 415 for anything but JSON, 400 for what is none, 422 for a wrong one."""
    if request.mimetype != "application/json":
        raise Problem(415, "unsupported_media_type")
    try:
        return model.model_validate_json(request.get_data(), strict=True)
    except ValidationError as error:
        if any(fault["type"] == UNREADABLE for fault in error.errors()):
            raise Problem(400, "body_unreadable") from None
        raise _wrong(error, prefix="/") from None


def read_query(model: type[Model]) -> Model:
    """Return the parameters of the address; raise Problem 422 for a wrong, unknown or repeated one."""
    repeated = [name for name, values in request.args.lists() if len(values) > 1]
    if repeated:
        faults = (Fault(name[:60], "repeated", _("只能出现一次。")) for name in repeated)
        raise Problem(422, "request_invalid", errors=faults)
    try:
        return model.model_validate_strings(request.args.to_dict(), strict=True)
    except ValidationError as error:
        raise _wrong(error, prefix="") from None


def read_key() -> str:
    """Return the Idempotency-Key; raise Problem 400 without a good one."""
    key = request.headers.get(KEY_HEADER, "")
    if not KEY.fullmatch(key):
        raise Problem(400, "idempotency_key_missing", _("须带 8 至 64 个字母、数字、下划线或横线的 Idempotency-Key。"))
    return key


def read_if_match() -> int:
    """Return the version that If-Match states; raise Problem 428 without one, 400 for one that was never given out."""
    stated = request.headers.get(MATCH_HEADER, "")
    if not stated:
        raise Problem(428, "if_match_missing", _("须带 If-Match，内容为读取事项时得到的 ETag。"))
    found = VERSION.fullmatch(stated)
    if found is None:
        raise Problem(400, "if_match_unreadable")
    return int(found[1])


def _wrong(error: ValidationError, *, prefix: str) -> Problem:
    # The library's own sentences may quote what was sent: the kind of fault is told instead.
    faults = (
        Fault(prefix + "/".join(str(part)[:60] for part in fault["loc"]), fault["type"], _("内容不符合接口文档。"))
        for fault in error.errors(include_input=False, include_url=False, include_context=False)
    )
    return Problem(422, "request_invalid", errors=faults)
