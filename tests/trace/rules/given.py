"""Claims for the tests of custody: an invented chain, hours of the evening of 11 March 2026 in UTC."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from safeconduct.claims.rules.grading import Grade
from safeconduct.claims.rules.times import Span
from safeconduct.trace.rules.said import Said

NAMES = UUID("6f2e0b1c-6a55-4c2b-9b5e-2f5b1d6e7a01")
EVENING = datetime(2026, 3, 11, 18, tzinfo=UTC)


def at(hours: float, later: float = 0.0) -> Span:
    """So many hours after the evening began, up to `later` hours more."""
    earliest = EVENING + timedelta(hours=hours)
    return Span(earliest, earliest + timedelta(hours=later))


def moment(hours: float) -> datetime:
    return EVENING + timedelta(hours=hours)


def named(name: str) -> UUID:
    return uuid5(NAMES, name)


def said(name: str, act: str, span: Span, grade: str = "C3", **rest: object) -> Said:
    rest["against"] = tuple(named(one) for one in rest.pop("against", ()))
    return Said(named(name), act, span, grade=Grade(grade[0], int(grade[1])), **rest)
