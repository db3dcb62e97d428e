"""An address that the passage laid ready comes with the dispatch, and goes when it holds no more."""

from safeconduct.desk.models import Package, Prepared
from safeconduct.engine import orders
from safeconduct.kernel import clock
from tests.desk.evening import Evening
from tests.desk.test_addresses import HERE, IN, accepted, look


def test_an_address_that_was_laid_ready_comes_with_the_dispatch(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    given = {"case": case, "address": HERE, "directions": IN}
    assert evening.refused("larch", "desk.prepare_address", **given) == "not_found"
    larch = evening.member("larch")
    evening.act("ash", "cases.assign", case=case, member=larch, role="passage")
    evening.act("larch", "desk.prepare_address", **given)
    evening.run()

    made = evening.scream(place="Penza")
    assert not evening.dispatch().address
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    assert evening.dispatch().address
    alarm = accepted(evening)
    assert look(evening, "hazel", alarm) == HERE
    for name in ("cedar", "fir", "larch", "juniper"):
        assert evening.refused(name, "desk.reveal_address", alarm=alarm) == "not_found"


def test_an_address_laid_ready_while_the_lawyer_is_on_the_road_reaches_them(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    evening.act("ash", "cases.assign", case=case, member=evening.member("larch"), role="passage")
    made = evening.scream(place="Penza")
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    evening.until(minutes=2)
    alarm = evening.dispatch().alarm
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.act("larch", "desk.prepare_address", case=case, address=HERE)
    evening.run()
    evening.present("cedar")
    evening.run()
    assert look(evening, "hazel", alarm) == HERE


def test_the_address_of_a_case_that_was_linked_by_mistake_goes_with_it(evening: Evening):
    wrong, right = (evening.act("cedar", "cases.open_case", captor="state").id for _case in range(2))
    for case, address in ((wrong, "somebody else's door"), (right, HERE)):
        evening.act("ash", "cases.assign", case=case, member=evening.member("larch"), role="passage")
        evening.act("larch", "desk.prepare_address", case=case, address=address)
    made = evening.scream(place="Penza")
    evening.act("cedar", "desk.link_case", incident=made.incident, case=wrong)
    alarm = accepted(evening)
    assert look(evening, "hazel", alarm) == "somebody else's door"
    evening.act("cedar", "desk.unlink_case", incident=made.incident, case=wrong)
    evening.run()
    with clock.held(evening.now):  # not only hidden: taken back
        assert orders.half(evening.cast["hazel"], alarm) is None
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "no_address"
    evening.act("cedar", "desk.link_case", incident=made.incident, case=right)
    assert evening.refused("hazel", "desk.reveal_address", alarm=alarm) == "not_yet"
    evening.run()
    assert look(evening, "hazel", alarm) == HERE


def test_an_address_from_the_call_replaces_the_one_that_lay_ready_for_this_night_alone(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    evening.act("ash", "cases.assign", case=case, member=evening.member("larch"), role="passage")
    evening.act("larch", "desk.prepare_address", case=case, address="where they lived")
    made = evening.scream(place="Penza")
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    evening.act("cedar", "desk.give_address", dispatch=evening.dispatch().id, address=HERE)
    alarm = accepted(evening)
    assert look(evening, "hazel", alarm) == HERE
    evening.act("hazel", "desk.report_time", alarm=alarm, what="clear")
    evening.run()
    evening.act("cedar", "desk.propose_dispatch", incident=made.incident)
    evening.run()
    again = evening.dispatch().alarm
    evening.act("juniper", "desk.accept_dispatch", alarm=again)
    evening.run()
    assert look(evening, "juniper", again) == "where they lived"


def test_an_address_that_does_not_hold_any_more_is_erased(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    evening.act("ash", "cases.assign", case=case, member=evening.member("larch"), role="passage")
    evening.act("larch", "desk.prepare_address", case=case, address="old street")
    evening.now = evening.now.replace(second=30)
    evening.act("larch", "desk.prepare_address", case=case, address=HERE)
    evening.present("cedar")
    assert Package.objects.count() == 1
    evening.act("larch", "desk.drop_address", case=case)
    evening.present("cedar")
    assert not Package.objects.exists()
    assert Prepared.objects.count() == 1  # the word that there is none
