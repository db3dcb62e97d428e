"""`verify` names a row of the engine that no engine wrote as it stands, also where the log covers it not."""

import pytest
from django.db import models

from safeconduct.engine import boot
from safeconduct.engine.models import Alarm, Delivery, Timer
from safeconduct.keys import recovery, verify
from tests.engine.night import Night, named, plan
from tests.tampering import other, undone, write

pytestmark = pytest.mark.django_db
UNDER_MAC = (Alarm, Timer, Delivery)


@pytest.fixture
def alarm(night: Night) -> Night:
    night.raise_alarm(plan(named(night.member("ash"), wait_s=3600)))
    night.run()
    return night


def codes(night: Night) -> set[tuple[str, str]]:
    return {(one.code, one.table) for one in verify.check().findings}


def test_the_rows_of_an_engine_at_work_fit(alarm: Night) -> None:
    assert verify.check().findings == []
    assert verify.check(alarm.cast["ash"]).findings == []


@pytest.mark.parametrize("table", UNDER_MAC)
def test_an_altered_sum_is_named_though_no_leaf_covers_it(alarm: Night, table: type[models.Model]) -> None:
    row = table._default_manager.first()
    assert row is not None
    write(table, row.pk, "mac", other(table._meta.get_field("mac"), row.mac))
    assert ("mac", table._meta.db_table) in codes(alarm)


def test_every_column_of_a_delivery_but_its_lease_is_under_its_sum(alarm: Night) -> None:
    row = Delivery.objects.first()
    assert row is not None
    for field in Delivery._meta.concrete_fields:
        if field.name in {"lease_node", "lease_until"}:
            continue
        with undone():
            write(Delivery, row.pk, field.column, other(field, getattr(row, field.attname)))
            assert ("mac", "engine_delivery") in codes(alarm), field.name


def test_recovery_checks_the_sums_on_a_machine_where_no_engine_sees(alarm: Night) -> None:
    row = Delivery.objects.first()
    assert row is not None
    write(Delivery, row.pk, "mac", b"x" * 32)
    boot.forget()
    assert verify.check().findings == []
    keyring = recovery.keyring_of(alarm.cast["ash"].organisation, alarm.cast.founded.recovery)
    assert [one.row for one in verify.check(keyring).findings] == [row.pk]
