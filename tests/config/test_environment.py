"""The surroundings are read once, typed, and refused where they would be unsafe."""

import re
from pathlib import Path

import pytest

from safeconduct.config import environment
from safeconduct.config.environment import Misconfigured, is_loopback, read


def test_without_a_word_it_is_this_machine_alone_and_the_folder_beside_the_code() -> None:
    surroundings = read({})
    assert surroundings.url == "http://127.0.0.1:8000"
    assert surroundings.data == Path(__file__).resolve().parents[2] / "data"
    assert not surroundings.secure
    assert not surroundings.demo
    assert surroundings.public_url == "http://127.0.0.1:8002"


@pytest.mark.parametrize(
    ("url", "host", "secure"),
    [
        ("https://desk.example.org", "desk.example.org", True),
        ("https://desk.example.org:8443/", "desk.example.org", True),
        ("https://[2001:db8::1]:8443", "[2001:db8::1]", True),
        ("http://localhost:8000", "localhost", False),
        ("http://[::1]:8000", "[::1]", False),
        ("http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion", None, False),
    ],
)
def test_an_address_that_keeps_passphrases_to_itself_is_taken(url: str, host: str, secure: bool) -> None:
    surroundings = read({"SAFECONDUCT_URL": url})
    assert surroundings.secure == secure
    assert surroundings.host == (host or url.removeprefix("http://"))


@pytest.mark.parametrize(
    "url",
    [
        "http://desk.example.org",
        "http://192.168.1.5:8000",
        "http://onion",
        "desk.example.org",
        "https://",
        "https://desk.example.org/path",
        "https://desk.example.org?x",
        "https://desk.example.org#x",
        "https://name:word@desk.example.org",
        "https://desk.example.org:port",
        "ftp://desk.example.org",
        "https://[::1",
        "",
    ],
)
def test_an_address_that_would_carry_passphrases_in_the_clear_or_means_nothing_is_refused(url: str) -> None:
    with pytest.raises(Misconfigured, match="https://"):
        read({"SAFECONDUCT_URL": url})


def test_every_variable_that_is_read_stands_in_the_table() -> None:
    code = Path(environment.__file__).parents[1].rglob("*.py")
    read_somewhere = {name for path in code for name in re.findall(r"SAFECONDUCT_[A-Z_]+", path.read_text())}
    listed = set(re.findall(r"^\| (SAFECONDUCT_[A-Z_]+) \|", environment.__doc__ or "", re.MULTILINE))
    assert read_somewhere == listed


def test_an_unknown_tree_is_refused() -> None:
    with pytest.raises(Misconfigured, match="staff"):
        read({"SAFECONDUCT_TREE": "everything"})


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example.org", False),
    ],
)
def test_only_this_machine_is_near(host: str, near: bool) -> None:
    assert is_loopback(host) == near
