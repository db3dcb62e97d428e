"""The whole cast with the rooms of one case, and members as actors."""

import pytest

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import run
from safeconduct.kernel import clock
from safeconduct.keys import certificates
from tests import cast as fictional
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


@pytest.fixture
def network(db: None) -> Network:
    return Network(fictional.full())
