"""What the engine needs while nobody is signed in, sealed to its key.

A card replaces the earlier one of its kind and name by being newer: whoever publishes cannot read what
lies there. The engine drops the old ones. Each function is called inside a transaction.
"""

from uuid import UUID

import msgspec
from django.db import connection, transaction
from msgspec.structs import replace

from safeconduct.channels.settings import ChannelSettings
from safeconduct.engine import lately, wake
from safeconduct.engine.documents import (
    ChannelCard,
    ChannelNotice,
    EngineCard,
    KeptHalf,
    ShiftCard,
    StaffCard,
    WatcherCard,
)
from safeconduct.engine.models import Card, Channel, Door
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.compartments import AUDIT, ENGINE, HOUSE, well_known
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.web.shape import shapes

WATCHER = "watcher"
DOOR = "door"  # of what is set up, the one thing that no form asks for: it is closed with its channel


def publish_staff(keyring: Keyring, card: StaffCard) -> None:
    """Say how a member is reached. Members say it of themselves, coordinators and admins of anybody."""
    _publish(keyring, card)


def withdraw_staff(keyring: Keyring, member: UUID) -> None:
    """Nobody is reached under this handle any more."""
    _publish(keyring, StaffCard(member=member, at=clock.now(), channels=[]))


def publish_shifts(keyring: Keyring, card: ShiftCard) -> None:
    """Say who is on shift in the coming 48 hours. Coordinators and admins say it."""
    _publish(keyring, card)


def publish_channel(
    keyring: Keyring, name: str, settings: ChannelSettings, *, timeout_s: float = 10.0
) -> None:
    """Set a channel up, or change it. Admins and coordinators do."""
    _publish(keyring, ChannelCard(name=name, at=clock.now(), settings=settings, timeout_s=timeout_s))
    _unsay(keyring, name)
    notice = ChannelNotice(name=name, kind=str(settings.__struct_config__.tag), at=clock.now())
    rows.insert(keyring, Channel, well_known(HOUSE, keyring.organisation), notice)
    _show(keyring, replace(notice, shown=_without_secrets(settings)))


def withdraw_channel(keyring: Keyring, name: str) -> None:
    """Nothing is sent by this channel any more."""
    _publish(keyring, ChannelCard(name=name, at=clock.now(), settings=None))
    _unsay(keyring, name)


def publish_watcher(keyring: Keyring, url: str, *, every_s: int = 30) -> None:
    """Name the watcher outside that must hear from us; an empty address withdraws it."""
    _publish(keyring, WatcherCard(at=clock.now(), url=url, every_s=every_s))
    for reading in _shown(keyring, watcher=True):
        rows.erase(keyring, reading.row)
    if url:
        shown: dict[str, str | int] = {"url": url, "every_s": every_s}
        _show(keyring, ChannelNotice(name=WATCHER, kind=WATCHER, at=clock.now(), shown=shown))


def keep_half(keyring: Keyring, package: UUID, half: bytes | None) -> None:
    """Hand over the engine's half (32 bytes) of a dispatch package ahead of any alarm; None withdraws it.
    The passage and the desk do."""
    _publish(keyring, KeptHalf(package=package, at=clock.now(), half=half))


def channels(keyring: Keyring) -> list[ChannelNotice]:
    """The channels that stand, by name; what they need is sealed to the engine alone."""
    house = well_known(HOUSE, keyring.organisation)
    standing = rows.read_all(keyring, Channel.objects.filter(compartment=house))
    return sorted((reading.document for reading in standing), key=lambda notice: notice.name)


def shown_of(keyring: Keyring, name: str) -> dict[str, str | int]:
    """What is set up for a channel, without secrets; empty for none, and for who may not change it."""
    named = (one.document for one in _shown(keyring) if one.document.name == name)
    return next((notice.shown for notice in named), {})


def watcher_shown(keyring: Keyring) -> dict[str, str | int]:
    """Which watcher is named, and how often it hears from us; empty for none."""
    return next((one.document.shown for one in _shown(keyring, watcher=True)), {})


def _without_secrets(settings: ChannelSettings) -> dict[str, str | int]:
    """What a form may fill in again: of no transport a field that is typed as a secret."""
    secrets = {shape.encoded for shape in shapes(type(settings)) if shape.widget == "secret"}
    plain = msgspec.to_builtins(settings)
    return {name: plain[name] for name in settings.__struct_fields__ if name not in secrets and plain[name]}


def _show(keyring: Keyring, notice: ChannelNotice) -> None:
    rows.insert(keyring, Channel, well_known(AUDIT, keyring.organisation), notice)


def _shown(keyring: Keyring, *, watcher: bool = False) -> list[Reading[Channel]]:
    audit = well_known(AUDIT, keyring.organisation)
    found = rows.read_all(keyring, Channel.objects.filter(compartment=audit))
    return [one for one in found if (one.document.kind == WATCHER) is watcher]


def _unsay(keyring: Keyring, name: str) -> None:
    house = well_known(HOUSE, keyring.organisation)
    standing = rows.read_all(keyring, Channel.objects.filter(compartment=house))
    for reading in [*standing, *_shown(keyring)]:
        if reading.document.name == name:
            rows.erase(keyring, reading.row)
            # A provider that still delivers at an earlier door would look like a forger.
            Door.objects.filter(id=reading.document.shown.get(DOOR)).delete()
    lately.forget(keyring, name)


def _publish(keyring: Keyring, card: StaffCard | ShiftCard | ChannelCard | WatcherCard | KeptHalf) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("a card is published in the transaction of the action that changes it")
    compartment = well_known(ENGINE, keyring.organisation)
    rows.insert(keyring, Card, compartment, EngineCard(card=card))
    transaction.on_commit(wake.touch)
