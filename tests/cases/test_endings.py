"""Rooms end: announced, put off, held, wanted gone by two; and what is erased is erased whole."""

from datetime import timedelta

import pytest

from safeconduct.acts import attending
from safeconduct.acts.run import ask, run
from safeconduct.cases import briefs, cards, endings, retention, rooms
from safeconduct.cases.models import Contact, SpellingCard, TimelineEntry
from safeconduct.cases.rules.ending import NOTICE
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, files, keyfile, verify
from safeconduct.keys.compartments import room_id
from tests import cast as fictional

MOMENT = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def data(tmp_path, settings):
    settings.DATA_FOLDER = tmp_path


@pytest.fixture
def case(network):
    opened = network.open().id
    network.assign(opened, "hazel", "lawyer")
    network.assign(opened, "oak", "documenter")
    said = {"case": str(opened)}
    run(network.cedar, "cases.add_person", {**said, "names": ["Зара Тестова"]})
    run(network.cedar, "cases.add_contact", {**said, "value": "+7 900 000-00-01"})
    run(network.cedar, "cases.add_entry", {**said, "text": "two men in the stairwell"})
    return str(opened)


def close(network, case):
    run(network.ash, "cases.close_case", {"case": case})


def over(network, case, kind):
    """When the time of a room is over by the retention of its kind."""
    return retention.ends(briefs.brief(network.ash.keys, case), kind)


def present(actor, at, visits=3):
    """Somebody works for a while; each visit erases one room at most."""
    with clock.held(at):
        for _visit in range(visits):
            attending.attend(actor)


def kinds(network, case, at, name="ash"):
    with clock.held(at):
        found = ask(getattr(network, name), "cases.endings", {"case": case})
    return {one.kind for one in found.rooms}, {one.kind for one in found.erased}


def refused(actor, name, **given):
    with pytest.raises(Refusal) as caught:
        run(actor, name, given)
    return caught.value.code


def test_a_room_is_announced_two_weeks_before_its_end_and_then_erased(network, case):
    close(network, case)
    end = over(network, case, "contacts")
    present(network.ash, end - NOTICE - MOMENT)
    assert ask(network.ash, "cases.ending_soon", {}) == []
    present(network.fir, end - NOTICE)
    with clock.held(end - NOTICE):
        assert [(one.kind, one.end) for one in ask(network.ash, "cases.ending_soon", {})] == [
            ("contacts", end)
        ]
    present(network.ash, end - MOMENT)
    assert Contact.objects.exists()
    with clock.held(end):
        attending.attend(network.fir)
        assert not Contact.objects.exists()
        assert ask(network.hazel, "cases.contacts", {"case": case}) == []
    assert kinds(network, case, end) == ({"identity", "timeline"}, {"contacts"})


def test_nobody_was_there_to_say_it_so_it_goes_two_weeks_after_it_was_said(network, case):
    close(network, case)
    late = over(network, case, "contacts") + timedelta(days=300)
    present(network.ash, late)
    present(network.fir, late + NOTICE - MOMENT)
    assert Contact.objects.exists()
    present(network.fir, late + NOTICE + timedelta(hours=1))
    assert not Contact.objects.exists()


def test_only_a_coordinators_presence_ends_anything(network, case):
    close(network, case)
    end = over(network, case, "contacts")
    for name in ("cedar", "hazel", "birch"):
        present(getattr(network, name), end - NOTICE)
        present(getattr(network, name), end + NOTICE)
    assert Contact.objects.exists()
    assert endings.of(network.ash.keys, case).announced() == set()


def test_an_open_case_keeps_everything_and_reopening_takes_the_notice_back(network, case):
    close(network, case)
    end = over(network, case, "contacts")
    present(network.ash, end - NOTICE)
    with clock.held(end - MOMENT):
        run(network.cedar, "cases.reopen_case", {"case": case})
    present(network.fir, end + NOTICE)
    assert Contact.objects.exists()
    with clock.held(end):
        assert ask(network.ash, "cases.ending_soon", {}) == []


def test_an_end_that_is_put_off_is_announced_anew(network, case):
    close(network, case)
    end = over(network, case, "contacts")
    present(network.ash, end - NOTICE)
    later = end + timedelta(days=100)
    with clock.held(end - MOMENT):
        run(
            network.hazel,
            "cases.keep_room",
            {"case": case, "kind": "contacts", "until": later.isoformat(), "why": "the appeal is open"},
        )
    present(network.fir, end)
    present(network.ash, later - NOTICE)
    assert Contact.objects.exists()
    present(network.fir, later)
    assert not Contact.objects.exists()


def test_nobody_puts_an_end_off_for_more_than_five_years(network, case):
    far = (clock.now() + timedelta(days=6 * 365)).isoformat()
    with pytest.raises(Refusal) as caught:
        run(network.ash, "cases.keep_room", {"case": case, "kind": "contacts", "until": far, "why": "x"})
    assert caught.value.fields == {"until": "not_before_its_time"}


def test_a_legal_hold_stops_every_end_until_a_lawyer_lifts_it(network, case):
    close(network, case)
    end = over(network, case, "contacts")
    present(network.ash, end - NOTICE)
    with clock.held(end - MOMENT):
        hold = run(network.ash, "cases.hold_room", {"case": case, "why": "a court asked for the file"}).id
    present(network.fir, end + timedelta(days=1))
    assert Contact.objects.exists()
    assert refused(network.ash, "cases.ask_erasure", case=case, kind="contacts", why="x") == "legal_hold"
    assert refused(network.ash, "cases.lift_hold", case=case, hold=str(hold), why="x") == "forbidden"
    lifted = end + timedelta(days=2)
    with clock.held(lifted):
        run(network.hazel, "cases.lift_hold", {"case": case, "hold": str(hold), "why": "the court is done"})
    present(network.ash, lifted + timedelta(hours=2))
    assert Contact.objects.exists()
    present(network.ash, lifted + timedelta(hours=4) + NOTICE)
    assert not Contact.objects.exists()


