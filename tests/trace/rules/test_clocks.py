"""A clock says "certainly" only when every world that fits what is known says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.claims.rules.times import Answer, Span, exactly
from safeconduct.trace.packs import packs
from safeconduct.trace.rules.clocks import Facts, Happened, due
from safeconduct.trace.rules.vocabulary import (
    CERTAINLY,
    DOES_NOT_APPLY,
    NOT_DUE,
    POSSIBLY,
    SATISFIED,
    UNKNOWN,
)
from tests.trace.rules.given import at, moment, named

ALL = {rule.id: replace(rule, reviewed_by="Anna Primerova") for pack in packs() for rule in pack.rules}
COURT = ALL["ru.48h"]
PARENTS = ALL["ru.minor.parents"]
RECORD = ALL["ru.cpc.92.1.record"]
COMPLAINT = ALL["ru.cpc.124.complaint"]
ORDINARY = {"regime": "ordinary"}


def taken(span, sure=True):
    return {"deprived": Happened(span, (named("taken"),), sure)}


# -- against every world that fits -----------------------------------------------------------------------

REGIMES, CRIMES = ("ordinary", "martial_law"), ("yes", "no")


def worlds(span: Span, known: dict[str, str], places: tuple[str, ...]):
    """Every exact start at either end, with every fact known and one place."""
    ends = [one for one in (span.earliest, span.latest) if one is not None]
    regimes = [known["regime"]] if "regime" in known else REGIMES
    crimes = [known["grave_crime"]] if "grave_crime" in known else CRIMES
    for end, regime, crime, place in product(ends, regimes, crimes, places):
        yield Facts(taken(exactly(end)), {"regime": regime, "grave_crime": crime}, (place,))


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([COURT, ALL["ru.30d.martial"], PARENTS, COMPLAINT]),
    st.datetimes(datetime(2023, 7, 30), datetime(2023, 8, 5), timezones=st.just(UTC)),
    st.timedeltas(timedelta(0), timedelta(days=2)),
    st.dictionaries(st.just("regime"), st.sampled_from(REGIMES)),
    st.dictionaries(st.just("grave_crime"), st.sampled_from(CRIMES)),
    st.sampled_from([("Europe/Moscow",), ("Europe/Kaliningrad", "Asia/Kamchatka")]),
    st.timedeltas(timedelta(0), timedelta(days=40)),
)
def test_it_is_certain_exactly_when_it_is_so_in_every_world_that_fits(
    rule, start, width, regime, crime, places, later
):
    rule = replace(rule, trigger="deprived", when=tuple(one for one in rule.when if one.fact != "minor"))
    span, known, now = Span(start, start + width), regime | crime, start + later
    states = {due(rule, facts, now).state for facts in worlds(span, known, places)}
    whole = due(rule, Facts(taken(span), known, places), now)
    found = whole.state
    if states == {CERTAINLY}:
        assert found == CERTAINLY
    elif CERTAINLY in states:
        assert found == POSSIBLY
    elif states == {DOES_NOT_APPLY}:
        assert found == DOES_NOT_APPLY
    else:  # a law that came into force in between is taken to have been in force: possibly, not certainly
        assert found == NOT_DUE or (found == POSSIBLY and "valid" in whole.perhaps)


# -- what nobody knows -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "hours", "state"),
    [
        (at(0, 1), 48, NOT_DUE),
        (at(0, 1), 48.5, POSSIBLY),
        (at(0, 1), 49, POSSIBLY),
        (at(0, 1), 49.1, CERTAINLY),
        (Span(None, moment(1)), 1, POSSIBLY),
        (Span(None, moment(1)), 49.1, CERTAINLY),
        (Span(moment(0), None), 48, NOT_DUE),
        (Span(moment(0), None), 500, POSSIBLY),
        (Span(), 500, POSSIBLY),
    ],
)
def test_an_uncertain_start_gives_three_answers(span, hours, state):
    assert due(COURT, Facts(taken(span), ORDINARY), moment(hours)).state == state


def test_one_source_alone_starts_a_clock_but_makes_nothing_certain():
    found = due(COURT, Facts(taken(at(0), sure=False), ORDINARY), moment(90))
    assert (found.state, found.perhaps) == (POSSIBLY, ("deprived",))


def test_a_delivery_of_which_nobody_knows_the_time_came_after_they_were_taken():
    found = due(RECORD, Facts(taken(at(0, 1))), moment(5))
    assert (found.state, found.earliest, found.latest) == (POSSIBLY, moment(3), None)
    assert found.perhaps == ("delivered",)
    assert due(RECORD, Facts(taken(at(0, 1))), moment(3)).state == NOT_DUE


def test_without_anything_that_triggers_it_nothing_is_said():
    assert due(COURT, Facts(), moment(90)).state == UNKNOWN


def test_the_age_of_whom_nobody_knows_the_age_makes_it_possible():
    assert due(PARENTS, Facts(taken(at(0))), moment(1)).perhaps == ("minor",)
    assert due(PARENTS, Facts(taken(at(0))), moment(1)).state == POSSIBLY
    assert due(PARENTS, Facts(taken(at(0)), {"minor": "yes"}), moment(1)).state == CERTAINLY
    assert due(PARENTS, Facts(taken(at(0)), {"minor": "no"}), moment(1)).state == DOES_NOT_APPLY


# -- overrides and validity ------------------------------------------------------------------------------


def test_forty_eight_hours_give_way_to_thirty_days_where_martial_law_is_and_the_crime_is_grave():
    martial = {"regime": "martial_law", "grave_crime": "yes"}
    assert due(COURT, Facts(taken(at(0)), martial), moment(90)).state == DOES_NOT_APPLY
    doubt = due(COURT, Facts(taken(at(0)), {"regime": "martial_law"}), moment(90))
    assert (doubt.state, doubt.perhaps) == (POSSIBLY, ("ru.30d.martial",))
    petty = {"regime": "martial_law", "grave_crime": "no"}
    assert due(COURT, Facts(taken(at(0)), petty), moment(90)).state == CERTAINLY


def test_a_law_that_was_not_yet_in_force_owes_nothing_and_one_that_perhaps_was_may():
    court = replace(COURT, valid=replace(COURT.valid, first=moment(24).date()))
    facts = Facts(taken(at(0)), ORDINARY, ("UTC",))
    assert due(court, facts, moment(90)).state == DOES_NOT_APPLY
    perhaps = replace(facts, happened=taken(at(0, 24)))
    assert due(court, perhaps, moment(90)).perhaps == ("valid",)


def test_a_treaty_that_has_ended_for_the_facts_owes_nothing():
    ended = replace(COURT, valid_for_facts=replace(COURT.valid_for_facts, last=moment(-24).date()))
    assert due(ended, Facts(taken(at(0)), ORDINARY, ("UTC",)), moment(90)).state == DOES_NOT_APPLY
    on_the_day = replace(COURT, valid_for_facts=replace(COURT.valid_for_facts, last=moment(0).date()))
    assert due(on_the_day, Facts(taken(at(0)), ORDINARY, ("UTC",)), moment(90)).state == CERTAINLY


# -- what satisfies it -----------------------------------------------------------------------------------


def ruled(span, sure=True):
    happened = taken(at(0, 1)) | {"court_ruling": Happened(span, (named("ruling"),), sure)}
    return due(COURT, Facts(happened, ORDINARY), moment(90))


@pytest.mark.parametrize(
    ("span", "late"),
    [(at(30), Answer.NO), (at(48.5), Answer.PERHAPS), (at(48), Answer.NO), (at(49.5), Answer.YES)],
)
def test_what_was_owed_and_done_is_satisfied_and_says_whether_it_was_late(span, late):
    found = ruled(span)
    assert (found.state, found.late, found.satisfied) == (SATISFIED, late, (named("ruling"),))


def test_what_one_source_says_was_done_stops_no_clock():
    found = ruled(at(30), sure=False)
    assert (found.state, found.perhaps) == (POSSIBLY, ("satisfied",))


def test_what_was_done_after_the_term_is_perhaps_late_while_something_else_is_not_known():
    happened = taken(at(0)) | {"court_ruling": Happened(at(60), (named("ruling"),))}
    found = due(COURT, Facts(happened), moment(90))
    assert (found.state, found.late, found.perhaps) == (SATISFIED, Answer.PERHAPS, ("ru.30d.martial",))
    in_time = taken(at(0)) | {"court_ruling": Happened(at(30))}
    assert due(COURT, Facts(in_time), moment(90)).late is Answer.NO
    assert due(replace(COURT, reviewed_by=""), Facts(in_time), moment(90)).late is Answer.NO


def test_what_is_not_known_stays_named_beside_what_was_perhaps_done():
    happened = taken(at(0)) | {"court_ruling": Happened(at(30), sure=False)}
    found = due(COURT, Facts(happened), moment(90))
    assert (found.perhaps, found.late) == (("ru.30d.martial", "satisfied"), Answer.NO)


def test_what_was_done_before_it_began_satisfies_nothing():
    assert ruled(at(-2)).state == CERTAINLY
    assert ruled(at(0.5)).state == POSSIBLY


def test_what_is_told_of_the_future_satisfies_nothing():
    assert ruled(at(100)).state == CERTAINLY


# -- what it says of itself ------------------------------------------------------------------------------


def test_a_rule_that_nobody_signed_accuses_nobody():
    unsigned = replace(COURT, reviewed_by="")
    found = due(unsigned, Facts(taken(at(0)), ORDINARY), moment(900))
    assert (found.state, found.reviewed) == (POSSIBLY, False)
    happened = taken(at(0)) | {"court_ruling": Happened(at(60))}
    late = due(unsigned, Facts(happened, ORDINARY), moment(900))
    assert (late.state, late.late) == (SATISFIED, Answer.PERHAPS)


def test_every_deadline_names_its_rule_its_version_and_what_it_was_reckoned_from():
    found = due(COURT, Facts(taken(at(0, 1)), ORDINARY, ("Europe/Moscow",)), moment(90))
    assert (found.rule, found.version, found.reviewed) == ("ru.48h", COURT.version, True)
    assert found.inputs.start == at(0, 1)
    assert found.inputs.claims == (named("taken"),)
    assert found.inputs.facts == (("grave_crime", ""), ("regime", "ordinary"))
    assert found.inputs.zones == ("Europe/Moscow",)
    assert (found.earliest, found.latest) == (moment(48), moment(49))


@pytest.mark.parametrize("sure", ["court_ruling", "released"])
def test_of_two_that_may_have_ended_what_was_owed_the_sure_one_counts(sure):
    happened = {name: Happened(at(9), (named(name),), name == sure) for name in ("court_ruling", "released")}
    found = due(COURT, Facts({**taken(at(0)), **happened}, ORDINARY), moment(90))
    assert (found.state, found.satisfied) == (SATISFIED, (named(sure),))


def test_what_surely_came_after_the_beginning_counts_before_what_perhaps_did():
    happened = {
        "court_ruling": Happened(at(-1, 9), (named("court_ruling"),)),
        "released": Happened(at(9), (named("released"),)),
    }
    found = due(COURT, Facts({**taken(at(0)), **happened}, ORDINARY), moment(90))
    assert (found.state, found.satisfied) == (SATISFIED, (named("released"),))


@pytest.mark.parametrize(
    ("began", "ended"),
    [(Span(moment(0), None), at(9)), (at(0), Span(None, moment(9)))],
    ids=["began", "ended"],
)
def test_what_is_open_at_the_side_that_matters_perhaps_came_before(began, ended):
    happened = {**taken(began), "released": Happened(ended, (named("free"),))}
    found = due(COURT, Facts(happened, ORDINARY), moment(90))
    assert (found.state, found.perhaps) == (POSSIBLY, ("satisfied",))
