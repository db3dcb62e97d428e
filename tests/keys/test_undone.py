"""What a keyring knows after something it did was undone."""

import pytest

from safeconduct.acts.transactions import all_or_nothing
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.models import Founding
from tests import cast as fictional
from tests.keys.test_core import note

pytestmark = pytest.mark.django_db


class BrokenOffError(Exception):
    """Something went wrong half way."""


def test_after_something_was_undone_it_still_forgets_the_oldest_reading(monkeypatch: pytest.MonkeyPatch):
    ash = fictional.found()["ash"]
    with pytest.raises(BrokenOffError), all_or_nothing(ash):
        raise BrokenOffError
    monkeypatch.setattr(rows, "KEPT", 0)
    assert len(rows.look_through(ash, Founding.objects.all())) == 1
    assert not ash.readings


@pytest.mark.parametrize("broken_off_in", ["admit", "publish_epoch", "_publish"])
def test_a_room_whose_making_broke_off_in_an_action_is_read_after_the_next_try(broken_off_in, monkeypatch):
    """What an action catches undoes rows, and not what the keyring learned from them."""
    cast = fictional.full()
    ash, fir, room = cast["ash"], cast["fir"], new_id()
    made = {"id": room, "subject": new_id(), "holders": {ash.member, fir.member}}
    in_the_field = getattr(compartments, broken_off_in)

    def half(*given: object) -> None:
        in_the_field(*given)
        raise BrokenOffError

    with all_or_nothing(ash):
        with monkeypatch.context() as patch:
            patch.setattr(compartments, broken_off_in, half)
            with pytest.raises(BrokenOffError):
                compartments.create(ash, "signals", **made)
        compartments.create(ash, "signals", **made)
        written = note(ash, room)
    fir.refresh()
    assert rows.find(fir, type(written), written.id).author == ash.member