def test_what_is_erased_before_its_time_is_wanted_by_two(network, case):
    assert refused(network.fir, "cases.erase_room", case=case, kind="timeline") == "not_found"
    run(network.ash, "cases.ask_erasure", {"case": case, "kind": "timeline", "why": "they asked for it"})
    assert refused(network.ash, "cases.erase_room", case=case, kind="timeline") == "own_wish"
    assert refused(network.hazel, "cases.erase_room", case=case, kind="timeline") == "forbidden"
    said = run(network.fir, "cases.erase_room", {"case": case, "kind": "timeline"})
    assert said.gone_from_backups - said.at == timedelta(days=retention.retention()["backups"].days)
    assert not TimelineEntry.objects.exists()
    run(network.cedar, "cases.add_entry", {"case": case, "text": "the case goes on"})
    assert [one.text for one in ask(network.ash, "cases.timeline", {"case": case})] == ["the case goes on"]


def test_a_wish_counts_for_a_week_and_anybody_on_it_may_take_it_back(network, case):
    now = clock.now()
    given = {"case": case, "kind": "timeline"}
    run(network.hazel, "cases.ask_erasure", {**given, "why": "they asked"})
    run(network.ash, "cases.withdraw_erasure", given)
    assert refused(network.ash, "cases.erase_room", **given) == "not_found"
    run(network.hazel, "cases.ask_erasure", {**given, "why": "they asked"})
    with clock.held(now + timedelta(days=8)):
        assert refused(network.ash, "cases.erase_room", **given) in {"not_found", "confirm"}
    assert TimelineEntry.objects.exists()


def test_a_room_that_one_may_not_read_is_neither_shown_nor_asked_about(network, case):
    rooms.room(network.oak.keys, case, "testimony", create=True)
    run(network.oak, "cases.catch_up", {})
    assert kinds(network, case, clock.now(), "elm") == (set(), set())
    assert "testimony" in kinds(network, case, clock.now(), "hazel")[0]
    for kind in ("testimony", "medical"):
        assert refused(network.juniper, "cases.ask_erasure", case=case, kind=kind, why="x") == "not_found"


def test_that_a_room_was_erased_is_told_to_its_readers_alone(network, case):
    network.assign(case, "pine", "press")
    run(network.hazel, "cases.ask_erasure", {"case": case, "kind": "identity", "why": "they asked"})
    run(network.ash, "cases.erase_room", {"case": case, "kind": "identity"})
    now = clock.now()
    for name, told in (("ash", {"identity"}), ("hazel", {"identity"}), ("pine", set()), ("elm", set())):
        assert kinds(network, case, now, name)[1] == told, name


def test_the_names_on_cards_go_with_the_identity_room(network, case):
    assert SpellingCard.objects.count() == 4  # the coordinators', and copies for the three on the case
    run(network.hazel, "cases.ask_erasure", {"case": case, "kind": "identity", "why": "they asked"})
    run(network.ash, "cases.erase_room", {"case": case, "kind": "identity"})
    assert not SpellingCard.objects.exists()
    assert cards.minors(network.hazel.keys, case) == {}
    assert run(network.ash, "cases.look_up", {"text": "Зара Тестова"}).found == []


def test_a_room_of_a_closed_case_that_was_erased_takes_nothing_until_the_case_is_open_again(network, case):
    close(network, case)
    run(network.ash, "cases.ask_erasure", {"case": case, "kind": "contacts", "why": "they asked"})
    run(network.fir, "cases.erase_room", {"case": case, "kind": "contacts"})
    number = {"case": case, "value": "+7 900 000-00-02"}
    assert refused(network.cedar, "cases.add_contact", **number) == "room_erased"
    run(network.cedar, "cases.reopen_case", {"case": case})
    run(network.cedar, "cases.add_contact", number)
    assert len(ask(network.hazel, "cases.contacts", {"case": case})) == 1


def stored(network, case):
    room = rooms.room(network.hazel.keys, case, "evidence", create=True)
    return files.receive(network.hazel.keys, room, [b"x" * 3000], name="a.jpg", media_type="image/jpeg")


def test_after_erasing_everything_fits_the_log_and_nothing_lies_in_the_room(network, case):
    stored(network, case)
    brief = briefs.brief(network.ash.keys, case)
    for kind in ("evidence", "timeline", "identity"):
        run(network.hazel, "cases.ask_erasure", {"case": case, "kind": kind, "why": "they asked"})
        run(network.ash, "cases.erase_room", {"case": case, "kind": kind})
        assert compartments.exists(room_id(brief.root, kind))
    for name in ("ash", "hazel", "cedar"):
        assert verify.check(network.cast[name]).findings == []
    assert not keyfile.kept()


def test_who_reads_nothing_of_a_room_that_coordinators_read_erases_nothing(network, case):
    fictional.join(network.cast, "rowan", "coordinator")
    run(network.hazel, "cases.ask_erasure", {"case": case, "kind": "identity", "why": "they asked"})
    assert refused(network.rowan, "cases.erase_room", case=case, kind="identity") == "not_its_reader"
