"""The engine's address book: staff, shifts, channels and the watcher, read from cards.

A card counts if its author may say it: of oneself anybody, of others coordinators and admins. The last of
its kind and name in the log counts; what it replaces is dropped from the table.
"""

from uuid import UUID

import structlog
from django.db import transaction

from safeconduct.channels import registry
from safeconduct.engine.claim import claim
from safeconduct.engine.documents import ChannelCard, EngineCard, KeptHalf, ShiftCard, StaffCard, WatcherCard
from safeconduct.engine.models import Card
from safeconduct.engine.rules.reach import Roster
from safeconduct.engine.sight import Sight
from safeconduct.keys import certificates, rows
from safeconduct.keys.rows import Reading

SPEAK_FOR_ALL = frozenset({"coordinator", "admin"})
WRITE_ADDRESSES = frozenset({"passage", "operator", "coordinator"})
BATCH = 50

log = structlog.get_logger()


class Book:
    """What is known now; `refresh` brings it up to date and is cheap when nothing changed."""

    def __init__(self) -> None:
        self.roster = Roster()
        self.channels: dict[str, ChannelCard] = {}
        self.watcher: WatcherCard | None = None
        self.halves: dict[UUID, bytes] = {}
        self._read: dict[UUID, EngineCard | None] = {}  # in the order of the log

    def refresh(self, sight: Sight) -> bool:
        """Read what was added and forget what is gone; whether anything was."""
        present = set(Card.objects.values_list("id", flat=True))
        if present == self._read.keys():
            return False
        for gone in self._read.keys() - present:
            del self._read[gone]
        for row in Card.objects.filter(id__in=present - self._read.keys()).order_by("leaf"):
            self._read[row.id] = _accepted(sight, row)
        self._sort()
        return True

    def _sort(self) -> None:
        self.roster, self.channels, self.watcher, self.halves = Roster(), {}, None, {}
        for _id, entry in newest(self._read):
            card = entry.card
            match card:
                case StaffCard():
                    self.roster.staff[card.member] = card
                case ShiftCard():
                    self.roster.shifts = card
                case ChannelCard() if card.settings is not None and registry.allowed(card.settings):
                    self.channels[card.name] = card
                case WatcherCard() if card.url:
                    self.watcher = card
                case KeptHalf(package=package, half=bytes() as half):
                    self.halves[package] = half

    def tidy(self, sight: Sight) -> bool:
        """Drop cards that a newer one replaced; whether there were any."""
        counting = {row for row, _entry in newest(self._read)}
        stale = [row for row, entry in self._read.items() if entry is not None and row not in counting]
        if not stale:
            return False
        with transaction.atomic():
            for row in claim(Card.objects.filter(id__in=stale[:BATCH]), BATCH):
                sight.erase(row)
        return True


def newest(read: dict[UUID, EngineCard | None]) -> list[tuple[UUID, EngineCard]]:
    """The card of each kind and name that counts: the last one of `read`."""
    last = {_name(entry): (row, entry) for row, entry in read.items() if entry is not None}
    return list(last.values())


def _name(entry: EngineCard) -> tuple[str, str]:
    match entry.card:
        case StaffCard(member=member):
            return "staff", str(member)
        case ChannelCard(name=name):
            return "channel", name
        case KeptHalf(package=package):
            return "half", str(package)
        case card:
            return type(card).__name__, ""


def _accepted(sight: Sight, row: Card) -> EngineCard | None:
    """The card, or None when it does not fit or its author may not say this."""
    try:
        reading = rows.read(sight.keyring, row)
    except rows.UNREADABLE:
        log.error("card_refused", reason="damaged")
        return None
    entry: EngineCard = reading.document
    if _may_say(sight, reading, entry):
        return entry
    log.error("card_refused", reason="author")
    return None


def _may_say(sight: Sight, reading: Reading[Card], entry: EngineCard) -> bool:
    if reading.author is None or not reading.verified:
        return False
    if isinstance(entry.card, StaffCard) and entry.card.member == reading.author:
        return True
    wanted = WRITE_ADDRESSES if isinstance(entry.card, KeptHalf) else SPEAK_FOR_ALL
    return bool(roles_of(sight, reading.author, reading.row.leaf) & wanted)


def roles_of(sight: Sight, member: UUID, leaf: int) -> frozenset[str]:
    """The roles that a member held when a leaf was written."""
    standing = certificates.directory(sight.keyring).at(member, leaf)
    return standing.roles if standing else frozenset()
