"""The engine's rows. In the clear: id, moment, state, lease, first-bit, MAC. Nothing says who or what.

| column | why it stands in the clear | how long |
|---|---|---|
| `due` | the database finds what is due without a key | until the row goes |
| `first` | emergencies are found before the rest | until the row goes |
| `state` | an open alarm can be counted while the engine is blind | a day after closing |
| `mac` | an altered column is noticed without opening anything | until the row goes |
| `slot` | the first owner wins by a unique column | a second: until the engine ran |
| `alarm` | notes of one alarm are found together; a random handle | a day after closing |
| `key`, `seen` | keyed hashes: the same message is sent, and heard, once | a day after closing |
| `lease_*` | whose turn a delivery is, by the database's own clock | while it is being sent |

No member's session writes Alarm, Timer, Delivery or Node; members write Order, notes and cards.
"""

from typing import ClassVar

from django.db import models

from safeconduct.engine.documents import (
    AlarmCard,
    AlarmNote,
    AlarmProgress,
    ChannelLately,
    ChannelNotice,
    CodeCourse,
    EngineCard,
    HalfCard,
    Incoming,
    OrderCard,
    TimerCard,
)
from safeconduct.engine.documents import Letter as LetterDocument
from safeconduct.keys.models import SealedRow

SCHEMA = 1  # raised by every migration that old code could not run on; see Schema


class Alarm(SealedRow):
    """One alarm from its raising until a day after its closing."""

    MAY_GO = True
    DOCUMENT = AlarmCard
    ROUTING = ("state", "first")
    AUTHORS = frozenset({"engine"})

    state = models.CharField(max_length=6)
    first = models.BooleanField()
    mac = models.BinaryField(default=b"")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"], name="alarms_by_state")]


class Timer(SealedRow):
    """One moment at which the engine must act. An alarm's timer has the alarm's own id."""

    MAY_GO = True
    DOCUMENT = TimerCard
    ROUTING = ("due", "first")
    AUTHORS = frozenset({"engine"})

    due = models.DateTimeField()
    first = models.BooleanField()
    mac = models.BinaryField(default=b"")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-first", "due"], name="timers_first_things_first")]


class Order(SealedRow):
    """What a member asks of the engine; it goes when it is done. The order that raises an alarm has the
    alarm's id; the one that takes it has that id as `slot`, so that there is one owner."""

    MAY_GO = True
    DOCUMENT = OrderCard
    ROUTING = ("slot", "first")

    slot = models.UUIDField(null=True, unique=True)
    first = models.BooleanField()


class Note(SealedRow):
    """What one audience sees of an alarm."""

    MAY_GO = True
    DOCUMENT = AlarmNote
    ROUTING = ("alarm",)

    alarm = models.UUIDField(db_index=True)


class Progress(SealedRow):
    """What happened to an alarm since, for one audience."""

    MAY_GO = True
    DOCUMENT = AlarmProgress
    ROUTING = ("alarm",)

    alarm = models.UUIDField(db_index=True)


class Card(SealedRow):
    """What the engine may read while nobody is signed in."""

    MAY_GO = True
    DOCUMENT = EngineCard


class Channel(SealedRow):
    """That a channel stands, for every member; and, beside it, what is set up, for who may change it."""

    MAY_GO = True
    DOCUMENT = ChannelNotice
    AUTHORS = frozenset({"coordinator", "admin"})


class Lately(SealedRow):
    """What became lately of messages by one channel, for every member."""

    MAY_GO = True
    DOCUMENT = ChannelLately
    AUTHORS = frozenset({"engine"})


class CodeSent(SealedRow):
    """What became of a code that a member had sent to an own address; sealed to that member, who writes it
    first. Its id is that of the order."""

    MAY_GO = True
    DOCUMENT = CodeCourse


class Half(SealedRow):
    """The engine's half of a dispatch package, sealed to the one who accepted."""

    MAY_GO = True
    DOCUMENT = HalfCard
    AUTHORS = frozenset({"engine"})


class Inbox(SealedRow):
    """What a provider delivered. `seen` is the keyed hash of the provider's message id."""

    MAY_GO = True
    UNSIGNED = True
    DOCUMENT = Incoming

    seen = models.BinaryField(null=True, unique=True)


class Letter(SealedRow):
    """A message from outside, for the desk."""

    MAY_GO = True
    UNSIGNED = True
    DOCUMENT = LetterDocument


class Delivery(models.Model):
    """One message by one channel: the outbox. Not logged, but under the engine's MAC.

    `state`: due → sending (leased) → sent → delivered; or unconfirmed, failed, void.
    """

    id = models.UUIDField(primary_key=True)
    due = models.DateTimeField()
    state = models.CharField(max_length=11)
    first = models.BooleanField()
    lease_node = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    key = models.BinaryField(unique=True)
    epoch = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    sealed = models.BinaryField()
    mac = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "-first", "due"], name="deliveries_by_turn")]


class Node(models.Model):
    """A process of the engine and its pulse. `gap_*` is the last time in which none was alive."""

    id = models.UUIDField(primary_key=True)
    part = models.CharField(max_length=7)  # loop, auditor
    beat = models.DateTimeField()
    schema = models.PositiveIntegerField()
    sees = models.BooleanField()
    findings = models.CharField(max_length=400, default="")  # codes of rules.watch, never free text
    gap_from = models.DateTimeField(null=True)
    gap_until = models.DateTimeField(null=True)


class Door(models.Model):
    """An address at which a provider may deliver: the hash of its random part."""

    id = models.UUIDField(primary_key=True)
    digest = models.BinaryField(unique=True)


class Key(models.Model):
    """The engine's own pairs under the boot secret. One row; its id is the engine's handle."""

    id = models.UUIDField(primary_key=True)
    blob = models.BinaryField()


class Schema(models.Model):
    """The version that rows are written for. An engine of another version does not touch them."""

    part = models.CharField(max_length=20, primary_key=True)
    version = models.PositiveIntegerField()
