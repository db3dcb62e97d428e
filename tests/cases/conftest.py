"""The whole cast with the rooms of one case, and members as actors."""

from collections.abc import Callable
from uuid import UUID

import pytest

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import run
from safeconduct.kernel import clock
from safeconduct.keys import certificates
from tests import cast as fictional
from tests import laid
from tests.cast import Cast


class Network:
    """The organisation, whose members act by name: `network.ash`."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    def __getattr__(self, name: str) -> Actor:
        keyring = self.cast[name]
        standing = certificates.directory(self.cast["ash"]).now(keyring.member)
        roles = standing.roles if standing else frozenset()
        return Actor(keyring, roles, confirmed_at=clock.now())

    def open(self, by: str = "cedar", **given: object):
        """A case led by Ash with Fir beside, opened by `by`."""
        return run(
            getattr(self, by), "cases.open_case", {"captor": "state", "lead": str(self.ash.member), **given}
        )

    def assign(self, case, member: str, role: str, by: str = "ash") -> None:
        who = getattr(self, member).member
        run(getattr(self, by), "cases.assign", {"case": str(case), "member": str(who), "role": role})


def another(network: Network) -> Network:
    """The same network, in which nobody has learnt anything since."""
    return Network(fictional.copied(network.cast))


def opened_once(name: str, open_case: Callable[[Network], UUID]) -> tuple[Network, UUID]:
    """A network with one case, opened once in this process and laid down again for each test."""

    def begin() -> tuple[Network, UUID]:
        network = Network(fictional.full())
        return network, open_case(network)

    return laid.again(name, begin, lambda known: (another(known[0]), known[1]))


@pytest.fixture
def network(db: None, request: pytest.FixtureRequest) -> Network:
    """That of the case which was laid down for the test (`known_case`), where there is one."""
    if "known_case" in request.fixturenames:
        of_the_case: Network = request.getfixturevalue("known_case")[0]
        return of_the_case
    return Network(fictional.full())
