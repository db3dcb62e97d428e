"""Orders about the engine's half of a dispatch package, and the half while its member may have it."""

from uuid import UUID

from safeconduct.engine.documents import EndHalf, GiveHalf, ReleaseHalf, UseHalf
from safeconduct.engine.models import Half
from safeconduct.engine.orders.giving import give, readable
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring


def release_half(keyring: Keyring, alarm_id: UUID) -> None:
    """Ask the engine to seal its half of the dispatch package to this member, who owns the alarm."""
    readable(keyring, alarm_id)
    give(keyring, ReleaseHalf(alarm=alarm_id, at=clock.now()), first=True)


def end_half(keyring: Keyring, alarm_id: UUID) -> None:
    """Contact was made: the half is taken back before its two hours are over."""
    readable(keyring, alarm_id)
    give(keyring, EndHalf(alarm=alarm_id, at=clock.now()), first=True)


def give_half(keyring: Keyring, alarm_id: UUID, half: bytes, *, instead: bool = False) -> None:
    """Hand over the engine's half (32 bytes) of a dispatch package that was written after its alarm was
    raised. It counts if the alarm has none yet, or `instead` of the one it has, which is taken back;
    whoever owns the alarm by then gets it at once.
    """
    readable(keyring, alarm_id)
    give(keyring, GiveHalf(alarm=alarm_id, at=clock.now(), half=half, instead=instead), first=True)


def use_half(keyring: Keyring, alarm_id: UUID, package: UUID | None) -> None:
    """Give an alarm the half of a package that lies ready (`staff.keep_half`) instead of the one it has;
    None takes that back."""
    readable(keyring, alarm_id)
    give(keyring, UseHalf(alarm=alarm_id, at=clock.now(), package=package), first=True)


def half(keyring: Keyring, alarm_id: UUID) -> bytes | None:
    """The engine's half, while this member may have it. Each call is a view: log it."""
    for reading in rows.read_all(keyring, Half.objects.filter(compartment=keyring.member)):
        card = reading.document
        if card.alarm == alarm_id and reading.verified and clock.now() < card.until:
            return bytes(card.half)
    return None
