"""The address: for the one who accepted, until contact or two hours, each look logged and reviewed."""

from datetime import timedelta

import pytest

from safeconduct.acts.run import run
from safeconduct.desk.models import Package, View
from safeconduct.engine import own
from safeconduct.engine.models import Alarm, Half
from safeconduct.engine.sight import Sight
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.keys.errors import NotHeld
from safeconduct.keys.models import Grant
from tests import cast as fictional
from tests.desk.evening import Evening

HERE, IN = "12 Sadovaya, flat 3", "second entrance"


def accepted(evening: Evening, by: str = "hazel"):
    """A dispatch with an address that `by` has accepted; its alarm."""
    evening.scream(place="Penza")
    evening.until(minutes=2)
    running = evening.dispatch()
    if not running.address:
        evening.act("cedar", "desk.give_address", dispatch=running.id, address=HERE, directions=IN)
    evening.act(by, "desk.accept_dispatch", alarm=running.alarm)
    evening.run()
    return running.alarm


def look(evening: Evening, name: str, alarm) -> str:
    return evening.act(name, "desk.reveal_address", alarm=alarm).address


def test_the_lawyer_who_accepted_sees_it_and_to_everybody_else_it_does_not_exist(evening: Evening):
    alarm = accepted(evening)
    shown = evening.act("hazel", "desk.reveal_address", alarm=alarm)
    assert (shown.address, shown.directions) == (HERE, IN)
    for name in evening.cast.members:
        if name != "hazel":
            assert evening.refused(name, "desk.reveal_address", alarm=alarm) == "not_found", name


def test_nobody_sees_it_before_accepting(evening: Evening):
    evening.scream(place="Penza")
    evening.act("cedar", "desk.give_address", dispatch=evening.dispatch().id, address=HERE)
    evening.until(minutes=3)
    alarm = evening.dispatch().alarm
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "not_found"


def test_it_can_be_looked_at_as_often_as_needed_and_each_look_is_logged(evening: Evening):
    alarm = accepted(evening)
    for _look in range(3):
        look(evening, "hazel", alarm)
    views = evening.ask("fir", "desk.address_views")
    assert [(one.member, one.reviewed) for one in views] == [(evening.member("hazel"), None)] * 3
    assert View.objects.filter(compartment=evening.member("hazel")).count() == 3


def test_after_contact_it_is_no_longer_shown(evening: Evening):
    alarm = accepted(evening)
    look(evening, "hazel", alarm)
    evening.act("hazel", "desk.report_time", alarm=alarm, what="contact")
    evening.run()
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "address_over"


def test_after_two_hours_it_is_no_longer_shown(evening: Evening):
    alarm = accepted(evening)
    evening.until(minutes=119)
    assert look(evening, "hazel", alarm) == HERE
    evening.until(minutes=1)
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "address_over"


def test_after_two_hours_no_member_has_both_halves_and_once_it_is_closed_the_engine_has_none(
    evening: Evening,
):
    alarm = accepted(evening)
    engine = Sight(evening.cast.founded.engine)
    assert Half.objects.filter(compartment=evening.member("hazel")).exists()
    evening.until(minutes=121)
    assert not Half.objects.exists()
    assert own.alarm_card(engine, Alarm.objects.get(id=alarm)).half is not None, "somebody else may still go"
    evening.act("hazel", "desk.report_time", alarm=alarm, what="clear")
    evening.run()
    assert own.alarm_card(engine, Alarm.objects.get(id=alarm)).half is None
    for keyring in (*evening.cast.members.values(), evening.cast.founded.engine):
        keyring.refresh()
        with pytest.raises(NotHeld):
            rows.read(keyring, Package.objects.get())


