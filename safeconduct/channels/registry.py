"""Which transport a channel's settings belong to. One row for each folder."""

from collections.abc import Callable
from typing import Any

from django.conf import settings as django_settings

from safeconduct.channels.console import transport as console
from safeconduct.channels.console.settings import ConsoleSettings
from safeconduct.channels.email import transport as email
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.gateway import transport as gateway
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.channels.port import Message, Receipt
from safeconduct.channels.recording import transport as recording
from safeconduct.channels.recording.settings import RecordingSettings
from safeconduct.channels.settings import ChannelSettings

Send = Callable[[Any, Message, float], Receipt]

TRANSPORTS: dict[type[ChannelSettings], Send] = {
    ConsoleSettings: console.send,
    EmailSettings: email.send,
    GatewaySettings: gateway.send,
    RecordingSettings: recording.send,
}
# They leave messages where anybody who has the machine can read them.
FICTION_ONLY = (ConsoleSettings, RecordingSettings)


def send(settings: ChannelSettings, message: Message, deadline_s: float) -> Receipt:
    """Hand a message to the transport of these settings; over after `deadline_s` seconds."""
    return TRANSPORTS[type(settings)](settings, message, deadline_s)


def allowed(settings: ChannelSettings) -> bool:
    """Whether such a channel may be used here: some only where everything is fiction."""
    return not isinstance(settings, FICTION_ONLY) or bool(django_settings.ENVIRONMENT.demo)
