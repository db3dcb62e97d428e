"""A number is written down with what keeps it safe; a lost phone is marked by anybody, at once."""

import pytest

from safeconduct.acts import events
from safeconduct.acts.run import ask, run
from safeconduct.cases.events import ChannelCompromised
from safeconduct.cases.inputs import ByCase
from safeconduct.cases.models import Contact
from safeconduct.cases.queries import links
from safeconduct.kernel.errors import Refusal

NUMBER = "+7 900 000-00-01"


@pytest.fixture
def case(network):
    return network.open().id


@pytest.fixture
def contact(network, case):
    given = {"case": str(case), "value": NUMBER, "whose": "A", "cover": "a nail studio", "state": "clean"}
    return run(network.cedar, "cases.add_contact", given).id


def test_the_list_shows_no_number_and_one_is_shown_alone_after_confirming(network, case, contact):
    (line,) = ask(network.ash, "cases.contacts", {"case": str(case)})
    assert "000-00-01" not in str(line)
    shown = run(network.ash, "cases.reveal_contact", {"case": str(case), "contact": str(contact)})
    assert (shown.value, shown.cover, shown.state) == (NUMBER, "a nail studio", "clean")


def test_an_operator_reads_contacts_only_of_own_cases(network, case, contact):
    with pytest.raises(Refusal) as refused:
        ask(network.elm, "cases.contacts", {"case": str(case)})
    assert refused.value.code == "not_found"
    network.assign(case, "elm", "operator")
    assert len(ask(network.elm, "cases.contacts", {"case": str(case)})) == 1


@pytest.mark.parametrize("name", ["cedar", "elm", "fir"])
def test_the_whole_desk_can_mark_a_phone_as_lost_without_reading_the_others(network, case, contact, name):
    run(getattr(network, name), "cases.mark_compromised", {"case": str(case), "value": "8 900 000 00 01"})
    (line,) = ask(network.ash, "cases.contacts", {"case": str(case)})
    assert line.state == "compromised"
    assert line.marked_by == getattr(network, name).member


def test_a_mark_is_taken_back_with_a_reason_and_only_by_who_may_read_contacts(network, case, contact):
    run(network.elm, "cases.mark_compromised", {"case": str(case), "contact": str(contact)})
    back = {"case": str(case), "contact": str(contact), "why": "found under the seat"}
    with pytest.raises(Refusal):
        run(network.elm, "cases.clear_contact", back)
    run(network.ash, "cases.clear_contact", back)
    (line,) = ask(network.ash, "cases.contacts", {"case": str(case)})
    assert (line.state, line.why) == ("unknown", "found under the seat")


def test_who_stands_in_a_lost_phone_is_shown_with_the_path_that_avoids_it(network, case, contact):
    given = {"case": str(case), "contact": str(contact), "who": "flatmate", "path": "in person, third floor"}
    run(network.cedar, "cases.link_person", given)
    run(network.cedar, "cases.mark_compromised", {"case": str(case), "contact": str(contact)})
    (link,) = links(network.ash, ByCase(case=case))
    assert (link.who, link.path, link.compromised) == ("flatmate", "in person, third floor", True)


def test_others_hear_of_a_lost_phone_in_the_same_transaction(network, case, contact, monkeypatch):
    heard = []
    monkeypatch.setitem(
        events._reactions,
        ChannelCompromised,
        [events.Reaction(lambda actor, event: heard.append(event), frozenset())],
    )
    mark = run(network.elm, "cases.mark_compromised", {"case": str(case), "contact": str(contact)})
    assert [(one.case, one.mark, one.contact) for one in heard] == [(case, mark.id, contact)]


def test_a_contact_of_another_case_cannot_be_marked_through_this_one(network, case, contact):
    other = network.open().id
    run(network.cedar, "cases.add_contact", {"case": str(other), "value": "+7 900 000-00-02"})
    with pytest.raises(Refusal) as refused:
        run(network.elm, "cases.mark_compromised", {"case": str(other), "contact": str(contact)})
    assert refused.value.code == "not_found"


def test_a_number_lies_nowhere_in_the_clear(network, case, contact):
    sealed = bytes(Contact.objects.get(id=contact).sealed)
    for shape in ("+7 900 000-00-01", "79000000001", "9000000001"):
        assert shape.encode() not in sealed
