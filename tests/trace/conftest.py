"""A case of two people who were taken, one of them a minor; a lawyer, a documenter and an operator on it."""

import pytest

from safeconduct.acts.run import run
from tests import cast as fictional
from tests.cases.conftest import Network
from tests.seats import seats


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
    with seats() as sit:
        yield lambda name: sit(network.cast[name])
