"""From what a face was given to a typed input, with every fault named at once.

msgspec stops at the first fault; somebody who types at four in the morning wants all of them. So the
value is walked beside its type, and msgspec converts only what has no fault left.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import inspect as types

from safeconduct.acts.tidying import tidied
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.web.characters import keepable
from safeconduct.web.wording import (
    BAD_DATE,
    BAD_FORM,
    MISSING,
    NOT_OFFERED,
    TOO_FEW,
    TOO_LONG,
    TOO_MANY,
    TOO_SHORT,
    UNREADABLE,
)

UNKNOWN_FIELD = define("unknown_field", 422, N_("There is no field of this name."))
WRONG_TYPE = define("wrong_type", 422, N_("This is not the kind of answer that is expected here."))
NO_ZONE = define("no_zone", 422, N_("Say in which time zone this is."))
OUT_OF_RANGE = define("out_of_range", 422, N_("This is outside the possible range."))
MALFORMED = define("malformed", 400, N_("This is not a JSON object. Nothing was changed."))

# Instants outside these years overflow as soon as somebody adds a day or changes the zone.
YEARS = range(1800, 2200)
INTEGERS = range(-(2**63), 2**63)

S = TypeVar("S", bound=msgspec.Struct)


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field; `values` fill the sentence of the code."""

    code: str
    values: Mapping[str, object]


Faults = dict[str, Fault]
_Check = Callable[[Any, Any, str, Faults], None]


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
            fields={path: fault.code for path, fault in faults.items()},
            values={path: fault.values for path, fault in faults.items() if fault.values},
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
        _fault_unless(value in choices, NOT_OFFERED, path, faults)


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
        _fault(WRONG_TYPE, path, faults)
        return
    known = {field.encode_name: field for field in node.fields}
    if node.tag_field is not None and value.get(node.tag_field) != node.tag:
        _fault(WRONG_TYPE, path, faults)
        return
    for name, field in known.items():
        if name in value:
            _walk(field.type, value[name], _below(path, name), faults)
        elif field.required:
            _fault(MISSING, _below(path, name), faults)
    for name in value:
        if name not in known and name != node.tag_field:
            _fault(UNKNOWN_FIELD, _below(path, _printable(name)), faults)


def _below(path: str, name: str | int) -> str:
    return f"{path}.{name}" if path else str(name)


def _printable(name: object) -> str:
    """A name that is not ours, as it may be said back: nothing that a page or a log could trip over."""
    word = name if isinstance(name, str) and len(name) <= 60 else ""
    return word if re.fullmatch(r"[A-Za-z0-9_.-]+", word) else "?"


def _items(node: Any, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, list | tuple | set | frozenset):
        _fault(WRONG_TYPE, path, faults)
    elif _fits_count(node, len(value), path, faults):
        for place, item in enumerate(value):
            _walk(node.item_type, item, _below(path, place), faults)


def _tuple(node: types.TupleType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, list | tuple) or len(value) != len(node.item_types):
        _fault(WRONG_TYPE, path, faults)
        return
    for place, (part, item) in enumerate(zip(node.item_types, value, strict=True)):
        _walk(part, item, _below(path, place), faults)


def _dict(node: types.DictType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, Mapping):
        _fault(WRONG_TYPE, path, faults)
    elif _fits_count(node, len(value), path, faults):
        for name, item in value.items():
            below = _below(path, _printable(name))
            _walk(node.key_type, name, below, faults)
            _walk(node.value_type, item, below, faults)


def _fits_count(node: Any, count: int, path: str, faults: Faults) -> bool:
    if node.max_length is not None and count > node.max_length:
        _fault(TOO_MANY, path, faults, count=count, limit=node.max_length)
    elif node.min_length is not None and count < node.min_length:
        _fault(TOO_FEW, path, faults, count=count, limit=node.min_length)
    return path not in faults


