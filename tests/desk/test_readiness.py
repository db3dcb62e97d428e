"""Who can be sent is said by themself or a coordinator; a conflict of interest by coordinators alone."""

from datetime import timedelta

from tests.desk.evening import Evening


def passed_over(evening: Evening) -> dict:
    return {one.member: one.against for one in evening.dispatch().passed_over}


def test_who_must_not_be_seen_in_a_region_is_not_sent_there(evening: Evening):
    evening.act("hazel", "desk.say_readiness", unsafe_in=["Пенза"])
    evening.scream(place="Penza")
    assert passed_over(evening) == {evening.member("hazel"): ["not_safe"]}


def test_who_was_away_is_asked_again_when_they_are_back(evening: Evening):
    evening.act("hazel", "desk.say_readiness", away_until=evening.now + timedelta(hours=1))
    evening.now += timedelta(hours=1)
    evening.scream(place="Penza")
    assert passed_over(evening) == {}


def test_who_is_in_conflict_with_a_case_is_not_sent_for_it(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    both = {"member": evening.member("hazel"), "case": case}
    evening.act("fir", "desk.mark_conflict", why="acts for the other side", **both)
    made = evening.act("cedar", "desk.log_signal")
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    evening.act("cedar", "desk.set_level", signal=made.id, level="critical")
    assert passed_over(evening) == {evening.member("hazel"): ["conflict"]}
    evening.act("fir", "desk.lift_conflict", **both)
    evening.now += timedelta(seconds=1)
    evening.act("cedar", "desk.propose_dispatch", incident=made.incident, aim="police")
    newest = evening.ask("cedar", "desk.dispatches")[0]
    assert newest.passed_over == []


def test_the_language_that_is_needed_filters_who_does_not_speak_it(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    evening.act("cedar", "desk.propose_dispatch", incident=made.incident, language="en")
    assert passed_over(evening) == {evening.member("hazel"): ["language"]}


def test_nobody_says_it_of_a_colleague_and_no_unknown_place_is_taken_for_a_region(evening: Evening):
    other = {"member": evening.member("juniper"), "may_visit": False}
    assert evening.refused("hazel", "desk.say_readiness", **other) == "forbidden"
    assert evening.refused("hazel", "desk.say_readiness", unsafe_in=["nowhere"]) == "invalid"
    assert evening.refused("cedar", "desk.say_readiness") == "forbidden"


def test_a_word_about_another_that_no_coordinator_signed_counts_for_nothing(evening: Evening):
    from safeconduct.desk.documents import ReadinessDocument
    from safeconduct.desk.models import Readiness
    from safeconduct.keys import rows

    forged = ReadinessDocument(member=evening.member("hazel"), at=evening.now, may_visit=False)
    with evening.moment():
        rows.insert(evening.cast["juniper"], Readiness, evening.desk, forged)
    evening.scream(place="Penza")
    assert passed_over(evening) == {}
