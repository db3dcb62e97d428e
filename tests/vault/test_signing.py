"""A signature holds for one author, one purpose, one place; a box without one is told apart."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import signing, types
from safeconduct.vault.envelopes import Context
from tests.vault.samples import AUTHOR, OTHER_SIGN, PLACE, ROW, SIGN, flipped, other_places, places

BODY = b"was seen alive on Tuesday"
texts = st.text(st.characters(codec="utf-8"), max_size=30)


def signed(place: Context = PLACE) -> bytes:
    return signing.sign_payload(SIGN.private, place, AUTHOR, "signal", 1, BODY)


@given(places, st.uuids(), texts, st.integers(0, 2**32 - 1), st.binary(max_size=500))
def test_a_signed_payload_comes_back_and_is_its_author_s(
    place: Context, author: UUID, kind: str, schema: int, body: bytes
) -> None:
    data = signing.sign_payload(SIGN.private, place, author, kind, schema, body)
    payload = signing.open_payload(data, place)
    assert (payload.author, payload.kind, payload.schema, payload.body) == (author, kind, schema, body)
    signing.verify_payload(payload, SIGN.public)
    with pytest.raises(types.BadSignature):
        signing.verify_payload(payload, OTHER_SIGN.public)


@pytest.mark.parametrize(
    "change",
    [
        {"author": ROW},
        {"kind": "signals"},
        {"schema": 2},
        {"body": BODY + b"."},
        {"kind": "signa", "body": b"l" + BODY},
        {"context": PLACE._replace(version=8).encode()},
        {"signature": bytes(64)},
        {"signature": b""},
        {"signature": bytes(63)},
        {"author": None},
    ],
)
def test_a_payload_altered_in_any_field_does_not_verify(change: dict[str, object]) -> None:
    payload = msgspec.structs.replace(signing.open_payload(signed(), PLACE), **change)
    with pytest.raises(types.BadSignature):
        signing.verify_payload(payload, SIGN.public)


def test_a_bit_turned_at_any_byte_of_a_payload_is_refused() -> None:
    data = signed()
    for at in range(len(data)):
        with pytest.raises(types.VaultError):
            signing.verify_payload(signing.open_payload(flipped(data, at), PLACE), SIGN.public)


def test_a_payload_signed_by_another_in_the_author_s_name_is_refused() -> None:
    forged = signing.sign_payload(OTHER_SIGN.private, PLACE, AUTHOR, "signal", 1, BODY)
    payload = signing.open_payload(forged, PLACE)
    assert payload.author == AUTHOR
    with pytest.raises(types.BadSignature):
        signing.verify_payload(payload, SIGN.public)


@pytest.mark.parametrize("elsewhere", other_places)
def test_an_inner_context_other_than_the_outer_one_is_refused(elsewhere: Context) -> None:
    with pytest.raises(types.WrongContext):
        signing.open_payload(signed(), elsewhere)


def test_what_came_without_an_author_is_told_apart_and_never_verifies() -> None:
    payload = signing.open_payload(signing.unsigned_payload(PLACE, "signal", 1, BODY), PLACE)
    assert payload.author is None
    assert payload.body == BODY
    with pytest.raises(types.BadSignature):
        signing.verify_payload(payload, SIGN.public)


def test_an_author_without_signature_or_a_signature_without_author_is_refused() -> None:
    payload = signing.open_payload(signed(), PLACE)
    for change in ({"signature": b""}, {"author": None}):
        half = msgspec.msgpack.encode(msgspec.structs.replace(payload, **change))
        with pytest.raises(types.BadSignature):
            signing.open_payload(half, PLACE)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_payload_are_refused(data: bytes) -> None:
    with pytest.raises(types.VaultError):
        signing.open_payload(data, PLACE)


def test_a_payload_of_another_shape_is_refused() -> None:
    good = msgspec.msgpack.decode(signed())
    shapes: list[object] = [
        good[:4],
        [*good, b"more"],
        {"context": good[0]},
        [good[0], good[1], b"\xff", *good[3:]],
        [*good[:3], -1, *good[4:]],
        [*good[:3], 2**32, *good[4:]],
        [good[0], b"short", *good[2:]],
        None,
    ]
    not_utf8 = signed().replace(b"\xa6signal", b"\xa6\xff\xffgnal")
    assert not_utf8 != signed()
    for data in [*map(msgspec.msgpack.encode, shapes), not_utf8]:
        with pytest.raises(types.UnknownFormat):
            signing.open_payload(data, PLACE)


def test_a_payload_does_not_print_what_it_holds() -> None:
    assert "Tuesday" not in repr(signing.open_payload(signed(), PLACE))


def test_a_signature_for_one_purpose_fits_no_other() -> None:
    signature = signing.sign(SIGN.private, "head", b"message")
    signing.verify(SIGN.public, "head", b"message", signature)
    for label, message, key in [
        ("heads", b"message", SIGN),
        ("payload", b"message", SIGN),
        ("head", b"massage", SIGN),
        ("head", b"message", OTHER_SIGN),
        ("", b"head\0message", SIGN),
    ]:
        with pytest.raises(types.BadSignature):
            signing.verify(key.public, label, message, signature)
    longer = signing.sign(SIGN.private, "head", b"x" + b"safeconduct/1/head\0message")
    with pytest.raises(types.BadSignature):  # the rest of a longer message passed off as signature
        signing.verify(SIGN.public, "head", b"message", longer + b"safeconduct/1/head\0x")
    for wrong in (b"", signature[:-1], signature + b"\0", flipped(signature, 0), flipped(signature, 63)):
        with pytest.raises(types.BadSignature):
            signing.verify(SIGN.public, "head", b"message", wrong)
