"""The packs of legal clocks can be followed, and each of their examples comes out as it says."""

import pytest

from safeconduct.trace import words
from safeconduct.trace.packs import packs, rules
from safeconduct.trace.rules.clocks import Facts, Happened, due, span, tried
from safeconduct.trace.rules.vocabulary import AFTER, CERTAINLY, FACTS, STATES

EXAMPLES = [(rule, example) for pack in packs() for rule in pack.rules for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda one: one.id if hasattr(one, "id") else "")
def test_every_example_comes_out_as_it_says(rule, example):
    found = tried(rule, example)
    assert found.state == example.expect
    if example.deadline:
        ends = span(example.deadline)
        assert (found.earliest, found.latest) == (ends.earliest, ends.latest)


def test_no_pack_that_ships_is_reviewed_and_none_says_certainly():
    assert {rule.reviewed for pack in packs() for rule in pack.rules} == {False}
    for rule, example in EXAMPLES:
        facts = Facts({name: Happened(span(text)) for name, text in example.happened.items()}, example.facts)
        assert due(rule, facts, example.now).state in set(STATES) - {CERTAINLY}


def test_a_country_has_its_own_rules_and_those_that_hold_everywhere():
    assert {rule.id.split(".")[0] for rule in rules("RU")} == {"ru", "intl"}
    assert {rule.id.split(".")[0] for rule in rules("AM")} == {"intl"}


@pytest.mark.parametrize("rule", [rule for pack in packs() for rule in pack.rules], ids=lambda one: one.id)
def test_a_reader_is_told_each_thing_that_a_rule_can_leave_in_doubt(rule):
    doubts = {rule.trigger, AFTER.get(rule.trigger, rule.trigger), *(one.fact for one in rule.when)}
    assert doubts | {"valid", "valid_for_facts", "satisfied"} <= set(words.PERHAPS)


def test_no_fact_can_be_asked_for_that_no_rule_needs():
    asked = {one.fact for pack in packs() for rule in pack.rules for one in rule.when}
    assert asked == set(FACTS)
