"""A grant opens one compartment for one holder, and says inside who gave it."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.vault import envelopes, grants, halves, signing, types
from tests.vault.samples import (
    AUTHOR,
    BOX,
    COMPARTMENT,
    ORGANISATION,
    OTHER_BOX,
    OTHER_SIGN,
    ROW,
    SIGN,
    fixed,
    flipped,
    other_places,
)

HOLDER = UUID(int=77)
PLACE = envelopes.Context(ORGANISATION, "keys_grant", ROW, HOLDER, 0, 1)
BODY = grants.GrantBody(COMPARTMENT, 4, "identity", UUID(int=5), types.CompartmentSecret(fixed(9)))


def granted(body: grants.GrantBody = BODY) -> bytes:
    return grants.make_grant(AUTHOR, SIGN.private, BOX.public, PLACE, body)


@given(
    st.uuids(),
    st.integers(0, 2**32 - 1),
    st.text(st.characters(codec="utf-8"), max_size=9),
    st.none() | st.uuids(),
)
def test_a_holder_reads_what_was_granted(room: UUID, epoch: int, kind: str, subject: UUID | None) -> None:
    given_body = grants.GrantBody(room, epoch, kind, subject, types.CompartmentSecret.generate())
    body, payload = grants.open_grant(BOX, PLACE, granted(given_body))
    assert body == given_body
    assert payload.author == AUTHOR
    signing.verify_payload(payload, SIGN.public)


def test_a_half_for_break_glass_is_granted_as_a_half() -> None:
    one, other = halves.split(BODY.secret)
    opened = [grants.open_grant(BOX, PLACE, granted(BODY._replace(secret=half)))[0] for half in (one, other)]
    assert halves.join(types.CompartmentSecret, *(body.secret for body in opened)) == BODY.secret


def test_a_grant_shows_nothing_of_what_it_opens() -> None:
    grant = granted()
    for told in (
        COMPARTMENT.bytes,
        str(COMPARTMENT).encode(),
        b"identity",
        BODY.secret.reveal(),
        AUTHOR.bytes,
    ):
        assert told not in grant


def test_another_holder_cannot_open_it() -> None:
    with pytest.raises(types.WrongKey):
        grants.open_grant(OTHER_BOX, PLACE, granted())


@pytest.mark.parametrize("elsewhere", other_places)
def test_a_grant_shown_under_another_id_or_holder_is_refused(elsewhere: envelopes.Context) -> None:
    with pytest.raises(types.VaultError):
        grants.open_grant(BOX, elsewhere, granted())


def test_a_bit_turned_at_any_byte_of_a_grant_is_refused() -> None:
    grant = granted()
    for at in range(len(grant)):
        with pytest.raises(types.VaultError):
            grants.open_grant(BOX, PLACE, flipped(grant, at))


def test_a_forged_grant_does_not_verify_as_the_granter_s() -> None:
    forged = grants.make_grant(AUTHOR, OTHER_SIGN.private, BOX.public, PLACE, BODY)
    _, payload = grants.open_grant(BOX, PLACE, forged)
    with pytest.raises(types.BadSignature):
        signing.verify_payload(payload, SIGN.public)


def test_a_grant_without_a_granter_is_refused() -> None:
    data = msgspec.msgpack.encode((*BODY[:4], BODY.secret.tagged()))
    unsigned = signing.unsigned_payload(PLACE, "grant", 1, data)
    with pytest.raises(types.BadSignature):
        grants.open_grant(BOX, PLACE, envelopes.seal_to(BOX.public, PLACE, unsigned))


@pytest.mark.parametrize(
    ("kind", "schema", "body"),
    [
        ("signal", 1, msgspec.msgpack.encode((*BODY[:4], BODY.secret.tagged()))),
        ("grant", 2, msgspec.msgpack.encode((*BODY[:4], BODY.secret.tagged()))),
        ("grant", 1, b""),
        ("grant", 1, msgspec.msgpack.encode(BODY[:4])),
        ("grant", 1, msgspec.msgpack.encode((*BODY[:4], BODY.secret.reveal()))),
        ("grant", 1, msgspec.msgpack.encode((*BODY[:4], types.RecordKey(fixed(1)).tagged()))),
        ("grant", 1, b"\x95" + msgspec.msgpack.encode(COMPARTMENT) + b"\x04\xa1\xff\xc0\xc4\0"),
    ],
)
def test_another_signed_document_is_not_a_grant(kind: str, schema: int, body: bytes) -> None:
    payload = signing.sign_payload(SIGN.private, PLACE, AUTHOR, kind, schema, body)
    with pytest.raises(types.UnknownFormat):
        grants.open_grant(BOX, PLACE, envelopes.seal_to(BOX.public, PLACE, payload))


def test_only_a_compartment_s_secret_or_a_half_is_granted() -> None:
    with pytest.raises(TypeError):
        granted(BODY._replace(secret=types.RecordKey(fixed(1))))
