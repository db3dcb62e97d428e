"""Why a message was not taken, as a code. A provider's own words are thrown away: they quote numbers."""

import http.client
import smtplib
import socket
import ssl
from typing import Literal

from safeconduct.channels.deadline import TooLate
from safeconduct.kernel.text import N_

Why = Literal[
    "", "hung", "unknown", "nobody", "encryption", "entry", "address", "sender", "refused", "broken", "gone"
]

SAYS: dict[Why, str] = {
    "hung": N_("it did not answer in time"),
    "unknown": N_("there is no server of this name"),
    "nobody": N_("nothing listens at this address and port"),
    "encryption": N_("the encryption that is set up could not be agreed on"),
    "entry": N_("user name and password were not accepted"),
    "address": N_("it does not take messages to this address"),
    "sender": N_("it does not take messages from this sender"),
    "refused": N_("it refused the message"),
    "broken": N_("the connection broke off"),
    "gone": N_("no channel of this name stands any more"),
}

# The first that fits counts: what is particular stands before what it is a kind of.
_KINDS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Why], ...] = (
    ((TooLate, TimeoutError), "hung"),
    ((ssl.SSLError, smtplib.SMTPNotSupportedError), "encryption"),
    (smtplib.SMTPAuthenticationError, "entry"),
    (smtplib.SMTPRecipientsRefused, "address"),
    (smtplib.SMTPSenderRefused, "sender"),
    (smtplib.SMTPResponseException, "refused"),
    (socket.gaierror, "unknown"),
    (ConnectionRefusedError, "nobody"),
    ((OSError, http.client.HTTPException), "broken"),
)


def why(fault: Exception) -> Why:
    """The code of what a transport raised; what nobody foresaw counts as a refusal."""
    return next((code for kinds, code in _KINDS if isinstance(fault, kinds)), "refused")
