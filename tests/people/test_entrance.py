"""The door: a name, seven words and a code; and that no answer tells which of them was wrong."""

import re
import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from safeconduct.kernel import clock
from safeconduct.kernel.errors import SLOW_DOWN, Refusal
from safeconduct.keys import rows, sessions
from safeconduct.keys.compartments import HOUSE, well_known
from safeconduct.keys.documents import FoundingDocument
from safeconduct.keys.errors import DAMAGED
from safeconduct.keys.founding import key_holder
from safeconduct.keys.models import Entry, Founding, Node
from safeconduct.people import door, entrance, refusals, stretching
from safeconduct.people.models import Account, Pin, SecondFactor
from tests.people.conftest import SECRET, WORDS, House, code_of

NAME = "cedar-tree-10"


def refused(
    name: str = NAME, passphrase: str = WORDS, code: str | None = None, device: str | None = None
) -> str:
    with pytest.raises(Refusal) as refusal:
        entrance.enter(name, passphrase, code_of() if code is None else code, device=device)
    return refusal.value.code


def test_name_words_and_code_open_a_session_that_lasts_over_pages(house: House):
    browser = Client()
    answer = browser.post("/sign-in?next=/me", {"name": NAME, "passphrase": WORDS, "code": code_of()})
    assert (answer.status_code, answer["Location"]) == (303, "/me")
    assert "Кедр" in browser.get("/me").content.decode()
    assert browser.cookies["session"]["httponly"]
    assert not browser.cookies["session"]["max-age"], "the cookie ends with the browser"


def test_the_name_is_found_however_its_parts_were_typed(house: House):
    entry = entrance.enter("  Cedar Tree 10 ", WORDS.upper(), code_of())
    assert entry.keyring.member == house.handle("cedar")


def test_every_wrong_answer_gets_the_same_page(house: House):
    pages = set()
    for given in (
        {"name": "nobody-here-99", "passphrase": WORDS, "code": code_of()},
        {"name": NAME, "passphrase": "seven other words that do not fit", "code": code_of()},
        {"name": NAME, "passphrase": WORDS, "code": "000000"},
        {"name": NAME, "passphrase": WORDS, "code": ""},
    ):
        answer = Client().post("/sign-in", given)
        page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
        pages.add((answer.status_code, page.replace(given["name"], "")))
    assert len(pages) == 1
    assert pages.pop()[0] == 422


def test_an_unknown_name_costs_the_same_work(house: House, monkeypatch: pytest.MonkeyPatch):
    asked: list[stretching.Question] = []
    real = stretching.ask
    monkeypatch.setattr(stretching, "ask", lambda question: asked.append(question) or real(question))
    refused("nobody-here-99")
    refused(NAME, "other words")
    unknown, known = asked
    assert len(unknown.blob) == len(known.blob)
    assert unknown.blob[:7] == known.blob[:7], "the same cost of Argon2"


def test_a_code_opens_the_door_once(house: House):
    now, code = clock.now(), code_of()
    with clock.held(now):
        entrance.enter(NAME, WORDS, code)
        assert refused(code=code) == refusals.WRONG_ENTRY
    later = now + timedelta(seconds=30)
    with clock.held(later):
        entrance.enter(NAME, WORDS, code_of(at=later))
        assert refused(code=code) == refusals.WRONG_ENTRY, "nor the one before, once a later one was used"


def test_a_device_may_be_half_a_minute_off_and_no_more(house: House):
    now = clock.now()
    with clock.held(now):
        assert refused(code=code_of(at=now - timedelta(seconds=61))) == refusals.WRONG_ENTRY
        assert refused(code=code_of(at=now + timedelta(seconds=61))) == refusals.WRONG_ENTRY
        entrance.enter(NAME, WORDS, code_of(at=now - timedelta(seconds=30)))
        entrance.enter(NAME, WORDS, code_of(at=now + timedelta(seconds=30)))


def test_wrong_words_never_make_a_name_slow(house: House):
    for _ in range(4):
        assert refused(NAME, "other words") == refusals.WRONG_ENTRY
    assert entrance.enter(NAME, WORDS, code_of())


def test_guessing_codes_with_the_right_words_becomes_slow_but_not_on_a_known_device(house: House):
    now = clock.now()
    with clock.held(now):
        for _ in range(5):
            refused(code="000000")
        assert refused() == SLOW_DOWN, "even the right code has to wait"
        assert refused(NAME, "other words") == refusals.WRONG_ENTRY, "and nobody without the words can tell"
        assert entrance.enter(NAME, WORDS, code_of(), device="my own telephone")


