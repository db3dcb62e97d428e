"""What became lately of messages, for the people who set channels up and those who try them."""

from datetime import datetime
from typing import Literal

from safeconduct.channels.reasons import Why
from safeconduct.engine.documents.types import Moment, Word
from safeconduct.keys.documents import Document

Trying = Literal["asked", "sent", "delivered", "failed"]


class ChannelLately(Document, frozen=True):
    """When a message last left by a channel and when one last did not, to the minute, and why not. `fails`:
    the last that is known did not."""

    name: Word
    sent_at: datetime | None = None
    failed_at: datetime | None = None
    fails: bool = False
    why: Why = ""


class CodeCourse(Document, frozen=True):
    """What became of a code to an address of the member's own; sealed to that member."""

    channel: Word
    state: Trying
    at: Moment
    why: Why = ""
