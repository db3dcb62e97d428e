"""The public pages over real HTTP, from the process that serves them and that holds no key."""

import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.config.serving import children
from tests.processes import folder
from tests.voice.public.serving import SECURE, Public, begun, read

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Public]:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path_factory.mktemp("public"), Path(memory))
        known = house.run("tests.voice.children:publish", count=3)
        served = begun(house, known)
        try:
            yield served
        finally:
            served.process.send_signal(signal.SIGTERM)
            served.process.wait(30)


def test_a_published_text_is_read_by_anyone_in_both_languages(public: Public):
    code = public.known["codes"][0]
    status, headers, page = read(public, f"/en/{code}")
    assert status == 200
    assert (
        "According to the lawyer, two people were not asked and were taken by police. [not confirmed]" in page
    )
    assert headers["content-language"] == "en"
    assert "По словам адвоката, двоих никто ни о чём не спросил" in read(public, f"/ru/{code}")[2]
    assert "Двоих увезли из квартиры" in read(public, "/", Accept_Language="ru,en;q=0.5")[2]
    assert "Two people taken from a flat" in read(public, "/", Accept_Language="de")[2]


def test_no_page_has_a_script_a_cookie_a_form_or_anything_from_elsewhere(public: Public):
    for path in ("/", "/ru/", f"/{public.known['codes'][0]}", "/en/feed.atom", "/en/aaaaa-bbbbb"):
        _status, headers, page = read(public, path)
        assert "set-cookie" not in headers
        assert not re.search(r"<script|<form|<iframe|javascript:| on\w+=| style=", page)
        assert "default-src 'none'" in headers["content-security-policy"]
        outside = re.findall(r"(?:href|src)=\"(https?://[^\"]+)", page)
        assert all(one.startswith("https://www.example.org/") for one in outside)


def test_a_draft_and_an_invention_are_answered_alike(public: Public):
    """What waits to be published has its code already; asking for it tells nothing."""
    drafted = read(public, f"/en/{public.known['code']}")
    invented = read(public, "/en/aaaaa-bbbbb")
    assert drafted[0] == 404
    quiet = {"date"}
    told = [
        (one[0], {name: text for name, text in one[1].items() if name not in quiet}, one[2].replace(code, ""))
        for one, code in ((drafted, public.known["code"]), (invented, "aaaaa-bbbbb"))
    ]
    assert told[0] == told[1]


def test_nothing_in_the_clear_names_the_case_or_a_member(public: Public):
    with closing(sqlite3.connect(public.house.data / "safeconduct.sqlite3")) as base:
        rows = base.execute("SELECT * FROM voice_published").fetchall()
    assert len(rows) >= 3
    case = public.known["case"].replace("-", "")
    for row in rows:
        said = " ".join(one.decode(errors="ignore") if isinstance(one, bytes) else str(one) for one in row)
        assert case not in said
        assert bytes.fromhex(case) not in b"".join(one for one in row if isinstance(one, bytes))
        assert not re.search(r"\b[KК]-\d{2}", said)


def test_a_page_is_asked_for_again_and_not_sent_again_while_it_stands(public: Public):
    code = public.known["codes"][1]
    _status, headers, _page = read(public, f"/en/{code}")
    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert read(public, f"/en/{code}", If_None_Match=headers["etag"])[0] == 304
    assert "Accept-Language" in read(public, f"/{code}")[1]["vary"]
    assert read(public, "/style.css")[1]["cache-control"].endswith("immutable")
    assert public.get(f"/en/{code}", "POST", **SECURE)[0] == 405
    assert public.get(f"/en/{code}", Host="elsewhere.example.net")[0] == 400


def test_the_feed_keeps_its_ids_and_follows_a_correction_at_once(public: Public):
    statement, code = public.known["statements"][1], public.known["codes"][1]
    before = {language: _feed(read(public, f"/{language}/feed.atom")[2]) for language in ("en", "ru")}
    public.run("correct", statement)
    for language, mark in (("en", "Corrected: "), ("ru", "Исправлено: ")):
        after = _feed(read(public, f"/{language}/feed.atom")[2])
        assert after.keys() == before[language].keys()
        link = f"https://www.example.org/{language}/{code}"
        (entry,) = [one for one, (_title, _at, href) in after.items() if href == link]
        assert after[entry][0].startswith(mark)
        assert after[entry][1] > before[language][entry][1]
        assert next(iter(after)) == entry, "what changed last comes first"


def test_a_correction_stands_beside_the_original_which_stays_marked(public: Public):
    statement, code = public.known["statements"][2], public.known["codes"][2]
    public.run("correct", statement)
    for language, words in (
        (
            "en",
            ("We wrote: by police", "Correct is: by men in plain clothes", "Earlier text, corrected since"),
        ),
        ("ru", ("Мы написали: полиция", "Правильно: люди в штатском", "Прежний текст, с тех пор исправлен")),
    ):
        page = read(public, f"/{language}/{code}")[2]
        assert all(one in page for one in words), page
        newest, earlier = page.split('<section class="earlier"')
        assert 'class="text"' in earlier
        assert 'class="correction"' in newest


