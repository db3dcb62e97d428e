"""Plans: who is called, by what, for how long."""

from typing import Annotated

from msgspec import Meta, field

from safeconduct.engine.documents.types import Handles, Seconds, Word
from safeconduct.keys.documents import Document


class OnShift(Document, frozen=True, tag="on_shift"):
    """Whoever is on shift in this role; everybody of the role when nobody is."""

    role: Word


class Named(Document, frozen=True, tag="named"):
    """These members, all at once."""

    handles: Handles


class Order(Document, frozen=True, tag="order"):
    """These members one after another, in the order of a dispatch; each gets the step's wait."""

    handles: Handles


class Everyone(Document, frozen=True, tag="everyone"):
    """Everybody who holds one of these roles; without roles, everybody."""

    roles: Annotated[list[Word], Meta(max_length=20)] = field(default_factory=list)


class Nobody(Document, frozen=True, tag="nobody"):
    """A pause: time in which somebody may still change what comes next. Nothing skips it but `widen`."""


Who = OnShift | Named | Order | Everyone | Nobody


class Step(Document, frozen=True):
    """Call `who` by `channels` in this order (empty: each member's own), then wait `wait_s` seconds."""

    who: Who
    channels: Annotated[list[Word], Meta(max_length=10)] = field(default_factory=list)
    wait_s: Seconds = 120


class Repeat(Document, frozen=True):
    """How a plan ends: it does not. Every `every_s` seconds the last step is called again, and each
    time one more of `widen` with it."""

    every_s: Seconds = 300
    widen: Annotated[list[Step], Meta(max_length=20)] = field(default_factory=list)


class Plan(Document, frozen=True):
    """An escalation, frozen into the alarm when it is raised."""

    steps: Annotated[list[Step], Meta(min_length=1, max_length=50)]
    then: Repeat = Repeat()
