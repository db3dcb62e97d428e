"""The description fits the standard, the registry, and what the routes really answer."""

from typing import Any

import jsonschema_rs
import msgspec
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31_VALIDATOR

from safeconduct.acts import openapi, registry
from tests.acts import sample
from tests.acts.sample import EXAMPLE


def described() -> Any:
    return msgspec.json.decode(openapi.rendered())


def resolved(document: Any, schema: Any) -> Any:
    """The schema as one that stands alone."""
    return {**schema, "components": document["components"]}


def test_it_is_valid_openapi(desk: sample.Desk) -> None:
    OPENAPI_31_VALIDATOR.validate(described())


def test_the_real_registry_is_valid_openapi_too() -> None:
    OPENAPI_31_VALIDATOR.validate(described())


def test_every_action_and_query_is_described_with_title_example_and_rules(desk: sample.Desk) -> None:
    paths = described()["paths"]
    assert paths.keys() == {
        *(f"/api/actions/{one.name}" for one in registry.actions()),
        *(f"/api/queries/{one.name}" for one in registry.queries()),
    }
    write = paths["/api/actions/sample.write_note"]["post"]
    assert write["summary"] == "Write a note"
    assert write["requestBody"]["content"]["application/json"]["example"] == EXAMPLE
    assert write["x-roles"] == ["coordinator", "operator"]
    assert write["x-inverse"] == "sample.drop_note"
    drop = paths["/api/actions/sample.drop_note"]["post"]
    assert (drop["x-destructive"], drop["x-confirm"]) == (True, True)


def test_only_questions_without_words_are_described_by_address(desk: sample.Desk) -> None:
    paths = described()["paths"]
    assert "get" in paths["/api/queries/sample.notes"]
    assert "get" not in paths["/api/queries/sample.note"]
    assert all("get" not in paths[path] for path in paths if "/actions/" in path)


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        (EXAMPLE, True),
        ({"title": "t", "at": "2026-03-11T21:40:00Z", "about": None}, True),
        ({}, False),
        ({"title": "a" * 41}, False),
        ({"title": "t", "level": "medium"}, False),
        ({"title": "t", "hours": 49}, False),
        ({"title": "t", "colour": "red"}, False),
    ],
)
def test_the_schema_takes_what_the_decoder_takes(desk: sample.Desk, given: Any, fits: bool) -> None:
    document = described()
    operation = document["paths"]["/api/actions/sample.write_note"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert jsonschema_rs.is_valid(resolved(document, schema), given) is fits


def test_every_example_fits_its_schema() -> None:
    document = described()
    for path in document["paths"].values():
        content = path["post"]["requestBody"]["content"]["application/json"]
        jsonschema_rs.validate(resolved(document, content["schema"]), content["example"])


def test_the_same_registry_gives_the_same_bytes(desk: sample.Desk) -> None:
    assert openapi.rendered() == openapi.rendered()
