"""What the engine needs while nobody is signed in, sealed to its key."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, field

from safeconduct.channels.settings import ChannelSettings
from safeconduct.engine.documents.types import Moment, Word
from safeconduct.keys.documents import Document


class Way(Document, frozen=True):
    """One way to reach a member: the name of a channel and the address on it."""

    channel: Word
    address: Annotated[str, Meta(min_length=1, max_length=320)]


class Quiet(Document, frozen=True):
    """Local hours ("23:00", "07:00") in which only an emergency, or a shift, may wake the member."""

    begins: Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    ends: Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class StaffCard(Document, frozen=True, tag="staff"):
    """How a member is reached: `channels` in the member's own order. A card without channels withdraws
    the member. `zone` is an IANA name."""

    member: UUID
    at: Moment
    channels: Annotated[list[Way], Meta(max_length=10)]
    language: Annotated[str, Meta(max_length=10)] = "en"
    zone: Annotated[str, Meta(max_length=64)] = "UTC"
    roles: Annotated[list[Word], Meta(max_length=20)] = field(default_factory=list)
    quiet: Quiet | None = None


class Span(Document, frozen=True):
    """One member on shift in one role, from `since` up to `until`."""

    member: UUID
    role: Word
    since: Moment
    until: Moment


class ShiftCard(Document, frozen=True, tag="shifts"):
    """Who is on shift in the coming 48 hours; the newest replaces all earlier ones."""

    at: Moment
    spans: Annotated[list[Span], Meta(max_length=1000)]


class ChannelCard(Document, frozen=True, tag="channel"):
    """One channel of the installation, with what its provider needs. None withdraws it. `timeout_s` is
    how long one message may take before it counts as not sent."""

    name: Word
    at: Moment
    settings: ChannelSettings | None
    timeout_s: Annotated[float, Meta(gt=0, le=20)] = 10.0


class ChannelNotice(Document, frozen=True):
    """That a channel stands, for every member: its name and what kind it is, nothing that it needs. The
    copy for admins and coordinators also has what is set up, but no password and no secret."""

    name: Word
    kind: Word
    at: Moment
    shown: dict[str, str | int] = field(default_factory=dict)


class WatcherCard(Document, frozen=True, tag="watcher"):
    """The watcher outside that must hear from us; an empty address withdraws it."""

    at: Moment
    url: Annotated[str, Meta(max_length=500)]
    every_s: Annotated[int, Meta(ge=5, le=3600)] = 30


class KeptHalf(Document, frozen=True, tag="half"):
    """The engine's half of a dispatch package that lies ready for no alarm yet. None withdraws it."""

    package: UUID
    at: Moment
    half: Annotated[bytes, Meta(min_length=32, max_length=32)] | None


class EngineCard(Document, frozen=True):
    """What the engine may read while nobody is signed in; the newest of its kind and name counts."""

    card: StaffCard | ShiftCard | ChannelCard | WatcherCard | KeptHalf
