"""After a busy evening of people everything fits the log, with the keys of each of them; what was altered
outside is named."""

import pytest

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import verify
from safeconduct.keys.errors import DAMAGED
from safeconduct.people import entrance, upkeep
from safeconduct.people.models import Account, Enrolment, Hold, Profile, Removal
from safeconduct.vault.blobs import open_blob
from safeconduct.vault.types import WeakParameters
from tests.people.conftest import WORDS, House, code_of
from tests.people.test_enrolment import enrol, invite
from tests.people.test_shifts import plan


def busy_evening(house: House) -> None:
    """Invite, vouch, change roles, remove, come back, lock, reopen, plan, change words, mend."""
    enrol(invite(house.browser("birch"), "Рябина", "operator"))
    arrival = house.ask("birch", "people.arrivals")[0].enrolment
    certificate = house.run("birch", "people.certify", enrolment=arrival, compared=True).certificate
    house.run("ash", "people.countersign", certificate=certificate, compared=True)
    certificate = house.run(
        "birch", "people.change_roles", member=house.handle("oak"), roles=["documenter", "press"]
    ).certificate
    house.run("ash", "people.countersign", certificate=certificate, compared=True)
    house.run("birch", "people.deactivate", member=house.handle("larch"), reason="left")
    shift = plan(house)
    house.run("ash", "people.lock_all", taken=[house.handle("pine")], reason="")
    for name in ("elm", "hazel"):
        house.run(name, "people.reopen", member=house.handle("pine"))
    house.run("birch", "people.end_shift", shift=shift)
    fresh = house.ask("cedar", "people.new_passphrase")
    house.run(
        "cedar", "people.change_passphrase", present=WORDS, passphrase=fresh.passphrase, proof=fresh.proof
    )
    entrance.enter("elm-tree-10", WORDS, code_of())
    invitation = house.run("birch", "people.invite", display_name="Ольха", roles=["lawyer"])
    house.run("birch", "people.withdraw_invitation", enrolment=invitation.enrolment)
    for name in house.cast.members:
        if house.stands(name):
            upkeep.mend(house[name], seconds=60)


def test_after_a_busy_evening_everything_fits(house: House):
    busy_evening(house)
    assert verify.check().findings == []
    for name in house.cast.members:
        if house.stands(name):
            report = verify.check(house[name])
            assert report.findings == [], name
            assert report.opened > 20


@pytest.mark.parametrize("table", [Account, Enrolment, Hold, Profile, Removal])
def test_a_row_that_is_taken_away_is_named(house: House, table):
    enrol(invite(house.browser("birch"), "Рябина", "operator"))
    house.run("birch", "people.deactivate", member=house.handle("larch"), reason="left")
    house.run("ash", "people.lock_all", taken=[house.handle("pine")], reason="")
    row = table.objects.order_by("leaf").last()
    table.objects.filter(id=row.id).delete()
    assert ("row_missing", row.id) in {(one.code, one.row) for one in verify.check().findings}


def test_an_earlier_passphrase_that_is_put_back_is_named_and_opens_nothing(house: House):
    before = Account.objects.get(id=house.handle("cedar"))
    fresh = house.ask("cedar", "people.new_passphrase")
    house.run(
        "cedar", "people.change_passphrase", present=WORDS, passphrase=fresh.passphrase, proof=fresh.proof
    )
    Account.objects.filter(id=before.id).update(blob=before.blob)
    assert {(one.code, one.row) for one in verify.check().findings} == {("row_columns", before.id)}
    with pytest.raises(Refusal) as refused:
        entrance.enter("cedar-tree-10", WORDS, code_of())
    assert refused.value.code == DAMAGED
    Account.objects.filter(id=before.id).update(stretching=before.stretching)
    assert {(one.code, one.row) for one in verify.check().findings} == {("row_columns", before.id)}


def test_a_passphrase_that_somebody_made_cheaper_to_guess_is_named_and_opens_nothing(house: House):
    """The cost stands at the head of the blob; a blob under a lower one must not even be tried."""
    account = Account.objects.get(id=house.handle("cedar"))
    blob = bytes(account.blob)
    cheaper = blob[:1] + (64).to_bytes(4, "big") + blob[5:]  # 64 KiB of memory instead of 64 MiB
    Account.objects.filter(id=account.id).update(blob=cheaper)
    assert {(one.code, one.row) for one in verify.check().findings} == {("row_columns", account.id)}
    with pytest.raises(Refusal):
        entrance.enter("cedar-tree-10", WORDS, code_of())
    with pytest.raises(WeakParameters):
        open_blob(WORDS, cheaper, account.id)
