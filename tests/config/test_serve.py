"""One command serves; it stays up, ends whole, and says in one line why it will not start."""

import os
import signal
import socket
import stat
from pathlib import Path
from urllib.error import URLError

import pytest

from safeconduct.config.supervisor import LONGEST_WAIT, pause
from tests.config.serving import Serving, run, serving
from tests.config.until import until


def test_it_announces_the_address_once_the_pages_answer(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        assert served.url in served.announced
        assert served.get() == b"ok"


def test_what_it_writes_is_for_its_user_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with serving(data):
        assert stat.S_IMODE(data.stat().st_mode) == 0o700
        for path in data.rglob("*"):
            assert not path.stat().st_mode & 0o077, path
        assert (data / "safeconduct.sqlite3").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_it_whole_and_cleanly(tmp_path: Path, how: signal.Signals) -> None:
    with serving(tmp_path / "data") as served:
        family = served.family()
        assert family
        served.process.send_signal(how)
        assert served.process.wait(timeout=30) == 0
        assert not [pid for pid in family if Path(f"/proc/{pid}").exists()]


def test_pages_that_are_killed_come_back(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        for pid in served.family():
            os.kill(pid, signal.SIGKILL)
        until(lambda: answers(served))


def test_nothing_outlives_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        family = served.family()
        served.process.kill()
        served.process.wait(timeout=30)
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))


def test_a_folder_that_is_being_served_is_not_served_twice(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        done = run("serve", "--port", "0" * 3 + "1" * 4, "--data", str(tmp_path / "data"))
        assert done.returncode == 2
        assert "is being served already" in done.stderr
        assert served.get() == b"ok"


def answers(served: Serving) -> bool:
    try:
        return served.get() == b"ok"
    except (URLError, ConnectionError):
        return False


def one_line(*arguments: str) -> str:
    """The one line with which the command refuses."""
    done = run("serve", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def test_a_taken_port_is_named_with_the_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = one_line("--port", str(port), "--data", str(tmp_path / "data"))
    assert f"Port {port} is taken" in said
    assert "--port" in said
    assert not (tmp_path / "data").exists(), "a refusal leaves nothing behind"


def test_a_data_folder_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    said = one_line("--port", "18431", "--data", str(tmp_path / "file" / "data"))
    assert f"{tmp_path}/file/data cannot be written" in said
    assert "--data DIR" in said


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_another_machine_without_tls_is_refused(tmp_path: Path, host: str) -> None:
    said = one_line("--host", host, "--data", str(tmp_path / "data"))
    assert "Without TLS" in said
    assert "--url https://" in said


def test_a_plain_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    assert "need https" in one_line("--url", "http://desk.example.org", "--data", str(tmp_path / "data"))


def test_with_an_https_address_it_listens_for_the_proxy_and_sends_others_to_https(tmp_path: Path) -> None:
    with serving(tmp_path / "data", "--host", "0.0.0.0", "--url", "https://desk.example.org") as served:
        assert "https://desk.example.org" in served.announced
        assert served.get() == b"ok"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "８０８０"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    done = run("serve", "--port", port)
    assert done.returncode == 2
    assert "a port is a number" in done.stderr


def test_help_lists_every_option() -> None:
    said = run("serve", "--help").stdout
    for option in ("--port", "--data", "--demo", "--host", "--url"):
        assert option in said


def test_a_child_that_keeps_dying_is_started_less_and_less_often() -> None:
    waits = [pause(deaths) for deaths in range(1, 40)]
    assert waits == sorted(waits)
    assert waits[0] < 1
    assert waits[-1] == LONGEST_WAIT
