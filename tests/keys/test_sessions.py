"""A session is a file in memory that only its cookie opens, and it ends for everybody at once."""

import base64
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from safeconduct.kernel import clock
from safeconduct.keys import runtime, session_files, sessions
from tests import cast as people
from tests import processes

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 11, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _nobody_is_signed_in() -> Iterator[None]:
    yield
    sessions.end_all()
    sessions._used = False


@pytest.fixture
def cast() -> people.Cast:
    with clock.held(NOON):
        return people.found()


def restart() -> None:
    """What a new process knows: nothing."""
    sessions._live.clear()


def files() -> list[Path]:
    folder = runtime.folder("sessions")
    assert folder is not None
    return list(folder.iterdir())


def test_a_cookie_leads_back_to_the_keys_of_its_member(cast):
    cookie = sessions.begin(cast["ash"])
    assert sessions.resume(cookie).keyring is cast["ash"]
    assert sessions.resume(cookie).member == cast["ash"].member


def test_after_a_restart_the_keys_come_from_the_file_and_the_compartments_from_the_grants(cast):
    cookie = sessions.begin(cast["ash"], roles_hint={"coordinator"}, totp_seed=b"seed")
    restart()
    session = sessions.resume(cookie)
    assert session.keyring is not cast["ash"]
    assert session.keyring.sign == cast["ash"].sign
    assert sorted(session.keyring.compartments()) == sorted(cast["ash"].compartments())
    assert (session.roles_hint, session.totp_seed) == (frozenset({"coordinator"}), b"seed")


def test_a_cookie_never_given_out_leads_nowhere(cast):
    sessions.begin(cast["ash"])
    for cookie in ("", "x", "A" * 43, "../../etc/passwd", "\x00" * 43, "Я" * 43):
        assert sessions.resume(cookie) is None
        sessions.end(cookie)
    assert sessions.count_by_member() == {cast["ash"].member: 1}


def test_nothing_on_the_server_gives_the_cookie_or_a_key_away(cast):
    ash = cast["ash"]
    cookie = sessions.begin(ash, totp_seed=b"a seed of a second factor")
    raw = base64.urlsafe_b64decode(cookie + "=")
    secrets = [cookie.encode(), raw, ash.sign.private.reveal(), ash.box.private.reveal(), b"a seed of"]
    for file in files():
        held = file.name.encode() + file.read_bytes()
        assert not [one for one in secrets if one in held or one.hex().encode() in held]


def test_two_sessions_of_one_member_share_nothing_that_could_be_matched_but_the_member(cast):
    sessions.begin(cast["ash"])
    sessions.begin(cast["ash"])
    one, other = (file.read_bytes() for file in files())
    assert one[:32] == other[:32]
    assert one[46:] != other[46:]


def test_the_files_are_in_memory_and_for_this_user_alone(cast):
    sessions.begin(cast["ash"])
    (file,) = files()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert runtime.in_memory(file)
    assert not runtime.in_memory(Path(os.environ["SAFECONDUCT_DATA"]))


def test_a_deleted_file_ends_the_session_at_once(cast):
    cookie = sessions.begin(cast["ash"])
    files()[0].unlink()
    assert sessions.resume(cookie) is None
    assert not sessions._live


def test_an_altered_file_opens_nothing(cast):
    cookie = sessions.begin(cast["ash"])
    (file,) = files()
    whole = file.read_bytes()
    for place in (0, 20, 35, 60, 120, len(whole) - 1):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        restart()
        assert sessions.resume(cookie) is None
    file.write_bytes(whole[:30])
    assert sessions.resume(cookie) is None


def test_the_file_of_one_session_does_not_open_under_the_cookie_of_another(cast):
    mine, _ = sessions.begin(cast["ash"]), sessions.begin(cast["birch"])
    own = next(file for file in files() if file.name == sessions._name(mine))
    other = next(file for file in files() if file != own)
    own.write_bytes(other.read_bytes())
    restart()
    assert sessions.resume(mine) is None


@pytest.mark.parametrize(("on_duty", "minutes"), [(False, 10), (True, 30)])
def test_idleness_ends_a_session_and_work_does_not(cast, on_duty, minutes):
    with clock.held(NOON):
        cookie = sessions.begin(cast["ash"], on_duty=on_duty)
    with clock.held(NOON + (minutes - 1) * MINUTE):
        session = sessions.resume(cookie)
        session.touch()
        assert session.ends_at == NOON + (2 * minutes - 1) * MINUTE
    with clock.held(NOON + (2 * minutes - 2) * MINUTE):
        assert sessions.resume(cookie) is not None  # a page that refreshes itself only asks
    with clock.held(NOON + (2 * minutes - 1) * MINUTE):
        assert sessions.resume(cookie) is None
        assert files() == []


