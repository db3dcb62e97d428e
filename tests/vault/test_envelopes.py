"""What is sealed opens under the one key and in the one place, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import envelopes, types
from safeconduct.vault.envelopes import Context
from tests.vault.samples import BOX, OTHER_BOX, PLACE, RECORD, SINGLE, fixed, flipped, other_places, places

TEXT = b"two people, one child, waiting"


@given(places, st.binary(max_size=3000), st.binary(min_size=32, max_size=32))
def test_a_sealed_text_opens_with_its_key_in_its_place(place: Context, text: bytes, key: bytes) -> None:
    for held in (types.RecordKey(key), types.SingleKey(key)):
        assert envelopes.open_sealed(held, place, envelopes.seal(held, place, text)) == text


@given(places, st.binary(max_size=3000))
def test_a_box_opens_with_the_private_half_in_its_place(place: Context, text: bytes) -> None:
    assert envelopes.open_box(BOX, place, envelopes.seal_to(BOX.public, place, text)) == text


def test_the_layout_is_the_one_described() -> None:
    sealed = envelopes.seal(RECORD, PLACE, TEXT)
    assert sealed[:6] == bytes([1, 1, 0, 0, 0, 3])
    assert sealed[30:62] == envelopes.commitment(RECORD, PLACE)
    assert len(sealed) == 1 + 1 + 4 + 24 + 32 + 256 + 16
    boxed = envelopes.seal_to(BOX.public, PLACE, TEXT)
    assert boxed[:6] == bytes([1, 2, 0, 0, 0, 3])
    assert len(boxed) == len(sealed) + 80
    assert envelopes.peek(sealed) == (1, 1, 3)
    assert envelopes.peek(boxed) == (1, 2, 3)


def test_the_same_text_never_gives_the_same_bytes_twice() -> None:
    a, b = (envelopes.seal(RECORD, PLACE, TEXT) for _ in range(2))
    assert a[6:30] != b[6:30]
    assert a[62:] != b[62:]
    assert TEXT not in a
    c, d = (envelopes.seal_to(BOX.public, PLACE, TEXT) for _ in range(2))
    assert c[6:] != d[6:]


def test_a_bit_turned_at_any_byte_is_refused() -> None:
    sealed = envelopes.seal(RECORD, PLACE, TEXT)
    for at in range(len(sealed)):
        for bit in (0, 7):
            with pytest.raises(types.VaultError):
                envelopes.open_sealed(RECORD, PLACE, flipped(sealed, at, bit))
    boxed = envelopes.seal_to(BOX.public, PLACE, TEXT)
    for at in range(len(boxed)):
        with pytest.raises(types.VaultError):
            envelopes.open_box(BOX, PLACE, flipped(boxed, at))


def test_each_part_is_refused_by_its_own_word() -> None:
    sealed = envelopes.seal(RECORD, PLACE, TEXT)
    words = {0: types.UnknownFormat, 1: types.UnknownFormat, 5: types.WrongContext}
    words |= {30: types.WrongKey, 61: types.WrongKey, 6: types.Tampered, 62: types.Tampered}
    words[len(sealed) - 1] = types.Tampered
    for at, word in words.items():
        with pytest.raises(word):
            envelopes.open_sealed(RECORD, PLACE, flipped(sealed, at))


def test_an_envelope_cut_short_or_extended_is_refused() -> None:
    sealed, boxed = envelopes.seal(RECORD, PLACE, TEXT), envelopes.seal_to(BOX.public, PLACE, TEXT)
    for length in range(len(sealed)):
        with pytest.raises(types.VaultError):
            envelopes.open_sealed(RECORD, PLACE, sealed[:length])
    for length in range(len(boxed)):
        with pytest.raises(types.VaultError):
            envelopes.open_box(BOX, PLACE, boxed[:length])
    for more in (b"\0", b"\0" * 16, b"\0" * 256):
        with pytest.raises(types.Tampered):
            envelopes.open_sealed(RECORD, PLACE, sealed + more)
        with pytest.raises(types.Tampered):
            envelopes.open_box(BOX, PLACE, boxed + more)


@pytest.mark.parametrize("elsewhere", other_places)
def test_an_envelope_moved_to_another_place_is_refused(elsewhere: Context) -> None:
    sealed, boxed = envelopes.seal(RECORD, PLACE, TEXT), envelopes.seal_to(BOX.public, PLACE, TEXT)
    epoch = elsewhere.epoch.to_bytes(4, "big")  # whoever moves it alters the header too
    for moved in (sealed, sealed[:2] + epoch + sealed[6:]):
        with pytest.raises((types.WrongKey, types.WrongContext)):
            envelopes.open_sealed(RECORD, elsewhere, moved)
    for moved in (boxed, boxed[:2] + epoch + boxed[6:]):
        with pytest.raises((types.WrongKey, types.WrongContext)):
            envelopes.open_box(BOX, elsewhere, moved)


def test_another_key_is_refused_before_anything_is_decrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed, boxed = envelopes.seal(RECORD, PLACE, TEXT), envelopes.seal_to(BOX.public, PLACE, TEXT)
    decrypted: list[object] = []
    monkeypatch.setattr(envelopes, "aead_open", lambda *given: decrypted.append(given))
    with pytest.raises(types.WrongKey):
        envelopes.open_sealed(SINGLE, PLACE, sealed)
    with pytest.raises(types.WrongKey):
        envelopes.open_box(OTHER_BOX, PLACE, boxed)
    assert not decrypted


def test_the_commitment_itself_is_bound_to_the_ciphertext_of_its_place() -> None:
    """Head and commitment of one envelope before the ciphertext of another open nothing."""
    here, there = (envelopes.seal(RECORD, place, TEXT) for place in (PLACE, other_places[2]))
    with pytest.raises(types.Tampered):
        envelopes.open_sealed(RECORD, PLACE, here[:62] + there[62:])
    with pytest.raises(types.Tampered):
        envelopes.open_sealed(RECORD, PLACE, here[:6] + there[6:30] + here[30:62] + there[62:])


def test_the_box_of_one_envelope_before_the_body_of_another_is_refused() -> None:
    a, b = (envelopes.seal_to(BOX.public, PLACE, TEXT) for _ in range(2))
    with pytest.raises(types.WrongKey):
        envelopes.open_box(BOX, PLACE, a[:86] + b[86:])


def test_unknown_versions_and_algorithms_are_never_guessed() -> None:
    sealed, boxed = envelopes.seal(RECORD, PLACE, TEXT), envelopes.seal_to(BOX.public, PLACE, TEXT)
    for head in (b"\0\1", b"\2\1", b"\xff\1", b"\1\0", b"\1\3", b"\1\xff"):
        for envelope in (head + sealed[2:], head):
            with pytest.raises(types.UnknownFormat):
                envelopes.peek(envelope)
            with pytest.raises(types.UnknownFormat):
                envelopes.open_sealed(RECORD, PLACE, envelope)
            with pytest.raises(types.UnknownFormat):
                envelopes.open_box(BOX, PLACE, envelope)
    with pytest.raises(types.UnknownFormat):
        envelopes.open_sealed(RECORD, PLACE, boxed)
    with pytest.raises(types.UnknownFormat):
        envelopes.open_box(BOX, PLACE, sealed)


@pytest.mark.parametrize("change", [{"epoch": -1}, {"epoch": 2**32}, {"version": -1}, {"version": 2**63}])
def test_a_place_out_of_range_is_refused(change: dict[str, int]) -> None:
    sealed, nowhere = envelopes.seal(RECORD, PLACE, TEXT), PLACE._replace(**change)
    for attempt in (
        lambda: envelopes.seal(RECORD, nowhere, TEXT),
        lambda: envelopes.seal_to(BOX.public, nowhere, TEXT),
        lambda: envelopes.open_sealed(RECORD, nowhere, sealed),
    ):
        with pytest.raises(types.WrongContext):
            attempt()


def test_nothing_is_sealed_to_a_public_key_of_low_order() -> None:
    for point in (bytes(32), b"\1" + bytes(31)):
        with pytest.raises(types.WrongKey):
            envelopes.seal_to(types.BoxPublic(point), PLACE, TEXT)


def test_a_wrapped_key_opens_for_its_holder_as_its_own_type() -> None:
    wrapped = envelopes.wrap(BOX.public, SINGLE, PLACE)
    assert envelopes.unwrap(BOX, types.SingleKey, PLACE, wrapped) == SINGLE
    with pytest.raises(types.UnknownFormat):
        envelopes.unwrap(BOX, types.FileKey, PLACE, wrapped)
    with pytest.raises(types.WrongKey):
        envelopes.unwrap(OTHER_BOX, types.SingleKey, PLACE, wrapped)
    with pytest.raises(types.WrongKey):
        envelopes.unwrap(BOX, types.SingleKey, other_places[2], wrapped)


def test_a_text_longer_than_every_bucket_comes_back() -> None:
    text = fixed(0) * 8192
    assert envelopes.open_sealed(RECORD, PLACE, envelopes.seal(RECORD, PLACE, text)) == text
