"""What the tests of the vault share: keys that never change, and places drawn at random."""

import os
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import strategies as st

from safeconduct.vault import types
from safeconduct.vault.envelopes import Context


def fixed(number: int) -> bytes:
    """32 bytes that are easy to find again."""
    return bytes(range(number, number + 32))


ORGANISATION, ROW, COMPARTMENT, AUTHOR = (UUID(bytes=fixed(n)[:16]) for n in (1, 2, 3, 4))
PLACE = Context(ORGANISATION, "desk_signal", ROW, COMPARTMENT, 3, 7)
RECORD, SINGLE, FILE = types.RecordKey(fixed(10)), types.SingleKey(fixed(11)), types.FileKey(fixed(12))
BOX = types.BoxPair.of(types.BoxPrivate(fixed(20)))
OTHER_BOX = types.BoxPair.of(types.BoxPrivate(fixed(21)))
SIGN = types.SignPair.of(types.SignPrivate(fixed(30)))
OTHER_SIGN = types.SignPair.of(types.SignPrivate(fixed(31)))

places = st.builds(
    Context,
    organisation=st.uuids(),
    table=st.text(st.characters(codec="utf-8"), max_size=30),
    row=st.uuids(),
    compartment=st.uuids(),
    epoch=st.integers(0, 2**32 - 1),
    version=st.integers(0, 2**63 - 1),
)
other_places = [
    PLACE._replace(organisation=ROW),
    PLACE._replace(table="desk_signals"),
    PLACE._replace(row=AUTHOR),
    PLACE._replace(compartment=ROW),
    PLACE._replace(epoch=4),
    PLACE._replace(version=8),
    PLACE._replace(row=COMPARTMENT, compartment=ROW),
]


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    """`data` with one bit turned."""
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def vectors(folder: str) -> Path:
    """The folder of public test vectors; the test is skipped where it is absent."""
    root = os.environ.get("SAFECONDUCT_VECTORS", "")
    if not root or not (Path(root) / folder).is_dir():
        pytest.skip(f"no folder {folder} in SAFECONDUCT_VECTORS")
    return Path(root) / folder
