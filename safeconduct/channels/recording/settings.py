"""Where the recording channel keeps what it was given."""

from typing import Annotated

from msgspec import Meta

from safeconduct.keys.documents import Document


class RecordingSettings(Document, frozen=True, tag="recording"):
    """`folder` gets `messages.jsonl`, one line per message. A file `mode` in it, JSON from the
    channel's name to "hang", "fail", "silent" (says yes and delivers nothing) or "receipt", steers it
    while it runs; unnamed channels give a receipt at once."""

    folder: Annotated[str, Meta(max_length=1000, min_length=1)]
    channel: Annotated[str, Meta(max_length=60, min_length=1)]
