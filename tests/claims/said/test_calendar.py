"""Which day is meant agrees with counting the days one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.claims.said import calendar
from safeconduct.claims.said.meaning import Dates, Lean, MonthDays, Unit, Units, Weekdays, Which

ONE = timedelta(days=1)
days = st.dates(date(1900, 3, 1), date(2100, 1, 1))
leans = st.sampled_from(Lean)
months = st.integers(1, 12)
kinds = st.one_of(
    st.builds(
        lambda month, first, more, lean: Dates((None, month, first), (None, month, first + more), lean=lean),
        months, st.integers(1, 28), st.integers(0, 3), leans,
    ),
    st.builds(lambda lean: Dates((None, 2, 29), (None, 2, 29), lean=lean), leans),
    st.builds(lambda lean: Dates((None, 12, 1), (None, 2, 31), lean=lean), leans),
    st.builds(lambda step, lean: Dates((None, 3, 1), (None, 3, 31), step, lean), st.integers(-1, 1), leans),
    st.builds(lambda day, lean: MonthDays(day, day, lean), st.integers(1, 31), leans),
    st.builds(
        lambda day, which, lean: Weekdays(day, day, which, lean=lean),
        st.integers(0, 6), st.sampled_from(Which), leans,
    ),
    st.builds(lambda lean: Weekdays(5, 6, lean=lean), leans),
    st.builds(
        lambda unit, step, rolling: Units(unit, step, step + 1, rolling=rolling),
        st.sampled_from(Unit), st.integers(-30, 30), st.booleans(),
    ),
)  # fmt: skip


def seen(meant, day):
    if isinstance(meant, Dates):
        return calendar.dates(meant, day)
    if isinstance(meant, MonthDays):
        return calendar.month_days(meant, day)
    return calendar.weekdays(meant, day) if isinstance(meant, Weekdays) else calendar.units(meant, day)


def walk(start, step, right):
    """The first day from `start` on, step by step, of which it is right."""
    while not right(start):
        start += step * ONE
    return start


@given(kinds, days, st.integers(0, 800))
def test_what_is_meant_moves_forward_with_the_day_it_is_seen_from_or_stands_still(meant, day, later):
    before, after = seen(meant, day), seen(meant, day + later * ONE)
    assert before[0] <= after[0]
    assert before[1] <= after[1]
    assert before[0] <= before[1]


@given(st.integers(0, 6), days)
def test_a_weekday_is_the_last_or_the_next_that_there_is(number, day):
    past = walk(day, -1, lambda one: one.weekday() == number)
    coming = walk(day, 1, lambda one: one.weekday() == number)
    assert calendar.weekdays(Weekdays(number, number, lean=Lean.PAST), day) == (past, past)
    assert calendar.weekdays(Weekdays(number, number, lean=Lean.FUTURE), day) == (coming, coming)
    assert calendar.weekdays(Weekdays(number, number), day) == (past, coming)


@given(st.integers(0, 6), days)
def test_last_friday_holds_that_of_last_week_and_the_last_before_today(number, day):
    before_today = walk(day - ONE, -1, lambda one: one.weekday() == number)
    monday = walk(day, -1, lambda one: one.weekday() == 0)
    last_week = walk(monday - 7 * ONE, 1, lambda one: one.weekday() == number)
    first, last = calendar.weekdays(Weekdays(number, number, Which.LAST), day)
    assert (first, last) == (min(before_today, last_week), max(before_today, last_week))


@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)), days)
def test_a_date_without_a_year_is_the_last_or_the_next_that_there_is(date_of, day):
    def named(one):
        return (one.month, one.day) == (date_of.month, date_of.day)

    meant = (None, date_of.month, date_of.day)
    past, coming = walk(day, -1, named), walk(day, 1, named)
    assert calendar.dates(Dates(meant, meant, lean=Lean.PAST), day) == (past, past)
    assert calendar.dates(Dates(meant, meant, lean=Lean.FUTURE), day) == (coming, coming)
    first, last = calendar.dates(Dates(meant, meant), day)
    near = past if day - past <= coming - day else coming
    assert first <= near <= last
    assert {first, last} <= {past, coming}


@given(st.sampled_from(Unit), st.integers(-20, 20), days)
def test_a_unit_of_the_calendar_is_counted_one_by_one(unit, step, day):
    def starts(one):
        begins = {Unit.DAY: True, Unit.WEEK: one.weekday() == 0, Unit.MONTH: one.day == 1}
        return begins.get(unit, (one.month, one.day) == (1, 1))

    first = walk(day, -1, starts)
    for _ in range(abs(step)):
        first = walk(first + ONE, 1, starts) if step > 0 else walk(first - ONE, -1, starts)
    last = walk(first + ONE, 1, starts) - ONE
    assert calendar.units(Units(unit, step, step), day) == (first, last)
