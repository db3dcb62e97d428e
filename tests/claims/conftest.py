"""A case with a lawyer, a documenter and a source."""

from uuid import UUID

import pytest

from safeconduct.acts import events
from safeconduct.claims.events import ClaimChanged
from tests.cases.conftest import Network, network, opened_once


@pytest.fixture
def known_case(db: None) -> tuple[Network, UUID]:
    return opened_once("a case with a source", _open)


@pytest.fixture
def case(known_case):
    return known_case[1]


def _open(network: Network) -> UUID:
    case: UUID = network.open().id
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


__all__ = ["network"]
