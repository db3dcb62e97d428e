"""Fields never run into one another, and sizes are told only in buckets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault.encoding import pack, pad, unpack, unpad
from safeconduct.vault.types import Tampered, UnknownFormat


@given(st.lists(st.binary(max_size=40), max_size=6))
def test_fields_come_back_as_they_were(fields: list[bytes]) -> None:
    assert unpack(pack(*fields), len(fields)) == fields


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_two_lists_of_fields_never_look_alike(a: list[bytes], b: list[bytes]) -> None:
    assert (pack(*a) == pack(*b)) == (a == b)


def test_fields_that_do_not_fill_the_bytes_are_refused() -> None:
    packed = pack(b"one", b"two")
    for wrong in (packed[:-1], packed + b"\0", packed[:7], packed[:9], packed[:2], b"", pack(b"one")):
        with pytest.raises(UnknownFormat):
            unpack(wrong, 2)


@given(st.binary(max_size=2000))
def test_padding_comes_off(plaintext: bytes) -> None:
    assert unpad(pad(plaintext)) == plaintext


@pytest.mark.parametrize(
    ("length", "size"),
    [
        (0, 256),
        (252, 256),
        (253, 512),
        (508, 512),
        (509, 1024),
        (32764, 32768),
        (65532, 65536),
        (65533, 131072),
        (131068, 131072),
        (131069, 196608),
    ],
)
def test_a_text_is_as_long_as_its_bucket(length: int, size: int) -> None:
    assert len(pad(b"x" * length)) == size
    assert unpad(pad(b"x" * length)) == b"x" * length


@pytest.mark.parametrize("padded", [b"", b"\0\0\0", b"\0\0\0\5abcd", b"\0\0\0\1ab\0", b"\xff" * 256])
def test_padding_that_does_not_fit_is_refused(padded: bytes) -> None:
    with pytest.raises(Tampered):
        unpad(padded)
