"""Whoever uses the house may have its source, and nothing else that lies on the machine."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from django.test import Client

from safeconduct.config import source
from safeconduct.config.folders import PACKAGE
from safeconduct.keys import sessions
from tests import cast as fictional

SHIPPED = ["LICENSE", "safeconduct/changed.py", "safeconduct/web/page.html", "start"]
PRIVATE = [
    ".env",
    "data/safeconduct.db",
    "safeconduct/.key",
    "safeconduct/__pycache__/a.pyc",
    "safeconduct/mine/x.db",
]


def names(archive: bytes) -> set[str]:
    with tarfile.open(fileobj=BytesIO(archive), mode="r:gz") as opened:
        return set(opened.getnames())


def test_a_changed_program_is_offered_as_it_stands_and_no_data_with_it(tmp_path: Path) -> None:
    for name in SHIPPED + PRIVATE:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("something")
    (tmp_path / "safeconduct" / "link").symlink_to(tmp_path / "data" / "safeconduct.db")
    packed = source.packed(tmp_path, tmp_path / "safeconduct" / "mine")
    assert names(packed) == {f"safeconduct/{name}" for name in SHIPPED}


def test_every_part_of_the_repository_is_in_the_source() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=PACKAGE.parent, capture_output=True, text=True, check=True
    ).stdout.split()
    parts = {name.split("/")[0] for name in listed if not name.startswith(".")}
    assert parts == set(source.PARTS)


def test_members_are_given_the_source_and_whoever_has_not_signed_in_the_door(db: None) -> None:
    browser = Client()
    assert browser.get("/source").status_code == 302
    cookie = sessions.begin(fictional.found()["ash"])
    try:
        browser.cookies["session"] = cookie
        given = browser.get("/source")
        assert "safeconduct/safeconduct/config/source.py" in names(given.content)
    finally:
        sessions.end(cookie)
