"""When recovery was replaced, the engine seals to the new one what nobody else holds."""

import pytest

from safeconduct.keys import recovery
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.people import upkeep
from tests.engine.night import Night

pytestmark = pytest.mark.django_db


def test_the_engine_and_everybody_s_sessions_bring_all_into_reach_of_the_new_recovery(night: Night) -> None:
    with night.moment():
        recovery.wish(night.cast["birch"], 5, 3)
        new = recovery.replace(night.cast["ash"])
    for name in night.cast.members:
        while upkeep.mend(night.cast[name]).left:
            pass
    assert recovery.waiting(night.cast["ash"]).machines == 1
    night.until(minutes=1)
    assert not any(recovery.waiting(night.cast["ash"]))
    reached = recovery.keyring_of(night.cast["ash"].organisation, new)
    assert reached.holds(well_known(ENGINE))
    assert recovery.engine_of(reached) is not None
    former = recovery.keyring_of(night.cast["ash"].organisation, night.cast.founded.recovery)
    assert former.compartments() == []
