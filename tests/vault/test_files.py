"""A file opens whole and in order, or not at all; no nonce serves two different chunks."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.vault import files, types
from safeconduct.vault.envelopes import Context
from safeconduct.vault.files import CHUNK, FileOpener, FileSealer
from tests.vault.samples import FILE, PLACE, fixed, flipped, other_places

FULL = [bytes([n]) * CHUNK for n in range(3)]
CHUNKS = [*FULL, b"the end"]


def seal(chunks: list[bytes], sealer: FileSealer | None = None) -> tuple[bytes, list[bytes]]:
    sealer = sealer or FileSealer(FILE, PLACE)
    return sealer.header, [sealer.seal(n, c, n == len(chunks) - 1) for n, c in enumerate(chunks)]


HEADER, SEALED = seal(CHUNKS)


def read(sealed: list[bytes], count: int | None = None, header: bytes = HEADER) -> list[bytes]:
    opener = FileOpener(FILE, PLACE, header, len(sealed) if count is None else count)
    return [opener.open(n, chunk) for n, chunk in enumerate(sealed)]


@settings(max_examples=10)
@given(st.integers(0, 2), st.binary(max_size=200))
def test_a_file_of_any_length_comes_back(full: int, rest: bytes) -> None:
    header, sealed = seal([*FULL[:full], rest])
    assert read(sealed, header=header) == [*FULL[:full], rest]


def test_any_chunk_opens_alone() -> None:
    opener = FileOpener(FILE, PLACE, HEADER, 4)
    for n in (2, 0, 3, 1):
        assert opener.open(n, SEALED[n]) == CHUNKS[n]


def test_a_last_chunk_may_be_full_or_empty() -> None:
    for last in (b"", FULL[0]):
        header, sealed = seal([FULL[1], last])
        assert read(sealed, header=header) == [FULL[1], last]


def test_a_file_cut_short_is_refused_also_with_a_lowered_count() -> None:
    with pytest.raises(types.Tampered):
        read(SEALED[:3])
    with pytest.raises(types.Tampered):
        read([SEALED[0][:-1], *SEALED[1:]])
    with pytest.raises(types.Tampered):
        read([*SEALED[:3], SEALED[3][:-1]])


def test_a_file_extended_is_refused_also_with_a_raised_count() -> None:
    with pytest.raises(types.Tampered):
        read([*SEALED, SEALED[3]])
    with pytest.raises(types.Tampered):
        read([*SEALED, SEALED[3]], 4)
    with pytest.raises(types.Tampered):
        read([*SEALED[:3], SEALED[3] + b"\0"])


def test_chunks_in_another_order_are_refused() -> None:
    for order in permutations(range(4)):
        if order != (0, 1, 2, 3):
            with pytest.raises(types.Tampered):
                read([SEALED[n] for n in order])


def test_a_chunk_of_another_file_of_the_same_key_is_refused() -> None:
    _, others = seal(CHUNKS)
    with pytest.raises(types.Tampered):
        read([SEALED[0], others[1], *SEALED[2:]])


def test_a_bit_turned_anywhere_is_refused() -> None:
    last = SEALED[3]
    for at in range(len(last)):
        with pytest.raises(types.Tampered):
            FileOpener(FILE, PLACE, HEADER, 4).open(3, flipped(last, at))
    for at in range(len(HEADER)):
        with pytest.raises(types.VaultError):
            FileOpener(FILE, PLACE, flipped(HEADER, at), 4).open(3, last)
    for header in (b"", HEADER[:-1], HEADER + b"\0"):
        with pytest.raises(types.UnknownFormat):
            FileOpener(FILE, PLACE, header, 4)


def test_another_key_is_refused() -> None:
    with pytest.raises(types.WrongKey):
        FileOpener(types.FileKey(fixed(13)), PLACE, HEADER, 4)


@pytest.mark.parametrize("elsewhere", other_places)
def test_a_file_shown_in_another_place_is_refused(elsewhere: Context) -> None:
    with pytest.raises(types.WrongKey):
        FileOpener(FILE, elsewhere, HEADER, 4)
    recommitted = HEADER[:18] + files.commitment(FILE, elsewhere)
    with pytest.raises(types.Tampered):
        FileOpener(FILE, elsewhere, recommitted, 4).open(3, SEALED[3])


def test_chunks_outside_the_file_are_refused() -> None:
    for n in (-1, 4, 5, 1 << 60):
        for chunk in (SEALED[0], SEALED[3]):
            with pytest.raises(types.Tampered):
                FileOpener(FILE, PLACE, HEADER, 4).open(n, chunk)


def test_only_the_last_chunk_is_shorter_and_none_is_longer() -> None:
    sealer = FileSealer(FILE, PLACE)
    for chunk, last in ((b"short", False), (b"", False), (bytes(CHUNK + 1), False), (bytes(CHUNK + 1), True)):
        with pytest.raises(ValueError, match="1 MiB"):
            sealer.seal(0, chunk, last)


def test_a_chunk_sent_again_gives_the_same_bytes_and_other_bytes_are_refused() -> None:
    sealer = FileSealer(FILE, PLACE)
    once = sealer.seal(0, FULL[0])
    assert sealer.seal(0, FULL[0]) == once
    for other, last in ((FULL[1], False), (b"the end", True), (FULL[0], True)):
        with pytest.raises(types.NonceReuse):
            sealer.seal(0, other, last)


def test_a_resumed_upload_never_reuses_a_nonce() -> None:
    sealer = FileSealer(FILE, PLACE)
    first = sealer.seal(0, FULL[0])
    sealer.mark(1, FULL[1])  # stored; then the machine dies while the chunk is being written
    again = FileSealer.resume(FILE, PLACE, sealer.header, sealer.marks)
    with pytest.raises(types.NonceReuse):
        again.seal(1, FULL[2])
    with pytest.raises(types.NonceReuse):
        again.seal(0, FULL[2])
    rest = [again.seal(1, FULL[1]), again.seal(2, b"the end", last=True)]
    assert read([first, *rest], header=sealer.header) == [FULL[0], FULL[1], b"the end"]


def test_an_upload_is_not_resumed_under_another_key_or_place() -> None:
    with pytest.raises(types.WrongKey):
        FileSealer.resume(types.FileKey(fixed(13)), PLACE, HEADER, {})
    with pytest.raises(types.WrongKey):
        FileSealer.resume(FILE, other_places[0], HEADER, {})


def test_every_sealer_has_a_new_prefix() -> None:
    assert len({FileSealer(FILE, PLACE).header[2:18] for _ in range(20)}) == 20
