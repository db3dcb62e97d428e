"""Keys derived for two purposes differ, and a passphrase is never stretched cheaply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import compartments, types
from safeconduct.vault.derive import FLOOR, StretchParams, derive, normalise_passphrase, stretch
from tests.vault.samples import fixed


def test_label_context_and_secret_each_change_what_is_derived() -> None:
    made = [
        derive(fixed(1), "box"),
        derive(fixed(2), "box"),
        derive(fixed(1), "record"),
        derive(fixed(1), "box", b"a"),
        derive(fixed(1), "boxa"),
    ]
    assert len(set(made)) == len(made)
    assert derive(fixed(1), "box") == made[0]
    assert len(derive(fixed(1), "box", length=64)) == 64


def test_a_compartment_secret_yields_three_unlike_keys_and_always_the_same() -> None:
    secret = types.CompartmentSecret(fixed(5))
    keys = [
        compartments.record_key(secret),
        compartments.box_pair(secret).private,
        compartments.mac_key(secret),
    ]
    assert len({key.reveal() for key in keys} | {secret.reveal()}) == 4
    assert compartments.record_key(types.CompartmentSecret(fixed(5))) == keys[0]
    assert compartments.box_pair(secret) == compartments.box_pair(types.CompartmentSecret(fixed(5)))
    assert compartments.record_key(types.CompartmentSecret(fixed(6))) != keys[0]


@pytest.mark.parametrize(
    "params",
    [
        FLOOR._replace(memory_kib=FLOOR.memory_kib - 1),
        FLOOR._replace(memory_kib=8),
        FLOOR._replace(passes=2),
        FLOOR._replace(passes=0),
        FLOOR._replace(lanes=0),
        FLOOR._replace(memory_kib=(1 << 18) + 1),
        FLOOR._replace(passes=255),
        FLOOR._replace(lanes=255),
    ],
)
def test_lowered_or_absurd_costs_are_refused(params: StretchParams) -> None:
    with pytest.raises(types.WeakParameters):
        stretch("seven words", fixed(1)[:16], params)


def test_the_floor_is_64_mib_and_three_passes() -> None:
    assert FLOOR == (64 * 1024, 3, 1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Abacus  ABDOMEN\tabide\n", "abacus abdomen abide"),
        ("\N{NO-BREAK SPACE}abacus\N{IDEOGRAPHIC SPACE}abdomen", "abacus abdomen"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ("СЛОВО", "слово"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("", ""),
    ],
)
def test_a_passphrase_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert normalise_passphrase(typed) == meant


@given(st.text())
def test_reading_a_passphrase_twice_changes_nothing(typed: str) -> None:
    once = normalise_passphrase(typed)
    assert normalise_passphrase(once) == once
