"""Checks of a single value, which holds no others: a text, a figure, a choice, a time, a handle."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import inspect as types

from safeconduct.acts.faults import (
    NO_ZONE,
    OUT_OF_RANGE,
    WRONG_TYPE,
    Faults,
    fault,
    fault_unless,
    fits_length,
)
from safeconduct.web.characters import keepable
from safeconduct.web.wording import BAD_DATE, BAD_FORM, NOT_OFFERED, UNREADABLE

# Instants outside these years overflow as soon as somebody adds a day or changes the zone.
YEARS = range(1800, 2200)
INTEGERS = range(-(2**63), 2**63)

Check = Callable[[Any, Any, str, Faults], None]


def _str(node: types.StrType, value: Any, path: str, faults: Faults) -> None:
    if not isinstance(value, str):
        fault(WRONG_TYPE, path, faults)
    elif not keepable(value):
        fault(UNREADABLE, path, faults)
    elif fits_length(node, len(value), path, faults) and node.pattern is not None:
        fault_unless(re.search(node.pattern, value) is not None, BAD_FORM, path, faults)


def _number(node: Any, value: Any, path: str, faults: Faults) -> None:
    whole = isinstance(node, types.IntType)
    if isinstance(value, bool) or not isinstance(value, int | float) or (whole and isinstance(value, float)):
        fault(WRONG_TYPE, path, faults)
        return
    possible = math.isfinite(value) if isinstance(value, float) else value in INTEGERS
    fits = possible and (
        (node.ge is None or value >= node.ge)
        and (node.gt is None or value > node.gt)
        and (node.le is None or value <= node.le)
        and (node.lt is None or value < node.lt)
        and (node.multiple_of is None or value % node.multiple_of == 0)
    )
    fault_unless(fits, OUT_OF_RANGE, path, faults)


def _literal(node: types.LiteralType, value: Any, path: str, faults: Faults) -> None:
    fits = any(type(value) is type(one) and value == one for one in node.values)
    fault_unless(fits, NOT_OFFERED, path, faults)


def _enum(node: types.EnumType, value: Any, path: str, faults: Faults) -> None:
    fault_unless(_converts(value, node.cls), NOT_OFFERED, path, faults)


def _datetime(node: types.DateTimeType, value: Any, path: str, faults: Faults) -> None:
    moment = _moment(value, datetime, path, faults)
    if moment is not None and node.tz and moment.tzinfo is None:
        fault(NO_ZONE, path, faults)


def _date(_node: types.DateType, value: Any, path: str, faults: Faults) -> None:
    _moment(value, date, path, faults)


M = TypeVar("M", datetime, date)


def _moment(value: Any, kind: type[M], path: str, faults: Faults) -> M | None:
    if not isinstance(value, str | kind):
        fault(WRONG_TYPE, path, faults)
        return None
    try:
        moment = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        fault(BAD_DATE, path, faults)
        return None
    fault_unless(moment.year in YEARS, OUT_OF_RANGE, path, faults)
    return moment


def _uuid(_node: types.UUIDType, value: Any, path: str, faults: Faults) -> None:
    fault_unless(_converts(value, UUID), WRONG_TYPE, path, faults)


def _bool(_node: types.BoolType, value: Any, path: str, faults: Faults) -> None:
    fault_unless(isinstance(value, bool), WRONG_TYPE, path, faults)


def _bytes(node: types.BytesType, value: Any, path: str, faults: Faults) -> None:
    if not _converts(value, bytes):
        fault(WRONG_TYPE, path, faults)
        return
    fits_length(node, len(msgspec.convert(value, bytes)), path, faults)


def _converts(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except (msgspec.ValidationError, ValueError):
        return False
    return True


SINGLE: dict[type[types.Type], Check] = {
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
