"""A case with a lawyer, a documenter and a source."""

import pytest

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
    return case
