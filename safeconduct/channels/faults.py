"""Which reason stands behind what a transport raised. Its text is thrown away: providers quote numbers."""

import http.client
import smtplib
import socket
import ssl

from safeconduct.channels.deadline import TooLate
from safeconduct.channels.reasons import Why

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
