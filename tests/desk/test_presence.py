"""What a member of the desk does by being there."""

from safeconduct.cases import briefs
from safeconduct.keys.models import Entry
from tests.desk.evening import Evening


def on_the_road(evening: Evening):
    made = evening.scream(place="Penza")
    case = evening.act("cedar", "desk.open_case_for", incident=made.incident).case
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.run()
    return alarm, case


def works_on(evening: Evening, name: str, case) -> set[str]:
    brief = briefs.brief(evening.cast["ash"], case)
    return set(briefs.assigned_as(evening.cast["ash"], brief, evening.member(name)))


def test_accepting_assigns_the_lawyer_as_soon_as_a_coordinator_is_there(evening: Evening):
    _alarm, case = on_the_road(evening)
    evening.present("cedar")
    assert works_on(evening, "hazel", case) == set()
    evening.present("fir")
    assert works_on(evening, "hazel", case) == {"lawyer"}
    assert evening.ask("hazel", "cases.case", case=case).mine == ["lawyer"]


def test_who_is_taken_off_the_case_afterwards_stays_off(evening: Evening):
    _alarm, case = on_the_road(evening)
    evening.present("fir")
    evening.act("ash", "cases.unassign", case=case, member=evening.member("hazel"), role="lawyer")
    evening.present("fir", "ash")
    assert works_on(evening, "hazel", case) == set()


def test_who_declined_before_anybody_came_is_not_assigned(evening: Evening):
    alarm, case = on_the_road(evening)
    evening.act("hazel", "desk.decline_dispatch", alarm=alarm)
    evening.run()
    evening.present("fir")
    assert works_on(evening, "hazel", case) == set()


def test_the_case_that_was_linked_after_the_lawyer_accepted_gets_them_too(evening: Evening):
    made = evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    evening.present("fir")
    case = evening.act("cedar", "desk.open_case_for", incident=made.incident).case
    evening.present("fir")
    assert works_on(evening, "hazel", case) == {"lawyer"}


def test_a_presence_with_nothing_to_do_writes_nothing(evening: Evening):
    on_the_road(evening)
    evening.present("fir", "cedar", "hazel")
    ours = Entry.objects.filter(table__startswith="desk_")
    before = ours.count()
    evening.present("fir", "cedar", "hazel", "birch")
    assert ours.count() == before
