"""A mistake in an action is found when its module is imported, not when somebody presses a button."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta

from safeconduct.acts import registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.kernel.errors import Refusal
from tests.acts import sample
from tests.acts.sample import EXAMPLE, Nothing, WriteNote


class Open(msgspec.Struct, kw_only=True, frozen=True):
    text: Annotated[str, Meta(max_length=5)] = ""


class Unlimited(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    text: str = ""


class UnlimitedList(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    numbers: list[int] = []


class Unzoned(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    at: datetime


class Anything(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    it: Any


class Endless(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    below: "Endless | None" = None


def register(kind: type, name: str = "sample.other", **more: Any) -> None:
    def body(actor: Actor, given: Any) -> None:
        """Do nothing."""

    body.__annotations__["given"] = kind
    registry.action(name, title="Other", **{"may": anybody_signed_in, "example": {}, **more})(body)


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Open, "forbid_unknown_fields"),
        (Unlimited, "Unlimited.text: needs a max_length"),
        (UnlimitedList, "UnlimitedList.numbers: needs a max_length"),
        (Unzoned, "tz=True"),
        (Anything, "AnyType cannot stand in an input"),
        (Endless, "without end"),
    ],
)
def test_an_input_that_is_not_closed_and_bounded_is_not_registered(
    desk: sample.Desk, kind: type, why: str
) -> None:
    with pytest.raises(TypeError, match=why):
        register(kind)


def test_a_name_is_taken_once_and_has_one_form(desk: sample.Desk) -> None:
    with pytest.raises(ValueError, match="twice"):
        register(Nothing, "sample.write_note")
    with pytest.raises(ValueError, match="twice"):
        register(Nothing, "sample.notes")
    with pytest.raises(ValueError, match="not a name"):
        register(Nothing, "Sample/Write")


def test_an_example_that_would_be_refused_is_refused_at_once(desk: sample.Desk) -> None:
    with pytest.raises(ValueError, match="missing"):
        register(WriteNote, example={})
    register(WriteNote, example=EXAMPLE)


def test_what_destroys_names_its_inverse_or_says_why_there_is_none(desk: sample.Desk) -> None:
    with pytest.raises(ValueError, match="destroys"):
        register(Nothing, destructive=True)
    with pytest.raises(ValueError, match="both"):
        register(Nothing, inverse="sample.write_note", final="never")
    register(Nothing, destructive=True, final="what is burnt stays burnt")


def test_an_action_says_what_it_does_and_names_its_types(desk: sample.Desk) -> None:
    def silent(actor: Actor, given: Nothing) -> None: ...

    def untyped(actor, given):  # type: ignore[no-untyped-def]
        """Do something."""

    with pytest.raises(ValueError, match="docstring"):
        registry.action("sample.other", title="Other", may=anybody_signed_in, example={})(silent)
    with pytest.raises(TypeError, match="annotated"):
        registry.action("sample.other", title="Other", may=anybody_signed_in, example={})(untyped)


def test_an_inverse_that_does_not_exist_is_a_loose_end(desk: sample.Desk) -> None:
    assert registry.loose_ends() == []
    register(Nothing, inverse="sample.undo")
    assert registry.loose_ends() == ["sample.other: its inverse sample.undo does not exist"]


def test_an_unknown_name_is_not_found(desk: sample.Desk) -> None:
    for find, name in ((registry.find_action, "sample.notes"), (registry.find_query, "sample.knock")):
        with pytest.raises(Refusal) as caught:
            find(name)
        assert caught.value.code == "not_found"


def test_the_real_registry_has_no_loose_ends() -> None:
    assert registry.loose_ends() == []
