"""Who called before is recognised while their testimony stays closed; who is not known is helped too."""

from safeconduct.cases import briefs, rooms
from safeconduct.keys.compartments import room_id
from tests.desk.evening import NUMBER, Evening


def known(evening: Evening):
    """A case of a year ago, of a minor, with a testimony; recognised by its number."""
    case = evening.act("cedar", "cases.open_case", captor="state", lead=evening.member("ash")).id
    evening.act("cedar", "cases.add_contact", case=case, value=NUMBER)
    evening.act("ash", "cases.assign", case=case, member=evening.member("oak"), role="documenter")
    rooms.room(evening.cast["oak"], case, "testimony", create=True)
    evening.act("ash", "cases.recognise", case=case, minor=True, warning="never call back")
    return case


def test_a_returning_client_is_recognised_while_the_testimony_stays_closed(evening: Evening):
    case = known(evening)
    made = evening.scream()
    (found,) = evening.ask("cedar", "desk.who_may_this_be", number="8 900 000 00 01")
    assert (found.case, found.minor, found.warning) == (case, True, "never call back")
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    (ref,) = evening.ask("elm", "desk.incident", incident=made.incident).cases
    assert (ref.minor, ref.warning) == (True, "never call back")
    root = briefs.brief(evening.cast["cedar"], case).root
    for name in ("cedar", "elm", "fir"):
        for kind in ("testimony", "identity"):
            assert not evening.cast[name].holds(room_id(root, kind))
    assert evening.ask("cedar", "cases.case", case=case).rooms == []


def test_recognition_is_counted_and_seen(evening: Evening):
    from safeconduct.cases.models import Asked
    from safeconduct.keys import rows

    case = known(evening)
    evening.ask("cedar", "desk.who_may_this_be", number=NUMBER)
    (seen, *_own) = [one.document for one in rows.read_all(evening.cast["fir"], Asked.objects.all())]
    assert (seen.who, seen.hits) == (evening.member("cedar"), [case])
    assert evening.refused_query("hazel", "desk.who_may_this_be", number=NUMBER) == "forbidden"
    assert evening.ask("cedar", "desk.who_may_this_be", number="  ") == []


def test_a_dispatch_works_while_nobody_is_known_and_learns_of_the_case_later(evening: Evening):
    made = evening.scream(place="Penza")
    evening.until(minutes=2)
    alarm = evening.alarm("hazel", "dispatch").id
    assert not evening.ask("hazel", "desk.offer", alarm=alarm).minor
    evening.act("hazel", "desk.accept_dispatch", alarm=alarm)
    case = known(evening)
    evening.act("cedar", "desk.link_case", incident=made.incident, case=case)
    assert evening.dispatch().case == case
    assert evening.ask("hazel", "desk.offer", alarm=alarm).minor


def test_a_case_can_be_opened_for_somebody_whom_nobody_knew(evening: Evening):
    made = evening.scream()
    opened = evening.act("cedar", "desk.open_case_for", incident=made.incident, captor="state")
    assert {opened.lead, opened.second} == {evening.member("ash"), evening.member("fir")}
    assert [one.code for one in evening.ask("elm", "desk.incident", incident=made.incident).cases] == [
        opened.code
    ]
    assert evening.dispatch().case == opened.case
    evening.act("cedar", "desk.unlink_case", incident=made.incident, case=opened.case)
    assert evening.ask("elm", "desk.incident", incident=made.incident).cases == []
    assert evening.dispatch().case is None


def test_linking_a_case_that_one_may_not_see_says_that_it_does_not_exist(evening: Evening):
    made = evening.act("cedar", "desk.log_signal")
    given = {"incident": made.incident, "case": evening.member("cedar")}
    assert evening.refused("cedar", "desk.link_case", **given) == "not_found"
