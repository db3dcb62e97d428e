"""Which days are meant, seen from a day. Every answer moves forward as the day does, or stands still.

That is what makes an uncertain anchor safe: seen from its first and from its last day, the answers enclose
those from every day between.
"""

import calendar
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from safeconduct.claims.said.meaning import Dates, Lean, MonthDays, Unit, Units, Weekdays, Which, Ymd

Run = tuple[date, date]
ONE = timedelta(days=1)
# A year without a 29 February, seven after one with it, may be eight years from the next.
YEARS_AROUND = 8


def dates(meant: Dates, seen_from: date) -> Run:
    """Days by their date. A year unsaid is that of the nearest such days before or after the anchor, as the
    sentence leans; where it does not, and two years are about as near, both.
    """
    if meant.years is not None:
        counted = _in_year(meant, seen_from.year + meant.years)
        bare = replace(meant, years=None)
        return counted if meant.lean is Lean.EITHER else _hull([counted, dates(bare, seen_from)])
    around = range(seen_from.year - YEARS_AROUND, seen_from.year + YEARS_AROUND + 1)
    runs = [_in_year(meant, year) for year in around if _exists(meant, year)]
    return _chosen(runs, seen_from, meant.lean)


def fixed(meant: Dates) -> Run | None:
    """Days whose year was said; None if it was not."""
    if meant.first[0] is None or meant.last[0] is None:
        return None
    return _date(meant.first[0], meant.first), _date(meant.last[0], meant.last)


def month_days(meant: MonthDays, seen_from: date) -> Run:
    """Days of an unsaid month: of the nearest that has them."""
    runs = []
    for step in range(-3, 4):
        year, month = _month(seen_from, step)
        length = calendar.monthrange(year, month)[1]
        if meant.first <= length:
            runs.append((date(year, month, meant.first), date(year, month, min(meant.last, length))))
    return _chosen(runs, seen_from, meant.lean)


def weekdays(meant: Weekdays, seen_from: date) -> Run:
    """Days by their names. Alone: the nearest before or after, as the sentence leans, today included.

    "Last Friday" is that of last week and the last before today, should they differ; "next" likewise.
    """
    monday = seen_from - timedelta(days=seen_from.weekday())
    if meant.weeks is not None:
        return _of_week(meant, monday + timedelta(weeks=meant.weeks))
    runs = [_of_week(meant, monday + timedelta(weeks=week)) for week in (-1, 0, 1)]
    if meant.which is Which.LAST:
        gone = [run for run in runs if run[1] < seen_from]
        return _hull([runs[0], gone[-1]]) if gone else runs[0]
    if meant.which is Which.NEXT:
        coming = [run for run in runs if run[0] > seen_from]
        return _hull([runs[2], coming[0]]) if coming else runs[2]
    if meant.which is Which.THIS:
        return runs[1]
    past, future = _past(runs, seen_from), _future(runs, seen_from)
    return {Lean.PAST: past, Lean.FUTURE: future, Lean.EITHER: _hull([past, future])}[meant.lean]


def units(meant: Units, seen_from: date) -> Run:
    """Days, weeks from Monday, months or years, counted from the one that holds the day."""
    run = (_unit(meant.unit, seen_from, meant.least)[0], _unit(meant.unit, seen_from, meant.most)[1])
    if not meant.rolling:
        return run
    # "Two months ago": between one and a half and two and a half, and the calendar's month besides.
    half = {Unit.DAY: 0, Unit.WEEK: 3, Unit.MONTH: 16, Unit.YEAR: 183}[meant.unit]
    days = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}[meant.unit]
    near = seen_from + timedelta(days=round(meant.least * days) - half)
    far = seen_from + timedelta(days=round(meant.most * days) + half)
    return (near, far) if meant.unit is Unit.WEEK else _hull([run, (near, far)])


def _exists(meant: Dates, year: int) -> bool:
    leap = calendar.isleap(year)
    return leap or (meant.first[1:] != (2, 29) and date.min.year < year < date.max.year - 1)


def _in_year(meant: Dates, year: int) -> Run:
    ends_next = meant.last[1:] < meant.first[1:]
    return _date(year, meant.first), _date(year + ends_next, meant.last)


def _date(year: int, day: Ymd) -> date:
    """The day, or the last of its month."""
    return date(year, day[1], min(day[2], calendar.monthrange(year, day[1])[1]))


def _month(day: date, step: int) -> tuple[int, int]:
    months = day.year * 12 + day.month - 1 + step
    return months // 12, months % 12 + 1


def _unit(unit: Unit, day: date, step: int) -> Run:
    if unit is Unit.DAY:
        return day + step * ONE, day + step * ONE
    if unit is Unit.WEEK:
        monday = day + timedelta(days=7 * step - day.weekday())
        return monday, monday + 6 * ONE
    if unit is Unit.MONTH:
        year, month = _month(day, step)
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(day.year + step, 1, 1), date(day.year + step, 12, 31)


def _of_week(meant: Weekdays, monday: date) -> Run:
    return monday + meant.first * ONE, monday + meant.last * ONE


def _chosen(runs: list[Run], seen_from: date, lean: Lean) -> Run:
    if lean is Lean.PAST:
        return _past(runs, seen_from)
    if lean is Lean.FUTURE:
        return _future(runs, seen_from)
    return nearest(runs, lambda run: max(run[0] - seen_from, seen_from - run[1], timedelta()))


def _past(runs: list[Run], seen_from: date) -> Run:
    return max((run for run in runs if run[0] <= seen_from), default=runs[0])


def _future(runs: list[Run], seen_from: date) -> Run:
    return min((run for run in runs if run[1] >= seen_from), default=runs[-1])


def nearest(runs: list[Run], distance: Callable[[Run], timedelta]) -> Run:
    """The nearest, and every one that is less than twice as far: nobody can say which was meant."""
    least = min(map(distance, runs))
    return _hull([run for run in runs if distance(run) == least or distance(run) < 2 * least])


def _hull(runs: Iterable[Run]) -> Run:
    found = list(runs)
    return min(run[0] for run in found), max(run[1] for run in found)
