"""The erasure key: what makes old copies of the key file worthless once something was purged.

Everything in the key file lies under one erasure key, replaced at each purge. Each generation is a file
of its own, named after a mark of the key, so that the key file says which one it needs and nothing is
ever renamed. It lies beside the boot secret's file where that is another volume, else beside the data:
docs/decisions/0006-erasure-key.md says what each means.
"""

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from safeconduct.kernel.errors import Refusal
from safeconduct.keys import runtime
from safeconduct.keys.errors import ERASURE_KEY
from safeconduct.vault.derive import derive
from safeconduct.vault.types import SingleKey

_BOOT_SECRET = "SAFECONDUCT_BOOT_SECRET_FILE"  # noqa: S105  (the name of a variable)


def keep(key: SingleKey) -> None:
    """Write a generation's file, whole and synced. Raises OSError."""
    folder = next(_places())
    half = folder / f".{_name(mark(key))}.{secrets.token_hex(4)}"
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.reveal())
        file.flush()
        os.fsync(handle)
    half.replace(folder / _name(mark(key)))
    _sync(folder)


def find(marked: bytes) -> SingleKey:
    """The generation with this mark. Raises Refusal ERASURE_KEY when its volume is not there."""
    for folder in _places():
        with contextlib.suppress(OSError, ValueError):
            key = SingleKey((folder / _name(marked)).read_bytes())
            if mark(key) == marked:
                return key
    raise Refusal(ERASURE_KEY)


def wipe(marked: bytes) -> None:
    """Overwrite and remove a generation that nothing is sealed under any more.

    A disk that moves blocks about keeps the old ones for a while; that is why another volume is better.
    """
    for folder in _places():
        place = folder / _name(marked)
        with contextlib.suppress(FileNotFoundError):
            with place.open("r+b") as file:
                file.write(secrets.token_bytes(32))
                file.flush()
                os.fsync(file.fileno())
            place.unlink()
            _sync(folder)


def mark(key: SingleKey) -> bytes:
    """What names a generation without saying anything about it."""
    return derive(key.reveal(), "erasure mark", length=16)


def apart() -> bool:
    """Whether new generations lie on another volume than the data."""
    return next(_places()) != _data()


def _places() -> Iterator[Path]:
    """Where generations may lie, the place for new ones first."""
    given = os.environ.get(_BOOT_SECRET)
    if given and _fit(Path(given).absolute().parent):
        yield Path(given).absolute().parent
    yield _data()


def _data() -> Path:
    return Path(settings.DATA_FOLDER)


def _fit(folder: Path) -> bool:
    """Another volume, that may be written and that keeps what is written when the power goes."""
    try:
        apart = folder.stat().st_dev != _data().stat().st_dev
    except OSError:
        return False
    return apart and os.access(folder, os.W_OK) and not runtime.in_memory(folder)


def _name(marked: bytes) -> str:
    return f"erasure-{marked.hex()}"


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
