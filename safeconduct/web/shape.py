"""What a form needs to know of one field, read from the msgspec type that the action takes."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import inspect

# For a type that forgot its limit; every type ought to set its own.
LINE_LIMIT = 500
TEXT_LIMIT = 100_000
LINES_LIMIT = 2_000

_BY_TYPE: dict[type[inspect.Type], str] = {
    inspect.StrType: "line",
    inspect.BoolType: "tick",
    inspect.DateTimeType: "when",
    inspect.DateType: "date",
    inspect.IntType: "number",
    inspect.FloatType: "number",
    inspect.DecimalType: "number",
    inspect.UUIDType: "ref",
    inspect.BytesType: "file",
    inspect.LiteralType: "choice",
    inspect.EnumType: "choice",
}
Sequence = (inspect.ListType, inspect.SetType, inspect.FrozenSetType, inspect.VarTupleType)


@dataclass(frozen=True)
class Shape:
    """One field of an input: its words (untranslated), its widget, its type and its limits."""

    name: str
    encoded: str  # the name that the type gives it in JSON
    title: str
    hint: str
    widget: str
    type: inspect.Type
    item: inspect.Type | None  # what a list holds
    required: bool
    nullable: bool
    default: object  # msgspec.UNSET where there is none
    choices: Mapping[str, str]
    examples: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@cache
def shapes(struct: type[msgspec.Struct]) -> tuple[Shape, ...]:
    """The fields of an input, in their order. Raises TypeError for a type that no widget can ask for."""
    described = inspect.type_info(struct)
    if not isinstance(described, inspect.StructType):  # pragma: no cover - type_info of a Struct is one
        raise TypeError(f"{struct} is no Struct")
    return tuple(_shape(struct, part) for part in described.fields)


def _shape(struct: type[msgspec.Struct], part: inspect.Field) -> Shape:
    kind, words, extra, nullable = _unwrap(part.type)
    item = _unwrap(kind.item_type)[0] if isinstance(kind, Sequence) else None
    widget = extra.get("widget") or _usual_widget(kind, item, nullable)
    if widget is None:
        raise TypeError(f"{struct.__name__}.{part.name}: no widget asks for {kind}; name one or split it")
    return Shape(
        name=part.name,
        encoded=part.encode_name,
        title=words.get("title") or part.name.replace("_", " ").capitalize(),
        hint=words.get("description") or "",
        widget=widget,
        type=kind,
        item=item,
        required=part.required,
        nullable=nullable,
        default=_default(part),
        choices=_choices(item or kind, extra.get("choices", {})),
        examples=tuple(_said(example) for example in words.get("examples", ())),
        extra=MappingProxyType(extra),
    )


def _unwrap(kind: inspect.Type) -> tuple[inspect.Type, dict[str, Any], dict[str, Any], bool]:
    """Take off annotations and `| None`; what is said outside counts before what is said inside."""
    words: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    nullable = False
    while True:
        if isinstance(kind, inspect.Metadata):
            words = {**(kind.extra_json_schema or {}), **words}
            extra = {**(kind.extra or {}), **extra}
            kind = kind.type
        elif isinstance(kind, inspect.UnionType) and (inner := _only(kind)) is not None:
            nullable = True
            kind = inner
        else:
            return kind, words, extra, nullable


def _only(union: inspect.UnionType) -> inspect.Type | None:
    kinds = [kind for kind in union.types if not isinstance(kind, inspect.NoneType)]
    return kinds[0] if len(kinds) == 1 else None


def _usual_widget(kind: inspect.Type, item: inspect.Type | None, nullable: bool) -> str | None:
    if item is not None:
        usual = _BY_TYPE.get(type(item))
        return {"line": "lines", "choice": "choices", "ref": "ref"}.get(usual or "")
    if isinstance(kind, inspect.BoolType) and nullable:
        return "choice"
    return _BY_TYPE.get(type(kind))


def _said(example: object) -> str:
    """An example as it would be typed: of several answers, the first line."""
    return str(example[0]) if isinstance(example, list) and example else str(example)


def _default(part: inspect.Field) -> object:
    if part.default_factory is not msgspec.NODEFAULT:
        return part.default_factory()
    return msgspec.UNSET if part.default is msgspec.NODEFAULT else part.default


def _choices(kind: inspect.Type, labels: Mapping[Any, str]) -> Mapping[str, str]:
    """What is offered, as posted value → untranslated label; without labels the values speak.

    The labels give the order too: msgspec sorts the values of a Literal.
    """
    spoken = {str(key.value if isinstance(key, enum.Enum) else key): label for key, label in labels.items()}
    if isinstance(kind, inspect.LiteralType):
        values = [str(value) for value in kind.values]
    elif isinstance(kind, inspect.EnumType):
        values = [str(member.value) for member in kind.cls]
    else:
        return spoken
    ordered = [value for value in spoken if value in values]
    return {value: spoken.get(value, value) for value in dict.fromkeys([*ordered, *values])}
