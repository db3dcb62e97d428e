"""What one compartment secret yields: a key for rows, pairs for boxes and for the next, a key for MACs."""

from safeconduct.vault import types
from safeconduct.vault.derive import derive


def record_key(secret: types.CompartmentSecret) -> types.RecordKey:
    return types.RecordKey(_derived(secret, "record"))


def box_pair(secret: types.CompartmentSecret) -> types.BoxPair:
    return types.BoxPair.of(types.BoxPrivate(_derived(secret, "box")))


def turn_pair(secret: types.CompartmentSecret) -> types.SignPair:
    """Signs the public half of the epoch that comes after this one."""
    return types.SignPair.of(types.SignPrivate(_derived(secret, "turn")))


def mac_key(secret: types.CompartmentSecret) -> types.MacKey:
    """For the engine's own rows."""
    return types.MacKey(_derived(secret, "mac"))


def _derived(secret: types.CompartmentSecret, label: str) -> bytes:
    types.require(secret, types.CompartmentSecret)
    return derive(secret.reveal(), label)
