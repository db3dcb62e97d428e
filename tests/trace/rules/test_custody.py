"""The chain of custody is made of claims, keeps them all, and counts what nobody knows."""

from datetime import timedelta
from uuid import uuid4

import pytest

from safeconduct.claims.rules.times import Answer, Offset, Span
from safeconduct.trace.rules.custody import episodes
from tests.trace.rules.given import at, moment, named, said


def kinds(custody):
    return [one.kind.value if hasattr(one, "kind") else "gap" for one in custody.bands]


def codes(custody):
    return [one.code for one in custody.reasons]


SEIZED = said("neighbour", "apprehended", at(0, 0.05), "B2", by="men in uniform", first_hand=True)
# A declared composite: four bodies were asked on one night and gave four answers.
FOUR_BODIES = [
    SEIZED,
    said("one", "denied", at(1), "D4", by="department 1"),
    said("two", "denied", at(2), "D4", by="department 2"),
    said("three", "denied", at(3), "D3", by="transport police"),
    said("four", "handed_over", Span(None, moment(4)), "C2", by="department 4", to="colleagues"),
]


def test_four_bodies_and_four_answers_are_in_transfer_and_all_four_answers_are_kept():
    custody = episodes(FOUR_BODIES, moment(10))
    assert custody.status == "in_transfer"
    assert codes(custody)[:3] == ["handed_over", "claimed", "denied"]
    assert custody.denials == (named("one"), named("two"), named("three"))


def test_what_nobody_knows_is_counted_at_least_and_at_most_and_goes_on():
    custody = episodes(FOUR_BODIES, moment(10))
    assert kinds(custody) == ["seized", "gap", "handed_over", "gap"]
    assert custody.bands[1].length == Offset(timedelta(0), timedelta(hours=4))
    assert custody.bands[3].length == Offset(timedelta(hours=6), None)
    assert custody.bands[3].counting


def test_not_here_creates_nothing_and_ends_nothing():
    held = said("letter", "held", at(5), "B2", by="department 1")
    assert episodes([FOUR_BODIES[1]], moment(10)).bands == ()
    custody = episodes([SEIZED, held, said("later", "denied", at(6), "B2", by="Department  1")], moment(10))
    assert custody.status == "held"
    assert custody.episodes[-1].going_on
    assert custody.episodes[-1].denied == (named("later"),)


def test_a_chain_is_of_one_person():
    with pytest.raises(ValueError, match="of one person"):
        episodes(
            [said("a", "held", at(0), person=uuid4()), said("b", "held", at(0), person=uuid4())], moment(1)
        )


def test_events_whose_order_nobody_knows_say_perhaps():
    custody = episodes([said("a", "held", at(0, 4)), said("b", "handed_over", at(1, 4))], moment(9))
    assert custody.episodes[1].order is Answer.PERHAPS
    custody = episodes([said("a", "held", at(0, 1)), said("b", "handed_over", at(2, 4))], moment(9))
    assert custody.episodes[1].order is Answer.YES
