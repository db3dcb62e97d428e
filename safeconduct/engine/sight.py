"""The engine's eyes: its keyring, and the MAC by which it knows its own rows."""

import hashlib
from typing import Any
from uuid import UUID

from safeconduct.engine.models import Alarm, Delivery, Timer
from safeconduct.keys import rows
from safeconduct.keys.compartments import ENGINE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.vault import compartments, macs
from safeconduct.vault.types import MacKey, Tampered

Own = Alarm | Timer | Delivery
_COLUMNS: dict[type[Own], tuple[str, ...]] = {
    Alarm: ("version", "leaf", "state", "first"),
    Timer: ("version", "leaf", "due", "first"),
    Delivery: ("version", "state", "due", "first", "key"),
}


class Sight:
    """What a seeing engine holds."""

    def __init__(self, keyring: Keyring) -> None:
        self.keyring = keyring
        self.compartment = well_known(ENGINE, keyring.organisation)
        self._epoch: int | None = None
        self._mac_keys: dict[int, MacKey] = {}

    def epoch(self) -> int:
        """The open epoch of the engine's compartment, asked once a pass: `refresh` begins one."""
        if self._epoch is None:
            self._epoch = rows.open_epoch(self.compartment)
        return self._epoch

    def refresh(self) -> None:
        """A pass begins."""
        self._epoch = None

    @property
    def handle(self) -> UUID:
        return self.keyring.member

    def mac(self, row: Own) -> bytes:
        """The MAC that the row must have: over its table, its id, its columns and its envelope."""
        return macs.mac(self.mac_key(row.epoch), *_fields(row))

    def fits(self, row: Own) -> bool:
        """Whether nobody but an engine wrote this row as it stands."""
        try:
            macs.verify_mac(self.mac_key(row.epoch), bytes(row.mac), *_fields(row))
        except Tampered:
            return False
        return True

    def keyed(self, purpose: str, *parts: bytes) -> bytes:
        """A hash that only an engine can make: for what must be unique and say nothing."""
        return macs.mac(self.mac_key(1), purpose.encode(), *parts)

    def went(self, table: str, row: UUID, version: int) -> bytes:
        """The mark of a row that an engine erased: without it, somebody else took the row."""
        return self.keyed("went", table.encode(), row.bytes, version.to_bytes(8, "big"))

    def erase(self, row: SealedRow) -> None:
        """Erase a row of the engine, so that the auditor knows that it was the engine."""
        rows.erase(self.keyring, row, self.went(row._meta.db_table, row.id, row.version + 1))

    def mac_key(self, epoch: int) -> MacKey:
        """Raises NotHeld for an epoch that the engine has no key to."""
        if epoch not in self._mac_keys:
            secret = self.keyring.secret(self.compartment, epoch)
            self._mac_keys[epoch] = compartments.mac_key(secret)
        return self._mac_keys[epoch]


def _fields(row: Own) -> list[bytes]:
    columns = (_plain(getattr(row, name)) for name in _COLUMNS[type(row)])
    table = row._meta.db_table.encode()
    return [table, row.id.bytes, *columns, hashlib.sha256(row.sealed).digest()]


def _plain(value: Any) -> bytes:
    """A column as bytes; moments to the microsecond, as both databases keep them."""
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value.isoformat() if hasattr(value, "isoformat") else value).encode()
