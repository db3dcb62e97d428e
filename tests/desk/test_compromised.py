"""A phone in other hands: everybody linked to it is warned by another path, by somebody named."""

from safeconduct.desk.models import WarningTask
from safeconduct.keys import rows
from safeconduct.keys.models import Entry
from tests.desk.evening import NUMBER, Evening

PATH = "the neighbour on the third floor, in person"


def lost(evening: Evening):
    """A case with a phone and a flatmate in it, whose phone is marked; the desk's line about it."""
    case = evening.act("cedar", "cases.open_case", captor="state", recognise=True).id
    phone = evening.act("cedar", "cases.add_contact", case=case, value=NUMBER).id
    given = {"case": case, "contact": phone, "who": "flatmate", "path": PATH}
    link = evening.act("cedar", "cases.link_person", **given).id
    evening.act("cedar", "cases.mark_compromised", case=case, contact=phone, why="taken at the door")
    evening.run()
    return case, link


def seen(evening: Evening, name: str):
    (found,) = evening.ask(name, "desk.compromised")
    return found


def test_a_mark_rings_at_the_desk_and_names_the_case_alone(evening: Evening):
    case, link = lost(evening)
    assert evening.alarm("fir", "compromised").state == "open"
    assert evening.sent_to("fir")
    for name in ("cedar", "fir"):
        assert seen(evening, name).case.case == case
    assert [one.id for one in seen(evening, "fir").linked] == [link]
    assert seen(evening, "cedar").linked is None  # an operator reads no contacts of this case


def test_the_colleague_who_is_asked_reads_the_path_and_the_desk_does_not(evening: Evening):
    _case, link = lost(evening)
    compromise = seen(evening, "fir").id
    evening.act(
        "fir", "desk.assign_warning", compromise=compromise, link=link, member=evening.member("larch")
    )
    (task,) = evening.ask("larch", "desk.my_warnings")
    assert task.path == f"flatmate: {PATH}"
    assert [one.path for one in seen(evening, "fir").warnings] == [""]
    for name in ("cedar", "fir", "hazel"):
        found = rows.read_all(evening.cast[name], WarningTask.objects.all())
        assert PATH not in " ".join(one.document.path for one in found)


def test_who_warned_says_so_once_and_everybody_sees_it(evening: Evening):
    _case, link = lost(evening)
    compromise = seen(evening, "fir").id
    given = {"compromise": compromise, "link": link, "member": evening.member("larch")}
    evening.act("fir", "desk.assign_warning", **given)
    (task,) = evening.ask("larch", "desk.my_warnings")
    evening.act("larch", "desk.warned", warning=task.id, note="told in person")
    assert evening.ask("larch", "desk.my_warnings") == []
    (shown,) = seen(evening, "cedar").warnings
    assert (shown.done.by, shown.note) == (evening.member("larch"), "told in person")
    assert evening.refused("hazel", "desk.warned", warning=task.id) == "not_found"


def test_the_desk_may_say_it_for_a_colleague_on_the_road(evening: Evening):
    _case, link = lost(evening)
    given = {"compromise": seen(evening, "fir").id, "link": link, "member": evening.member("larch")}
    made = evening.act("fir", "desk.assign_warning", **given)
    evening.act("cedar", "desk.warned", warning=made.id)
    assert evening.ask("larch", "desk.my_warnings") == []


def test_nobody_assigns_or_settles_who_may_not_read_who_is_linked_and_nobody_is_asked_who_left(
    evening: Evening,
):
    _case, link = lost(evening)
    given = {"compromise": seen(evening, "fir").id, "link": link, "member": evening.member("larch")}
    assert evening.refused("cedar", "desk.assign_warning", **given) == "not_found"
    whole = {"compromise": given["compromise"]}
    assert evening.refused("cedar", "desk.settle_compromise", **whole) == "not_found"
    gone = {**given, "member": evening.cast.founded.engine.organisation}
    assert evening.refused("fir", "desk.assign_warning", **gone) == "colleague_gone"


def test_settling_takes_it_off_the_desk_and_ends_its_alarm_and_can_be_undone(evening: Evening):
    lost(evening)
    compromise = seen(evening, "fir").id
    evening.act("fir", "desk.settle_compromise", compromise=compromise)
    evening.run()
    assert evening.ask("fir", "desk.open_alarms") == []
    assert not [one for one in evening.ask("fir", "desk.open_points") if one.kind == "compromised"]
    evening.act("fir", "desk.unsettle_compromise", compromise=compromise)
    assert [one.kind for one in evening.ask("fir", "desk.open_points")] == ["compromised"]


def test_everybody_who_may_mark_may_do_it_from_the_case_alone(evening: Evening):
    case = evening.act("cedar", "cases.open_case", captor="state").id
    evening.act("ash", "cases.assign", case=case, member=evening.member("hazel"), role="lawyer")
    evening.act("hazel", "cases.mark_compromised", case=case, value=NUMBER)
    assert seen(evening, "cedar").marked.by == evening.member("hazel")
    assert Entry.objects.filter(table=WarningTask._meta.db_table).count() == 0
