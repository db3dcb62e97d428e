"""A signal is typed while listening: nothing is mandatory, nothing that was heard is lost."""

import re
from datetime import timedelta
from html import unescape

from safeconduct.desk.documents import Level
from safeconduct.desk.models import Incident, Signal
from safeconduct.keys.models import Entry
from tests.desk.evening import NUMBER, Evening
from tests.seats import seats


def test_a_scream_needs_no_field(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    assert made.level == Level.UNSET
    found = evening.ask("elm", "desk.signal", signal=made.id)
    assert (found.lines, found.number, found.by) == ([], "", evening.member("cedar"))


def test_a_critical_signal_wakes_the_coordinator_at_once_and_proposes_a_lawyer(evening: Evening):
    made = evening.scream()
    assert len(evening.sent_to("fir")) == 1
    assert not evening.sent_to("ash")
    assert not evening.sent_to("hazel")
    kinds = {one.kind: one for one in evening.ask("fir", "desk.open_alarms")}
    assert set(kinds) == {"critical_call", "dispatch"}
    for one in kinds.values():
        assert (one.incident, one.signal, one.state) == (made.incident, made.id, "open")


def test_each_row_of_a_signal_is_written_once(evening: Evening):
    made = evening.scream()
    for table, row in ((Signal, made.id), (Incident, made.incident)):
        assert Entry.objects.filter(table=table._meta.db_table, row=row).count() == 1


def test_taking_one_alarm_never_ends_the_other(evening: Evening):
    evening.scream()
    evening.act("fir", "desk.take_alarm", alarm=evening.alarm("fir", "critical_call").id)
    evening.run()
    assert evening.alarm("fir", "critical_call").owner == evening.member("fir")
    assert evening.alarm("fir", "dispatch").state == "open"
    assert evening.refused("fir", "desk.take_alarm", alarm=evening.alarm("fir", "dispatch").id) == "accept_it"


def test_two_signals_of_one_number_become_one_incident_and_can_be_split(evening: Evening):
    first = evening.scream()
    evening.until(minutes=1)
    second = evening.act("elm", "desk.log_signal", **{"from": "8 (900) 000-00-01", "channel": "sms"})
    assert (second.incident, second.joined) == (first.incident, True)
    assert evening.ask("cedar", "desk.incident", incident=first.incident).signals == [first.id, second.id]

    evening.act("cedar", "desk.split_signal", signal=second.id)
    own = evening.ask("cedar", "desk.signal", signal=second.id).incident
    assert own != first.incident
    assert evening.ask("cedar", "desk.incident", incident=first.incident).signals == [first.id]
    apart = evening.ask("cedar", "desk.incident", incident=own)
    assert (apart.signals, apart.level, apart.times["received"].at) == ([second.id], Level.UNSET, evening.now)

    evening.act("cedar", "desk.move_signal", signal=second.id, incident=first.incident)
    assert evening.ask("cedar", "desk.incident", incident=first.incident).signals == [first.id, second.id]
    assert [one.id for one in evening.ask("cedar", "desk.incidents")] == [first.incident]


def test_a_number_joins_no_closed_incident_and_none_of_three_hours_ago(evening: Evening):
    first = evening.act("cedar", "desk.log_signal", **{"from": NUMBER})
    evening.act("cedar", "desk.close_incident", incident=first.incident, outcome="wrong number")
    again = evening.act("cedar", "desk.log_signal", **{"from": NUMBER})
    assert not again.joined
    evening.now += timedelta(hours=3)
    assert not evening.act("cedar", "desk.log_signal", **{"from": NUMBER}).joined


def test_a_second_critical_signal_raises_no_second_alarm_until_the_first_was_closed(evening: Evening):
    evening.scream()
    evening.scream()
    assert len(evening.ask("fir", "desk.open_alarms")) == 2
    alarm = evening.alarm("fir", "critical_call").id
    evening.act("fir", "desk.close_alarm", alarm=alarm, outcome="talked in private, safe")
    evening.run()
    evening.scream()
    again = evening.alarm("fir", "critical_call")
    assert (again.state, again.id != alarm) == ("open", True)


def test_lines_that_two_colleagues_add_are_both_kept(evening: Evening):
    made = evening.act("cedar", "desk.log_signal", lines=["21:39:50 a knock"])
    evening.act("cedar", "desk.add_lines", signal=made.id, lines=["a voice"])
    evening.act("elm", "desk.add_lines", signal=made.id, lines=["21:40 steps"])
    found = evening.ask("cedar", "desk.signal", signal=made.id)
    assert [line.text for line in found.lines] == ["a knock", "a voice", "steps"]


def test_a_form_that_was_open_too_long_overwrites_nothing(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    shown = evening.ask("elm", "desk.signal", signal=made.id).version
    evening.act("cedar", "desk.amend_signal", signal=made.id, place="Penza")
    stale = {"signal": made.id, "version": shown, "place": "Saratov"}
    assert evening.refused("elm", "desk.amend_signal", **stale) == "stale"
    assert evening.ask("elm", "desk.signal", signal=made.id).place == "Penza"


def test_an_incident_is_as_urgent_as_its_most_urgent_signal(evening: Evening):
    first = evening.act("cedar", "desk.log_signal", level="low", **{"from": NUMBER})
    second = evening.act("cedar", "desk.log_signal", level="urgent", **{"from": NUMBER})

    def level() -> Level:
        return evening.ask("cedar", "desk.incident", incident=first.incident).level

    assert level() == Level.URGENT
    evening.act("cedar", "desk.set_level", signal=second.id, level="information")
    assert level() == Level.LOW


def test_a_level_is_suggested_with_its_reasons_and_never_set(evening: Evening):
    made = evening.act("cedar", "desk.log_signal", lines=["ломают дверь"])
    found = evening.ask("cedar", "desk.signal", signal=made.id)
    assert (found.level, found.suggested, found.because) == (Level.UNSET, Level.CRITICAL, ["break_in"])
    assert evening.ask("cedar", "desk.open_alarms") == []


def test_the_same_number_within_half_an_hour_is_a_reason(evening: Evening):
    evening.act("cedar", "desk.log_signal", **{"from": NUMBER})
    evening.now += timedelta(minutes=20)
    again = evening.act("cedar", "desk.log_signal", **{"from": NUMBER})
    assert evening.ask("cedar", "desk.signal", signal=again.id).because == ["insists"]


def test_nobody_outside_the_desk_reads_or_writes_signals(evening: Evening):
    made = evening.act("cedar", "desk.log_signal", lines=["a knock"])
    for name in ("hazel", "larch", "maple", "oak", "pine", "birch"):
        assert evening.refused(name, "desk.add_lines", signal=made.id, lines=["x"]) == "forbidden"
        assert not evening.cast[name].holds(made.id)


def test_a_signal_that_is_full_refuses_more_and_stays_readable(evening: Evening):
    made = evening.act("cedar", "desk.log_signal", lines=["x"] * 2000)
    assert evening.refused("cedar", "desk.add_lines", signal=made.id, lines=["one too many"]) == "too_much"
    assert len(evening.ask("elm", "desk.signal", signal=made.id).lines) == 2000


def test_a_line_that_is_sent_after_the_session_ended_stands_on_the_page_to_be_copied(evening: Evening):
    made = evening.act("cedar", "desk.log_signal", lines=["a knock"])
    with seats() as sit:
        browser = sit(evening.cast["cedar"])
        page = browser.get(f"/signals/{made.id}").content.decode()
        form = next(one for one in page.split("<form") if f'action="/signals/{made.id}/lines"' in one)
        given = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
        browser.cookies.pop("session")
        line = {**given, "line": "21:41 <steps> on the stairs"}
        answer = browser.post(f"/signals/{made.id}/lines", line, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 401
    assert "21:41 <steps> on the stairs" in unescape(answer.content.decode())
    assert len(evening.ask("cedar", "desk.signal", signal=made.id).lines) == 1
