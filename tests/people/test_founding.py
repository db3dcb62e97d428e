"""One person founds the house: secrets shown once, typed back, shares printed; a crash leaves nothing."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client

from safeconduct.config import plugs
from safeconduct.engine import boot
from safeconduct.engine.models import Key
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import certificates, rows, sessions, vouched
from safeconduct.keys.compartments import AUDIT, RECOVERY, well_known
from safeconduct.keys.models import Entry, Organisation
from safeconduct.people import accounts, newkeys
from safeconduct.people.models import Account, Share, Sheet
from safeconduct.vault import compartments, shares
from safeconduct.vault.types import CompartmentSecret
from tests.people.conftest import DECISIONS, code_of, found_by_pages, hidden, shown

pytestmark = pytest.mark.django_db


def keyring_of(browser: Client):
    return sessions.resume(browser.cookies["session"].value).keyring


def test_somebody_founds_prints_and_is_signed_in():
    browser = Client()
    assert browser.get("/sign-in")["Location"] == "/found"
    found_by_pages(browser)
    page = browser.get("/found/sheets")
    assert page.status_code == 200
    assert page.content.count(b'class="new-leaf"') == 4
    assert browser.get("/found/sheets").status_code == 200, "a reload shows them again"
    assert browser.post("/found/printed", {"printed": "on"}).status_code == 303
    assert browser.get("/found/sheets").status_code == 404
    assert not Sheet.objects.exists()
    erased = Entry.objects.filter(table=Sheet._meta.db_table).order_by("index").last()
    assert bytes(erased.envelope) == bytes(32), "its last leaf says that it was erased"
    assert browser.get("/found").status_code == 404


def test_the_printed_shares_open_recovery_and_the_boot_secret_opens_the_engine():
    browser = Client()
    found_by_pages(browser)
    page = browser.get("/found/sheets").content.decode()
    words = [
        re.sub(r"\s+", " ", one) for one in re.findall(r'<output id="share-\d"[^>]*>([^<]*)</output>', page)
    ]
    assert len(words) == 3
    secret = shares.combine(CompartmentSecret, words[1:])
    keyring = keyring_of(browser)
    public = vouched.public_half(keyring, well_known(RECOVERY), 1)
    assert compartments.box_pair(secret).public == public
    boot.forget()
    boot.let_see(shown(page.encode(), "boot"))
    assert Key.objects.count() == 1


def test_nothing_that_is_shown_once_lies_in_the_database_for_anybody_else():
    browser = Client()
    paper = found_by_pages(browser)
    sheet = Sheet.objects.get()
    assert sheet.compartment == keyring_of(browser).member, "sealed to the founder alone"
    assert paper["passphrase"].encode() not in bytes(Account.objects.get().blob)
    audit = well_known(AUDIT)
    told = [rows.read(keyring_of(browser), row).document for row in Share.objects.filter(compartment=audit)]
    assert {(one.number, one.printed_at, one.keeper) for one in told} == {
        (number, None, "") for number in (1, 2, 3)
    }


@pytest.mark.parametrize("crash", ["accounts.open_account", "members.set_profile", "engine", "sheet"])
def test_a_crash_in_the_middle_leaves_nothing_and_the_next_try_founds(
    crash: str, monkeypatch: pytest.MonkeyPatch
):
    """Whatever dies, the database is as it was, and the same page may be sent again."""
    from safeconduct.people.actions import founding

    def die(*_given: object, **_more: object) -> None:
        raise OSError("the process ends here")

    target = {
        "accounts.open_account": (accounts, "open_account"),
        "members.set_profile": (founding, "set_profile"),
        "engine": (founding.PORTS, "wrap_engine"),
        "sheet": (founding.shares, "split"),
    }[crash]
    browser = Client(raise_request_exception=False)
    page = browser.post("/found", DECISIONS).content
    typed = {
        **hidden(page),
        "passphrase": shown(page, "passphrase"),
        "code": code_of(shown(page, "letters")),
    }
    with monkeypatch.context() as broken:
        broken.setattr(*target, die)
        assert browser.post("/found", typed).status_code == 500
    assert not Organisation.objects.exists()
    assert not Account.objects.exists()
    assert not Entry.objects.exists()
    typed["code"] = code_of(shown(page, "letters"))
    assert browser.post("/found", typed)["Location"] == "/found/sheets"


def test_a_session_that_could_not_begin_leaves_a_founder_who_can_sign_in(monkeypatch: pytest.MonkeyPatch):
    from safeconduct.people import entrance

    def busy(*_given: object, **_more: object) -> None:
        raise Refusal("busy")

    browser = Client()
    page = browser.post("/found", DECISIONS).content
    name, words = shown(page, "name"), shown(page, "passphrase")
    letters = shown(page, "letters")
    with monkeypatch.context() as broken:
        broken.setattr(entrance, "enter", busy)
        answer = browser.post("/found", {**hidden(page), "passphrase": words, "code": code_of(letters)})
    assert answer["Location"] == "/sign-in?next=%2Ffound%2Fsheets"
    answer = browser.post(answer["Location"], {"name": name, "passphrase": words, "code": code_of(letters)})
    assert answer["Location"] == "/found/sheets"
    assert browser.get("/found/sheets").status_code == 200


def test_the_limits_have_to_be_read():
    page = Client().post(
        "/found", {name: given for name, given in DECISIONS.items() if name != "limits_read"}
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert "tick that you have" in text
    for limit in (
        "unlocked laptop",
        "who is on a line",
        "hostile runs",
        "memory of the machine",
        "quantum",
        "copied",
    ):
        assert limit in text


def test_what_was_shown_has_to_be_typed_back():
    browser = Client()
    page = browser.post("/found", DECISIONS).content
    kept, letters, words = hidden(page), shown(page, "letters"), shown(page, "passphrase")
    wrong = browser.post("/found", {**kept, "passphrase": "words of my own choice", "code": code_of(letters)})
    assert wrong.status_code == 422
    assert "not the passphrase that was shown" in wrong.content.decode()
    assert words not in wrong.content.decode(), "it is shown once"
    late = browser.post("/found", {**hidden(wrong.content), "passphrase": words, "code": "000000"})
    assert "not the code that your device shows" in late.content.decode()
    forged = {**hidden(late.content), "totp_secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
    assert browser.post("/found", {**forged, "passphrase": words, "code": "1"}).status_code == 422
    assert not Organisation.objects.exists()
    typed = {**hidden(late.content), "passphrase": words.upper(), "code": code_of(letters)}
    assert browser.post("/found", typed)["Location"] == "/found/sheets"


def test_nobody_founds_twice():
    found_by_pages(Client())
    fresh = newkeys.new_secrets()
    given = {
        **DECISIONS, "limits_read": True, "name": fresh.name, "passphrase": fresh.passphrase,
        "totp_secret": fresh.totp_secret, "code": code_of(fresh.totp_secret), "proof": fresh.proof,
    }  # fmt: skip
    answer = Client().post("/api/actions/people.found", json.dumps(given), content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_founded")


def test_the_same_is_done_by_the_api():
    browser = Client()
    fresh = browser.post("/api/queries/people.new_secrets", "{}", content_type="application/json").json()
    given = {
        **DECISIONS, "limits_read": True, "name": fresh["name"], "passphrase": fresh["passphrase"],
        "totp_secret": fresh["totp_secret"], "code": code_of(fresh["totp_secret"]), "proof": fresh["proof"],
    }  # fmt: skip
    answer = browser.post("/api/actions/people.found", json.dumps(given), content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert answer.json()["name"] == fresh["name"]
    assert set(answer.json()) == {"member", "name"}, "no share and no secret in the answer"


def test_a_real_house_is_no_demo_and_its_members_need_a_second_factor():
    browser = Client()
    found_by_pages(browser)
    assert certificates.directory(keyring_of(browser)).founding.demo is False


def test_a_demo_is_marked_in_its_founding_document(monkeypatch: pytest.MonkeyPatch):
    from dataclasses import replace

    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, demo=True))
    browser = Client()
    found_by_pages(browser)
    assert certificates.directory(keyring_of(browser)).founding.demo is True
    assert "This is a demo" in browser.get("/house").content.decode()
    assert "A demo: fiction only" in browser.get("/me").content.decode()


def test_a_boot_secret_on_the_volume_of_the_data_is_refused(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(boot.VARIABLE, str(settings.DATA_FOLDER / "boot-secret"))
    assert plugs._boot_choices() == []
    page = Client().get("/found").content.decode()
    assert "whoever takes the disk would take both" in page
    for mode in ("attended", "unattended", "demo"):
        assert Client().post("/found", {**DECISIONS, "boot": mode}).status_code == 422


def test_unattended_writes_the_secret_to_the_other_volume_alone(monkeypatch: pytest.MonkeyPatch):
    from pathlib import Path

    place = Path("/dev/shm") / "safeconduct-test-boot-secret"
    monkeypatch.setenv(boot.VARIABLE, str(place))
    try:
        browser = Client()
        page = browser.post("/found", {**DECISIONS, "boot": "unattended"}).content
        typed = {"passphrase": shown(page, "passphrase"), "code": code_of(shown(page, "letters"))}
        assert browser.post("/found", {**hidden(page), **typed}).status_code == 303
        assert place.stat().st_mode & 0o777 == 0o600
        assert shown(browser.get("/found/sheets").content, "boot") == place.read_text()
        assert boot.mode() == "unattended"
    finally:
        place.unlink(missing_ok=True)


def test_the_qr_code_says_nothing_of_the_product_and_carries_no_style():
    page = Client().post("/found", DECISIONS).content.decode()
    drawing = page[page.index("<svg") : page.index("</svg>")]
    assert "style=" not in drawing
    uri = newkeys.new_secrets().totp_uri
    assert "safeconduct" not in uri.lower()
