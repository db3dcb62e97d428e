"""All or nothing: in the database, and in the keyring that reads from it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from safeconduct.keys.keyring import Keyring


@contextmanager
def all_or_nothing(keyring: Keyring | None) -> Iterator[None]:
    """One transaction. When it is undone, the keyring forgets what it learned from rows that are gone.

    Remembered inside, where only one writer is at a time; taken back after a commit that failed, too.
    """
    take_back = None
    try:
        with transaction.atomic():
            take_back = keyring.remember() if keyring else None
            yield
    except BaseException:
        if take_back is not None:
            take_back()
        raise
