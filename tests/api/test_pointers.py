"""A fault is told at a place that the document knows, and a program can state all that the desk's form can."""

import ast
import inspect

import pytest

from blueprints.api import visit_entries
from blueprints.api.schemas.visits import VisitSent
from mediation.reception import fields, party_checks
from mediation.reception.gate import exceptions
from models.operations.reception import checks
from tests.api.bodies import visit_body

NOT_SENT = {"occurred_on"}
"""Fields of the desk's rules that no visit has."""
TELLING = {"refused_at", "check_text", "setdefault", "_bound"}
"""Functions whose first argument names the field."""
BY_FIELD = {"claim_faults", "check_organs", "_county"}
"""Functions that return faults by field."""


def _named():
    """Yield every field at which the rules of a visit can tell a fault; positions are 0."""
    for module in (fields, party_checks, checks, exceptions, visit_entries):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and _name(node.func) in TELLING:
                yield from _words(node.args[0])
            if isinstance(node, ast.FunctionDef) and node.name in BY_FIELD:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.Dict):
                        yield from (word for key in inner.keys for word in _words(key))
                    if isinstance(inner, ast.Subscript):
                        yield from _words(inner.slice)


def _name(function):
    return getattr(function, "id", getattr(function, "attr", ""))


def _words(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_words(node.body), *_words(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else part.value.id for part in node.values)
        text = "".join(parts)
        yield text.replace("parties-at-", "parties-0-") if text.startswith("parties-") else f"parties-0{text[2:]}"


def _resolves(pointer, schema):
    node = schema
    for part in pointer.split("/")[1:]:
        node = _plain(node, schema)
        node = node["items"] if part.isdecimal() and "items" in node else node.get("properties", {}).get(part)
        if node is None:
            return False
    return True


def _plain(node, schema):
    node = next((one for one in node.get("anyOf", ()) if one.get("type") != "null"), node)
    return schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def test_every_pointer_leads_to_something_that_is_sent():
    named, schema = set(_named()) - NOT_SENT, VisitSent.model_json_schema()
    assert {"parties-0-home", "parties-0-phone", "evidence_ref", "crossing", "urgent", "county", "kind"} <= named
    lost = {name: pointer for name in named if not _resolves(pointer := visit_entries.PLACE.of(name), schema)}
    assert lost == {}


@pytest.mark.parametrize(
    ("gate", "pointers"),
    [
        ({"skip_ground": "X2"}, {"/gate/evidence"}),
        ({"skip_ground": "X3", "evidence": "crossing_organs", "evidence_ref": "1 号"}, {"/gate/crossing_ids"}),
    ],
)
def test_what_a_ground_lacks_is_told_under_the_gate(program, linjiang, gate, pointers):
    answer = program("lh_town").post("/visits", visit_body(linjiang, gate=gate), key="visit-0001")
    assert answer.status_code == 422
    assert {fault["pointer"] for fault in answer.json["errors"]} == pointers


def test_the_organs_that_a_matter_crosses_and_what_is_new_can_be_stated(program, linjiang):
    gate = {
        "skip_ground": "X3",
        "evidence": "crossing_organs",
        "evidence_ref": "1 号",
        "crossing_ids": [linjiang.org("cg_gov")],
        "new_facts": "查到了新的合同。",
    }
    assert program("lh_town").post("/visits", visit_body(linjiang, gate=gate), key="visit-0001").status_code == 201