def test_who_declines_loses_it_and_the_next_gets_it(evening: Evening):
    alarm = accepted(evening)
    look(evening, "hazel", alarm)
    evening.act("hazel", "desk.decline_dispatch", alarm=alarm)
    evening.run()
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "not_found"
    evening.act("juniper", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    assert look(evening, "juniper", alarm) == HERE


def test_an_address_given_after_the_lawyer_accepted_reaches_them(evening: Evening):
    evening.scream(place="Penza")
    evening.until(minutes=2)
    running = evening.dispatch()
    evening.act("hazel", "desk.accept_dispatch", alarm=running.alarm)
    evening.run()
    assert evening.refused("hazel", "desk.reveal_address", alarm=running.alarm) == "no_address"
    evening.act("cedar", "desk.give_address", dispatch=running.id, address=HERE)
    assert evening.refused("hazel", "desk.reveal_address", alarm=running.alarm) == "not_yet"
    evening.run()
    assert look(evening, "hazel", running.alarm) == HERE


def test_a_wrong_address_is_corrected_and_the_newest_counts(evening: Evening):
    alarm = accepted(evening)
    corrected = {"dispatch": evening.dispatch().id, "address": "14 Sadovaya, flat 3"}
    evening.act("elm", "desk.give_address", **corrected)
    assert look(evening, "hazel", alarm) == "14 Sadovaya, flat 3"


def test_another_order_of_the_dispatch_keeps_its_address(evening: Evening):
    evening.scream(place="Penza")
    running = evening.dispatch()
    evening.act("cedar", "desk.give_address", dispatch=running.id, address=HERE)
    order = {"dispatch": running.id, "order": [evening.member("juniper")]}
    evening.act("fir", "desk.change_dispatch", **order)
    evening.run()
    evening.act("juniper", "desk.accept_dispatch", alarm=running.alarm)
    evening.run()
    assert look(evening, "juniper", running.alarm) == HERE


def test_its_key_lies_whole_with_nobody(evening: Evening):
    alarm = accepted(evening)
    look(evening, "hazel", alarm)
    package = Package.objects.get()
    for name, keyring in evening.cast.members.items():
        keyring.refresh()
        assert not keyring.holds(package.compartment), name
        with pytest.raises(NotHeld):
            rows.read(keyring, package)
    with pytest.raises(NotHeld):
        rows.read(evening.cast.founded.engine, package)
    assert not Grant.objects.filter(compartment=package.compartment).exists()


def test_a_second_person_reviews_each_look_and_is_reminded_within_the_hour(evening: Evening):
    alarm = accepted(evening)
    look(evening, "hazel", alarm)
    look(evening, "hazel", alarm)
    evening.until(minutes=31)
    rings = [one for one in evening.ask("fir", "desk.open_alarms") if "looked at" in one.title]
    assert [one.state for one in rings] == ["open"]
    assert [one.kind for one in evening.ask("fir", "desk.open_points") if one.kind == "review"]
    for view in evening.ask("fir", "desk.address_views"):
        evening.act("fir", "desk.review_address_view", view=view.id, note="he was at the door")
    evening.run()
    assert {one.note for one in evening.ask("ash", "desk.address_views")} == {"he was at the door"}
    assert not [one for one in evening.ask("fir", "desk.open_alarms") if "looked at" in one.title]


def test_nobody_reviews_their_own_look(evening: Evening):
    with evening.moment():
        fictional.give_roles(evening.cast, "fir", "coordinator", "lawyer")
    alarm = accepted(evening, by="fir")
    look(evening, "fir", alarm)
    (view,) = evening.ask("ash", "desk.address_views")
    assert evening.refused("fir", "desk.review_address_view", view=view.id) == "own_work"
    evening.act("ash", "desk.review_address_view", view=view.id)


def test_after_contact_not_even_a_corrected_address_is_shown(evening: Evening):
    alarm = accepted(evening)
    evening.act("hazel", "desk.report_time", alarm=alarm, what="contact")
    evening.act("cedar", "desk.give_address", dispatch=evening.dispatch().id, address="another door")
    evening.run()
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "address_over"


def test_who_declined_by_mistake_accepts_again_and_sees_it(evening: Evening):
    alarm = accepted(evening)
    evening.act("hazel", "desk.decline_dispatch", alarm=alarm)
    evening.run()
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    assert look(evening, "hazel", alarm) == HERE


def test_an_address_dies_with_its_dispatch(evening: Evening):
    alarm = accepted(evening)
    evening.act("hazel", "desk.report_time", alarm=alarm, what="clear")
    evening.run()
    evening.present("cedar")
    assert Package.objects.exists()  # a closing can be undone for a day
    evening.now += timedelta(hours=25)  # at one go: the call itself rings every few minutes until then
    evening.run()
    evening.present("cedar")
    assert not Package.objects.exists()


def test_each_look_asks_who_it_is_first(evening: Evening):
    alarm = accepted(evening)
    with clock.held(evening.now), pytest.raises(Refusal) as refused:
        run(evening.actor("hazel", confirmed=False), "desk.reveal_address", {"alarm": str(alarm)})
    assert refused.value.code == "confirm"
