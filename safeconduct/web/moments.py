"""Wall times, zones, and how a moment is written for people.

Everything stored is UTC; everything shown is in the reader's own zone, which is named.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_datetime, format_timedelta
from django.utils.translation import get_language, gettext


class SkippedTime(ValueError):  # noqa: N818  (a property of the time, not of the program)
    """A wall time that the clocks jumped over. `instead` is the wall time that was shown."""

    def __init__(self, instead: datetime) -> None:
        super().__init__("the clocks jumped over this time")
        self.instead = instead


def zone_named(name: str | tzinfo | None) -> tzinfo:
    """The zone of that IANA name; UTC for none or for a name that nobody knows."""
    if name is None:
        return UTC
    if isinstance(name, tzinfo):
        return name
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """The UTC instant of a wall time in `zone`; of the two that an hour shown twice has, the earlier.

    Raises SkippedTime if the clocks jumped over it, OverflowError outside the calendar.
    """
    wall = datetime.combine(day, at, tzinfo=zone).replace(fold=0)
    found = wall.astimezone(UTC)
    shown = found.astimezone(zone)
    if shown.replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise SkippedTime(shown)
    return found


def shows_an_hour_twice(zone: tzinfo, year: int) -> bool:
    """Whether clocks in `zone` are set back in that year."""
    offsets = {datetime(year, month, 1, tzinfo=zone).utcoffset() for month in range(1, 13)}
    return len(offsets) > 1


def zone_label(at: datetime, zone: tzinfo) -> str:
    """A short name that a tired reader knows: MSK where there is one, else UTC+4."""
    local = at.astimezone(zone)
    name = local.tzname() or ""
    if name.isalpha():
        return {"MSK": gettext("MSK")}.get(name, name)
    minutes = int((local.utcoffset() or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def absolute(at: datetime, zone: tzinfo, now: datetime, *, style: str = "full") -> str:
    """Date and time in `zone`, in the active language; `style`: full, seconds, time, clock or day.

    The year is left out while it is the present one.
    """
    local = at.astimezone(zone)
    language = get_language() or "en"
    same_year = local.year == now.astimezone(zone).year
    day = "d MMM" if same_year else "d MMM y"
    pattern = {
        "full": f"{day}, HH:mm",
        "seconds": f"{day}, HH:mm:ss",
        "time": "HH:mm",
        "clock": "HH:mm:ss",
        "day": day,
    }[style]
    return format_datetime(local, pattern, locale=language)


def relative(at: datetime, now: datetime) -> str:
    """How long ago or in how long: "12 min ago", "через 1 ч 40 мин", "3 дня назад"."""
    delta = at - now
    span = abs(delta)
    if span < timedelta(seconds=1):
        return gettext("just now")
    if span >= timedelta(days=1):
        days = timedelta(days=span.days) * (1 if delta > timedelta() else -1)
        return format_timedelta(
            days, granularity="day", threshold=1e9, add_direction=True, locale=get_language() or "en"
        )
    if span >= timedelta(minutes=1):
        span -= timedelta(seconds=span.total_seconds() % 60)
    past, future = directions()
    return (future if delta > timedelta() else past) % {"span": lasting(span)}


def directions() -> tuple[str, str]:
    """How a length of time is said of what was and of what will be."""
    return gettext("%(span)s ago"), gettext("in %(span)s")


def units() -> tuple[str, str, str, str]:
    """Days, hours, minutes and seconds as short as a clock says them."""
    return gettext("%(n)s d"), gettext("%(n)s h"), gettext("%(n)s min"), gettext("%(n)s s")


def lasting(span: timedelta) -> str:
    """A length of time in its two largest units, a zero left out: "14 h 20 min", "3 сут 4 ч", "0 s"."""
    seconds = int(abs(span).total_seconds())
    counts = (seconds // 86_400, seconds // 3_600 % 24, seconds // 60 % 60, seconds % 60)
    words = units()
    first = next((place for place, count in enumerate(counts) if count), 3)
    parts = [words[place] % {"n": counts[place]} for place in range(first, min(first + 2, 4))]
    kept = [part for place, part in enumerate(parts) if place == 0 or counts[first + place]]
    return ("−" if span < timedelta() else "") + " ".join(kept).replace(" ", "\u00a0")


def calendar_day(day: date) -> str:
    """A date without a time, written out in the active language."""
    return format_date(day, "d MMMM y", locale=get_language() or "en")
