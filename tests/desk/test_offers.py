"""Every reference that the desk asks for offers what the asker may see, and nothing else."""

import pytest
from django.urls import get_resolver

from safeconduct.acts import offers, registry
from safeconduct.acts.askable import references
from safeconduct.kernel import clock
from tests.desk.evening import Evening

RUNNING = ("desk.signal", "desk.incident", "desk.dispatch", "desk.playbook", "engine.alarm")


def asked() -> set[str]:
    assert get_resolver().url_patterns  # pages are loaded, and offer with them
    inputs = [one.input for one in [*registry.actions(), *registry.queries()] if one.name.startswith("desk.")]
    return {of for kind in inputs for of in references(kind).values()}


def test_every_reference_is_offered_by_somebody():
    assert asked() <= offers._offers.keys()


def test_nothing_is_offered_to_who_reads_nothing(evening: Evening):
    made = evening.scream()
    evening.act("cedar", "desk.start_playbook", incident=made.incident, playbook="abduction_from_flat")
    evening.act("cedar", "desk.write_handover")
    with clock.held(evening.now):
        for of in asked() - {"people.member", "desk.playbook_of_the_pack"}:
            assert offers._offers[of](evening.actor("pine")) == [], of


@pytest.mark.parametrize("of", RUNNING)
def test_the_desk_is_offered_what_runs(evening: Evening, of: str):
    made = evening.scream()
    evening.act("cedar", "desk.start_playbook", incident=made.incident, playbook="abduction_from_flat")
    with clock.held(evening.now):
        choices = offers._offers[of](evening.actor("cedar"))
    assert choices
    assert all(handle and label for handle, label in choices)


def test_no_offer_shows_a_number_or_what_was_said(evening: Evening):
    evening.scream(called="M.", place="Penza")
    with clock.held(evening.now):
        labels = [label for of in asked() for _handle, label in offers._offers[of](evening.actor("cedar"))]
    assert labels
    assert not [one for one in labels if "900" in one or "scream" in one or "Penza" in one]