def test_no_work_carries_a_session_past_eight_hours(cast):
    with clock.held(NOON):
        cookie = sessions.begin(cast["ash"], on_duty=True)
    for passed in range(25, 480, 25):
        with clock.held(NOON + passed * MINUTE):
            sessions.resume(cookie).touch()
    with clock.held(NOON + 480 * MINUTE):
        assert sessions.resume(cookie) is None


def test_a_clock_set_back_ends_a_session_rather_than_lengthening_it(cast):
    with clock.held(NOON):
        cookie = sessions.begin(cast["ash"])
    with clock.held(NOON - timedelta(seconds=30)):
        assert sessions.resume(cookie) is not None
    with clock.held(NOON - timedelta(hours=1)):
        assert sessions.resume(cookie) is None


def test_a_shift_that_begins_lengthens_the_idle_time(cast):
    with clock.held(NOON):
        cookie = sessions.begin(cast["ash"])
        sessions.resume(cookie).on_duty = True
    with clock.held(NOON + 20 * MINUTE):
        assert sessions.resume(cookie) is not None


def test_a_confirmation_is_forgotten_by_a_restart(cast):
    with clock.held(NOON):
        cookie = sessions.begin(cast["ash"])
        assert sessions.resume(cookie).confirmed_at is None
        sessions.resume(cookie).confirm()
        assert sessions.resume(cookie).confirmed_at == NOON
        restart()
        assert sessions.resume(cookie).confirmed_at is None


def test_sessions_are_counted_and_ended_by_member(cast):
    ash, birch = cast["ash"], cast["birch"]
    first, second, third = sessions.begin(ash), sessions.begin(ash), sessions.begin(birch)
    assert sessions.count_by_member() == {ash.member: 2, birch.member: 1}
    assert sessions.end_all({ash.member}) == 2
    assert [sessions.resume(cookie) is None for cookie in (first, second, third)] == [True, True, False]
    assert sessions.end_all() == 1
    assert (sessions.resume(third), files(), sessions.count_by_member()) == (None, [], {})


def test_an_ended_session_leaves_neither_file_nor_keyring(cast):
    cookie = sessions.begin(cast["ash"])
    (file,) = files()
    with file.open("rb") as held_open:
        sessions.end(cookie)
        assert set(held_open.read()) == {0}
    assert files() == []
    assert not sessions._live


def test_the_process_asks_to_be_replaced_when_the_last_session_has_ended(cast):
    assert not sessions.drained()  # it never held a key
    one, other = sessions.begin(cast["ash"]), sessions.begin(cast["birch"])
    sessions.end(one)
    assert not sessions.drained()
    sessions.end(other)
    assert sessions.drained()


def test_a_session_that_nobody_comes_back_to_is_swept_and_the_process_with_it(cast):
    with clock.held(NOON):
        sessions.begin(cast["ash"])
    with clock.held(NOON + 10 * MINUTE):
        assert sessions.drained()
        assert files() == []


def test_the_watch_calls_once_when_the_process_is_drained(cast):
    calls: list[int] = []
    sessions.end(sessions.begin(cast["ash"]))
    watching = sessions.watch(lambda: calls.append(1))
    watching.join(timeout=30)
    assert calls == [1]


def test_without_storage_in_memory_sessions_work_and_touch_no_disk(cast, monkeypatch):
    monkeypatch.setattr(runtime, "_IN_MEMORY", frozenset())
    assert runtime.folder("sessions") is None
    cookie = sessions.begin(cast["ash"])
    assert sessions.resume(cookie) is not None
    assert sessions.count_by_member() == {cast["ash"].member: 1}
    sessions.end(cookie)
    assert sessions.resume(cookie) is None
    assert isinstance(session_files.shelf(), session_files.Here)


def test_a_folder_that_another_may_read_or_that_is_a_link_is_not_used(tmp_path, monkeypatch):
    memory = Path(os.environ["XDG_RUNTIME_DIR"])
    strange = memory / "strange"
    strange.mkdir(mode=0o755)
    (memory / "link").symlink_to(strange)
    assert not runtime._owned(strange)
    assert not runtime._owned(memory / "link")
    assert runtime._owned(memory / "own")


def test_processes_share_sessions_and_an_end_in_one_is_an_end_in_all(tmp_path):
    folder = processes.folder(tmp_path, Path(os.environ["XDG_RUNTIME_DIR"]) / "two")
    given = folder.run("tests.keys.children:begin")
    assert folder.run("tests.keys.children:resume", cookie=given["cookie"])["member"] == given["member"]
    serving = folder.start("tests.keys.children:stay", cookie=given["cookie"])
    assert serving.stdin is not None
    assert serving.stdout is not None
    with serving:
        serving.stdin.write("?\n")
        serving.stdin.flush()
        assert serving.stdout.readline() == "True\n"
        assert folder.run("tests.keys.children:end_all", members=[given["member"]]) == 1
        serving.stdin.write("?\n")
        serving.stdin.flush()
        assert serving.stdout.readline() == "False\n"
        serving.stdin.close()
        serving.kill()
