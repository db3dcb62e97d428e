"""A case of two people who were taken, one of them a minor; a lawyer, a documenter and an operator on it."""

import pytest

from safeconduct.acts.run import run
from tests import cast as fictional
from tests import laid
from tests.cases.conftest import Network, another
from tests.seats import seats


@pytest.fixture
def network(db: None, request: pytest.FixtureRequest) -> Network:
    """Of the case, where there is one."""
    if "case" in request.fixturenames:
        return request.getfixturevalue("_known")[0]
    return Network(fictional.full())


@pytest.fixture
def case(_known):
    return _known[1]


@pytest.fixture
def _known(db: None):
    return laid.again("a case of two who were taken", _opened, lambda known: (another(known[0]), known[1]))


def _opened():
    network = Network(fictional.full())
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
    return network, case


@pytest.fixture
def browse(network):
    """A browser in which somebody has signed in and just confirmed."""
    with seats() as sit:
        yield lambda name: sit(network.cast[name])
