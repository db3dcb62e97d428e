"""`safeconduct do` as a shell runs it: a real process, real keys, a real second factor."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import processes
from tests.people.conftest import WORDS, code_of
from tests.processes import Folder

PROFILE = {"display_name": "Ash", "language": "en", "zone": "Europe/Berlin"}


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    parent = tmp_path_factory.mktemp("house")
    made = processes.folder(parent, parent / "memory")
    made.run("tests.acts.children:settle")
    return made


def do(where: Folder, name: str, given: Any, secrets: str) -> "subprocess.CompletedProcess[str]":
    reading, writing = os.pipe()
    os.write(writing, secrets.encode())
    os.close(writing)
    command = ["do", name, "--as", "ash-tree-10", "--secrets-fd", str(reading)]
    try:
        return subprocess.run(
            [sys.executable, "-m", "safeconduct", *command],
            cwd=processes.PROJECT,
            env=where.environment,
            input=json.dumps(given),
            pass_fds=(reading,),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.close(reading)


def test_a_member_does_an_action_with_own_keys(installation: Folder) -> None:
    done = do(installation, "people.set_profile", PROFILE, f"{WORDS}\n{code_of()}\n")
    assert (done.returncode, done.stderr) == (0, "")
    json.loads(done.stdout)


def test_a_wrong_passphrase_does_nothing_and_shows_nothing(installation: Folder) -> None:
    refused = do(installation, "people.set_profile", PROFILE, "other words of mine\n000000\n")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert json.loads(refused.stderr)["code"]
    assert "other words" not in refused.stderr


def test_no_secret_is_left_on_the_disk(installation: Folder) -> None:
    do(installation, "people.set_profile", PROFILE, "marked-words-7401\n000000\n")
    for path in Path(installation.data).rglob("*"):
        assert not path.is_file() or b"marked-words-7401" not in path.read_bytes()
