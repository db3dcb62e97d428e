"""Every fault of an input is named at once, by a code that never changes."""

import json
import string
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.acts.decode import decode
from safeconduct.kernel.errors import CATALOGUE, Refusal
from tests.acts.sample import ID, WriteLines


def refused(given: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        decode(WriteLines, given)
    return caught.value


def refusal_of(given: Any) -> Refusal | None:
    try:
        decode(WriteLines, given)
    except Refusal as refusal:
        return refusal
    return None


def code_of(name: str, value: Any) -> str | None:
    refusal = refusal_of({"title": "t", name: value})
    if refusal is None:
        return None
    (only,) = refusal.fields
    return refusal.fields[only] if only == name else f"{only} {refusal.fields[only]}"


def test_an_input_of_plain_json_becomes_the_typed_input() -> None:
    decoded = decode(
        WriteLines,
        {
            "title": "steps",
            "at": "2026-03-11T21:40:00+03:00",
            "born": "2008-02-29",
            "about": ID,
            "lines": [{"text": "one"}],
        },
    )
    assert decoded.at == datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
    assert decoded.born == date(2008, 2, 29)
    assert decoded.about == UUID(ID)
    assert decoded.lines[0].text == "one"


def test_all_faults_are_named_at_once() -> None:
    refusal = refused(
        {
            "text": "\0",
            "level": "medium",
            "born": "2026-02-30",
            "at": "2026-03-11T21:40:00",
            "hours": 49,
            "words": ["a" * 31],
            "lines": [{"text": "fine"}, {"at": None}],
            "colour": "red",
        }
    )
    assert refusal.fields == {
        "title": "missing",
        "text": "bad_text",
        "level": "not_one_of",
        "born": "bad_date",
        "at": "no_zone",
        "hours": "out_of_range",
        "words.0": "too_long",
        "lines.1.text": "missing",
        "colour": "unknown_field",
    }
    assert refusal.values["words.0"] == {"length": 31, "limit": 30}


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("text", 5, "wrong_type"),
        ("text", None, "wrong_type"),
        ("text", "\ud800", "bad_text"),
        ("text", "a" * 2001, "too_long"),
        ("level", 1, "not_one_of"),
        ("kind", "letter", "not_one_of"),
        ("born", "yesterday", "bad_date"),
        ("born", 20260101, "wrong_type"),
        ("born", "0001-01-01", "out_of_range"),
        ("at", "2026-03-11", "bad_date"),
        ("at", "9999-12-31T23:59:59Z", "out_of_range"),
        ("at", "0001-01-01T00:00:00+14:00", "out_of_range"),
        ("hours", True, "wrong_type"),
        ("hours", "5", "wrong_type"),
        ("hours", 1.5, "wrong_type"),
        ("hours", 10**30, "out_of_range"),
        ("share", 0, "out_of_range"),
        ("share", float("nan"), "out_of_range"),
        ("share", 10**400, "out_of_range"),
        ("urgent", 1, "wrong_type"),
        ("about", "not a handle", "wrong_type"),
        ("words", "a", "wrong_type"),
        ("words", ["a"] * 4, "too_many"),
        ("words", [["a"]], "words.0 wrong_type"),
        ("lines", {"text": "a"}, "wrong_type"),
        ("lines", [[]], "lines.0 wrong_type"),
    ],
)
def test_each_kind_of_fault_has_its_code(name: str, value: Any, code: str) -> None:
    assert code_of(name, value) == code


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("born", None),
        ("at", "2026-03-11T21:40:00Z"),
        ("hours", 48),
        ("share", 2),
        ("words", []),
        ("text", "\u202e right to left stays as it was said"),
    ],
)
def test_what_fits_is_taken(name: str, value: Any) -> None:
    assert code_of(name, value) is None


@pytest.mark.parametrize("given", [None, [], "text", 5, [["title", "t"]]])
def test_what_is_no_object_is_malformed(given: Any) -> None:
    assert refused(given).code == "malformed"


def test_names_that_nobody_asked_for_are_said_back_only_when_harmless() -> None:
    refusal = refused({"title": "t", "<script>": 1, "\ud800": 2, "a" * 1000: 3, "plain": 4})
    assert refusal.fields == {"?": "unknown_field", "plain": "unknown_field"}


def test_an_instance_that_was_never_checked_is_checked() -> None:
    assert refused(WriteLines(title="a" * 41)).fields == {"title": "too_long"}


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=60)
    | st.sampled_from([ID, "2026-03-11", "2026-03-11T21:40:00Z", "low", "call"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*WriteLines.__struct_fields__, "other", "\0"]), inner, max_size=6)
    ),
    max_leaves=20,
)


@settings(max_examples=500, deadline=None)
@given(json_values | st.dictionaries(st.sampled_from(WriteLines.__struct_fields__), json_values))
def test_any_json_is_taken_or_refused_and_what_is_taken_is_taken_again(given: Any) -> None:
    refusal = refusal_of(given)
    if refusal is None:
        decoded = decode(WriteLines, given)
        assert decode(WriteLines, msgspec.to_builtins(decoded)) == decoded
        assert decode(WriteLines, decoded) == decoded
    else:
        assert refusal.code == "malformed" or (refusal.code == "invalid" and refusal.fields)
        assert set(refusal.fields.values()) <= CATALOGUE.keys()
        json.dumps(refusal.fields, ensure_ascii=False).encode()


def test_every_letter_that_can_be_kept_is_kept() -> None:
    printable = string.printable.rstrip()  # tidying takes blank space off the ends, and nothing else of this
    assert decode(WriteLines, {"title": "т", "text": printable}).text == printable
