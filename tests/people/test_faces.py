"""The same door and the same people by the API, the command line and a house that is not complete."""

import json
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from safeconduct.acts import command, registry
from safeconduct.acts.policies import ROLES
from safeconduct.acts.run import ask
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.errors import DAMAGED
from safeconduct.people import accounts, entrance, members, newkeys, unlock
from safeconduct.people.roles import may
from safeconduct.vault import blobs
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.types import Stretched
from tests import cast as fictional
from tests.people.conftest import WORDS, House, _stretched, code_of, found_by_pages


def test_the_api_knows_the_session_of_the_pages(house: House):
    browser = house.browser("cedar")
    answer = browser.get("/api/queries/people.members")
    assert answer.status_code == 200
    assert "Кедр" in [line["name"] for line in answer.json()]
    refused = browser.post(
        "/api/actions/people.deactivate",
        json.dumps({"member": str(house.handle("elm"))}),
        content_type="application/json",
    )
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert Client().get("/api/queries/people.members").status_code == 401


def test_a_command_opens_the_same_door(house: House):
    actor = unlock.unlock("cedar-tree-10", WORDS, code_of())
    assert (actor.member, actor.roles, actor.zone, actor.via) == (
        house.handle("cedar"), {"operator"}, "Europe/Berlin", "command",
    )  # fmt: skip
    assert command.UNLOCK is unlock.unlock
    with pytest.raises(Refusal):
        unlock.unlock("cedar-tree-10", "other words", code_of())


def test_while_only_one_founder_has_signed_no_role_counts_for_anything(db: None):
    browser = Client()
    found_by_pages(browser)
    assert browser.get("/house").status_code == 200
    for url in ("/", "/act", "/cases", "/signals/new"):
        assert browser.get(url)["Location"] == "/house"
    assert browser.post("/signals/new").status_code == 403
    for name in ("journal.everybody", "cases.list_cases"):
        answer = browser.get(f"/api/queries/{name}")
        assert (answer.status_code, answer.json()["code"]) == (403, "incomplete")
    from safeconduct.keys import sessions

    keyring = sessions.resume(browser.cookies["session"].value).keyring
    assert members.roles_of(keyring) == frozenset()
    assert members.standing(keyring).roles == {"coordinator"}


def test_a_blob_without_a_second_factor_opens_nothing_in_a_house_that_is_no_demo(house: House):
    keyring = house["elm"]
    accounts.close_account(house["ash"], keyring.member)
    request, stretched = _stretched()
    inside = MemberSecrets(keyring.member, keyring.box.private, keyring.sign.private, b"")
    blob = blobs.seal_blob_with(Stretched(stretched), request, inside)
    accounts.open_account(house["ash"], keyring.member, "elm-tree-11", blob)
    from safeconduct.keys import compartments
    from safeconduct.keys.compartments import HOUSE, well_known

    compartments.revoke(house["ash"], well_known(HOUSE), keyring.member)
    compartments.grant(house["ash"], well_known(HOUSE), keyring.member)
    with pytest.raises(Refusal) as refused:
        entrance.enter("elm-tree-11", WORDS, "")
    assert refused.value.code == DAMAGED


def test_the_secrets_of_a_newcomer_are_different_each_time_and_say_nothing():
    shown = [newkeys.new_secrets() for _ in range(20)]
    assert len({one.passphrase for one in shown}) == len({one.totp_secret for one in shown}) == 20
    assert all(len(one.passphrase.split()) == 7 for one in shown)
    assert all(one.passphrase not in repr(one) and one.totp_secret not in repr(one) for one in shown)


def test_cookies_are_bound_to_the_host_where_members_come_by_https(
    house: House, monkeypatch: pytest.MonkeyPatch
):
    secure = replace(settings.ENVIRONMENT, url="https://desk.example.org")
    monkeypatch.setattr(settings, "ENVIRONMENT", secure)
    browser = Client()
    answer = browser.post("/sign-in", {"name": "cedar-tree-10", "passphrase": WORDS, "code": code_of()})
    for name in ("__Host-session", "__Host-device"):
        cookie = answer.cookies[name]
        assert (cookie["secure"], cookie["httponly"], cookie["path"], cookie["domain"]) == (
            True,
            True,
            "/",
            "",
        )
    assert answer.cookies["unlock"]["secure"]


def test_a_page_asks_the_database_as_often_for_eleven_members_as_for_two(founders: House):
    """Who is who is opened once a session, not once a page."""

    def asked_for_a_page() -> int:
        browser = founders.browser("ash")
        browser.get("/me")
        with CaptureQueriesContext(connection) as asked:
            browser.get("/me")
        return len(asked)

    few = asked_for_a_page()
    for name in ("cedar", "elm", "fir", "hazel", "juniper", "larch", "maple", "oak", "pine"):
        founders["birch"].refresh()
        fictional.join(founders.cast, name, "operator")
    assert asked_for_a_page() == few


def test_actions_on_people_follow_the_roles_table(house: House):
    """Members, roles, devices: an admin with a second, a coordinator by request, nobody else."""
    for role in ROLES:
        if role in {"admin", "coordinator"}:
            assert may([role], "write" if role == "admin" else "request", "members")
        else:
            assert not any(may([role], verb, "members") for verb in ("write", "request", "read", "approve"))
    for name in ("cedar", "hazel", "larch", "maple", "oak", "pine"):
        actor = house.actor(name)
        for one in ("people.invite", "people.certify", "people.change_roles", "people.deactivate"):
            assert not registry.find_action(one).policy.admits(actor), (name, one)
        with pytest.raises(Refusal):
            ask(actor, "people.removals", {})
