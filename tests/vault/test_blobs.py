"""A member's blob opens with his passphrase and handle, at a cost that nobody can lower."""

from uuid import UUID

import pytest

from safeconduct.vault import blobs, types
from safeconduct.vault.derive import FLOOR
from safeconduct.vault.merkle import Head
from tests.vault.samples import AUTHOR, BOX, ROW, SIGN, fixed, flipped

INSIDE = blobs.MemberSecrets(AUTHOR, BOX.private, SIGN.private, b"twenty bytes of seed", Head(12, fixed(3)))
REQUEST = blobs.StretchRequest(fixed(8)[:16])
STRETCHED = types.Stretched(fixed(40))  # as if Argon2id had made it


def sealed(inside: blobs.MemberSecrets = INSIDE) -> bytes:
    return blobs.seal_blob_with(STRETCHED, REQUEST, inside)


def test_a_member_signs_in_with_the_passphrase_and_with_no_other() -> None:
    blob = blobs.seal_blob("abacus abdomen abide", INSIDE)
    assert blobs.open_blob(" Abacus ABDOMEN  abide", blob, AUTHOR) == INSIDE
    with pytest.raises(types.WrongPassphrase):
        blobs.open_blob("abacus abdomen abode", blob, AUTHOR)
    assert blobs.stretch_request(blob).params == FLOOR


def test_the_slow_step_may_be_done_elsewhere() -> None:
    assert blobs.stretch_request(sealed()) == REQUEST
    assert blobs.open_blob_with(STRETCHED, sealed(), AUTHOR) == INSIDE


@pytest.mark.parametrize("head", [None, Head(1, fixed(1)), Head(2**40, fixed(2))])
def test_the_last_head_seen_is_kept(head: Head | None) -> None:
    inside = blobs.MemberSecrets(AUTHOR, BOX.private, SIGN.private, b"", head)
    assert blobs.open_blob_with(STRETCHED, sealed(inside), AUTHOR).last_head == head


def test_the_blob_of_one_member_does_not_open_for_another() -> None:
    with pytest.raises(types.WrongPassphrase):
        blobs.open_blob_with(STRETCHED, sealed(), ROW)


def test_a_bit_turned_at_any_byte_of_a_blob_is_refused() -> None:
    blob = sealed()
    for at in range(len(blob)):
        with pytest.raises(types.VaultError):
            blobs.open_blob_with(STRETCHED, flipped(blob, at), AUTHOR)


def test_a_blob_cut_short_is_refused() -> None:
    blob = sealed()
    for length in range(len(blob)):
        with pytest.raises(types.VaultError):
            blobs.open_blob_with(STRETCHED, blob[:length], AUTHOR)
    for length in range(23):
        with pytest.raises(types.UnknownFormat):
            blobs.stretch_request(blob[:length])
    with pytest.raises(types.UnknownFormat):
        blobs.stretch_request(b"\2" + blob[1:])


@pytest.mark.parametrize(("memory", "passes"), [(8, 3), (65535, 3), (65536, 1)])
def test_lowered_costs_in_the_head_are_refused_before_anything_is_stretched(memory: int, passes: int) -> None:
    blob = sealed()
    lowered = blob[:1] + memory.to_bytes(4, "big") + bytes([passes]) + blob[6:]
    with pytest.raises(types.WeakParameters):
        blobs.open_blob("abacus", lowered, AUTHOR)


def test_every_blob_has_a_new_salt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "stretch", lambda passphrase, salt, params: STRETCHED)
    salts = {blobs.stretch_request(blobs.seal_blob("abacus", INSIDE)).salt for _ in range(8)}
    assert len(salts) == 8


def test_a_member_s_secrets_print_without_bytes() -> None:
    text = repr(INSIDE)
    assert "seed" not in text
    assert BOX.private.reveal().hex() not in text
    assert str(UUID(int=AUTHOR.int)) in text
