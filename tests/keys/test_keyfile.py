"""A single key stands outside the database, and whatever was purged stays purged in every older copy."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from safeconduct.kernel import clock
from safeconduct.kernel.errors import BUSY, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, erasure, keyfile, rows, sweeping
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.documents import MachineKeys
from safeconduct.keys.errors import ERASURE_KEY, NotHeld
from safeconduct.keys.models import Escrow
from safeconduct.vault.types import FileKey, SingleKey, VaultError
from tests import cast as people

pytestmark = pytest.mark.django_db

PLACE = "keys_escrow"  # any table whose rows may go


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def keep(keyring, *compartments_named) -> tuple:
    thing, key = new_id(), SingleKey.generate()
    keyfile.add(keyring, PLACE, thing, compartments_named, key)
    return thing, key


def row(keyring, compartment, id_):
    document = MachineKeys(handle=new_id(), sign=b"", box=b"")
    return rows.insert(keyring, Escrow, compartment, document, id=id_)


def generations(data: Path) -> list[bytes]:
    return [place.read_bytes() for place in data.glob("erasure-*")]


def test_whoever_holds_the_compartment_has_the_key_and_nobody_else(cast):
    thing, key = keep(cast["cedar"], well_known(DESK))
    assert keyfile.key_of(cast["elm"], thing, SingleKey) == key
    with pytest.raises(NotHeld):
        keyfile.key_of(cast["hazel"], thing, SingleKey)
    with pytest.raises(NotHeld):
        keyfile.key_of(cast["elm"], new_id(), SingleKey)


def test_a_writer_who_may_not_read_can_leave_a_key(cast):
    thing, key = keep(cast["hazel"], well_known(DESK))
    with pytest.raises(NotHeld):
        keyfile.key_of(cast["hazel"], thing, SingleKey)
    assert keyfile.key_of(cast["cedar"], thing, SingleKey) == key


def test_a_key_of_one_kind_is_not_given_as_another(cast):
    thing, _ = keep(cast["cedar"], well_known(DESK))
    with pytest.raises(VaultError):
        keyfile.key_of(cast["cedar"], thing, FileKey)


def test_a_key_is_still_reached_after_its_compartment_turned(cast):
    ash = cast["ash"]
    room = compartments.create(ash, "signals", id=new_id(), subject=new_id(), holders={ash.member})
    thing, key = keep(ash, room)
    compartments.turn(ash, room, {ash.member})
    assert keyfile.key_of(cast["ash"], thing, SingleKey) == key
    later, other = keep(cast["ash"], room)
    assert keyfile.key_of(cast["ash"], later, SingleKey) == other


def test_a_note_is_shared_with_a_room_and_then_taken_from_the_desk(cast):
    cedar, ash = cast["cedar"], cast["ash"]
    desk = well_known(DESK)
    room = compartments.create(ash, "signals", id=new_id(), subject=new_id(), holders={ash.member})
    thing, key = keep(cedar, desk)
    keyfile.share(cast["cedar"], PLACE, thing, room, SingleKey)
    keyfile.take_back([(thing, desk)])
    with pytest.raises(NotHeld):
        keyfile.key_of(cedar, thing, SingleKey)
    assert keyfile.key_of(cast["ash"], thing, SingleKey) == key


def test_neither_the_file_nor_the_erasure_key_alone_opens_anything(cast, data):
    _, key = keep(cast["cedar"], well_known(DESK))
    stored = keyfile.path().read_bytes() + b"".join(generations(data))
    assert key.reveal() not in stored
    assert len(generations(data)) == 1
    assert generations(data)[0] not in keyfile.path().read_bytes()


def test_without_its_erasure_key_the_file_opens_for_nobody_and_nothing_is_added(cast, data):
    thing, _ = keep(cast["cedar"], well_known(DESK))
    (place,) = data.glob("erasure-*")
    place.unlink()
    for attempt in (
        lambda: keyfile.key_of(cast["cedar"], thing, SingleKey),
        lambda: keep(cast["cedar"], well_known(DESK)),
        lambda: keyfile.purge(PLACE, [thing]),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == ERASURE_KEY


def test_after_a_purge_no_older_copy_of_the_file_opens_the_purged_thing(cast, data):
    cedar, desk = cast["cedar"], well_known(DESK)
    gone, _ = keep(cedar, desk)
    stays, key = keep(cedar, desk)
    copy, erasing = keyfile.path().read_bytes(), generations(data)
    keyfile.purge(PLACE, [gone])
    assert keyfile.key_of(cedar, stays, SingleKey) == key
    assert len(generations(data)) == 1
    assert generations(data) != erasing

    keyfile.path().write_bytes(copy)
    with pytest.raises(Refusal) as refused:
        keyfile.key_of(cedar, gone, SingleKey)
    assert refused.value.code == ERASURE_KEY


def test_what_was_purged_leaves_no_bytes_in_the_file(cast):
    gone, _ = keep(cast["cedar"], well_known(DESK))
    with sqlite3.connect(keyfile.path()) as file:
        (sealed,) = file.execute("SELECT sealed FROM single WHERE thing = ?", (gone.bytes,)).fetchone()
    keyfile.purge(PLACE, [gone])
    keyfile.finished([gone])
    stored = keyfile.path().read_bytes()
    assert sealed[-48:] not in stored
    assert gone.bytes not in stored
    assert [place.name for place in keyfile.path().parent.glob("keys.sqlite3*")] == ["keys.sqlite3"]


def test_the_files_are_for_this_user_alone(cast, data):
    keep(cast["cedar"], well_known(DESK))
    for place in data.iterdir():
        assert not place.stat().st_mode & 0o077, place


def test_an_altered_wrap_opens_nothing(cast):
    thing, _ = keep(cast["cedar"], well_known(DESK))
    other, _ = keep(cast["cedar"], well_known(DESK))
    with sqlite3.connect(keyfile.path()) as file:
        file.execute(
            "UPDATE single SET sealed = (SELECT sealed FROM single WHERE thing = ?) WHERE thing = ?",
            (other.bytes, thing.bytes),
        )
    with pytest.raises(VaultError):
        keyfile.key_of(cast["cedar"], thing, SingleKey)


def test_an_orphan_is_swept_once_nobody_can_be_writing_its_row(cast):
    noon = datetime(2026, 3, 11, 12, tzinfo=UTC)
    cedar, desk = cast["cedar"], well_known(DESK)
    with clock.held(noon):
        keep(cedar, desk)
        owned, key = keep(cedar, desk)
        row(cedar, desk, owned)
        assert sweeping.sweep().keys == 0
    with clock.held(noon + timedelta(days=2)):
        assert sweeping.sweep().keys == 1
    assert [one.thing for one in keyfile.kept()] == [owned]
    assert keyfile.key_of(cedar, owned, SingleKey) == key
    assert keyfile.begun() == []


def test_the_key_of_an_erased_row_is_swept_at_once(cast):
    cedar, desk = cast["cedar"], well_known(DESK)
    thing, _ = keep(cedar, desk)
    rows.erase(cedar, row(cedar, desk, thing))
    assert sweeping.sweep().keys == 1
    assert keyfile.kept() == []


def test_a_purge_that_was_cut_short_is_finished_at_the_next_start(cast):
    cedar, desk = cast["cedar"], well_known(DESK)
    thing, _ = keep(cedar, desk)
    row(cedar, desk, thing)
    keyfile.purge(PLACE, [thing])
    assert sweeping.sweep().purges == 1
    assert not Escrow.objects.filter(id=thing).exists()
    assert sweeping.sweep().purges == 0


def test_a_key_of_a_table_that_is_not_known_is_left_alone(cast):
    keyfile.add(cast["cedar"], "desk_of_tomorrow", new_id(), [well_known(DESK)], SingleKey.generate())
    with clock.held(clock.now() + timedelta(days=9)):
        assert sweeping.sweep().keys == 0


def test_an_erasure_key_that_came_and_never_was_used_is_wiped(cast, data):
    thing, key = keep(cast["cedar"], well_known(DESK))
    stray = SingleKey.generate()
    erasure.keep(stray)
    with sqlite3.connect(keyfile.path()) as file:
        file.execute("INSERT INTO generation VALUES (?, 'coming')", (erasure.mark(stray),))
    file.close()
    sweeping.sweep()
    assert len(generations(data)) == 1
    assert keyfile.key_of(cast["cedar"], thing, SingleKey) == key


def test_a_purge_whose_new_generation_was_swept_under_it_changes_nothing(cast, monkeypatch):
    thing, key = keep(cast["cedar"], well_known(DESK))
    keeping = erasure.keep

    def swept(coming: SingleKey) -> None:
        keeping(coming)
        keyfile.settle()

    monkeypatch.setattr(erasure, "keep", swept)
    with pytest.raises(Refusal) as refused:
        keyfile.purge(PLACE, [thing])
    assert refused.value.code == BUSY
    assert keyfile.key_of(cast["cedar"], thing, SingleKey) == key


def test_new_generations_go_to_the_volume_of_the_boot_secret(cast, data, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.setattr(erasure, "_fit", lambda folder: folder == elsewhere)
    thing, key = keep(cast["cedar"], well_known(DESK))
    monkeypatch.setenv("SAFECONDUCT_BOOT_SECRET_FILE", str(elsewhere / "boot"))
    assert keyfile.key_of(cast["cedar"], thing, SingleKey) == key  # still beside the data
    other, _ = keep(cast["cedar"], well_known(DESK))
    keyfile.purge(PLACE, [other])
    assert generations(data) == []
    assert len(generations(elsewhere)) == 1
    assert keyfile.key_of(cast["cedar"], thing, SingleKey) == key


def test_storage_that_forgets_at_power_off_never_holds_the_only_erasure_key(tmp_path):
    assert not erasure._fit(Path("/dev/shm"))
    assert not erasure._fit(tmp_path)  # the same volume
    assert not erasure._fit(tmp_path / "absent")


def test_a_missing_erasure_key_does_not_stop_a_start(cast, data):
    keep(cast["cedar"], well_known(DESK))
    next(data.glob("erasure-*")).unlink()
    with clock.held(clock.now() + timedelta(days=9)):
        assert sweeping.sweep().keys == 0
