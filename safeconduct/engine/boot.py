"""The boot secret: what lets the engine see after the machine was off.

The engine's own pairs lie in the database under the boot secret (Argon2id). Once opened they are kept in
a file in memory, so that a killed engine sees again at once and a machine that was off does not.

Two ways, and no third: *attended*, somebody types the secret after each start of the machine, at the
terminal or on a page; *unattended*, it lies in the file named in `SAFECONDUCT_BOOT_SECRET_FILE`, on
another volume than the data, since whoever takes the disk would otherwise take both.
"""

import contextlib
import os
from pathlib import Path
from typing import Literal
from uuid import UUID

import structlog
from django.conf import settings
from django.db import transaction

from safeconduct.engine import refusals, wake
from safeconduct.engine.models import Key
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import runtime
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import Organisation
from safeconduct.vault import blobs, passphrases
from safeconduct.vault.blobs import MemberSecrets
from safeconduct.vault.types import BoxPair, BoxPrivate, SignPair, SignPrivate, WrongPassphrase

Mode = Literal["attended", "unattended", "demo"]
VARIABLE = "SAFECONDUCT_BOOT_SECRET_FILE"
_SIGHT = "sight"
_in_process: list[MemberSecrets] = []  # where there is no folder in memory, this process alone sees
_tried: list[tuple[str, int]] = []  # a file that did not open is not tried again until it changes

log = structlog.get_logger()


def new_secret() -> str:
    """Seven random words, to be printed once and kept on paper by a trustee."""
    return passphrases.generate_passphrase()


@transaction.atomic
def install(engine: Keyring, secret: str) -> None:
    """Keep the engine's pairs under `secret`, in place of any earlier secret, and let it see."""
    inside = wrap(engine, secret)
    transaction.on_commit(lambda: keep(inside))


@transaction.atomic
def wrap(engine: Keyring, secret: str) -> MemberSecrets:
    """Keep the engine's pairs under `secret` alone: it sees nothing until somebody gives that secret."""
    Key.objects.all().delete()
    inside = MemberSecrets(engine.member, engine.box.private, engine.sign.private, b"")
    Key.objects.create(id=engine.member, blob=blobs.seal_blob(secret, inside))
    return inside


def let_see(secret: str) -> None:
    """Open the engine's eyes. Raises Refusal BOOT_SECRET for a wrong secret, NOT_READY without a key."""
    keep(_opened(secret))


def forget() -> None:
    """Drop the engine's key from memory: it is blind from its next look on."""
    _in_process.clear()
    folder = runtime.folder("engine")
    if folder is not None:
        (folder / _SIGHT).unlink(missing_ok=True)
    wake.touch()


def keyring() -> Keyring | None:
    """The engine's keyring if it can see: from memory, else by the secret in the file."""
    inside = _kept() or next(iter(_in_process), None) or _unattended()
    organisation = Organisation.objects.first()
    if inside is None or organisation is None or not Key.objects.filter(id=inside.handle).exists():
        return None
    ring = Keyring(organisation.id, inside.handle, SignPair.of(inside.sign), BoxPair.of(inside.box))
    ring.refresh()
    return ring


def mode() -> Mode:
    """Which of the two ways this installation uses; the demo may keep its secret beside its data."""
    path = _file()
    if path is None:
        return "attended"
    return "unattended" if _apart(path) else "demo"


def refused_file() -> Path | None:
    """The file of the boot secret if it must not be used: it lies on the volume of the data."""
    path = _file()
    return path if path is not None and not _apart(path) and not settings.ENVIRONMENT.demo else None


def _opened(secret: str) -> MemberSecrets:
    key = Key.objects.first()
    if key is None:
        raise Refusal(refusals.NOT_READY)
    try:
        return blobs.open_blob(secret, bytes(key.blob), key.id)
    except WrongPassphrase:
        raise Refusal(refusals.BOOT_SECRET) from None


def _unattended() -> MemberSecrets | None:
    path = _file()
    if path is None or refused_file() is not None:
        return None
    try:
        mark, secret = (str(path), path.stat().st_mtime_ns), path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        return None
    if mark in _tried:
        return None
    try:
        inside = _opened(secret)
    except Refusal as refusal:
        # Blind, which every page shows. Argon2 for each look would slow the pulse.
        log.error("boot_secret_file_does_not_open", reason=refusal.code)
        if refusal.code == refusals.BOOT_SECRET:
            _tried[:] = [mark]
        return None
    keep(inside)
    return inside


def _file() -> Path | None:
    given = os.environ.get(VARIABLE)
    return Path(given) if given else None


def _apart(path: Path) -> bool:
    """Whether the file lies on another volume than the data."""
    with contextlib.suppress(OSError):
        return path.stat().st_dev != Path(settings.DATA_FOLDER).stat().st_dev
    return False


def keep(inside: MemberSecrets) -> None:
    """Write the opened pairs where a killed engine finds them again: memory only, for this user alone."""
    folder = runtime.folder("engine")
    if folder is None:
        log.error("no_folder_in_memory")
        _in_process[:] = [inside]
        return
    half = folder / f"{_SIGHT}.{os.getpid()}"
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(inside.handle.bytes + inside.box.reveal() + inside.sign.reveal())
    half.replace(folder / _SIGHT)
    wake.touch()


def _kept() -> MemberSecrets | None:
    folder = runtime.folder("engine")
    if folder is None:
        return None
    try:
        kept = (folder / _SIGHT).read_bytes()
    except FileNotFoundError:
        return None
    if len(kept) != 80:
        return None
    return MemberSecrets(UUID(bytes=kept[:16]), BoxPrivate(kept[16:48]), SignPrivate(kept[48:]), b"")


def is_open() -> bool:
    """Whether the opened pairs still lie in memory (where there is such a place)."""
    folder = runtime.folder("engine")
    return folder is None or (folder / _SIGHT).exists()
