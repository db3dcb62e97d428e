"""What members do with what is their own: profile, passphrase, the ways in which they are reached."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from safeconduct.engine.models import Card
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from safeconduct.people import entrance, ports, refusals
from safeconduct.people.models import Account, Trial, Ways
from tests.people.conftest import WORDS, House, code_of, hidden, shown


def refused(house: House, name: str, action: str, **given: object) -> dict[str, str]:
    with pytest.raises(Refusal) as refusal:
        house.run(name, action, **given)
    return dict(refusal.value.fields) or {"": refusal.value.code}


def last_card(house: House):
    engine = house.cast.founded.engine
    engine.refresh()
    return rows.read(engine, Card.objects.order_by("leaf").last()).document.card


def test_new_words_open_the_door_and_the_old_ones_do_not(house: House):
    browser = house.browser("cedar")
    page = browser.get("/me/passphrase").content
    words = shown(page, "passphrase")
    answer = browser.post("/me/passphrase", {**hidden(page), "present": WORDS, "passphrase": words})
    assert answer["Location"] == "/me"
    assert browser.get("/me").status_code == 200, "the session stays"
    with pytest.raises(Refusal):
        entrance.enter("cedar-tree-10", WORDS, code_of(), device="d")
    entry = entrance.enter("cedar-tree-10", words, code_of(), device="e")
    assert entry.keyring.member == house.handle("cedar")


def test_nobody_changes_the_words_without_knowing_them_nor_to_words_of_their_own(house: House):
    fresh = house.ask("cedar", "people.new_passphrase")
    given = {"present": "not my words", "passphrase": fresh.passphrase, "proof": fresh.proof}
    assert refused(house, "cedar", "people.change_passphrase", **given) == {"present": refusals.WRONG_PRESENT}
    given = {"present": WORDS, "passphrase": "words that I like better", "proof": fresh.proof}
    assert refused(house, "cedar", "people.change_passphrase", **given) == {
        "passphrase": refusals.NOT_TYPED_BACK
    }
    given = {"present": WORDS, "passphrase": fresh.passphrase, "proof": fresh.proof}
    assert refused(house, "elm", "people.change_passphrase", **given) == {
        "passphrase": refusals.NOT_TYPED_BACK
    }, "words that were shown to somebody else"
    with clock.held(clock.now() + timedelta(hours=3)):
        assert refused(house, "cedar", "people.change_passphrase", **given) == {"": refusals.STALE_SECRETS}


def test_the_cost_and_salt_of_a_passphrase_stand_in_the_log(house: House):
    """An earlier passphrase cannot be put back unseen: its salt is not the one that was logged."""
    account = Account.objects.get(id=house.handle("cedar"))
    assert bytes(account.blob).startswith(bytes(account.stretching))
    fresh = house.ask("cedar", "people.new_passphrase")
    house.run(
        "cedar", "people.change_passphrase", present=WORDS, passphrase=fresh.passphrase, proof=fresh.proof
    )
    changed = Account.objects.get(id=house.handle("cedar"))
    assert bytes(changed.stretching) != bytes(account.stretching)
    assert bytes(changed.blob).startswith(bytes(changed.stretching))
    assert rows.columns(changed)["stretching"] == changed.stretching


def test_a_way_is_sealed_to_its_member_and_the_engine_and_to_nobody_else(house: House):
    house.run("cedar", "people.add_way", channel="sms", address="+44 7700 900001")
    house.run("cedar", "people.add_way", channel="email", address="cedar@example.org")
    house.run("cedar", "people.prefer_way", number=2)
    card = last_card(house)
    assert [way.address for way in card.channels] == ["cedar@example.org", "+44 7700 900001"]
    assert card.roles == ["operator"]
    row = Ways.objects.get(id=house.handle("cedar"))
    for other in ("ash", "birch", "elm"):
        with pytest.raises(Refusal):
            rows.find(house[other], Ways, row.id)
    house.run("cedar", "people.remove_way", number=1)
    assert [way.address for way in last_card(house).channels] == ["+44 7700 900001"]
    assert refused(house, "cedar", "people.remove_way", number=2) == {"": "not_found"}


def test_a_way_counts_as_tried_once_the_code_that_was_sent_there_came_back(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setattr(
        ports.PORTS, "send_code", lambda _keyring, channel, to, code: sent.append((channel, to, code))
    )
    house.run("cedar", "people.add_way", channel="sms", address="+44 7700 900001")
    house.run("cedar", "people.try_way", number=1)
    ((channel, address, code),) = sent
    assert (channel, address) == ("sms", "+44 7700 900001")
    assert re.fullmatch(r"\d{6}", code)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert refused(house, "cedar", "people.confirm_way", code=wrong) == {"code": refusals.WRONG_TRIAL}
    assert house.ask("cedar", "people.me").ways[0].tried_at is None
    with clock.held(clock.now() + timedelta(minutes=61)):
        assert refused(house, "cedar", "people.confirm_way", code=code) == {"code": refusals.WRONG_TRIAL}
    house.run("cedar", "people.confirm_way", code=code)
    assert house.ask("cedar", "people.me").ways[0].tried_at is not None
    assert not Trial.objects.exists()


def test_rest_has_a_beginning_and_an_end(house: House):
    house.run("cedar", "people.add_way", channel="sms", address="+44 7700 900001")
    house.run("cedar", "people.set_quiet", quiet_from="23:00", quiet_until="07:00")
    assert (last_card(house).quiet.begins, last_card(house).quiet.ends) == ("23:00", "07:00")
    assert refused(house, "cedar", "people.set_quiet", quiet_from="23:00") == {
        "quiet_until": refusals.HALF_QUIET
    }
    house.run("cedar", "people.set_quiet")
    assert last_card(house).quiet is None


def test_a_profile_changes_the_language_and_the_zone_of_every_page(house: House):
    given = {
        "display_name": "Кедр",
        "language": "ru",
        "zone": "Asia/Tbilisi",
        "languages": ["ru"],
        "base": "RU-PNZ",
    }
    house.run("cedar", "people.set_profile", **given)
    browser = house.browser("cedar")
    del browser.cookies["django_language"], browser.cookies["language"]
    page = browser.get("/me", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="ru"' in page
    assert "UTC+4" in page
    assert refused(house, "cedar", "people.set_profile", **{**given, "zone": "Mars/Olympus"}) == {
        "zone": refusals.UNKNOWN_ZONE
    }


def test_nobody_writes_the_profile_of_somebody_else(house: House):
    from safeconduct.people import members
    from safeconduct.people.documents import ProfileDocument

    forged = ProfileDocument(handle=house.handle("cedar"), display_name="Самозванец")
    members.set_profile(house["oak"], forged)
    assert "Самозванец" not in [line.name for line in house.ask("ash", "people.members")]


def test_an_administrator_sees_no_ways_of_others(house: House):
    house.run("cedar", "people.add_way", channel="sms", address="+44 7700 900001")
    browser: Client = house.browser("birch")
    for url in ("/house", "/me", "/house/shifts", "/house/journal"):
        assert "900001" not in browser.get(url).content.decode()


def test_a_region_is_chosen_by_its_name(house: House):
    browser = house.browser("cedar", "ru")
    page = browser.get("/me/profile").content.decode()
    assert '<option value="RU-PNZ">Пензенская область</option>' in page
    given = {"display_name": "Кедр", "language": "ru", "zone": "UTC", "base": "RU-PNZ", "languages": "ru"}
    assert browser.post("/me/profile", given).status_code == 303
    assert "Пензенская область" in browser.get("/me").content.decode()
    assert browser.post("/me/profile", {**given, "base": ""}).status_code == 303
    assert house.ask("cedar", "people.me").base == ""


def test_the_journal_tells_an_administrator_what_was_done_and_not_to_which_rows(house: House):
    """Rows that two members wrote would say who works on one case with whom."""
    house.run("fir", "people.set_quiet", quiet_from="23:00", quiet_until="07:00")
    read = {who: house.ask(who, "journal.everybody", newest=50) for who in ("ash", "birch")}
    assert [(one.who, one.action) for one in read["birch"]] == [(one.who, one.action) for one in read["ash"]]
    assert any(one.rows for one in read["ash"])
    assert not any(one.rows for one in read["birch"])
