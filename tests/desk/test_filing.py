"""A filed signal stays with its case and leaves the desk after a day."""

from datetime import timedelta

from safeconduct.desk.models import Signal
from safeconduct.keys import verify
from safeconduct.keys.keyring import Keyring
from tests.desk.evening import Evening

DAY = timedelta(hours=24)


def filed(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state", lead=evening.member("ash")).id
    evening.act("ash", "cases.assign", case=case, member=evening.member("oak"), role="documenter")
    signal = evening.act("cedar", "desk.log_signal", lines=["screams"]).id
    evening.act("cedar", "desk.file_signal", signal=signal, case=case)
    return signal, case


def anew(evening: Evening, name: str) -> Keyring:
    """The keyring of somebody who signs in now."""
    old = evening.cast[name]
    keyring = Keyring(old.organisation, old.member, old.sign, old.box)
    keyring.refresh()
    return keyring


def test_a_filed_signal_is_read_by_the_case_at_once_and_by_the_desk_for_a_day(evening: Evening):
    signal, case = filed(evening)
    assert [one.id for one in evening.ask("oak", "desk.case_signals", case=case)] == [signal]
    evening.now += DAY - timedelta(seconds=1)
    assert evening.ask("elm", "desk.signal", signal=signal).cases == [case]


def test_after_a_day_the_desk_has_lost_it_and_the_case_keeps_it(evening: Evening):
    signal, case = filed(evening)
    evening.now += DAY
    evening.present("elm")
    assert evening.refused("cedar", "desk.add_lines", signal=signal, lines=["x"]) == "not_found"
    assert evening.ask("elm", "desk.signals") == []
    for name in ("cedar", "elm"):
        assert not anew(evening, name).holds(signal)
    assert [one.lines[0].text for one in evening.ask("oak", "desk.case_signals", case=case)] == ["screams"]
    assert evening.ask("ash", "desk.signal", signal=signal).id == signal  # leads the case


def test_a_session_that_knew_the_key_shows_it_no_longer_even_before_it_was_dropped(evening: Evening):
    signal, _case = filed(evening)
    assert evening.ask("elm", "desk.signal", signal=signal)
    evening.now += DAY
    assert evening.refused("elm", "desk.set_level", signal=signal, level="low") == "not_found"
    evening.present("cedar")  # another session took the desk's grant
    evening.present("elm")
    assert not evening.cast["elm"].holds(signal)


def test_an_unfiled_signal_stays_at_the_desk_and_is_red(evening: Evening):
    signal = evening.act("cedar", "desk.log_signal", lines=["a knock"]).id
    evening.now += DAY
    evening.present("elm", "ash")
    assert evening.ask("elm", "desk.signal", signal=signal).red
    points = {one.kind: one.subject for one in evening.ask("elm", "desk.open_points")}
    assert points["unfiled"] == signal


def test_filing_can_be_undone_while_the_desk_has_it(evening: Evening):
    signal, case = filed(evening)
    assert evening.refused("cedar", "desk.file_signal", signal=signal, case=case) == "filed"
    evening.act("cedar", "desk.unfile_signal", signal=signal, case=case)
    assert evening.refused("cedar", "desk.unfile_signal", signal=signal, case=case) == "not_filed"
    assert not anew(evening, "oak").holds(signal)
    evening.now += DAY
    evening.present("elm")
    assert evening.ask("elm", "desk.signal", signal=signal).filed_at is None


def test_who_is_not_on_the_case_reads_nothing_of_what_is_filed_there(evening: Evening):
    signal, case = filed(evening)
    for name in ("hazel", "pine", "larch"):
        assert not anew(evening, name).holds(signal)
        assert evening.refused_query(name, "desk.case_signals", case=case) in {"not_found", "forbidden"}


def test_a_filed_signal_goes_with_the_room_that_keeps_it_and_one_of_two_cases_stays(evening: Evening):
    signal, case = filed(evening)
    other = evening.act("cedar", "cases.open_case", captor="state", lead=evening.member("ash")).id
    shared = evening.act("cedar", "desk.log_signal", lines=["voices"]).id
    for one in (case, other):
        evening.act("cedar", "desk.file_signal", signal=shared, case=one)
    evening.now += DAY
    evening.act("fir", "cases.ask_erasure", case=case, kind="signals", why="they asked for it")
    evening.act("ash", "cases.erase_room", case=case, kind="signals")
    assert not Signal.objects.filter(id=signal).exists()
    assert evening.ask("oak", "desk.case_signals", case=case) == []
    assert [one.id for one in evening.ask("ash", "desk.case_signals", case=other)] == [shared]
    assert verify.check(evening.cast["ash"]).findings == []
