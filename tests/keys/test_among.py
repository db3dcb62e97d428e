"""Rows of very many compartments are asked for in one statement, and what is known is never out of date."""

from uuid import uuid4

import pytest
from django.db import transaction

from safeconduct.keys import certificates, compartments
from safeconduct.keys.among import Handles
from safeconduct.keys.keyring import Meaning
from safeconduct.keys.models import Epoch
from safeconduct.vault.types import CompartmentSecret
from tests import cast as people

pytestmark = pytest.mark.django_db
MORE_THAN_A_STATEMENT_TAKES_PARAMETERS = 40_000


def test_a_member_of_very_many_rooms_can_still_read():
    people.full()
    handles = [uuid4() for _ in range(MORE_THAN_A_STATEMENT_TAKES_PARAMETERS)]
    wanted = Epoch.objects.values_list("of", flat=True)[0]
    found = Epoch.objects.filter(of__among=Handles([*handles, wanted]))
    assert set(found.values_list("of", flat=True)) == {wanted}
    assert not Epoch.objects.filter(of__among=Handles(handles)).exists()
    assert not Epoch.objects.filter(of__among=Handles([])).exists()


def test_what_is_learnt_or_forgotten_changes_what_is_fetched_at_once():
    hazel = people.full()["hazel"]
    everything = Epoch.objects.all()
    rows_of_hazel = hazel.within(everything).count()
    assert rows_of_hazel == everything.filter(compartment__in=hazel.readable()).count() > 0
    room = uuid4()
    Epoch.objects.filter(of=Epoch.objects.values_list("of", flat=True)[0]).update(compartment=room)
    hazel.learn(room, 1, CompartmentSecret(bytes(32)), Meaning("notes", None))
    assert hazel.within(everything).filter(compartment=room).exists()
    hazel.forget(room)
    assert not hazel.within(everything).filter(compartment=room).exists()


def test_a_room_that_was_granted_is_held_at_the_next_look_and_one_undone_is_not():
    cast = people.full()
    ash, cedar = cast["ash"], cast["cedar"]
    cedar.refresh()
    given, undone = uuid4(), uuid4()
    compartments.create(ash, "notes", id=given, subject=uuid4(), holders={ash.member, cedar.member})
    with transaction.atomic():
        take_back = cedar.remember()
        compartments.create(ash, "notes", id=undone, subject=uuid4(), holders={ash.member, cedar.member})
        cedar.refresh()
        assert cedar.holds(undone)
        transaction.set_rollback(True)
    take_back()
    cedar.refresh()
    assert cedar.holds(given)
    assert not cedar.holds(undone)


def test_a_directory_seen_in_a_transaction_that_is_undone_is_not_kept():
    cast = people.full()
    ash, pine = cast["ash"], cast["pine"]
    before = certificates.directory(ash)
    with transaction.atomic():
        certificates.certify(ash, people.key_holder(pine, ["trustee"]), ended=True)
        assert certificates.directory(ash).now(pine.member) is None
        transaction.set_rollback(True)
    assert certificates.directory(ash).now(pine.member) == before.now(pine.member) is not None