def test_a_withdrawn_text_leaves_its_mark_and_no_word_on_page_feed_or_disk(public: Public):
    statement, code = public.known["statements"][0], public.known["codes"][0]
    public.run("withdraw", statement)
    for language, word in (("en", "withdrawn"), ("ru", "отозван")):
        status, _headers, page = read(public, f"/{language}/{code}")
        assert (status, word in page.casefold()) == (410, True)
        assert "lawyer" not in page
        assert "адвокат" not in page
        assert code in read(public, f"/{language}/")[2]
    entries = _feed(read(public, "/en/feed.atom")[2]).values()
    assert ("Withdrawn", f"https://www.example.org/en/{code}") in [(one[0], one[2]) for one in entries]


def test_the_process_holds_no_key_no_library_that_opens_and_a_database_it_cannot_write(public: Public):
    family = [public.process.pid, *(int(one) for one in children(public.process.pid))]
    assert len(family) > 1, "Granian works in a child"
    read(public, "/")
    for pid in family:
        loaded = Path(f"/proc/{pid}/maps").read_text()
        assert not re.search(r"sodium|_cffi_backend.*nacl|argon2|cryptography|_rust\.abi3", loaded), pid
        opened = [str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir() if one.is_symlink()]
        assert not [one for one in opened if "keys.sqlite3" in one or "erasure" in one or "secret" in one]
        names = Path(f"/proc/{pid}/environ").read_bytes()
        assert b"SAFECONDUCT_BOOT_SECRET" not in names
    write = (
        "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'safeconduct.config.public'\n"
        "import django; django.setup()\n"
        "import sys; from django.db import connection\n"
        "import safeconduct.config.urls.public\n"
        "KNOWING = ('safeconduct.keys', 'safeconduct.vault', 'safeconduct.acts', 'nacl')\n"
        "assert not [one for one in sys.modules if one.startswith(KNOWING)]\n"
        "connection.cursor().execute('DELETE FROM voice_published')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", write],
        env=public.house.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "attempt to write a readonly database" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("change", ["altered", "forged"])
def test_what_somebody_puts_before_the_public_from_outside_is_named(tmp_path: Path, change: str):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path, Path(memory))
        known = house.run("tests.voice.children:publish")
        given = {one: known[one] for one in ("case", "claim", "cookies")}
        whole = house.run("tests.voice.children:look", statement=known["waiting"], **given)
        assert whole["findings"] == []
        house.run(f"tests.voice.children:{change}")
        found = house.run("tests.voice.children:look", statement=known["waiting"], **given)["findings"]
        inside, outside = {"published_unsigned"}, {"row_envelope"} if change == "altered" else set()
        assert set(found) == inside | outside


@pytest.mark.slow
def test_a_process_killed_while_it_publishes_has_published_nothing(tmp_path: Path):
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        house = folder(tmp_path, Path(memory))
        known = house.run("tests.voice.children:publish", count=0)
        given = {"statement": known["waiting"], **{one: known[one] for one in ("case", "claim", "cookies")}}
        for leaf in (1, 2, 3):
            child = house.start("tests.voice.children:go", **given, die_at=leaf)
            child.communicate()
            assert child.returncode == -signal.SIGKILL
            seen = house.run("tests.voice.children:look", **given)
            assert seen == {"rows": 0, "signed": 0, "used": 0, "state": "waiting", "findings": []}
        house.run("tests.voice.children:go", **given)
        seen = house.run("tests.voice.children:look", **given)
        assert seen == {"rows": 1, "signed": 1, "used": 1, "state": "published", "findings": []}


def _feed(text: str) -> dict[str, tuple[str, str, str]]:
    """Entry → its title, its date and its address; fails for what RFC 4287 demands and is not there."""
    root = ET.fromstring(text.encode())  # noqa: S314  (our own feed)
    assert root.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert root.findtext(f"{ATOM}{name}"), name
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert [one.get("href") for one in root.findall(f"{ATOM}link") if one.get("rel") == "self"]
    found = {}
    for one in root.findall(f"{ATOM}entry"):
        handle = one.findtext(f"{ATOM}id") or ""
        assert handle.startswith("urn:uuid:")
        assert one.find(f"{ATOM}content") is not None
        (link,) = [each.get("href") or "" for each in one.findall(f"{ATOM}link")]
        found[handle] = (one.findtext(f"{ATOM}title") or "", one.findtext(f"{ATOM}updated") or "", link)
    assert len(found) == len(root.findall(f"{ATOM}entry")), "no id stands twice"
    return found
