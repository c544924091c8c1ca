"""The OpenAPI document of /api/v1, made of the offers themselves."""

import re
from collections.abc import Iterator
from typing import Any

from flask import Flask, Response, current_app, jsonify
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from blueprints.api.blueprint import blueprint
from blueprints.api.door import Offer
from blueprints.api.reading import KEY, KEY_HEADER, MATCH_HEADER
from blueprints.api.schemas.base import ProblemBody
from blueprints.edge.access import open_to_everyone
from blueprints.edge.problems import PROBLEM
from models.ids import MOST_ID

REF = "#/components/schemas/{model}"
JSON = "application/json"
REASONS = {
    400: "Something is missing, or the body is no JSON",
    401: "No token, or one that opens nothing",
    403: "The token or its post does not open this",
    404: "Not there, or not within reach: the same answer",
    409: "Refused by the rules, or the same request is still being worked on",
    412: "The case was changed since it was read: `stale_version` with `current_version`",
    413: "Too large",
    415: "The body is not application/json",
    422: "A field or parameter cannot be",
    428: "If-Match is missing",
    429: "Too many requests in this minute",
    500: "A fault of ours; `reference` finds it in the log",
    503: "Nothing could be read or written just now; send the same again after Retry-After",
}
Schema = dict[str, Any]


@blueprint.route("/openapi.json")
@open_to_everyone
def document() -> Response:
    """Serve the document; made once."""
    kept = current_app.extensions
    if "api_document" not in kept:
        kept["api_document"] = _document(current_app)
    return jsonify(kept["api_document"])


def _document(app: Flask) -> Schema:
    offers = list(_offers(app))
    schemas, components = _schemas([offer for _path, _method, offer, _names in offers])
    paths: dict[str, Schema] = {}
    for path, method, offer, names in offers:
        paths.setdefault(path, {})[method] = _operation(offer, names, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "枫桥 Fengqiao", "version": "1", "description": "docs/api.md is the quick start."},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _offers(app: Flask) -> Iterator[tuple[str, str, Offer, list[str]]]:
    for rule in app.url_map.iter_rules():
        offer = getattr(app.view_functions[rule.endpoint], "offer", None)
        if isinstance(offer, Offer):
            path = re.sub(r"<int:(\w+)>", r"{\1}", rule.rule)
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield path, method.lower(), offer, sorted(rule.arguments)


def _schemas(offers: list[Offer]) -> tuple[dict[tuple[type[BaseModel], str], Schema], dict[str, Schema]]:
    sent = {model for offer in offers for model in (offer.query, offer.body) if model is not None}
    given = {offer.answer for offer in offers} | {ProblemBody}
    wanted: list[Any] = [(model, "validation") for model in sent] + [(model, "serialization") for model in given]
    wanted.sort(key=lambda pair: pair[0].__name__)
    found, whole = models_json_schema(wanted, ref_template=REF)
    return found, whole["$defs"]  # type: ignore[return-value] - the library's own mode names


def _operation(offer: Offer, names: list[str], schemas: Any) -> Schema:
    operation: Schema = {
        "summary": offer.summary,
        "operationId": f"{offer.act}:{offer.answer.__name__}",
        "description": f"Scope `{offer.scope.value}`, act `{offer.act}`.",
        "parameters": [*_path_parameters(names), *_query_parameters(offer), *_header_parameters(offer)],
        "responses": {str(offer.status): _answer(offer, schemas), **_problems(offer, names, schemas)},
    }
    if offer.body is not None:
        content = {JSON: {"schema": schemas[offer.body, "validation"]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _path_parameters(names: list[str]) -> list[Schema]:
    number = {"type": "integer", "minimum": 1, "maximum": MOST_ID}
    return [{"name": name, "in": "path", "required": True, "schema": number} for name in names]


def _query_parameters(offer: Offer) -> list[Schema]:
    if offer.query is None:
        return []
    schema = offer.query.model_json_schema(ref_template=REF)
    required = schema.get("required", [])
    return [
        {"name": name, "in": "query", "required": name in required, "schema": _without_null(one)}
        for name, one in schema["properties"].items()
    ]


def _without_null(schema: Schema) -> Schema:
    """Return the schema of a parameter: one that is left out is null, but none can be sent as null."""
    kept = {key: value for key, value in schema.items() if key not in ("default", "title")}
    choices = [one for one in kept.pop("anyOf", ()) if one.get("type") != "null"]
    return {**kept, **choices[0]} if choices else kept


def _header_parameters(offer: Offer) -> list[Schema]:
    named = []
    if offer.keyed:
        named.append((KEY_HEADER, f"^{KEY.pattern}$"))
    if offer.versioned:
        named.append((MATCH_HEADER, '^"v[1-9][0-9]{0,8}"$'))
    return [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string", "pattern": pattern}}
        for name, pattern in named
    ]


def _answer(offer: Offer, schemas: Any) -> Schema:
    names = ["ETag"] if offer.tagged else ["Location"] if offer.status == 201 else []
    content = {JSON: {"schema": schemas[offer.answer, "serialization"]}}
    answer: Schema = {"description": "Done" if offer.body else "Found", "content": content}
    if names:
        answer["headers"] = {name: {"schema": {"type": "string"}, "required": True} for name in names}
    return answer


def _problems(offer: Offer, names: list[str], schemas: Any) -> Schema:
    content = {PROBLEM: {"schema": schemas[ProblemBody, "serialization"]}}
    return {str(code): {"description": REASONS[code], "content": content} for code in _codes(offer, names)}


def _codes(offer: Offer, names: list[str]) -> list[int]:
    codes = {401, 403, 429, 500, 503}
    codes |= {404} if names or offer.names_cases else set()
    codes |= {422} if offer.query or offer.body else set()
    codes |= {400, 413, 415} if offer.body else set()
    codes |= {409} if offer.keyed or offer.refusable else set()
    codes |= {412, 428} if offer.versioned else set()
    return sorted(codes)
