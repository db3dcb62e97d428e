"""What an expression means when it is written on 12 March 2026 in Moscow, after 21:40 of the day before."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from safeconduct.claims.rules.times import Span
from safeconduct.claims.said import phrases, resolve

ZONE = "Europe/Moscow"


def at(wall: str, zone: str = ZONE) -> datetime:
    """The instant of a wall time."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


WRITTEN = Span(at("2026-03-12 00:00:00"), at("2026-03-12 23:59:59"))
BEFORE = Span(at("2026-03-11 21:40:00"), at("2026-03-11 21:40:59"))


def shown(instant: datetime | None) -> str:
    """The wall time of an instant; … if it is open."""
    return "…" if instant is None else instant.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M:%S")


def reckoned(text: str, language: str, previous: Span | None = BEFORE) -> tuple[str, str, str]:
    """From when to when the only expression of a text is, and what that rests on."""
    (one,) = phrases(text, language)
    found = resolve(one.meaning, anchor=WRITTEN, previous=previous, zone=ZONE)
    return shown(found.span.earliest), shown(found.span.latest), found.kind
