"""Types in words, in the reader's language, for the reference."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from msgspec import inspect as types

_MANY = types.ListType | types.VarTupleType | types.SetType | types.FrozenSetType


class Line(NamedTuple):
    """One value that an input takes or a result gives: `lines[].text`, its title, kind and need."""

    name: str
    title: str
    kind: str
    needed: bool


def lines(node: types.Type, path: str = "") -> Iterator[Line]:
    """Every value of a type, parts of parts included, in order."""
    inner, _words = _peeled(node)
    if isinstance(inner, _MANY):
        yield from lines(inner.item_type, f"{path}[]")
    if not isinstance(inner, types.StructType):
        return
    for field in inner.fields:
        name = f"{path}.{field.encode_name}" if path else field.encode_name
        title = _peeled(field.type)[1].get("title", "")
        yield Line(name, _(title) if title else "", kind(field.type), field.required)
        yield from lines(field.type, name)


def kind(node: types.Type) -> str:
    """One type in words."""
    inner, words = _peeled(node)
    match inner:
        case types.StrType() if "choices" in words:
            said = _one_of(words["choices"])
        case types.UnionType():
            said = _(" or ").join(kind(part) for part in _some(inner))
        case types.LiteralType():
            said = _one_of(inner.values)
        case types.EnumType():
            said = _one_of(member.value for member in inner.cls)
        case types.ListType() | types.VarTupleType() | types.SetType() | types.FrozenSetType():
            said = _several(kind(inner.item_type), inner.max_length)
        case types.DictType():
            said = _several(_("a name with: %(what)s") % {"what": kind(inner.value_type)}, inner.max_length)
        case other:
            said = _plain(other)
    return _("%(what)s, or nothing") % {"what": said} if "nullable" in words else said


def _plain(node: types.Type) -> str:
    match node:
        case types.StrType(max_length=limit):
            return (
                _("text") if limit is None else _("text of at most %(limit)s characters") % {"limit": limit}
            )
        case types.IntType():
            return _("whole number") + _range(node)
        case types.FloatType():
            return _("number") + _range(node)
    return {
        types.BytesType: _("bytes in base64"),
        types.BoolType: _("yes or no"),
        types.DateType: _("date"),
        types.DateTimeType: _("instant with its time zone"),
        types.UUIDType: _("handle"),
        types.StructType: _("the parts below"),
        types.NoneType: _("nothing"),
    }.get(type(node), _("any value"))


def _one_of(values: Any) -> str:
    return _("one of: %(values)s") % {"values": ", ".join(f"`{value}`" for value in values)}


def _several(said: str, limit: int | None) -> str:
    if limit is None:
        return _("list of: %(what)s") % {"what": said}
    return _("list of at most %(limit)s: %(what)s") % {"what": said, "limit": limit}


def _range(node: Any) -> str:
    bounds = (("≥", node.ge), (">", node.gt), ("≤", node.le), ("<", node.lt))
    return "".join(f", {sign} {bound}" for sign, bound in bounds if bound is not None)


def _peeled(node: types.Type) -> tuple[types.Type, dict[str, Any]]:
    """A type without its annotations and without `| None`; what they say, and whether there was a None."""
    words: dict[str, Any] = {}
    while True:
        if isinstance(node, types.Metadata):
            words = {**(node.extra_json_schema or {}), **(node.extra or {}), **words}
            node = node.type
        elif isinstance(node, types.UnionType) and len(some := _some(node)) < len(node.types):
            words["nullable"] = True
            node = some[0] if len(some) == 1 else types.UnionType(tuple(some))
        else:
            return node, words


def _some(node: types.UnionType) -> list[types.Type]:
    return [part for part in node.types if not isinstance(part, types.NoneType)]