def test_a_device_that_is_wrong_again_and_again_waits_and_another_does_not(house: House):
    with clock.held(clock.now()):
        for _ in range(3):
            refused(NAME, "other words", device="clumsy")
        assert refused(device="clumsy") == SLOW_DOWN
        assert entrance.enter(NAME, WORDS, code_of(), device="another")


def test_a_flood_of_strangers_is_sent_away_at_once_and_a_known_device_comes_in(house: House):
    """Two strangers hold all that strangers may hold; nobody waits, and the known device has its own slot."""
    inside, done = threading.Barrier(2), threading.Event()

    def linger() -> None:
        with door.slot(None):
            inside.wait()
            done.wait()

    first = threading.Thread(target=linger)
    first.start()
    inside.wait()
    try:
        with door._waiting["stranger"]:
            assert refused("nobody-here-99") == SLOW_DOWN
            assert entrance.enter(NAME, WORDS, code_of(), device="known")
    finally:
        done.set()
        first.join()


def test_wrong_codes_after_the_right_words_are_told_at_the_next_sign_in(house: House):
    refused(code="000000")
    browser = Client()
    answer = browser.post("/sign-in?next=/me", {"name": NAME, "passphrase": WORDS, "code": code_of()})
    page = browser.get(answer["Location"]).content.decode()
    assert "One wrong code was tried" in page
    assert 'href="/me"' in page
    assert SecondFactor.objects.get(handle=house.handle("cedar")).wrong == 0


def test_a_log_that_does_not_go_on_is_told_and_never_taken_for_the_new_truth(house: House):
    with clock.held(clock.now()):
        assert not entrance.enter(NAME, WORDS, code_of(), device="d").broken_log
    size = Entry.objects.count() - 3
    Entry.objects.filter(index__gte=size).delete()
    for node in Node.objects.all():
        if (node.position + 1) << node.level > size:
            node.delete()
    with clock.held(clock.now() + timedelta(minutes=1)):
        kept = bytes(Account.objects.get(name=NAME).blob)
        browser = Client()
        answer = browser.post("/sign-in", {"name": NAME, "passphrase": WORDS, "code": code_of()})
        assert "The log does not go on" in browser.get(answer["Location"]).content.decode()
        assert bytes(Account.objects.get(name=NAME).blob) == kept


def test_a_second_founding_document_is_never_believed(house: House):
    """Somebody with the database puts a house of their own before the first one."""
    with clock.held(clock.now()):
        entrance.enter(NAME, WORDS, code_of(), device="d")
    first = Founding.objects.get()
    forged = FoundingDocument(
        organisation=house["elm"].organisation,
        founded=clock.now(),
        founders=[key_holder(house["elm"], ["coordinator"])],
        machines=[],
        shares=3,
        threshold=2,
    )
    row = rows.insert(house["elm"], Founding, well_known(HOUSE), forged)
    Founding.objects.filter(id=row.id).update(leaf=first.leaf - 1)
    with clock.held(clock.now() + timedelta(minutes=1)):
        assert refused() == DAMAGED
    with clock.held(clock.now() + timedelta(minutes=2)):
        Pin.objects.all().delete()
        assert refused() == DAMAGED, "nor when the member's own memory of the house is taken away"


def test_the_passphrase_is_in_no_argument_list_and_no_environment():
    assert not any("passphrase" in part for part in stretching.COMMAND)
    assert stretching.COMMAND[1] == "-I"
    asked = stretching.Derive(WORDS, bytes(16))
    assert WORDS not in repr(asked)
    assert WORDS not in repr(stretching.Ask(WORDS, SESSION, b"", SECRET, clock.now()))


SESSION = UUID(int=0)


def test_a_child_that_dies_is_a_refusal_that_helps(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stretching, "COMMAND", ["/bin/false"])
    assert refused() == "busy"


def test_a_new_session_ends_the_one_that_the_browser_had(house: House):
    browser = house.browser("cedar")
    before = browser.cookies["session"].value
    browser.post("/sign-in", {"name": NAME, "passphrase": WORDS, "code": code_of()})
    assert sessions.resume(before) is None
    assert browser.get("/me").status_code == 200
