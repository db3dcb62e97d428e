"""What an input type must promise before it may be registered: bounded, closed, and with zones.

The fault prevented: a field without a limit is found by somebody hostile before it is found by us.
"""

from collections.abc import Iterator

import msgspec
from msgspec import inspect as types

from safeconduct.acts.decode import shape

_PLAIN = (
    types.IntType
    | types.FloatType
    | types.BoolType
    | types.LiteralType
    | types.EnumType
    | types.DateType
    | types.UUIDType
    | types.NoneType
)
_TEXT = types.StrType | types.BytesType
_MANY = types.ListType | types.VarTupleType | types.SetType | types.FrozenSetType


def faults(kind: type[msgspec.Struct]) -> list[str]:
    """What is wrong with an input type, one line each; empty when it may be used."""
    return list(_walk(shape(kind), kind.__name__, ()))


def _walk(node: types.Type, at: str, above: tuple[type, ...]) -> Iterator[str]:
    if isinstance(node, types.DateTimeType):
        if not node.tz:
            yield f"{at}: an instant needs Meta(tz=True)"
    elif isinstance(node, types.StructType):
        yield from _struct(node, at, above)
    elif not isinstance(node, _PLAIN):
        if isinstance(node, _TEXT | _MANY | types.DictType) and node.max_length is None:
            yield f"{at}: needs a max_length"
        inner = _inside(node)
        if not inner and not isinstance(node, _TEXT | types.Metadata):
            yield f"{at}: {type(node).__name__} cannot stand in an input"
        for part in inner:
            yield from _walk(part, at, above)


def _inside(node: types.Type) -> tuple[types.Type, ...]:
    """The types that a node is made of."""
    if isinstance(node, types.Metadata):
        # Text with a list of choices is as long as its longest choice.
        chosen = isinstance(node.type, types.StrType) and "choices" in (node.extra or {})
        return () if chosen else (node.type,)
    if isinstance(node, types.UnionType):
        return node.types
    if isinstance(node, types.TupleType):
        return node.item_types
    if isinstance(node, types.DictType):
        return (node.key_type, node.value_type)
    return (node.item_type,) if isinstance(node, _MANY) else ()


def _struct(node: types.StructType, at: str, above: tuple[type, ...]) -> Iterator[str]:
    if node.cls in above:
        yield f"{at}: refers to itself without end"
        return
    if not node.forbid_unknown_fields:
        yield f"{at}: needs forbid_unknown_fields=True"
    if not node.cls.__struct_config__.frozen:
        yield f"{at}: needs frozen=True"
    if node.array_like:
        yield f"{at}: fields are named, not counted"
    for field in node.fields:
        yield from _walk(field.type, f"{at}.{field.name}", (*above, node.cls))
