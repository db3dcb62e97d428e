"""Where somebody is, as claimed: the last of the chain decides, and of several that may be last the best."""

import pytest

from safeconduct.claims.rules.grading import Grade
from safeconduct.trace import words
from safeconduct.trace.rules.chain import Aside, Episode
from safeconduct.trace.rules.said import Kind
from safeconduct.trace.rules.status import HELD, IN_TRANSFER, RELEASED, STATUSES, UNKNOWN, status
from tests.trace.rules.given import at, named


def stretch(kind, began, last=None, grade="C3", solid=False, doubts=()):
    last = last or began
    of = (named(kind.value),)
    judged = Grade(grade[0], int(grade[1]))
    return Episode(kind, of, began, last, last, grade=judged, solid=solid, doubts=doubts)


def where(*chain):
    return status(chain, (), (), ())[0]


def test_each_status_has_a_word():
    assert set(words.STATUSES) == set(STATUSES)


def test_of_two_that_may_be_last_the_better_graded_decides_then_the_later():
    held, moved = stretch(Kind.HELD, at(0, 4)), stretch(Kind.TRANSFERRED, at(1, 4))
    assert where(held, moved) == IN_TRANSFER
    better = stretch(Kind.HELD, at(0, 4), grade="B2")
    assert where(better, moved) == HELD
    reasons = {one.code: one.claims for one in status([better, moved], (), (), ())[1]}
    assert reasons["perhaps"] == moved.claims


@pytest.mark.parametrize(("solid", "code"), [(False, "claimed"), (True, "two_sources")])
def test_it_is_said_by_how_many_sources(solid, code):
    _where, reasons = status([stretch(Kind.HELD, at(0), solid=solid)], (), (), ())
    assert [one.code for one in reasons] == ["held", code]


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Kind.HELD, HELD),
        (Kind.QUESTIONED, HELD),
        (Kind.HANDED_OVER, IN_TRANSFER),
        (Kind.TRANSFERRED, IN_TRANSFER),
    ],
)
def test_what_was_done_with_somebody_came_after_they_were_seized_even_if_nobody_says_when(kind, found):
    seized = stretch(Kind.SEIZED, at(3, 4), grade="A1")
    assert where(stretch(kind, at(1, 9)), seized) == found
    assert where(stretch(kind, at(1), at(8)), seized) == found
    assert where(stretch(kind, at(1)), seized) == UNKNOWN, "an earlier custody"


def test_a_stretch_is_over_only_when_its_last_sign_lies_before_the_first_of_another():
    held = stretch(Kind.HELD, at(0), at(9), grade="B2")
    assert where(held, stretch(Kind.TRANSFERRED, at(5), at(12))) == HELD
    assert where(held, stretch(Kind.TRANSFERRED, at(10))) == IN_TRANSFER


@pytest.mark.parametrize("doubt", ["duress", "taken_again"])
def test_a_release_under_duress_or_after_which_they_were_in_custody_again_decides_nothing(doubt):
    held = stretch(Kind.HELD, at(0))
    assert where(held, stretch(Kind.RELEASED, at(5))) == RELEASED
    assert where(held, stretch(Kind.RELEASED, at(5), doubts=(doubt,))) == HELD


def test_what_is_doubtful_decides_only_where_there_is_nothing_else():
    doubtful = stretch(Kind.TRANSFERRED, at(5), grade="E5", doubts=("doubtful",))
    assert where(stretch(Kind.HELD, at(0)), doubtful) == HELD
    assert where(doubtful) == IN_TRANSFER


def reasons(chain, competing=(), denials=(), aside=()):
    return {one.code: one.claims for one in status(chain, competing, denials, aside)[1]}


def test_only_what_would_say_something_else_is_named_as_what_perhaps_came_later():
    best = stretch(Kind.HELD, at(0, 4), grade="B2")
    alike, other = stretch(Kind.QUESTIONED, at(1, 4)), stretch(Kind.TRANSFERRED, at(2, 4))
    assert reasons([best, alike, other])["perhaps"] == other.claims
    assert "perhaps" not in reasons([best, alike])


def test_only_other_versions_of_what_decides_are_named_beside_it():
    earlier, denied = stretch(Kind.SEIZED, at(0)), stretch(Kind.SEEN, at(0))
    held, released = stretch(Kind.HELD, at(5)), stretch(Kind.RELEASED, at(5))
    found = reasons([earlier, held], [(earlier, denied), (held, released)])
    assert found["competing"] == released.claims


def test_a_death_of_which_two_speak_is_no_rumour():
    assert "death_not_confirmed" not in reasons([stretch(Kind.DIED, at(5), solid=True)])
    rumour = stretch(Kind.DIED, at(5))
    assert reasons([rumour])["death_not_confirmed"] == rumour.claims


def test_what_was_set_aside_is_named_under_its_own_reason():
    aside = [Aside(named(why), why) for why in ("from_custody", "undated", "retracted", "not_yet")]
    found = reasons([], aside=aside)
    assert found == {"from_custody": (named("from_custody"),), "undated": (named("undated"),)}
