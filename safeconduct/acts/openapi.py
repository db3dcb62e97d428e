"""The registry as OpenAPI 3.1, rendered from the same types that are decoded."""

from typing import Any

import msgspec

from safeconduct import __version__
from safeconduct.acts import addresses, registry
from safeconduct.acts.registry import Action, Query


class FieldFault(msgspec.Struct, kw_only=True, frozen=True):
    """What is wrong with one field."""

    code: str
    message: str


class RefusalAnswer(msgspec.Struct, kw_only=True, frozen=True):
    """Why nothing was done. `code` never changes; `message` is in the language asked for."""

    code: str
    message: str
    fields: dict[str, FieldFault]


def rendered() -> bytes:
    """The description as JSON, indented, the same bytes for the same registry."""
    return msgspec.json.format(msgspec.json.encode(document(), order="sorted"), indent=1) + b"\n"


def document() -> dict[str, Any]:
    """The description as plain values."""
    actions, queries = registry.actions(), registry.queries()
    known = [*actions, *queries]
    kinds = [RefusalAnswer, *(one.input for one in known), *(one.result for one in known)]
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    inputs = schemas[1 : len(known) + 1]
    results = schemas[len(known) + 1 :]
    paths: dict[str, Any] = {}
    for one, taken, given in zip(known, inputs, results, strict=True):
        kind = "actions" if isinstance(one, Action) else "queries"
        paths[f"/api/{kind}/{one.name}"] = {"post": _operation(one, taken, given)}
        if kind == "queries" and all(map(addresses.may_stand, addresses.fields(one.input).values())):
            paths[f"/api/{kind}/{one.name}"]["get"] = _by_address(one, taken, given, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Safeconduct", "version": __version__, "license": _LICENSE},
        "paths": paths,
        "components": {
            "schemas": components,
            "responses": {"Refusal": _answer("Why nothing was done.", schemas[0])},
            "parameters": {"IdempotencyKey": _IDEMPOTENCY_KEY},
            "securitySchemes": {"csrf": {"type": "apiKey", "in": "header", "name": "X-CSRFToken"}},
        },
        "security": [{"csrf": []}],
    }


_LICENSE = {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Sent twice with one key, an action runs once and gives its first result again.",
    "schema": {"type": "string", "format": "uuid"},
}


def _operation(one: Query, taken: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": one.name,
        "tags": [one.name.partition(".")[0]],
        "summary": one.title,
        "description": one.doc,
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": taken, "example": dict(one.example)}},
        },
        "responses": {
            "200": _answer("What was done or found.", given),
            "default": {"$ref": "#/components/responses/Refusal"},
        },
        "x-roles": sorted(one.policy.names),
        "x-confirm": one.confirm,
    }
    if isinstance(one, Action):
        described["parameters"] = [{"$ref": "#/components/parameters/IdempotencyKey"}]
        described["x-destructive"] = one.destructive
        described["x-inverse"] = one.inverse
        described["x-final"] = one.final
        described["x-urgent"] = one.urgent
    return described


def _by_address(
    one: Query, taken: dict[str, Any], given: dict[str, Any], components: dict[str, Any]
) -> dict[str, Any]:
    """The same question with its fields in the address."""
    described = _operation(one, taken, given)
    del described["requestBody"]
    described["operationId"] = f"{one.name}.get"
    schema = components[taken["$ref"].rpartition("/")[2]]
    described["parameters"] = [
        {"name": name, "in": "query", "required": name in schema.get("required", ()), "schema": field}
        for name, field in schema["properties"].items()
    ]
    return described


def _answer(says: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": {"schema": schema}}}
