"""What the directory believes of a second signature, whoever wrote it past the pages."""

from uuid import UUID

import pytest

from safeconduct.kernel.ids import new_id
from safeconduct.keys import certificates, compartments
from safeconduct.keys.keyring import Keyring
from safeconduct.vault.types import BoxPair, SignPair
from tests import cast as people

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> people.Cast:
    return people.full()


def waiting(cast: people.Cast, replaces: str | None = None) -> tuple[UUID, Keyring]:
    """A newcomer for whom Ash, a coordinator, has signed as the first."""
    ash = cast["ash"]
    newcomer = Keyring(ash.organisation, new_id(), SignPair.generate(), BoxPair.generate())
    compartments.publish(ash, newcomer.member, 0, newcomer.box.public.data)
    old = cast[replaces].member if replaces else None
    return certificates.certify(ash, people.key_holder(newcomer, ["operator"]), replaces=old), newcomer


def sign(keyring: Keyring, certificate: UUID) -> None:
    _document, fingerprint = certificates.body_of(keyring, certificate)
    certificates.countersign(keyring, certificate, fingerprint)


def test_a_second_signature_of_somebody_who_may_not_certify_makes_nobody(cast):
    certificate, newcomer = waiting(cast)
    for name in ("elm", "cedar"):
        sign(cast[name], certificate)
        assert certificates.directory(cast["ash"]).now(newcomer.member) is None
    sign(cast["birch"], certificate)
    assert certificates.directory(cast["ash"]).now(newcomer.member) is not None


def test_the_key_of_the_machine_makes_nobody(cast):
    certificate, newcomer = waiting(cast)
    _document, fingerprint = certificates.body_of(cast["ash"], certificate)
    certificates.countersign(cast.founded.engine, certificate, fingerprint)
    assert certificates.directory(cast["ash"]).now(newcomer.member) is None


def test_keys_that_are_to_be_replaced_do_not_vouch_for_those_that_come(cast):
    certificate, newcomer = waiting(cast, replaces="birch")
    sign(cast["birch"], certificate)
    directory = certificates.directory(cast["ash"])
    assert directory.now(newcomer.member) is None
    assert directory.now(cast["birch"].member) is not None
