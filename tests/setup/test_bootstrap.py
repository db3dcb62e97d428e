"""Setting up: done once, done again when it must be, and clear about what stands in its way."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import pytest


def finish(bootstrap: ModuleType, *kinds: str) -> None:
    """Leave what a finished set-up leaves."""
    bootstrap.PYTHON.parent.mkdir(parents=True)
    bootstrap.PYTHON.symlink_to(sys.executable)
    bootstrap.STAMP.write_text(json.dumps({kind: bootstrap.wanted()[kind] for kind in kinds}))


def test_a_finished_set_up_is_not_done_again(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    finish(bootstrap, "run")
    monkeypatch.setattr(bootstrap, "run", lambda *_: pytest.fail("something was installed"))
    bootstrap.set_up("run")


def test_what_serves_does_not_suffice_to_check(bootstrap: ModuleType) -> None:
    finish(bootstrap, "run")
    assert not bootstrap.up_to_date("dev")


@pytest.mark.parametrize("changed", ["requirements/run.txt", "pyproject.toml"])
def test_changed_requirements_are_installed(bootstrap: ModuleType, project: Path, changed: str) -> None:
    finish(bootstrap, "run", "dev")
    assert bootstrap.up_to_date("run")
    with (project / changed).open("a") as file:
        file.write("# another line\n")
    assert not bootstrap.up_to_date("run")


def test_an_environment_whose_python_is_gone_is_made_again(bootstrap: ModuleType) -> None:
    finish(bootstrap, "run")
    bootstrap.PYTHON.unlink()
    bootstrap.PYTHON.symlink_to("/nowhere/python3")
    assert not bootstrap.up_to_date("run")


def test_a_set_up_that_was_broken_off_leaves_no_stamp(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(bootstrap, "dev")

    def broken_off(command: list[str], complaint: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "run", broken_off)
    assert bootstrap.main(["start"]) == 130
    assert not bootstrap.up_to_date("run")
    assert not bootstrap.up_to_date("dev")


def test_a_python_that_cannot_make_environments_is_named_with_the_way_out(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap.importlib.util, "find_spec", lambda name: None)
    assert bootstrap.main(["start"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == bootstrap.line("no_venv")
    assert "apt install python3-venv" in bootstrap.line("no_venv")


def test_packages_that_do_not_come_are_named_with_the_way_out(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fails = [sys.executable, "-c", "print('ERROR: no network'); print('hint'); raise SystemExit(1)"]
    real = bootstrap.run
    monkeypatch.setattr(bootstrap, "make_environment", lambda: None)
    monkeypatch.setattr(bootstrap, "run", lambda _command, complaint: real(fails, complaint))
    assert bootstrap.main(["check"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == bootstrap.line("no_packages", last="ERROR: no network")


def test_every_sentence_of_the_set_up_exists_in_russian(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ru_RU.UTF-8")
    assert "python3-venv" in bootstrap.line("no_venv")
    assert bootstrap.line("waiting").startswith("Здесь")


def test_a_folder_that_cannot_be_written_is_named_with_the_way_out() -> None:
    """As a user without rights, for whom alone a folder can be read-only."""
    source = Path(__file__).resolve().parents[2]
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [
                "cp",
                "-r",
                *(str(source / part) for part in ("setup", "requirements", "start", "pyproject.toml")),
                name,
            ],
            check=True,
        )
        subprocess.run(["chmod", "-R", "a+rX,a-w", name], check=True)
        done = subprocess.run(
            [str(folder / "start")],
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C"},
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **nobody,
        )
        subprocess.run(["chmod", "-R", "u+w", name], check=True)
    if "Python 3.11 or newer is needed" in done.stderr:
        pytest.skip("no Python that another user may run")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written. Copy the project to a folder of yours" in done.stderr
