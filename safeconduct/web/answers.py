"""From what was typed to a value of the wanted type, or to a code that says what is wrong with it."""

import math
import operator
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from msgspec import inspect

from safeconduct.web import moments, wording
from safeconduct.web.characters import keepable

_DIGITS_LIMIT = 30  # no count, sum or year is longer; a million digits would keep a processor busy
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})"),
)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?")
_EMAIL = re.compile(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+")


class Wrong(Exception):  # noqa: N818  (an answer about an answer, caught by the form)
    """What was typed cannot be used. `code` is one of `wording`, `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def scalar(kind: inspect.Type, text: str, zone: tzinfo, *, limit: int) -> object:
    """The value that `text` stands for. `limit` holds for text whose type has none. Raises Wrong."""
    if not keepable(text):
        raise Wrong(wording.UNREADABLE)
    return _READERS[type(kind)](kind, text, zone, limit)


def readable(kind: inspect.Type) -> bool:
    """Whether a typed text can become a value of that type."""
    return type(kind) in _READERS


def length(kind: Any, count: int, *, limit: int, more: str, fewer: str, unit: str) -> None:
    """Hold a count of characters or answers against the limits of its type. Raises Wrong."""
    longest = kind.max_length if kind.max_length is not None else limit
    if count > longest:
        raise Wrong(more, **{unit: count}, limit=longest)
    if kind.min_length is not None and count < kind.min_length:
        raise Wrong(fewer, **{unit: count}, limit=kind.min_length)


def email(text: str) -> None:
    """Refuse what cannot be an address for e-mail. Raises Wrong."""
    if not _EMAIL.fullmatch(text):
        raise Wrong(wording.BAD_EMAIL)


def day(text: str) -> date:
    """A date as browsers send it (2026-03-11) or as people write it (11.03.2026). Raises Wrong."""
    for pattern in _DATES:
        if found := pattern.fullmatch(text.strip()):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
    raise Wrong(wording.BAD_DATE)


def clock(text: str) -> time:
    """A wall time with minutes, and seconds where they are given. Raises Wrong."""
    found = _TIME.fullmatch(text.strip())
    if not found:
        raise Wrong(wording.BAD_TIME)
    try:
        return time(int(found[1]), int(found[2]), int(found[3] or 0))
    except ValueError:
        raise Wrong(wording.BAD_TIME) from None


def instant(day_text: str, clock_text: str, zone: tzinfo) -> datetime:
    """The UTC instant of a date and a time typed in `zone`. Raises Wrong."""
    if not (keepable(day_text) and keepable(clock_text)):
        raise Wrong(wording.UNREADABLE)
    if not day_text.strip():
        raise Wrong(wording.DATE_MISSING)
    if not clock_text.strip():
        raise Wrong(wording.TIME_MISSING)
    wanted = clock(clock_text)
    try:
        return moments.instant(day(day_text), wanted, zone)
    except moments.SkippedTime as skipped:
        raise Wrong(
            wording.TIME_SKIPPED,
            time=f"{wanted:%H:%M}",
            zone=str(zone),
            instead=f"{skipped.instead:%H:%M}",
        ) from None
    except OverflowError:
        raise Wrong(wording.BAD_DATE) from None


def _text(kind: inspect.StrType, text: str, _zone: tzinfo, limit: int) -> str:
    length(kind, len(text), limit=limit, more=wording.TOO_LONG, fewer=wording.TOO_SHORT, unit="length")
    if kind.pattern is not None and re.search(kind.pattern, text) is None:
        raise Wrong(wording.BAD_FORM)
    return text


def _number(text: str, what: Callable[[str], Any]) -> Any:
    plain = re.sub(r"[\s_]", "", text).replace("−", "-").replace(",", ".")
    if len(plain) > _DIGITS_LIMIT or not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", plain):
        raise Wrong(wording.NOT_A_NUMBER)
    try:
        value = what(plain)
    except (ValueError, InvalidOperation):
        raise Wrong(wording.NOT_WHOLE) from None
    if not math.isfinite(value):
        raise Wrong(wording.NOT_A_NUMBER)
    return value


def _bounded(kind: Any, value: Any) -> Any:
    for limit, fits, code in (
        (kind.ge, operator.ge, wording.TOO_LOW),
        (kind.gt, operator.gt, wording.NOT_ABOVE),
        (kind.le, operator.le, wording.TOO_HIGH),
        (kind.lt, operator.lt, wording.NOT_BELOW),
    ):
        if limit is not None and not fits(value, limit):
            raise Wrong(code, limit=limit)
    if kind.multiple_of is not None and value % kind.multiple_of:
        raise Wrong(wording.NOT_A_STEP, step=kind.multiple_of)
    return value


def _handle(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Wrong(wording.BAD_HANDLE) from None


def _moment(text: str, zone: tzinfo) -> datetime:
    """One ISO instant, as hidden fields and the API write it; without an offset it is of `zone`."""
    try:
        given = datetime.fromisoformat(text.strip())
        return given.astimezone(UTC) if given.tzinfo else moments.instant(given.date(), given.time(), zone)
    except (ValueError, OverflowError):
        raise Wrong(wording.BAD_DATE) from None


def _one_of(values: list[Any], text: str) -> object:
    for value in values:
        if str(value) == text:
            return value
    raise Wrong(wording.NOT_OFFERED)


def _truth(text: str) -> bool:
    if text in {"yes", "on", "true"}:
        return True
    if text in {"no", "false"}:
        return False
    raise Wrong(wording.NOT_OFFERED)


_READERS: dict[type[inspect.Type], Callable[[Any, str, tzinfo, int], object]] = {
    inspect.StrType: _text,
    inspect.IntType: lambda kind, text, _zone, _limit: _bounded(kind, _number(text, int)),
    inspect.FloatType: lambda kind, text, _zone, _limit: _bounded(kind, _number(text, float)),
    inspect.DecimalType: lambda _kind, text, _zone, _limit: _number(text, Decimal),
    inspect.BoolType: lambda _kind, text, _zone, _limit: _truth(text),
    inspect.UUIDType: lambda _kind, text, _zone, _limit: _handle(text),
    inspect.DateType: lambda _kind, text, _zone, _limit: day(text),
    inspect.DateTimeType: lambda _kind, text, zone, _limit: _moment(text, zone),
    inspect.LiteralType: lambda kind, text, _zone, _limit: _one_of(list(kind.values), text),
    inspect.EnumType: lambda kind, text, _zone, _limit: _one_of([one.value for one in kind.cls], text),
}
