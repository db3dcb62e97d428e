"""What the repository may hold: the product, and pins that anybody can check."""

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
# Written in two parts, so that this file may be searched too.
FOREIGN = [
    "pypi" + ".org/simple",
    "pythonhosted" + ".org",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
    "/ro" + "ot/",
    "/wo" + "rk/",
    "/opt/" + "wheels",
    "/ho" + "me/",
]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]


def test_repository_speaks_of_the_product_alone() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a repository: nothing says which files belong to it")
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in tracked()
        for word in FOREIGN
        if word.encode() in path.read_bytes()
    ]
    assert not found, "\n".join(found)


def test_no_lock_file_carries_addresses_into_the_repository() -> None:
    assert not (ROOT / ("uv" + ".lock")).exists()


def pins(kind: str) -> dict[str, str]:
    text = (REQUIREMENTS / f"{kind}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


def asked(kind: str) -> set[str]:
    text = (REQUIREMENTS / f"{kind}.in").read_text(encoding="utf-8")
    return {
        name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9._-]+)", text, re.MULTILINE)
    } - {"-r"}


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_all_that_is_asked_for_is_pinned_with_hashes(kind: str) -> None:
    assert asked(kind) <= set(pins(kind))
    text = (REQUIREMENTS / f"{kind}.txt").read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in block, block


def test_the_checks_run_with_what_users_run() -> None:
    developers = pins("dev")
    assert {name: developers.get(name) for name in pins("run")} == pins("run")


def test_the_licence_is_whole_and_verbatim() -> None:
    """The digest is that of the text as its publisher offers it."""
    text = (ROOT / "LICENSE").read_bytes()
    assert (
        hashlib.sha256(text).hexdigest() == "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"
    )
