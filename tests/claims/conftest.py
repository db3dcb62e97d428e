"""A case with a lawyer, a documenter and a source."""

import pytest

from safeconduct.acts import events
from safeconduct.claims.events import ClaimChanged
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


@pytest.fixture
def changed(monkeypatch):
    """What was told to the pillars above, in order: (claim, how)."""
    told = []
    reaction = events.Reaction(lambda _actor, event: told.append((str(event.claim), event.how)), frozenset())
    monkeypatch.setitem(events._reactions, ClaimChanged, [reaction])
    return told
