"""A form understands the words for a time, a count and an age, where no figures were given."""

from datetime import UTC, datetime
from uuid import uuid4

from safeconduct.claims.documents import Amount, AtInstant, Interval, OfSource
from safeconduct.claims.understanding import aged, counted, timed

CALL = datetime(2026, 3, 11, 20, 40, tzinfo=UTC)
ZONE = "Europe/Moscow"


def test_words_that_say_all_are_bounds_in_the_zone_of_who_writes():
    kept = timed(Interval(said="11 марта 2026 года в 21:40", zone=ZONE))
    assert kept.earliest == datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
    assert kept.latest == datetime(2026, 3, 11, 18, 40, 59, tzinfo=UTC)


def test_words_are_reckoned_from_the_instant_that_was_chosen():
    kept = timed(Interval(said="half an hour later", zone=ZONE, reckoned_from=AtInstant(at=CALL)))
    assert kept.earliest == datetime(2026, 3, 11, 21, 4, tzinfo=UTC)
    assert kept.latest == datetime(2026, 3, 11, 21, 16, tzinfo=UTC)


def test_from_a_source_that_may_be_dated_later_the_offset_is_kept():
    kept = timed(Interval(said="через полчаса", zone=ZONE, reckoned_from=OfSource(source=uuid4())))
    assert (kept.earliest, kept.latest, kept.least_s, kept.most_s) == (None, None, 24 * 60, 36 * 60)


def test_what_was_given_in_figures_is_never_overwritten():
    given = Interval(said="11 March 2026", latest=CALL, zone=ZONE)
    assert timed(given) == given
    assert counted(Amount(said="dozens", low=30)) == Amount(said="dozens", low=30)


def test_words_that_name_no_time_or_several_or_a_length_of_it_say_nothing():
    for said in ("when I called you", "on 11 March 2026 or on 12 March 2026", "for three days", ""):
        assert timed(Interval(said=said, zone=ZONE)) == Interval(said=said, zone=ZONE)


def test_counts_and_ages_have_the_bounds_of_their_words():
    assert counted(Amount(said="не менее 12")) == Amount(said="не менее 12", low=12)
    assert counted(Amount(said="two men")) == Amount(said="two men", low=2, high=2)
    assert aged(Amount(said="16-year-old")) == Amount(said="16-year-old", low=16, high=16)


def test_figures_are_read_in_the_language_of_what_they_stand_in():
    kept = timed(Interval(said="11.03.2026", zone=ZONE), "ru")
    assert kept.earliest == datetime(2026, 3, 10, 21, tzinfo=UTC)