def _fits_length(node: Any, length: int, path: str, faults: Faults) -> bool:
    if node.max_length is not None and length > node.max_length:
        _fault(TOO_LONG, path, faults, length=length, limit=node.max_length)
    elif node.min_length is not None and length < node.min_length:
        _fault(TOO_SHORT, path, faults, length=length, limit=node.min_length)
    return path not in faults


def _str(node: types.StrType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, str):
        _fault(WRONG_TYPE, path, faults)
    elif not keepable(value):
        _fault(UNREADABLE, path, faults)
    elif _fits_length(node, len(value), path, faults) and node.pattern is not None:
        _fault_unless(re.search(node.pattern, value) is not None, BAD_FORM, path, faults)


def _number(node: Any, value: Any, path: str, faults: Faults) -> None:
    whole = isinstance(node, types.IntType)
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and isinstance(value, float)):
        _fault(WRONG_TYPE, path, faults)
        return
    possible = math.isfinite(value) if isinstance(value, float) else value in INTEGERS
    fits = possible and (
        (node.ge is None or value >= node.ge)
        and (node.gt is None or value > node.gt)
        and (node.le is None or value <= node.le)
        and (node.lt is None or value < node.lt)
        and (node.multiple_of is None or value % node.multiple_of == 0)
    )
    _fault_unless(fits, OUT_OF_RANGE, path, faults)


def _literal(node: types.LiteralType, value: Any, path: str, faults: Faults) -> None:
    fits = any(type(value) is type(one) and value == one for one in node.values)
    _fault_unless(fits, NOT_OFFERED, path, faults)


def _enum(node: types.EnumType, value: Any, path: str, faults: Faults) -> None:
    _fault_unless(_converts(value, node.cls), NOT_OFFERED, path, faults)


def _datetime(node: types.DateTimeType, value: Any, path: str, faults: Faults) -> None:
    moment = _moment(value, datetime, path, faults)
    if moment is not None and node.tz and moment.tzinfo is None:
        _fault(NO_ZONE, path, faults)


def _date(_node: types.DateType, value: Any, path: str, faults: Faults) -> None:
    _moment(value, date, path, faults)


M = TypeVar("M", datetime, date)


def _moment(value: Any, kind: type[M], path: str, faults: Faults) -> M | None:
    if not isinstance(value, str | kind):
        _fault(WRONG_TYPE, path, faults)
        return None
    try:
        moment = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        _fault(BAD_DATE, path, faults)
        return None
    _fault_unless(moment.year in YEARS, OUT_OF_RANGE, path, faults)
    return moment


def _uuid(_node: types.UUIDType, value: Any, path: str, faults: Faults) -> None:
    _fault_unless(_converts(value, UUID), WRONG_TYPE, path, faults)


def _bool(_node: types.BoolType, value: Any, path: str, faults: Faults) -> None:
    _fault_unless(isinstance(value, bool), WRONG_TYPE, path, faults)


def _bytes(node: types.BytesType, value: Any, path: str, faults: Faults) -> None:
    if not _converts(value, bytes):
        _fault(WRONG_TYPE, path, faults)
        return
    _fits_length(node, len(msgspec.convert(value, bytes)), path, faults)


def _converts(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def _fault_unless(fits: bool, code: str, path: str, faults: Faults) -> None:
    if not fits:
        _fault(code, path, faults)


def _fault(code: str, path: str, faults: Faults, **values: object) -> None:
    faults[path] = Fault(code, values)


_CHECKS: dict[type[types.Type], _Check] = {
    types.Metadata: _metadata,
    types.UnionType: _union,
    types.StructType: _struct,
    types.ListType: _items,
    types.VarTupleType: _items,
    types.SetType: _items,
    types.FrozenSetType: _items,
    types.TupleType: _tuple,
    types.DictType: _dict,
    types.StrType: _str,
    types.IntType: _number,
    types.FloatType: _number,
    types.LiteralType: _literal,
    types.EnumType: _enum,
    types.DateTimeType: _datetime,
    types.DateType: _date,
    types.UUIDType: _uuid,
    types.BoolType: _bool,
    types.BytesType: _bytes,
}
