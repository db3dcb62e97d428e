"""What a keyring knows after something it did was undone."""

import pytest

from safeconduct.acts.transactions import all_or_nothing
from safeconduct.keys import rows
from safeconduct.keys.models import Founding
from tests import cast as fictional

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
