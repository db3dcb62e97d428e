"""A case with a lawyer, a documenter and a source."""

import pytest

from safeconduct.acts import events
from safeconduct.claims.events import ClaimChanged
from tests import cast as fictional
from tests import laid
from tests.cases.conftest import Network, another


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
    return laid.again("a case with a source", _opened, lambda known: (another(known[0]), known[1]))


def _opened():
    network = Network(fictional.full())
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    network.assign(case, "oak", "documenter")
    return network, case


@pytest.fixture
def changed(monkeypatch):
    """What was told to the pillars above, in order: (claim, how)."""
    told = []
    reaction = events.Reaction(lambda _actor, event: told.append((str(event.claim), event.how)), frozenset())
    monkeypatch.setitem(events._reactions, ClaimChanged, [reaction])
    return told
