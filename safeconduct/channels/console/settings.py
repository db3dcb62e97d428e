"""The console needs no settings."""

from safeconduct.keys.documents import Document


class ConsoleSettings(Document, frozen=True, tag="console"):
    """Fiction only: a message on a terminal is read by whoever stands there."""
