"""A dispatch goes out in two minutes, to one after the other, and to nobody who was passed over."""

from datetime import timedelta

from tests import cast as fictional
from tests.desk.evening import Evening


def order(evening: Evening) -> list:
    return [one.member for one in evening.dispatch().order]


def test_an_unapproved_dispatch_goes_out_after_two_minutes_and_asks_for_a_second_look(evening: Evening):
    evening.scream(place="Пенза")
    evening.until(seconds=119)
    assert not evening.sent_to("hazel")
    evening.until(seconds=1)
    assert len(evening.sent_to("hazel")) == 1
    assert evening.dispatch().to_review
    evening.until(minutes=29)
    assert not [one for one in evening.ask("fir", "desk.open_alarms") if one.kind == "review"]
    evening.until(minutes=2)
    assert evening.alarm("fir", "review").title == "A dispatch went out without approval: look at it"


def test_the_first_lawyer_is_silent_and_the_second_is_offered(evening: Evening):
    evening.scream(place="Penza")
    assert order(evening) == [evening.member("hazel"), evening.member("juniper")]
    evening.until(minutes=2)
    assert (len(evening.sent_to("hazel")), len(evening.sent_to("juniper"))) == (1, 0)
    evening.until(minutes=5)
    assert len(evening.sent_to("juniper")) == 1
    alarm = evening.alarm("juniper", "dispatch").id
    evening.act("juniper", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    assert evening.refused("hazel", "desk.accept_dispatch", alarm=alarm) == "taken"
    times = evening.ask("cedar", "desk.incidents")[0].times
    assert times["accepted"].by == evening.member("juniper")
    assert times["offered"].at == evening.now - timedelta(minutes=5)


def test_the_nearest_lawyer_is_asked_first_by_the_place_that_was_said(evening: Evening):
    evening.scream(place="Саратов")
    assert order(evening)[0] == evening.member("juniper")
    assert evening.dispatch().region == "RU-SAR"


def test_an_approved_dispatch_goes_out_at_once_and_needs_no_second_look(evening: Evening):
    evening.scream(place="Penza")
    evening.until(seconds=20)
    evening.act("fir", "desk.approve_dispatch", dispatch=evening.dispatch().id)
    evening.run()
    assert len(evening.sent_to("hazel")) == 1
    evening.until(minutes=40)
    assert not [one for one in evening.ask("fir", "desk.open_alarms") if one.kind == "review"]


def test_approving_one_that_is_out_hurries_nobody(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=3)
    evening.act("fir", "desk.approve_dispatch", dispatch=evening.dispatch().id)
    evening.run()
    assert not evening.sent_to("juniper")


def test_nobody_approves_their_own(evening: Evening):
    evening.scream(by="fir")
    mine = evening.dispatch("fir").id
    assert evening.refused("fir", "desk.approve_dispatch", dispatch=mine) == "own_work"
    assert evening.refused("fir", "desk.review_dispatch", dispatch=mine) == "own_work"
    evening.act("ash", "desk.approve_dispatch", dispatch=mine)


def test_a_coordinator_changes_who_is_asked_and_the_first_may_still_come(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    running = evening.dispatch()
    changed = {"dispatch": running.id, "order": [evening.member("juniper")], "why": "knows the building"}
    evening.act("fir", "desk.change_dispatch", **changed)
    evening.run()
    assert len(evening.sent_to("juniper")) == 1
    assert evening.dispatch().alarm == running.alarm
    evening.act("hazel", "desk.accept_dispatch", alarm=running.alarm)
    evening.run()
    assert evening.dispatch().owner == evening.member("hazel")
    assert evening.refused("fir", "desk.change_dispatch", **changed) == "taken"


def test_who_proposed_it_may_change_it_but_it_waits_again(evening: Evening):
    evening.scream(by="fir", place="Penza")
    evening.until(seconds=90)
    mine = evening.dispatch("fir").id
    evening.act("fir", "desk.change_dispatch", dispatch=mine, order=[evening.member("juniper")])
    evening.until(seconds=60)
    assert not evening.sent_to("juniper")
    assert not evening.sent_to("hazel")
    evening.until(seconds=60)
    assert evening.sent_to("juniper")


def test_nobody_who_was_passed_over_is_called_or_can_accept(evening: Evening):
    evening.act("juniper", "desk.say_readiness", away_until=evening.now + timedelta(days=3))
    evening.scream(place="Penza")
    running = evening.dispatch()
    assert [(one.member, one.against) for one in running.passed_over] == [
        (evening.member("juniper"), ["away"])
    ]
    evening.until(hours=1)
    assert evening.sent_to("hazel")
    assert not evening.sent_to("juniper")
    assert not evening.ask("juniper", "desk.offer", alarm=running.alarm).for_you
    assert evening.refused("juniper", "desk.accept_dispatch", alarm=running.alarm) == "not_you"


def test_where_nobody_fits_the_coordinator_is_called_at_once(evening: Evening):
    for name in ("hazel", "juniper"):
        evening.act("ash", "desk.say_readiness", member=evening.member(name), may_visit=False)
    evening.scream()
    assert [one.against for one in evening.dispatch().passed_over] == [["no_right_to_visit"]] * 2
    assert len(evening.sent_to("fir")) == 2  # the call, and the search for a lawyer


def test_a_dispatch_that_is_called_off_rings_no_more_and_who_accepted_sees_it(evening: Evening):
    evening.scream(place="Penza")
    first = evening.dispatch()
    evening.act("fir", "desk.withdraw_dispatch", dispatch=first.id, why="false alarm, talked in private")
    evening.until(minutes=10)
    assert not evening.sent_to("hazel")
    assert evening.refused("fir", "desk.approve_dispatch", dispatch=first.id) == "dispatch_over"

    incident = evening.ask("cedar", "desk.incidents")[0].id
    evening.act("cedar", "desk.propose_dispatch", incident=incident, region="RU-PNZ")
    evening.until(minutes=3)
    second = evening.dispatch()
    evening.act("hazel", "desk.accept_dispatch", alarm=second.alarm)
    evening.run()
    evening.act("fir", "desk.withdraw_dispatch", dispatch=second.id, why="he called us himself")
    evening.run()
    offer = evening.ask("hazel", "desk.offer", alarm=second.alarm)
    assert (offer.withdrawn, offer.yours, offer.state) == (True, True, "taken")


def test_a_second_dispatch_goes_to_the_police_but_never_two_to_one_place(evening: Evening):
    made = evening.scream()
    given = {"incident": made.incident, "aim": "police"}
    evening.act("cedar", "desk.propose_dispatch", **given)
    assert evening.refused("cedar", "desk.propose_dispatch", **given) == "dispatch_running"
    assert evening.refused("cedar", "desk.propose_dispatch", incident=made.incident) == "dispatch_running"
    assert {one.aim for one in evening.ask("cedar", "desk.dispatches")} == {"scene", "police"}


def test_a_psychologist_is_sent_by_her_own_team_and_gets_no_address(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    given = {"incident": made.incident, "role": "psychologist", "aim": "person"}
    assert evening.refused("cedar", "desk.propose_dispatch", address="12 Sadovaya", **given) == "lawyers_only"
    evening.act("cedar", "desk.propose_dispatch", **given)
    evening.run()
    alarm = evening.alarm("maple", "dispatch").id
    assert evening.refused("hazel", "desk.accept_dispatch", alarm=alarm) == "not_found"
    evening.act("maple", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    assert evening.dispatch().owner == evening.member("maple")
    assert evening.refused("maple", "desk.reveal_address", alarm=alarm) == "no_address"


def test_a_key_to_the_lawyers_team_makes_nobody_a_lawyer(evening: Evening):
    with evening.moment():
        fictional.give_roles(evening.cast, "fir", "coordinator", "psychologist")
    evening.scream(place="Penza")
    alarm = evening.alarm("fir", "dispatch").id
    assert evening.refused("fir", "desk.accept_dispatch", alarm=alarm) == "not_found"
    assert evening.refused_query("fir", "desk.offer", alarm=alarm) == "not_found"
    assert evening.ask("fir", "desk.offers") == []


def test_who_declines_gives_it_back_and_the_others_are_asked_again(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    evening.act("hazel", "desk.decline_dispatch", alarm=alarm)
    evening.until(minutes=10)
    assert evening.dispatch().owner is None
    assert evening.sent_to("juniper")
    assert evening.refused("juniper", "desk.decline_dispatch", alarm=alarm) == "not_found"


def test_who_reports_from_the_road_is_still_on_it(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.until(minutes=16)  # "still on it?" was asked and not answered
    evening.act("hazel", "desk.report_time", alarm=alarm, what="en_route")
    evening.until(minutes=14)
    assert evening.dispatch().owner == evening.member("hazel")
    assert evening.alarm("fir", "dispatch").state == "taken"
    evening.until(minutes=30)  # silent on the road: it is open again
    assert evening.alarm("fir", "dispatch").state == "open"
    evening.act("hazel", "desk.report_time", alarm=alarm, what="on_scene")
    evening.run()
    assert evening.alarm("fir", "dispatch").owner == evening.member("hazel")


def test_who_is_away_and_safe_does_not_end_the_alarm_of_the_next_one(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.until(minutes=40)  # silent on the road
    evening.act("juniper", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    evening.act("hazel", "desk.report_time", alarm=alarm, what="clear")
    evening.run()
    found = evening.alarm("fir", "dispatch")
    assert (found.state, found.owner) == ("taken", evening.member("juniper"))


def test_clear_ends_the_alarm_and_all_times_stand(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    for what in ("en_route", "on_scene", "contact", "clear"):
        evening.until(minutes=10)
        evening.act("hazel", "desk.report_time", alarm=alarm, what=what)
    evening.run()
    incident = evening.ask("cedar", "desk.incidents")[0]
    assert list(incident.times) == [
        "received",
        "answered",
        "triaged",
        "accepted",
        "offered",
        "en_route",
        "on_scene",
        "contact",
        "clear",
    ]
    assert incident.times["on_scene"].at - incident.times["received"].at == timedelta(minutes=22)
    assert not [one for one in evening.ask("fir", "desk.open_alarms") if one.kind == "dispatch"]


def test_a_seized_phones_reply_delays_the_next_lawyer_once_and_silences_nothing(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    for _again in range(2):
        evening.reply("hazel")
    evening.until(minutes=5)
    assert not evening.sent_to("juniper")
    assert evening.alarm("fir", "dispatch").state == "open"
    evening.until(minutes=2)
    assert len(evening.sent_to("juniper")) == 1


def test_an_operator_proposes_and_neither_approves_nor_changes_nor_calls_off(evening: Evening):
    made = evening.scream()
    running = evening.dispatch().id
    for action, more in (
        ("desk.approve_dispatch", {}),
        ("desk.change_dispatch", {"order": [evening.member("hazel")]}),
        ("desk.withdraw_dispatch", {"why": "no"}),
        ("desk.review_dispatch", {}),
    ):
        assert evening.refused("cedar", action, dispatch=running, **more) == "forbidden"
    for name in ("hazel", "larch", "oak", "pine", "birch"):
        assert evening.refused(name, "desk.propose_dispatch", incident=made.incident) == "forbidden"
