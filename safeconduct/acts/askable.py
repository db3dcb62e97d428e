"""Making every input askable by a plain form, also one that has no page of its own.

A reference becomes a line to type a handle into; parts that no widget can ask for become a box for
JSON. What was typed goes through the same decoding as everything else.
"""

from datetime import UTC
from functools import cache
from typing import Annotated, Any, NamedTuple, get_type_hints

import msgspec
from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import FieldInfo

from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.web.shape import Shape, shapes
from safeconduct.web.widgets import widget

NOT_JSON = define("not_json", 422, N_("This is not JSON. Look at the brackets, commas and quotation marks."))
_HANDLE = 40  # characters: more than any handle has
_HANDLES = 100
_JSON = 100_000  # characters


class Askable(NamedTuple):
    """A type that a form can ask for, and the names of its fields that are typed as JSON."""

    kind: type[msgspec.Struct]
    as_json: frozenset[str]


@cache
def askable(kind: type[msgspec.Struct], chosen: frozenset[str] = frozenset()) -> Askable:
    """A type with the fields of `kind`, each of which a form can ask for.

    References named in `chosen` are left as they are: the form has their answers to choose from.
    """
    hints = get_type_hints(kind, include_extras=True)
    known = {field.name: _shape(field.name, hints[field.name]) for field in msgspec.structs.fields(kind)}
    asked = [
        _field(field, hints[field.name], known[field.name], field.name in chosen)
        for field in msgspec.structs.fields(kind)
    ]
    return Askable(
        msgspec.defstruct(kind.__name__, asked, kw_only=True, frozen=True),
        frozenset(name for name, shape in known.items() if shape is None),
    )


def given(asked: Askable, typed: msgspec.Struct) -> dict[str, Any]:
    """What was typed, as plain values of the real type.

    Raises Refusal INVALID for what should be JSON and is not.
    """
    values: dict[str, Any] = msgspec.to_builtins(typed)
    for name in asked.as_json & values.keys():
        try:
            values[name] = msgspec.json.decode(values[name])
        except (msgspec.MsgspecError, RecursionError):
            raise Refusal(INVALID, fields={name: NOT_JSON}) from None
    return values


def references(kind: type[msgspec.Struct]) -> dict[str, str]:
    """The fields that name another thing, each with what it names ("desk.incident")."""
    return {name: str(shape.extra.get("of", "")) for name, shape in _known(kind) if shape.widget == "ref"}


def named(kind: type[msgspec.Struct]) -> dict[str, str]:
    """References, and the fields whose words a pack lists, each with what knows its answers."""
    return {name: str(shape.extra["of"]) for name, shape in _known(kind) if "of" in shape.extra}


@cache
def _known(kind: type[msgspec.Struct]) -> tuple[tuple[str, Shape], ...]:
    """The fields that a widget can ask for."""
    hints = get_type_hints(kind, include_extras=True)
    found = [(one.name, _shape(one.name, hints[one.name])) for one in msgspec.structs.fields(kind)]
    return tuple((name, shape) for name, shape in found if shape is not None)


def _shape(name: str, hint: Any) -> Shape | None:
    """The field as a form knows it; None where no widget can ask for it."""
    try:
        (shape,) = shapes(msgspec.defstruct("One", [(name, hint)]))
        widget(shape, UTC, None)
    except TypeError:
        return None
    return shape


def _field(field: FieldInfo, hint: Any, shape: Shape | None, chosen: bool) -> tuple[str, Any, Any]:
    if shape is not None and (chosen or shape.widget != "ref"):
        return field.name, hint, _default(field)
    asked: Any = Annotated[str, _json(field)] if shape is None else _handle(shape)
    # What is left out is not sent, so that the real type's own default holds.
    return (field.name, asked, msgspec.field()) if field.required else (field.name, asked | UnsetType, UNSET)


def _default(field: FieldInfo) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return msgspec.field(default_factory=field.default_factory)
    return msgspec.field() if field.required else msgspec.field(default=field.default)


def _json(field: FieldInfo) -> Meta:
    title = field.name.replace("_", " ").capitalize()
    return Meta(title=title, description=N_("as JSON"), max_length=_JSON, extra={"widget": "text"})


def _handle(shape: Shape) -> Any:
    words: dict[str, Any] = {"title": shape.title, "description": shape.hint or None}
    if shape.item is None:
        return Annotated[str, Meta(**words, max_length=_HANDLE, extra={"widget": "line"})]
    one = Annotated[str, Meta(max_length=_HANDLE)]
    return Annotated[list[one], Meta(**words, max_length=_HANDLES, extra={"widget": "lines"})]
