"""Who somebody is, is written by whoever listens and shown to few, one at a time."""

from datetime import timedelta

import pytest

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.cases.models import Person, SpellingCard
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows


@pytest.fixture
def case(network):
    return network.open().id


@pytest.fixture
def person(network, case):
    given = {"case": str(case), "names": ["Зара Тестова", "Zara Testova"], "age": "about 17", "minor": True}
    return run(network.cedar, "cases.add_person", given).id


def test_who_writes_a_name_down_cannot_read_it_back(network, case, person):
    with pytest.raises(Refusal) as refused:
        rows.find(network.cedar.keys, Person, person)
    assert refused.value.code == "not_found"
    with pytest.raises(Refusal) as refused:
        run(network.cedar, "cases.reveal_person", {"case": str(case), "person": str(person)})
    assert refused.value.code == "forbidden"


def test_the_lead_sees_the_person_after_confirming_and_no_sooner(network, case, person):
    given = {"case": str(case), "person": str(person)}
    stale = Actor(
        network.ash.keys, network.ash.roles, confirmed_at=clock.now() - timedelta(minutes=2, seconds=1)
    )
    with pytest.raises(Refusal) as refused:
        run(stale, "cases.reveal_person", given)
    assert refused.value.code == "confirm"
    shown = run(network.ash, "cases.reveal_person", given)
    assert [(one.text, one.script) for one in shown.names] == [
        ("Зара Тестова", "Cyrl"),
        ("Zara Testova", "Latn"),
    ]
    assert (shown.label, shown.minor) == ("A", True)


def test_a_lawyer_who_is_not_assigned_is_told_that_there_is_nothing(network, case, person):
    for name in ("hazel", "larch"):
        with pytest.raises(Refusal) as refused:
            run(getattr(network, name), "cases.reveal_person", {"case": str(case), "person": str(person)})
        assert refused.value.code == "not_found"


def test_a_person_is_not_shown_through_another_case(network, case, person):
    other = network.open().id
    run(network.cedar, "cases.add_person", {"case": str(other), "names": ["Б"]})
    with pytest.raises(Refusal) as refused:
        run(network.ash, "cases.reveal_person", {"case": str(other), "person": str(person)})
    assert refused.value.code == "not_found"


def test_the_case_speaks_of_persons_by_letters_and_shows_no_name(network, case, person):
    second = run(network.elm, "cases.add_person", {"case": str(case)})
    assert second.label == "B"
    lines = ask(network.elm, "cases.persons", {"case": str(case)})
    assert [(one.label, one.known) for one in lines] == [("A", False), ("B", False)]
    assert "Тестова" not in str(lines)


def test_a_minor_flag_is_corrected_on_new_cards_by_who_may_know(network, case, person):
    run(network.ash, "cases.set_minor", {"case": str(case), "person": str(person), "minor": False})
    shown = run(network.ash, "cases.reveal_person", {"case": str(case), "person": str(person)})
    assert shown.minor is False
    with pytest.raises(Refusal):
        run(network.elm, "cases.set_minor", {"case": str(case), "person": str(person), "minor": True})


def test_no_name_lies_in_the_database_in_the_clear(network, case, person):
    for table in (Person, SpellingCard):
        for row in table.objects.all():
            assert "Тестова".encode() not in bytes(row.sealed)
            assert b"Testova" not in bytes(row.sealed)


def test_nothing_is_mandatory_about_a_person(network, case):
    assert run(network.cedar, "cases.add_person", {"case": str(case)}).id
