"""The times of lines that were typed while listening."""

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from safeconduct.desk.documents import Line

_CLOCK = re.compile(r"^\s*([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?\s+(?=\S)")
AHEAD = timedelta(minutes=1)  # a watch may be that much faster than ours
MOST, LONGEST = 2000, 20_000  # lines of a signal, characters of a line
SPARE = 6  # long lines for what is left over: more than the longest message that a door takes


def stamped(texts: Iterable[str], now: datetime, zone: str) -> list[Line]:
    """Typed lines with their times. A line may begin with a wall time ("21:40:12 screams").

    The wall time is read in `zone` (IANA name), as its latest instant no more than a minute after `now`:
    what was heard before midnight is not tomorrow's, and of an hour that happens twice the later one
    counts once it has begun. Lines without a time get `now`. Empty lines are left out.
    """
    return [
        Line(at=_when(match, now, ZoneInfo(zone)) if match else now, text=said.rstrip())
        for text in texts
        for match in [_CLOCK.match(text)]
        if (said := text[match.end() :] if match else text).strip()
    ]


def fitted(said: str) -> list[str]:
    """The lines of a message from outside, as many and as long as a signal takes; nothing is left out.

    Whoever sends decides how many there are: what is past the limit is joined to long ones at the end.
    """
    texts = [
        line[at : at + LONGEST]
        for line in said.splitlines()
        if line.strip()
        for at in range(0, len(line), LONGEST)
    ]
    if len(texts) <= MOST:
        return texts
    joined = "\n".join(texts[MOST - SPARE :])
    return [*texts[: MOST - SPARE], *(joined[at : at + LONGEST] for at in range(0, len(joined), LONGEST))]


def _when(match: re.Match[str], now: datetime, zone: ZoneInfo) -> datetime:
    hour, minute, second = (int(part or 0) for part in match.groups())
    wall = time(hour, minute, second)
    today = now.astimezone(zone).date()
    days = [today + timedelta(days=step) for step in (1, 0, -1)]
    instants = [
        datetime.combine(day, wall, tzinfo=zone).replace(fold=fold).astimezone(now.tzinfo)
        for day in days
        for fold in (0, 1)
    ]
    return max(at for at in instants if at <= now + AHEAD)
