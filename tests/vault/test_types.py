"""Keys of different purposes cannot be taken for one another, printed, pickled or altered."""

import copy
import pickle
import traceback

import pytest

from safeconduct.vault import compartments, envelopes, files, halves, macs, signing, types
from tests.vault.samples import BOX, FILE, PLACE, RECORD, SIGN, SINGLE, fixed

SECRETS = [
    types.CompartmentSecret,
    types.RecordKey,
    types.SingleKey,
    types.FileKey,
    types.MacKey,
    types.Half,
    types.Stretched,
    types.BoxPrivate,
    types.SignPrivate,
]
PUBLIC = [types.BoxPublic, types.SignPublic]


@pytest.mark.parametrize("kind", SECRETS + PUBLIC)
def test_a_key_prints_as_its_type_and_never_its_bytes(kind: type[types.Key]) -> None:
    key = kind(fixed(65))
    for text in (repr(key), str(key), f"{key}", f"{key!r}", f"{[key]}", "%s" % key):  # noqa: UP031
        assert f"<{kind.__name__} …>" in text
        assert "ABC" not in text
        assert fixed(65).hex() not in text


@pytest.mark.parametrize("kind", SECRETS + PUBLIC)
def test_a_key_is_never_pickled_or_copied(kind: type[types.Key]) -> None:
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            attempt(kind(fixed(1)))


@pytest.mark.parametrize("kind", SECRETS + PUBLIC)
def test_a_key_cannot_be_altered(kind: type[types.Key]) -> None:
    key = kind(fixed(1))
    with pytest.raises(AttributeError):
        key._value = fixed(2)
    with pytest.raises(AttributeError):
        key.note = "x"  # type: ignore[attr-defined]  # that is the point
    assert key == kind(fixed(1))


@pytest.mark.parametrize("kind", SECRETS + PUBLIC)
def test_a_key_takes_exactly_32_bytes(kind: type[types.Key]) -> None:
    for wrong in (b"", b"x" * 31, b"x" * 33):
        with pytest.raises(ValueError, match="32 bytes"):
            kind(wrong)
    for not_bytes in (bytearray(32), "x" * 32, SINGLE):
        with pytest.raises(TypeError):
            kind(not_bytes)  # type: ignore[arg-type]  # that is the point


def test_equal_bytes_of_two_types_are_not_equal_keys() -> None:
    assert types.RecordKey(fixed(1)) == types.RecordKey(fixed(1))
    assert types.RecordKey(fixed(1)) != types.RecordKey(fixed(2))
    assert types.RecordKey(fixed(1)) != types.SingleKey(fixed(1))
    assert types.BoxPublic(fixed(1)) != types.SignPublic(fixed(1))
    assert types.RecordKey(fixed(1)) != fixed(1)


def test_secrets_are_not_hashed_and_public_halves_are() -> None:
    for kind in SECRETS:
        with pytest.raises(TypeError):
            hash(kind(fixed(1)))
    assert len({types.BoxPublic(fixed(1)), types.BoxPublic(fixed(1)), BOX.public}) == 2


def test_generated_keys_differ() -> None:
    assert types.SingleKey.generate() != types.SingleKey.generate()
    assert types.BoxPair.generate() != types.BoxPair.generate()
    assert types.SignPair.generate() != types.SignPair.generate()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: envelopes.seal(FILE, PLACE, b""),
        lambda: envelopes.seal(types.CompartmentSecret(fixed(1)), PLACE, b""),
        lambda: envelopes.seal(fixed(1), PLACE, b""),
        lambda: envelopes.open_sealed(types.MacKey(fixed(1)), PLACE, envelopes.seal(RECORD, PLACE, b"")),
        lambda: envelopes.seal_to(SIGN.public, PLACE, b""),
        lambda: envelopes.seal_to(BOX.private, PLACE, b""),
        lambda: envelopes.open_box(BOX.private, PLACE, envelopes.seal_to(BOX.public, PLACE, b"")),
        lambda: envelopes.open_box(SIGN, PLACE, envelopes.seal_to(BOX.public, PLACE, b"")),
        lambda: signing.sign(BOX.private, "head", b""),
        lambda: signing.verify(BOX.public, "head", b"", b""),
        lambda: compartments.record_key(RECORD),
        lambda: compartments.box_pair(SINGLE),
        lambda: compartments.mac_key(RECORD),
        lambda: files.FileSealer(SINGLE, PLACE),
        lambda: files.FileOpener(SINGLE, PLACE, b"", 1),
        lambda: macs.mac(RECORD, b""),
        lambda: halves.join(types.SingleKey, SINGLE, types.Half(fixed(1))),
        lambda: halves.join(types.SingleKey, types.Half(fixed(1)), SINGLE),
        lambda: types.BoxPair.of(SIGN.private),
        lambda: types.SignPair.of(BOX.private),
        lambda: types.BoxPair(SIGN.public, BOX.private),
        lambda: types.SignPair(SIGN.public, BOX.private),
    ],
)
def test_a_key_of_one_type_passed_for_another_is_a_type_error(attempt) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TypeError, match="expected"):
        attempt()


def test_a_subclass_is_another_key() -> None:
    class Borrowed(types.RecordKey): ...

    with pytest.raises(TypeError, match="expected RecordKey or SingleKey, got Borrowed"):
        envelopes.seal(Borrowed(fixed(1)), PLACE, b"")
    assert Borrowed(fixed(1)) != types.RecordKey(fixed(1))


def test_a_wrapped_key_opens_only_as_its_own_type() -> None:
    assert types.SingleKey.untagged(SINGLE.tagged()) == SINGLE
    for kind in set(SECRETS) - {types.SingleKey}:
        with pytest.raises(types.UnknownFormat):
            kind.untagged(SINGLE.tagged())
    for wrong in (b"", b"SingleKey", SINGLE.tagged()[:-1], SINGLE.tagged() + b"x"):
        with pytest.raises(types.UnknownFormat):
            types.SingleKey.untagged(wrong)


def test_a_refusal_shows_neither_key_nor_plaintext() -> None:
    envelope = envelopes.seal(RECORD, PLACE, b"the hiding place")
    for wrong in (envelope[:-1], envelope[:40] + b"x" + envelope[41:], b"\2" + envelope[1:]):
        with pytest.raises(types.VaultError) as refused:
            envelopes.open_sealed(RECORD, PLACE, wrong)
        text = "".join(traceback.format_exception(refused.value))
        assert "hiding" not in text
        assert RECORD.reveal().hex() not in text
        assert repr(RECORD.reveal()) not in text
