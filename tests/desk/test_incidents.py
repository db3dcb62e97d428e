"""Incidents are merged and taken apart, named and closed; nothing of that ends an alarm."""

from safeconduct.desk import incidents
from safeconduct.desk.models import Incident
from safeconduct.keys import rows
from tests.desk.evening import NUMBER, Evening

OTHER = "+7 900 000-00-02"


def two(evening: Evening):
    first = evening.act("cedar", "desk.log_signal", level="low", lines=["a knock"], **{"from": NUMBER})
    second = evening.scream(**{"from": OTHER})
    return first, second


def written(evening: Evening) -> dict:
    keys = evening.cast["cedar"]
    return {one.row.id: one.document for one in rows.read_all(keys, Incident.objects.all())}


def test_merged_incidents_show_as_one_and_come_apart_exactly_as_they_were(evening: Evening):
    first, second = two(evening)
    before = written(evening)
    evening.act("cedar", "desk.merge_incidents", into=first.incident, other=second.incident)
    whole = evening.ask("elm", "desk.incident", incident=second.incident)
    assert (whole.id, whole.level, whole.signals) == (first.incident, "critical", [first.id, second.id])
    assert [one.id for one in evening.ask("elm", "desk.incidents")] == [first.incident]

    evening.act("elm", "desk.unmerge_incidents", into=first.incident, other=second.incident)
    assert written(evening) == before
    assert evening.ask("cedar", "desk.incident", incident=first.incident).level == "low"


def test_alarms_of_merged_incidents_go_on_and_name_the_whole(evening: Evening):
    first, second = two(evening)
    evening.act("cedar", "desk.merge_incidents", into=first.incident, other=second.incident)
    alarm = evening.alarm("fir", "critical_call")
    assert (alarm.state, alarm.incident, alarm.signal) == ("open", first.incident, second.id)


def test_a_further_contact_joins_what_its_incident_went_into(evening: Evening):
    first, second = two(evening)
    evening.act("cedar", "desk.merge_incidents", into=first.incident, other=second.incident)
    third = evening.act("cedar", "desk.log_signal", **{"from": OTHER})
    assert third.incident == first.incident
    evening.act("cedar", "desk.unmerge_incidents", into=first.incident, other=second.incident)
    assert evening.ask("cedar", "desk.incident", incident=second.incident).signals == [second.id]


def test_what_is_one_already_is_not_merged_and_what_is_not_is_not_taken_apart(evening: Evening):
    first, second = two(evening)
    pair = {"into": first.incident, "other": second.incident}
    turned = {"into": second.incident, "other": first.incident}
    assert evening.refused("cedar", "desk.unmerge_incidents", **pair) == "not_merged"
    evening.act("cedar", "desk.merge_incidents", **pair)
    assert evening.refused("cedar", "desk.merge_incidents", **pair) == "same_incident"
    assert evening.refused("cedar", "desk.merge_incidents", **turned) == "same_incident"
    itself = {"into": first.incident, "other": first.incident}
    assert evening.refused("cedar", "desk.merge_incidents", **itself) == "same_incident"


def test_closing_an_incident_ends_no_alarm_and_it_can_be_opened_again(evening: Evening):
    made = evening.scream()
    evening.act("cedar", "desk.close_incident", incident=made.incident, outcome="safe")
    evening.run()
    assert evening.ask("cedar", "desk.incidents") == []
    assert {one.state for one in evening.ask("fir", "desk.open_alarms")} == {"open"}
    evening.act("cedar", "desk.reopen_incident", incident=made.incident)
    assert [one.outcome for one in evening.ask("cedar", "desk.incidents")] == [""]


def test_the_only_signal_of_an_incident_is_not_split_off(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    assert evening.refused("cedar", "desk.split_signal", signal=made.id) == "only_signal"


def test_an_incident_that_lost_its_last_signal_leaves_the_desk(evening: Evening):
    first, second = two(evening)
    evening.act("cedar", "desk.move_signal", signal=second.id, incident=first.incident)
    assert [one.id for one in evening.ask("cedar", "desk.incidents")] == [first.incident]
    assert incidents.whole(evening.actor("cedar"), second.incident).document.closed is not None


def test_whatever_comes_in_opens_a_closed_incident_again(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    evening.act("cedar", "desk.close_incident", incident=made.incident, outcome="safe")
    evening.scream(incident=made.incident)
    (found,) = evening.ask("cedar", "desk.incidents")
    assert (found.id, found.outcome, found.level) == (made.incident, "", "critical")


def test_an_open_incident_is_not_hidden_in_a_closed_one(evening: Evening):
    first, second = two(evening)
    evening.act("cedar", "desk.close_incident", incident=first.incident, outcome="wrong number")
    for into, other in ((first, second), (second, first)):
        pair = {"into": into.incident, "other": other.incident}
        assert evening.refused("cedar", "desk.merge_incidents", **pair) == "one_closed"
