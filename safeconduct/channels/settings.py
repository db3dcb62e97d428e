"""What each transport needs to know, as the engine keeps it: sealed to its key."""

from safeconduct.channels.console.settings import ConsoleSettings
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.channels.recording.settings import RecordingSettings

ChannelSettings = ConsoleSettings | EmailSettings | GatewaySettings | RecordingSettings
