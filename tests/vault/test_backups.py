"""A backup is readable by any age binary that holds the identity, and by nobody else."""

from errno import ENOSPC
from io import BytesIO

import pyrage
import pytest

from safeconduct.vault import backups, types

ALPHA, BETA, GAMMA = (pyrage.x25519.Identity.generate() for _ in range(3))
DATA = b"envelopes" * 30_000


def encrypted(*identities: pyrage.x25519.Identity) -> bytes:
    sink = BytesIO()
    backups.encrypt_to([str(one.to_public()) for one in identities], BytesIO(DATA), sink)
    return sink.getvalue()


def decrypted(identity: object, data: bytes) -> bytes:
    sink = BytesIO()
    backups.decrypt_with(str(identity), BytesIO(data), sink)
    return sink.getvalue()


def test_each_recipient_reads_it_and_so_does_age_itself() -> None:
    data = encrypted(ALPHA, BETA)
    assert decrypted(ALPHA, data) == decrypted(BETA, data) == DATA
    assert pyrage.decrypt(data, [ALPHA]) == DATA
    assert data.startswith(b"age-encryption.org/v1\n")
    assert b"envelopes" not in data


def test_another_identity_does_not_open_it() -> None:
    for identity in (GAMMA, "AGE-SECRET-KEY-1", ""):
        with pytest.raises(types.WrongKey):
            decrypted(identity, encrypted(ALPHA))


@pytest.mark.parametrize(
    "change", [lambda d: d[:-1], lambda d: d[:100_000], lambda d: d[:-1] + b"x", lambda d: d[1:]]
)
def test_an_altered_backup_is_refused(change) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(types.VaultError):
        decrypted(ALPHA, change(encrypted(ALPHA)))


def test_what_is_no_recipient_is_refused() -> None:
    for recipients in (["age1"], [str(ALPHA.to_public()), "somebody"], [str(ALPHA)], []):
        with pytest.raises(types.UnknownFormat):
            backups.encrypt_to(recipients, BytesIO(DATA), BytesIO())


def test_a_full_disk_is_not_taken_for_a_wrong_key() -> None:
    class Full(BytesIO):
        def write(self, _: object) -> int:
            raise OSError(ENOSPC, "no space")

    with pytest.raises(OSError, match="no space"):
        backups.decrypt_with(str(ALPHA), BytesIO(encrypted(ALPHA)), Full())
