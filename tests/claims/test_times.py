"""Times that nobody knows exactly are reckoned with without making them more exact."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from safeconduct.claims.rules.times import (
    ALWAYS,
    Answer,
    Offset,
    Reported,
    Span,
    before,
    exactly,
    join,
    meet,
    moved,
    resolve,
    together,
    within,
)

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
instants = st.integers(-1000, 1000).map(lambda minutes: NOON + timedelta(minutes=minutes))
lengths = st.integers(-1000, 1000).map(lambda minutes: timedelta(minutes=minutes))


def ordered(made, ends):
    return st.tuples(st.one_of(st.none(), ends), st.one_of(st.none(), ends)).map(
        lambda pair: made(*(sorted(pair) if None not in pair else pair))
    )


spans = ordered(Span, instants)
offsets = ordered(Offset, lengths)


def inside(at: datetime, span: Span) -> bool:
    return (span.earliest is None or span.earliest <= at) and (span.latest is None or at <= span.latest)


def between(length: timedelta, offset: Offset) -> bool:
    return (offset.least is None or offset.least <= length) and (offset.most is None or length <= offset.most)


@given(spans, offsets, instants, lengths)
def test_whatever_lies_in_both_lies_in_their_sum(span, offset, at, length):
    assume(inside(at, span))
    assume(between(length, offset))
    assert inside(at + length, moved(span, offset))


@given(spans, spans, instants)
def test_an_instant_lies_in_what_two_spans_share_exactly_if_it_lies_in_both(one, other, at):
    shared = meet(one, other)
    assert (shared is not None and inside(at, shared)) == (inside(at, one) and inside(at, other))


@given(spans, spans)
def test_sharing_does_not_depend_on_who_speaks_first(one, other):
    assert meet(one, other) == meet(other, one)
    assert together(one, other) == together(other, one)


@given(st.lists(spans, min_size=1, max_size=4), instants)
def test_the_span_of_several_holds_each_of_them(several, at):
    whole = join(several)
    assert all(within(one, whole) for one in several)
    if any(inside(at, one) for one in several):
        assert inside(at, whole)


@given(spans, spans, instants, instants)
def test_the_order_of_two_is_certain_only_when_it_is_so_for_all_they_can_mean(one, other, at, then):
    assume(inside(at, one))
    assume(inside(then, other))
    if before(one, other) is Answer.YES:
        assert at < then
    if before(one, other) is Answer.NO:
        assert at >= then


@given(spans)
def test_a_span_lies_within_itself_and_within_always(span):
    assert within(span, span)
    assert within(span, ALWAYS)
    assert meet(span, ALWAYS) == span


@given(instants, instants)
def test_a_span_the_wrong_way_round_cannot_be_made(one, other):
    assume(one != other)
    with pytest.raises(ValueError, match="before it begins"):
        Span(max(one, other), min(one, other))


CALL, CAR, STATION, LOST = (UUID(int=number) for number in range(1, 5))
HALF_AN_HOUR = Offset(timedelta(minutes=20), timedelta(minutes=45))


def known(**times: Reported):
    by_key = {CALL: times.get("call"), CAR: times.get("car"), STATION: times.get("station")}
    return by_key.get


def test_half_an_hour_later_is_reckoned_through_every_claim_before_it():
    times = known(
        call=Reported(own=exactly(NOON)),
        car=Reported(anchor=CALL, offset=HALF_AN_HOUR),
        station=Reported(anchor=CAR, offset=HALF_AN_HOUR),
    )
    expected = Span(NOON + timedelta(minutes=40), NOON + timedelta(minutes=90))
    assert resolve(STATION, times) == expected


def test_what_waits_for_a_date_is_open_and_known_as_soon_as_the_date_is():
    waiting = known(car=Reported(anchor=CALL, offset=HALF_AN_HOUR))
    assert resolve(CAR, waiting) == ALWAYS
    dated = known(call=Reported(own=exactly(NOON)), car=Reported(anchor=CALL, offset=HALF_AN_HOUR))
    assert resolve(CAR, dated).known


def test_times_reckoned_from_each_other_in_a_circle_are_open():
    circle = known(
        call=Reported(anchor=STATION, offset=HALF_AN_HOUR),
        car=Reported(anchor=CALL, offset=HALF_AN_HOUR),
        station=Reported(anchor=CAR, offset=HALF_AN_HOUR),
    )
    assert resolve(CALL, circle) == ALWAYS
    assert resolve(LOST, circle) == ALWAYS


def test_bounds_of_its_own_and_the_reckoning_narrow_each_other_and_the_own_stand_in_conflict():
    late = Span(NOON + timedelta(minutes=30), None)
    times = known(call=Reported(own=exactly(NOON)), car=Reported(late, CALL, HALF_AN_HOUR))
    assert resolve(CAR, times) == Span(NOON + timedelta(minutes=30), NOON + timedelta(minutes=45))
    yesterday = exactly(NOON - timedelta(days=1))
    assert resolve(
        CAR, known(call=Reported(own=exactly(NOON)), car=Reported(yesterday, CALL, HALF_AN_HOUR))
    ) == (yesterday)


def test_open_at_one_end_stays_open_there():
    assert moved(Span(NOON, None), HALF_AN_HOUR) == Span(NOON + timedelta(minutes=20), None)
    assert moved(exactly(NOON), Offset(timedelta(), None)) == Span(NOON, None)


def test_what_falls_outside_the_calendar_is_open_not_an_error():
    end = datetime.max.replace(tzinfo=UTC)
    assert moved(exactly(end), HALF_AN_HOUR) == ALWAYS


def hours(earliest, latest):
    """From so many hours after noon to so many; None: open."""
    return Span(*(None if one is None else NOON + timedelta(hours=one) for one in (earliest, latest)))


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ((1, 1), (2, 2), "yes"),
        ((2, 2), (1, 1), "no"),
        ((1, 1), (1, 1), "no"),
        ((None, 1), (2, None), "yes"),
        ((2, None), (None, 1), "no"),
        ((2, 3), (1, 2), "no"),
        ((1, 2), (2, 3), "perhaps"),
        ((1, 3), (2, 4), "perhaps"),
        ((1, None), (2, 2), "perhaps"),
        ((None, 2), (1, 1), "perhaps"),
        ((None, None), (None, None), "perhaps"),
    ],
)
def test_what_came_first_is_said_as_soon_as_nothing_else_is_possible(one, other, answer):
    assert before(hours(*one), hours(*other)) == answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ((1, 1), (1, 1), "yes"),
        ((1, 1), (2, 2), "no"),
        ((1, 2), (3, None), "no"),
        ((1, 2), (1, 2), "perhaps"),
        ((1, 2), (2, 3), "perhaps"),
        ((None, None), (None, None), "perhaps"),
        ((1, None), (1, None), "perhaps"),
        ((1, 1), (None, None), "perhaps"),
    ],
)
def test_two_are_of_one_instant_only_if_both_can_mean_no_other(one, other, answer):
    assert together(hours(*one), hours(*other)) == answer


def test_what_is_within_is_all_that_it_can_mean_and_what_is_known_is_either_end():
    assert within(hours(1, 2), hours(1, 3))
    assert not within(hours(1, 3), hours(1, 2))
    assert not within(hours(None, 2), hours(1, 3))
    assert not within(hours(4, 5), hours(1, 3))
    assert [hours(*one).known for one in ((1, None), (None, 1), (1, 1), (None, None))] == [
        True,
        True,
        True,
        False,
    ]


def test_the_span_of_several_is_the_narrowest_and_open_where_one_is():
    assert join([hours(1, 2), hours(4, 5), hours(2, 3)]) == hours(1, 5)
    assert join([hours(1, None), hours(None, 5)]) == hours(None, None)
    assert join([hours(1, 2), hours(0, None)]) == hours(0, None)
    assert join([]) == hours(None, None)
