"""What is kept in memory beside the log says what the log says, whatever was undone meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from safeconduct.cases.shelves import shelf
from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments, log, rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import KeyHolder
from safeconduct.keys.errors import Damaged
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Countersignature, Grant, SealedRow
from tests import cast as people
from tests.keys.test_core import note
from tests.tampering import fill, undone

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


@pytest.fixture
def goes() -> SealedRow:
    """A row that may go alone. The leaf that says that it is erased is the same whenever it goes."""
    return fill(Grant, new_id())


def on_shelf(keyring: Keyring) -> set[Any]:
    return set(shelf(keyring, Countersignature).follow(keyring, [well_known(DESK)]))


def test_a_shelf_holds_what_stands_after_a_first_try_that_ended_alike_was_undone(cast, goes):
    cedar = cast["cedar"]
    with undone():
        first = note(cast["ash"], well_known(DESK)).id
        rows.erase(None, goes)
        assert first in on_shelf(cedar)
    second = note(cast["ash"], well_known(DESK)).id
    rows.erase(None, goes)
    assert {first, second} & on_shelf(cedar) == {second}


def test_the_directory_says_what_stands_after_a_first_try_that_ended_alike_was_undone(cast, goes):
    cedar, ash = cast["cedar"], cast["ash"]
    holder = KeyHolder(handle=new_id(), sign_public=bytes(32), box_public=bytes(32), roles=["press"])
    with undone():
        first = certificates.certify(ash, holder)
        rows.erase(None, goes)
        assert first in certificates.directory(cedar).waiting
    second = certificates.certify(ash, holder)
    rows.erase(None, goes)
    assert {first, second} & set(certificates.directory(cedar).waiting) == {second}


def test_an_erasure_is_another_moment_after_other_leaves(goes):
    with undone():
        fill(Grant, new_id())
        rows.erase(None, goes)
        first = log.moment()
    fill(Grant, new_id())
    rows.erase(None, goes)
    assert log.moment().end != first.end
    assert not log.stands(first.end)
    assert log.stands(log.end())


@contextmanager
def put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is written inside was kept, as anybody sees it; afterwards an older copy lies there."""
    with undone(), monkeypatch.context() as patch:
        patch.setattr(log, "transaction_around", lambda: None)
        yield


def rooms_of(keyring: Keyring, holder: Keyring, count: int) -> list[Any]:
    holders = {keyring.member, holder.member}
    return [
        compartments.create(keyring, "signals", id=new_id(), subject=new_id(), holders=holders)
        for _ in range(count)
    ]


def test_keys_given_after_an_older_copy_was_put_back_are_found_where_the_log_is_longer_by_then(
    cast, monkeypatch
):
    ash, cedar, fir = cast["ash"], cast["cedar"], cast["fir"]
    with put_back(monkeypatch):
        gone = rooms_of(ash, cedar, 3)
        cedar.refresh()
        assert all(map(cedar.holds, gone))
    given = rooms_of(fir, cedar, 5)
    cedar.refresh()
    assert all(map(cedar.holds, given))


def test_an_epoch_closed_after_an_older_copy_was_put_back_is_known_to_be_closed(cast, monkeypatch):
    ash, cedar, fir = cast["ash"], cast["cedar"], cast["fir"]
    (room,) = rooms_of(fir, cedar, 1)
    cedar.refresh()
    with put_back(monkeypatch):
        rooms_of(ash, cedar, 3)
        cedar.refresh()
    compartments.turn(fir, room, {fir.member, cedar.member})
    rooms_of(fir, cedar, 5)
    cedar.refresh()
    assert cedar.closed_at(room, 1) is not None


def test_after_a_turn_was_taken_back_nobody_who_knew_it_writes_for_whom_it_shut_out(cast, monkeypatch):
    """Whoever left and still reaches the database would read what the session writes that turned the key."""
    ash, cedar, fir = cast["ash"], cast["cedar"], cast["fir"]
    room = compartments.create(
        ash, "signals", id=new_id(), subject=new_id(), holders={ash.member, cedar.member, fir.member}
    )
    fir.refresh()
    with put_back(monkeypatch):
        compartments.turn(ash, room, {ash.member, fir.member})
        fir.refresh()
        assert note(ash, room).epoch == note(fir, room).epoch == 2
    for writer in (fir, ash):
        with pytest.raises(Damaged) as damaged:
            note(writer, room)
        assert damaged.value.why == "epoch"
