"""A case of two people who were taken, one of them a minor; a lawyer, a documenter and an operator on it."""

import pytest
from django.test import Client

from safeconduct.acts.run import run
from safeconduct.keys import sessions
from tests import cast as fictional
from tests.cases.conftest import Network


@pytest.fixture
def network(db: None) -> Network:
    return Network(fictional.full())


@pytest.fixture
def case(network: Network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    network.assign(case, "oak", "documenter")
    network.assign(case, "cedar", "operator")
    for name, age, minor in (("Мурад Примеров", "24", False), ("Тимур Вымыслов", "16", True)):
        given = {"case": str(case), "names": [name], "age": age, "minor": minor}
        run(network.cedar, "cases.add_person", given)
    given = {"case": str(case), "uses": ["government_named"], "audiences": ["*"], "risks": "told"}
    run(network.hazel, "cases.give_consent", {**given, "by": "mother", "capacity": "person"})
    run(network.cedar, "cases.review_risk", {"case": str(case), "level": "extreme", "reasons": "taken"})
    return case


@pytest.fixture
def browse(network):
    """A browser in which somebody has signed in and just confirmed."""
    opened = []

    def sign_in(name: str) -> Client:
        cookie = sessions.begin(network.cast[name])
        opened.append(cookie)
        sessions.resume(cookie).confirm()
        browser = Client()
        browser.cookies["session"] = cookie
        return browser

    yield sign_in
    for cookie in opened:
        sessions.end(cookie)
