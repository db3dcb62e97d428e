"""A caller is recognised from memory alone, and who asked is seen."""

import gc
import weakref
from datetime import timedelta

import pytest

from safeconduct.acts.run import run
from safeconduct.cases import cards, lookup, shelves
from safeconduct.cases.models import Asked, NumberCard
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows

NUMBER = "+7 900 000-00-01"


def add_number(network, case, value=NUMBER, by="cedar", **given):
    return run(getattr(network, by), "cases.add_contact", {"case": str(case), "value": value, **given}).id


def test_the_desk_recognises_a_number_in_whatever_way_it_is_written(network):
    opened = network.open(recognise=True)
    add_number(network, opened.id)
    for typed in ("+7 900 000-00-01", "8 (900) 000 00 01", "89000000001", "0079000000001", "9000000001"):
        (found,) = lookup.by_number(network.elm, typed)
        assert (found.case, found.code) == (opened.id, opened.code)
    assert lookup.by_number(network.elm, "+7 900 000-00-02") == []


def test_a_case_that_is_not_to_be_recognised_leaves_no_card(network):
    case = network.open().id
    add_number(network, case)
    assert lookup.by_number(network.elm, NUMBER) == []
    assert not NumberCard.objects.exists()


def test_cards_are_made_for_earlier_numbers_too_and_taken_away_again(network):
    case = network.open().id
    add_number(network, case)
    run(network.ash, "cases.recognise", {"case": str(case), "warning": "never call back", "minor": True})
    (found,) = lookup.by_number(network.elm, NUMBER)
    assert (found.minor, found.warning) == (True, "never call back")
    run(network.ash, "cases.stop_recognising", {"case": str(case)})
    assert lookup.by_number(network.elm, NUMBER) == []
    assert not NumberCard.objects.exists()


def test_a_card_names_nobody(network):
    case = network.open(recognise=True).id
    add_number(network, case, whose="A")
    run(network.cedar, "cases.add_person", {"case": str(case), "names": ["Зара Тестова"], "minor": True})
    documents = [one.document for one in cards.numbers(network.elm.keys).readings.values()]
    assert {one.minor for one in documents} == {None, True}
    assert "Зара" not in str(documents)


def test_a_lost_phone_is_shown_as_compromised_also_when_marked_by_somebody_off_the_desk(network):
    case = network.open(recognise=True).id
    add_number(network, case)
    network.assign(case, "oak", "documenter")
    run(network.oak, "cases.mark_compromised", {"case": str(case), "value": "8 900 000 00 01"})
    (found,) = lookup.by_number(network.elm, NUMBER)
    assert found.compromised


def test_marking_without_a_number_marks_every_channel_of_the_case(network):
    case = network.open(recognise=True).id
    add_number(network, case)
    add_number(network, case, "+44 7700 900123")
    run(network.elm, "cases.mark_compromised", {"case": str(case), "why": "he was taken with his bag"})
    for typed in (NUMBER, "+44 7700 900123"):
        (found,) = lookup.by_number(network.elm, typed)
        assert found.compromised
    add_number(network, case, "+44 7700 900124")
    (fresh,) = lookup.by_number(network.elm, "+44 7700 900124")
    assert not fresh.compromised


def test_nobody_off_the_desk_can_ask_for_a_number(network):
    case = network.open(recognise=True).id
    network.assign(case, "hazel", "lawyer")
    add_number(network, case)
    with pytest.raises(Refusal) as refused:
        lookup.by_number(network.hazel, NUMBER)
    assert refused.value.code == "not_found"
    assert run(network.hazel, "cases.look_up", {"text": NUMBER}).found == []


def test_every_look_up_is_seen_by_the_coordinators_and_by_the_one_who_asked_alone(network):
    lookup.by_number(network.elm, NUMBER)
    assert Asked.objects.count() == 2
    (seen,) = rows.read_all(network.ash.keys, Asked.objects.all())
    assert (seen.document.typed, seen.document.who) == (NUMBER, network.elm.member)
    (own,) = rows.read_all(network.elm.keys, Asked.objects.all())
    assert own.document == seen.document
    assert rows.read_all(network.cedar.keys, Asked.objects.all()) == []


def test_look_ups_are_limited_over_all_sessions_of_a_member(network, monkeypatch):
    monkeypatch.setattr(lookup, "LIMIT", 3)
    for _ in range(3):
        lookup.by_number(network.elm, NUMBER)
    with pytest.raises(Refusal) as refused:
        lookup.by_number(network.elm, NUMBER)
    assert refused.value.code == "looked_too_often"
    assert lookup.by_number(network.cedar, NUMBER) == []
    with clock.held(clock.now() + timedelta(hours=1, seconds=1)):
        assert lookup.by_number(network.elm, NUMBER) == []


def test_a_name_in_another_spelling_is_found_by_coordinators_and_by_who_may_know_it(network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    network.assign(case, "maple", "psychologist")
    run(network.cedar, "cases.add_person", {"case": str(case), "names": ["Зелимхан Бештоев"]})
    for name in ("ash", "hazel"):
        (found,) = lookup.by_name(getattr(network, name), "Zelimxan Beshtoyev")
        assert found.case == case
    for name in ("elm", "cedar", "maple", "juniper", "oak", "pine", "birch"):
        assert lookup.by_name(getattr(network, name), "Zelimkhan Beshtoev") == []


def test_cards_of_names_follow_the_assignment(network):
    case = network.open().id
    run(network.cedar, "cases.add_person", {"case": str(case), "names": ["Зелимхан Бештоев"]})
    assert lookup.by_name(network.hazel, "Зелимхан Бештоев") == []
    network.assign(case, "hazel", "lawyer")
    assert lookup.by_name(network.hazel, "Зелимхан Бештоев")
    member = str(network.hazel.member)
    run(network.ash, "cases.unassign", {"case": str(case), "member": member, "role": "lawyer"})
    assert lookup.by_name(network.hazel, "Зелимхан Бештоев") == []


def test_a_code_name_is_found_with_a_cyrillic_letter_too(network):
    opened = network.open()
    number = opened.code.removeprefix("K-")
    for typed in (opened.code, f"К{number}", f" k {number}"):
        (found,) = run(network.elm, "cases.look_up", {"text": typed}).found
        assert found.case == opened.id
    assert not Asked.objects.exists()


def test_what_was_opened_for_look_ups_goes_with_the_keyring(network):
    for _ in range(2):
        lookup.by_number(network.elm, NUMBER)
    held = network.cast.members.pop("elm")
    shelf = weakref.ref(shelves.shelf(held, Asked))
    assert shelf().readings
    del held
    gc.collect()
    assert shelf() is None
