"""A compartment in two halves opens for who holds both, and for nobody else."""

import pytest

from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.compartments import well_known
from safeconduct.keys.models import Countersignature
from safeconduct.vault.types import Half
from tests import cast as people
from tests.keys.test_core import note

pytestmark = pytest.mark.django_db


def test_two_halves_open_what_neither_opens_alone():
    cast = people.full()
    ash, hazel = cast["ash"], cast["hazel"]
    package, about = new_id(), new_id()
    other = compartments.create_split(
        ash, "package", id=package, subject=about, holder=well_known("team:lawyer")
    )
    row = note(ash, package, b"an address")
    ash.forget(package)
    for alone in (cast["ash"], cast["hazel"], cast["juniper"], cast.founded.engine):
        alone.refresh()
        with pytest.raises(Refusal):
            rows.find(alone, Countersignature, row.id)
    compartments.join(hazel, package, other, "package", about)
    assert rows.find(hazel, Countersignature, row.id).document.body == b"an address"
    with pytest.raises(Refusal):
        rows.find(cast["juniper"], Countersignature, row.id)


def test_what_was_joined_comes_apart_again_and_can_be_joined_again():
    cast = people.full()
    ash, hazel = cast["ash"], cast["hazel"]
    package = new_id()
    other = compartments.create_split(
        ash, "package", id=package, subject=package, holder=well_known("team:lawyer")
    )
    row = note(ash, package, b"an address")
    for _look in range(2):
        hazel.refresh()
        compartments.join(hazel, package, other, "package", package)
        assert rows.find(hazel, Countersignature, row.id).document.body == b"an address"
        compartments.part(hazel, package, other)
        hazel.refresh()
        with pytest.raises(Refusal):
            rows.find(hazel, Countersignature, row.id)
        assert Half(other) not in hazel.halves[package, 1][1]
