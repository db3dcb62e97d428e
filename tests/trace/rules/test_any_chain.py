"""Whatever is told: the counted hours hold the true ones, and no denial or forced word changes the chain."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.claims.rules.grading import INFORMATION, SOURCES
from safeconduct.claims.rules.times import Answer, Span, exactly
from safeconduct.trace.rules.chain import Gap
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.reach import Contact, incommunicado
from safeconduct.trace.rules.said import CHAIN
from tests.trace.rules.given import moment, named, said

NOW = 100.0
hours = st.integers(0, 99)
widths = st.one_of(st.none(), st.integers(0, 12))
grades = st.builds("{}{}".format, st.sampled_from(SOURCES), st.sampled_from(INFORMATION))


def around(true, before, after):
    return Span(
        None if before is None else moment(true - before), None if after is None else moment(true + after)
    )


@st.composite
def chains(draw):
    """Claims of events that truly happened, each an instant, in hands that nobody else has."""
    claims, true = [], {}
    for at in draw(st.lists(hours, max_size=6, unique=True)):
        span = around(at, draw(widths), draw(widths))
        claim = said(f"at {at}", draw(st.sampled_from(sorted(CHAIN))), span, draw(grades), by=f"hands {at}")
        if span.known and (span.earliest is None or span.earliest <= moment(NOW)):
            claims.append(claim)
            true[claim.id] = moment(at)
    return claims, true


def holds(length, offset):
    return offset.least <= length and (offset.most is None or length <= offset.most)


@settings(max_examples=120, deadline=None)
@given(chains())
def test_the_true_gaps_lie_within_what_is_counted(chain):
    claims, true = chain
    custody = episodes(claims, moment(NOW))
    row = [true[one.claims[0]] for one in custody.episodes if len(one.claims) == 1]
    if len(row) != len(claims) or row != sorted(row):
        return
    sums = timedelta(0)
    for at, band in enumerate(custody.bands):
        if isinstance(band, Gap):
            since = true[custody.bands[at - 1].claims[0]]
            until = moment(NOW) if band.counting else true[custody.bands[at + 1].claims[0]]
            sums += until - since
            if not custody.bands[at - 1].confirmed:
                assert holds(until - since, band.length)
    if not any(one.confirmed for one in custody.episodes):
        assert holds(sums, custody.unknown)


@settings(max_examples=80, deadline=None)
@given(chains())
def test_an_order_that_is_said_to_be_sure_is_true(chain):
    claims, true = chain
    row = list(episodes(claims, moment(NOW)).episodes)
    for one, other in pairwise(row):
        if other.order is Answer.YES:
            assert true[one.claims[0]] < true[other.claims[0]]


@settings(max_examples=80, deadline=None)
@given(chains(), st.sampled_from(sorted(CHAIN)), hours, grades)
def test_words_from_custody_and_denials_change_nothing_in_the_chain(chain, act, at, grade):
    claims, _true = chain
    plain = episodes(claims, moment(NOW))
    forced = said("forced", act, exactly(moment(at)), grade, by="hands 1", from_custody=True)
    with_forced = episodes([*claims, forced], moment(NOW))
    assert (with_forced.bands, with_forced.status) == (plain.bands, plain.status)
    denial = said("denial", "denied", exactly(moment(at)), grade, by="hands 1")
    with_denial = episodes([*claims, denial], moment(NOW))
    assert [replace(one, denied=()) for one in with_denial.episodes] == list(plain.episodes)
    assert with_denial.status == ("denied_by_all" if plain.status == "unknown" else plain.status)


@settings(max_examples=80, deadline=None)
@given(chains(), hours, grades)
def test_a_release_under_duress_frees_nobody(chain, at, grade):
    claims, _true = chain
    plain = episodes(claims, moment(NOW)).status
    forced = said("gate", "released", exactly(moment(at)), grade, by="hands", duress=True)
    found = episodes([*claims, forced], moment(NOW)).status
    assert found == plain or "as_claimed" not in found


@settings(max_examples=80, deadline=None)
@given(chains(), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_were_written_changes_nothing(chain, random):
    claims, _true = chain
    shuffled = list(claims)
    random.shuffle(shuffled)
    one, other = episodes(claims, moment(NOW)), episodes(shuffled, moment(NOW))
    assert (one.status, one.unknown) == (other.status, other.unknown)


@settings(max_examples=120, deadline=None)
@given(hours, widths, widths, st.lists(st.tuples(hours, widths, widths), max_size=4))
def test_the_true_hours_out_of_reach_lie_within_what_is_said(taken, before, after, met):
    """Against the obvious count: from the true deprivation to the first true contact after it, or to now."""
    contacts = [
        Contact(named(f"contact {n}"), around(at, a, b), "own_lawyer", "meeting", private=True)
        for n, (at, a, b) in enumerate(met)
    ]
    contacts = [one for one in contacts if one.at.earliest is None or one.at.earliest <= moment(NOW)]
    since = around(taken, before, after)
    true = sorted(moment(at) for at, _a, _b in met if at > taken)
    length = (true[0] if true else moment(NOW)) - moment(taken)
    reach = incommunicado(since, contacts, moment(NOW))
    assert reach.least <= length
    assert reach.most is None or length <= reach.most
    if not contacts and since.known:
        assert reach.most in {None, since.earliest and moment(NOW) - since.earliest}
