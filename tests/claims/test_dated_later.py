"""What waits for a date is, as soon as there is one, what it would have been had it been known."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from safeconduct.claims.documents import AtInstant, ClaimDocument, Interval, OfClaim, OfSource
from safeconduct.claims.kept import reported
from safeconduct.claims.rules.times import ALWAYS, Reported, Span, exactly, moved, resolve, within
from safeconduct.claims.understanding import anchored, timed
from tests.claims.said.test_resolving import SAID, ZONES, instants, lengths

CLAIM, OTHER = UUID(int=1), UUID(int=2)
DAY = datetime(2026, 3, 12, 21, tzinfo=UTC)
REPORT = Span(DAY - timedelta(days=1), DAY - timedelta(seconds=1))  # 12 March 2026 in Moscow
ZONE = "Europe/Moscow"
sayings = st.sampled_from(SAID)


def span(kept: Interval, language: str = "", anchor: Span = ALWAYS) -> Span:
    times = {CLAIM: reported(kept, language), OTHER: Reported(own=anchor)}
    return resolve(CLAIM, times.get)


def own(said: str, language: str = "en", **more) -> Interval:
    """A claim's time when nothing was chosen from which it is reckoned."""
    time = Interval(said=said, zone=ZONE, **more)
    kept = anchored(ClaimDocument(source=OTHER, text=said, noted=DAY, language=language, time=time))
    assert kept is not None
    return kept


@settings(max_examples=250)
@given(sayings, instants, ZONES)
def test_dating_what_it_was_reckoned_from_later_gives_what_dating_it_at_once_gives(saying, at, zone):
    said, language = saying
    at_once = timed(Interval(said=said, zone=zone, reckoned_from=AtInstant(at=at)), language)
    waiting = timed(Interval(said=said, zone=zone, reckoned_from=OfClaim(claim=OTHER)), language)
    assert span(waiting, language, exactly(at)) == span(at_once, language)


@settings(max_examples=250)
@given(sayings, instants, lengths, st.floats(0, 1), ZONES)
def test_what_a_source_says_holds_all_that_it_said_on_any_of_the_days_it_may_be_of(
    saying, at, length, where, zone
):
    said, language = saying
    kept = timed(Interval(said=said, zone=zone, reckoned_from=OfSource(source=OTHER)), language)
    sharp = span(kept, language, exactly(at + length * where))
    assert within(sharp, span(kept, language, Span(at, at + length)))


@given(sayings)
def test_what_is_reckoned_from_something_undated_stays_undated(saying):
    said, language = saying
    kept = timed(Interval(said=said, zone=ZONE, reckoned_from=OfSource(source=OTHER)), language)
    assume(kept.earliest is None and kept.latest is None)
    assert span(kept, language) == ALWAYS


def test_a_calendar_word_is_as_narrow_as_said_once_its_source_is_dated():
    for said in ("yesterday evening", "вчера вечером"):
        kept = timed(Interval(said=said, zone=ZONE, reckoned_from=OfSource(source=OTHER)))
        found = span(kept, anchor=REPORT)
        assert found.earliest is not None
        assert found.earliest.date() == datetime(2026, 3, 11, tzinfo=UTC).date()
        assert found.latest is not None
        assert found.latest - found.earliest < timedelta(hours=9)


def test_figures_that_were_given_stand_whatever_the_words_say():
    given = Interval(
        said="yesterday", zone=ZONE, reckoned_from=OfSource(source=OTHER), least_s=-3600, most_s=3600
    )
    by = timedelta(hours=1)
    assert span(given, anchor=REPORT) == Span(REPORT.earliest - by, REPORT.latest + by)
    bounds = Interval(said="yesterday", zone=ZONE, reckoned_from=OfSource(source=OTHER), latest=DAY)
    assert span(bounds, anchor=REPORT) == Span(None, DAY)


def test_words_without_an_anchor_are_reckoned_from_the_claims_own_source():
    day = timedelta(days=1)
    assert span(own("yesterday"), anchor=REPORT) == Span(REPORT.earliest - day, REPORT.latest - day)
    assert span(own("yesterday")) == ALWAYS
    year = span(own("в прошлом году", "ru"), "ru", REPORT)
    assert year == Span(
        datetime(2024, 12, 31, 21, tzinfo=UTC), datetime(2025, 12, 31, 20, 59, 59, tzinfo=UTC)
    )


def test_words_that_count_from_something_else_than_their_saying_are_not_reckoned_from_the_source():
    for said in ("half an hour later", "the next morning", "the day before", "an hour after the call"):
        assert own(said).reckoned_from is None
        machine = Interval(said=said, zone=ZONE, reckoned_from=OfSource(source=OTHER))
        assert span(machine, anchor=REPORT) == ALWAYS


def test_the_source_is_reckoned_from_where_somebody_chose_it():
    kept = timed(Interval(said="half an hour later", zone=ZONE, reckoned_from=OfSource(source=OTHER)))
    assert kept.least_s is not None
    assert span(kept, anchor=exactly(DAY)) == Span(DAY + timedelta(minutes=24), DAY + timedelta(minutes=36))
    assert moved(exactly(DAY), reported(kept).offset) == span(kept, anchor=exactly(DAY))


def test_a_time_of_day_in_a_report_may_be_of_the_day_before_it():
    kept = own("at 21:40")
    found = span(kept, anchor=REPORT)
    assert found.earliest is not None
    assert found.earliest < REPORT.earliest
