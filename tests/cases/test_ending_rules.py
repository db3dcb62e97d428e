"""A room ends neither before its time nor unannounced nor under a legal hold."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from safeconduct.cases.rules import ending
from safeconduct.cases.rules.ending import NOTICE, Notice, Term

NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
moments = st.integers(-400, 400).map(lambda days: NOW + timedelta(days=days))
terms = st.builds(
    Term,
    by_kind=st.none() | moments,
    kept_until=st.none() | moments,
    notices=st.lists(st.builds(Notice, moments, moments), max_size=4).map(tuple),
    held=st.booleans(),
    lifted=st.none() | moments,
)


@given(terms, moments)
def test_nothing_is_erased_without_a_notice_two_weeks_old_about_this_very_end(term, now):
    if ending.ended(term, now):
        assert any(one.end == ending.over(term) and one.at + NOTICE <= now for one in term.notices)


@given(terms, moments)
def test_nothing_is_erased_before_its_time_or_before_it_was_kept_until(term, now):
    if ending.ended(term, now):
        assert now >= term.by_kind
        assert term.kept_until is None or now >= term.kept_until


@given(terms, moments)
def test_nothing_is_erased_or_announced_under_a_hold(term, now):
    held = Term(term.by_kind, term.kept_until, term.notices, held=True, lifted=term.lifted)
    assert not ending.ended(held, now)
    assert not ending.to_be_said(held, now)
    assert ending.end(held, now) is None


@given(terms, moments)
def test_what_was_said_before_a_hold_was_lifted_must_be_said_again(term, now):
    if ending.ended(term, now) and term.lifted is not None:
        assert any(one.at > term.lifted for one in term.notices)


@given(terms, moments)
def test_whatever_ends_is_announced_first(term, now):
    """Said at any moment at which it must be said, it goes two weeks later and not a moment sooner."""
    if not ending.to_be_said(term, now) or (term.lifted and now <= term.lifted):
        return
    over = ending.over(term)
    said = Term(term.by_kind, term.kept_until, (*term.notices, Notice(over, now)), lifted=term.lifted)
    end = max(over, now + NOTICE)
    assert ending.end(said, now) == end
    assert not ending.ended(said, end - timedelta(seconds=1))
    assert ending.ended(said, end)


def test_a_case_that_is_open_has_no_end():
    assert ending.end(Term(None, kept_until=NOW), NOW) is None
    assert not ending.to_be_said(Term(None, kept_until=NOW), NOW)
