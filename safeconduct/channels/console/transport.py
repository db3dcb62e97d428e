"""One line on standard output for each message."""

import sys

from safeconduct.channels.console.settings import ConsoleSettings
from safeconduct.channels.port import Message, Receipt


def send(settings: ConsoleSettings, message: Message, deadline_s: float) -> Receipt:
    """Print the message. It counts as sent: nobody says who read it."""
    del settings, deadline_s
    sys.stdout.write(f"[message to {message.to}] {message.text}\n")
    sys.stdout.flush()
    return Receipt(state="sent")
