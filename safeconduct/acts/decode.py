"""From what a face was given to a typed input, with every fault named at once.

msgspec stops at the first fault; somebody who types at four in the morning wants all of them. So the
value is walked beside its type, and msgspec converts only what has no fault left.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec import inspect as types

from safeconduct.acts.faults import UNKNOWN_FIELD, WRONG_TYPE, Faults, fault, fault_unless, fits_count
from safeconduct.acts.single import SINGLE, Check
from safeconduct.acts.tidying import tidied
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.web.wording import MISSING, NOT_OFFERED

MALFORMED = define("malformed", 400, N_("This is not a JSON object. Nothing was changed."))

S = TypeVar("S", bound=msgspec.Struct)


def decode(kind: type[S], given: S | Mapping[str, Any]) -> S:
    """The typed input in `given`, a mapping of plain JSON values or an instance, which is checked too. Its
    texts are tidied as a form does it.

    Raises Refusal MALFORMED for anything else and Refusal INVALID with a code per field; a field
    inside another is named with dots and counted from 0: `lines.2.text`. The refusal's `values` hold,
    by the same names, what fills a field's sentence.
    """
    plain = msgspec.to_builtins(given) if isinstance(given, kind) else given
    if not isinstance(plain, Mapping):
        raise Refusal(MALFORMED)
    plain = tidied(shape(kind), plain)
    faults: Faults = {}
    _walk(shape(kind), plain, "", faults)
    if faults:
        raise Refusal(
            INVALID,
            fields={path: one.code for path, one in faults.items()},
            values={path: one.values for path, one in faults.items() if one.values},
        )
    try:
        return msgspec.convert(plain, kind)
    except (msgspec.ValidationError, RecursionError):
        # A type's own __post_init__ said no: it knows no field.
        raise Refusal(INVALID) from None


@cache
def shape(kind: type) -> types.Type:
    """The type as a tree of nodes."""
    return types.type_info(kind)


def _walk(node: types.Type, value: Any, path: str, faults: Faults) -> None:
    check = _CHECKS.get(type(node))
    if check is None:
        raise TypeError(f"inputs cannot hold {type(node).__name__}")
    check(node, value, path, faults)


def _metadata(node: types.Metadata, value: Any, path: str, faults: Faults) -> None:
    before = len(faults)
    _walk(node.type, value, path, faults)
    choices = (node.extra or {}).get("choices")
    if choices is not None and len(faults) == before and isinstance(value, str):
        fault_unless(value in choices, NOT_OFFERED, path, faults)


def _union(node: types.UnionType, value: Any, path: str, faults: Faults) -> None:
    if value is None and any(isinstance(part, types.NoneType) for part in node.types):
        return
    attempts: list[Faults] = []
    for part in node.types:
        if not isinstance(part, types.NoneType):
            attempt: Faults = {}
            _walk(part, value, path, attempt)
            attempts.append(attempt)
    nearest = min(attempts, key=lambda attempt: _distance(attempt, path))
    faults.update(nearest)


def _distance(attempt: Faults, path: str) -> tuple[bool, int]:
    """The kind that was meant is one that is not wrong as a whole, and has the fewest faults."""
    whole = attempt.get(path)
    return whole is not None and whole.code == WRONG_TYPE, len(attempt)


def _struct(node: types.StructType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, Mapping):
        fault(WRONG_TYPE, path, faults)
        return
    known = {field.encode_name: field for field in node.fields}
    if node.tag_field is not None and value.get(node.tag_field) != node.tag:
        fault(WRONG_TYPE, path, faults)
        return
    for name, field in known.items():
        if name in value:
            _walk(field.type, value[name], _below(path, name), faults)
        elif field.required:
            fault(MISSING, _below(path, name), faults)
    for name in value:
        if name not in known and name != node.tag_field:
            fault(UNKNOWN_FIELD, _below(path, _printable(name)), faults)


def _below(path: str, name: str | int) -> str:
    return f"{path}.{name}" if path else str(name)


def _printable(name: object) -> str:
    """A name that is not ours, as it may be said back: nothing that a page or a log could trip over."""
    word = name if isinstance(name, str) and len(name) <= 60 else ""
    return word if re.fullmatch(r"[A-Za-z0-9_.-]+", word) else "?"


def _items(node: Any, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, list | tuple | set | frozenset):
        fault(WRONG_TYPE, path, faults)
    elif fits_count(node, len(value), path, faults):
        for place, item in enumerate(value):
            _walk(node.item_type, item, _below(path, place), faults)


def _tuple(node: types.TupleType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, list | tuple) or len(value) != len(node.item_types):
        fault(WRONG_TYPE, path, faults)
        return
    for place, (part, item) in enumerate(zip(node.item_types, value, strict=True)):
        _walk(part, item, _below(path, place), faults)


def _dict(node: types.DictType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, Mapping):
        fault(WRONG_TYPE, path, faults)
    elif fits_count(node, len(value), path, faults):
        for name, item in value.items():
            below = _below(path, _printable(name))
            _walk(node.key_type, name, below, faults)
            _walk(node.value_type, item, below, faults)


_CHECKS: dict[type[types.Type], Check] = {
    **SINGLE,
    types.Metadata: _metadata,
    types.UnionType: _union,
    types.StructType: _struct,
    types.ListType: _items,
    types.VarTupleType: _items,
    types.SetType: _items,
    types.FrozenSetType: _items,
    types.TupleType: _tuple,
    types.DictType: _dict,
}
