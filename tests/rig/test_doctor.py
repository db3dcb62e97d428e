"""The doctor says of each thing whether it is fit, and what to do where it is not."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from safeconduct.engine import boot
from safeconduct.kernel import clock, room
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, erasure, runtime
from safeconduct.rig import backup
from safeconduct.rig.doctor import command, house, machine
from tests import cast as people

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 11, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data(tmp_path: Path, settings) -> Iterator[Path]:
    (tmp_path / "data").mkdir(mode=0o700)
    settings.DATA_FOLDER = tmp_path / "data"
    with clock.held(NOW):
        yield tmp_path / "data"


def swaps(tmp_path: Path, monkeypatch, *places: Path) -> None:
    lines = ["Filename\t\t\t\tType", *(f"{place} partition 100 0 -2" for place in places)]
    (tmp_path / "swaps").write_text("\n".join(lines) + "\n")
    monkeypatch.setattr(machine, "SWAPS", tmp_path / "swaps")
    monkeypatch.setattr(machine, "DEVICES", tmp_path / "devices")


def device(tmp_path: Path, place: Path, uuid: str = "", below: dict[str, str] | None = None) -> None:
    """What the system tells of the block device that a file lies on."""
    number = place.stat().st_dev
    folder = tmp_path / "devices" / f"{os.major(number)}:{os.minor(number)}"
    (folder / "dm").mkdir(parents=True)
    (folder / "dm" / "uuid").write_text(uuid)
    for name, under in (below or {}).items():
        (folder / "slaves" / name / "dm").mkdir(parents=True)
        (folder / "slaves" / name / "dm" / "uuid").write_text(under)


def test_no_swap_and_swap_in_memory_are_fit(tmp_path, monkeypatch):
    swaps(tmp_path, monkeypatch)
    assert machine.swap().fit is True
    swaps(tmp_path, monkeypatch, Path("/dev/zram0"))
    assert machine.swap().fit is True


@pytest.mark.parametrize(
    ("uuid", "below", "fit"),
    [
        ("CRYPT-PLAIN-swap", None, True),
        ("LVM-x", {"dm-0": "CRYPT-LUKS2-disk"}, True),
        ("LVM-x", {"dm-0": "CRYPT-LUKS2-disk", "dm-1": "LVM-y"}, False),
        ("LVM-x", None, False),
        ("", None, False),
    ],
)
def test_swap_is_fit_only_where_all_that_it_stands_on_is_encrypted(tmp_path, monkeypatch, uuid, below, fit):
    place = tmp_path / "swapfile"
    place.touch()
    device(tmp_path, place, uuid, below)
    swaps(tmp_path, monkeypatch, place)
    line = machine.swap()
    assert line.fit is fit
    assert fit or (str(place) in line.says and "swapoff" in line.do)


def test_a_swap_that_is_gone_or_a_system_that_does_not_tell_is_never_called_fit(tmp_path, monkeypatch):
    swaps(tmp_path, monkeypatch, tmp_path / "absent")
    assert machine.swap().fit is False
    monkeypatch.setattr(machine, "SWAPS", tmp_path / "nothing")
    assert machine.swap().fit is None


def test_without_a_folder_in_memory_it_is_red(monkeypatch):
    assert machine.memory().fit is True
    monkeypatch.setattr(runtime, "_IN_MEMORY", frozenset())
    assert machine.memory().fit is False


def test_one_file_that_others_may_open_is_named(data):
    assert machine.permissions().fit is True
    (data / "folder").mkdir(mode=0o700)
    (data / "folder" / "open").touch(mode=0o600)
    (data / "folder" / "open").chmod(0o640)
    line = machine.permissions()
    assert line.fit is False
    assert "folder/open" in line.says


def test_a_clock_before_what_was_written_is_red(data):
    (data / "written").touch()
    os.utime(data / "written", times=(NOW.timestamp(), NOW.timestamp()))
    assert machine.time().fit is not False
    with clock.held(NOW - timedelta(hours=1)):
        assert machine.time().fit is False
    with clock.held(datetime(1970, 1, 1, tzinfo=UTC)):
        assert machine.time().fit is False


def test_a_backup_must_be_of_yesterday_or_today(data):
    assert house.backup().fit is False
    for age, fit in ((timedelta(hours=1), True), (timedelta(hours=27), False), (timedelta(hours=-5), False)):
        (data / backup.NOTE).write_text((NOW - age).isoformat() + "\nhead\n")
        assert house.backup().fit is fit
    (data / backup.NOTE).write_text("")
    assert house.backup().fit is False


def test_the_boot_secret_beside_the_data_is_red_and_elsewhere_it_says_where(data, monkeypatch):
    cast = people.found()
    assert house.boot_mode().fit is None
    boot.wrap(cast.founded.engine, "secret")
    assert "attended" in house.boot_mode().says
    (data / "secret").touch()
    monkeypatch.setenv("SAFECONDUCT_BOOT_SECRET_FILE", str(data / "secret"))
    assert house.boot_mode().fit is False
    monkeypatch.setattr(boot, "_apart", lambda _path: True)
    assert "unattended" in house.boot_mode().says


def test_it_says_whether_the_erasure_key_lies_apart(monkeypatch):
    assert house.erasure_key().fit is None
    monkeypatch.setattr(erasure, "apart", lambda: True)
    assert house.erasure_key().fit is True


def test_too_little_room_is_red(monkeypatch):
    monkeypatch.setattr(room, "free_bytes", lambda _folder: 100 * 1024 * 1024)
    assert machine.disk().fit is False
    monkeypatch.setattr(room, "free_bytes", lambda _folder: 10**12)
    assert machine.disk().fit is True


def test_a_room_with_one_living_reader_is_red_until_a_second_can_read(data):
    cast = people.full()
    ash, oak = cast["ash"], cast["oak"]
    assert house.two_readers(None).fit is None
    room = compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={ash.member})
    assert house.two_readers(cast["ash"]).fit is False
    compartments.grant(ash, room, oak.member)
    assert house.two_readers(cast["ash"]).fit is True


def test_a_team_counts_as_its_living_members_and_who_left_does_not_count(data):
    from safeconduct.keys import certificates
    from safeconduct.keys.compartments import well_known

    cast = people.full()
    ash, fir = cast["ash"], cast["fir"]
    coordinators = well_known("team:coordinator")
    compartments.create(ash, "identity", id=new_id(), subject=new_id(), holders={coordinators})
    assert house.two_readers(cast["ash"]).fit is True
    certificates.certify(ash, people.key_holder(fir, ["coordinator"]), ended=True)
    assert house.two_readers(cast["ash"]).fit is False


def test_the_command_prints_every_thing_and_its_status_says_whether_any_is_red(capsys, monkeypatch):
    assert command.main([]) == command.NOT_FIT
    told = capsys.readouterr().out
    assert "RED  Last backup" in told
    assert command.main(["--json"]) == command.NOT_FIT
    data = json.loads(capsys.readouterr().out)
    assert data["backup"]["fit"] is False
    assert set(data) == set(command.look())
    good = {name: line._replace(fit=True) for name, line in command.look().items()}
    monkeypatch.setattr(command, "look", lambda _keyring=None: good)
    assert command.main([]) == command.FIT
