"""What became lately of messages, for the people who set channels up and those who try them."""

from datetime import datetime
from typing import Literal

from safeconduct.channels.faults import Why
from safeconduct.engine.documents.types import Moment, Word
from safeconduct.keys.documents import Document

Trying = Literal["asked", "sent", "delivered", "failed"]


class ChannelLately(Document, frozen=True):
    """When a message last left by a channel and when one last did not, to the minute, and why not."""

    name: Word
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    why: Why = ""

    @property
    def fails(self) -> bool:
        """Whether the last that is known is a failure."""
        return self.failed_at is not None and (self.sent_at is None or self.sent_at < self.failed_at)


class CodeCourse(Document, frozen=True):
    """What became of a code to an address of the member's own; sealed to that member."""

    channel: Word
    state: Trying
    at: Moment
    why: Why = ""
