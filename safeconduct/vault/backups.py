"""A stream for `age` recipients, readable by any age binary."""

from collections.abc import Sequence
from typing import BinaryIO

import pyrage  # type: ignore[import-untyped]  # it ships no types

from safeconduct.vault.types import UnknownFormat, WrongKey


def encrypt_to(recipients: Sequence[str], source: BinaryIO, sink: BinaryIO) -> None:
    """From `source` to `sink`, for each recipient ("age1…"); UnknownFormat if one is not."""
    try:
        keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients or [""]]
    except pyrage.RecipientError:
        raise UnknownFormat("an age recipient is missing or misspelt") from None
    pyrage.encrypt_io(source, sink, keys)


def decrypt_with(identity: str, source: BinaryIO, sink: BinaryIO) -> None:
    """With an identity ("AGE-SECRET-KEY-1…"). Nothing written is to be trusted if this raises."""
    try:
        key = pyrage.x25519.Identity.from_str(identity)
        pyrage.decrypt_io(source, sink, [key])
    except (pyrage.IdentityError, pyrage.DecryptError, OSError) as fault:
        if getattr(fault, "errno", None):  # the disk failed, not the backup
            raise
        raise WrongKey("this identity does not open it, or it was altered") from None
