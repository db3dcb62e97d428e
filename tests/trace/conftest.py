"""A case of two people who were taken, one of them a minor; a lawyer, a documenter and an operator on it."""

from uuid import UUID

import pytest

from safeconduct.acts.run import run
from tests.cases.conftest import Network, network, opened_once
from tests.seats import seats


@pytest.fixture
def known_case(db: None) -> tuple[Network, UUID]:
    return opened_once("a case of two who were taken", _open)


@pytest.fixture
def case(known_case):
    return known_case[1]


def _open(network: Network) -> UUID:
    case: UUID = network.open().id
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
    with seats() as sit:
        yield lambda name: sit(network.cast[name])


__all__ = ["network"]
