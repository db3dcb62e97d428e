"""One message over SMTP.

The server learns nothing that the message does not say: it is greeted with the domain of the sender,
not with the name of this machine, and no header names a program.
"""

import ipaddress
import smtplib
import socket
import ssl
from email.message import EmailMessage
from email.utils import formatdate

from safeconduct.channels.deadline import Deadline
from safeconduct.channels.email.settings import EmailSettings
from safeconduct.channels.port import Message, Receipt


class NotLocal(Exception):  # noqa: N818  (settings that ask for what is not safe)
    """A server elsewhere is only spoken to over TLS."""


def send(settings: EmailSettings, message: Message, deadline_s: float) -> Receipt:
    """Send one e-mail. "sent" when the server took it; SMTP knows no receipt that could be trusted.

    Raises NotLocal, TooLate, OSError, smtplib.SMTPException.
    """
    deadline = Deadline(deadline_s)
    client = _client(settings, deadline)
    with deadline.cuts(lambda: client.sock):
        try:
            client.connect(settings.host, settings.port)
            if settings.security == "starttls":
                client.starttls(context=ssl.create_default_context())
            if settings.user:
                client.login(settings.user, settings.password)
            client.send_message(letter(settings, message), settings.sender, [message.to])
        finally:
            client.close()
    return Receipt(state="sent")


def letter(settings: EmailSettings, message: Message) -> EmailMessage:
    """The e-mail. A message sent twice has one Message-ID, so that mail programs show it once."""
    domain = _domain(settings)
    mail = EmailMessage()
    mail["From"] = settings.sender
    mail["To"] = message.to
    mail["Subject"] = message.text.partition(":")[0]
    mail["Date"] = formatdate()
    mail["Message-ID"] = f"<{message.idempotency_key}@{domain}>"
    text = "\n\n".join(part for part in (message.text, message.link) if part)
    mail.set_content(text, cte="base64")  # not every server on the way carries Russian as it is
    return mail


class _Tls(smtplib.SMTP_SSL):
    """TLS from the first byte. The bare connection is known while hands are shaken, so that it can be cut,
    and is closed when they are not."""

    context: ssl.SSLContext

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        self.sock = bare = socket.create_connection((host, port), timeout)
        try:
            return self.context.wrap_socket(bare, server_hostname=host)
        except OSError:
            bare.close()
            raise


def _client(settings: EmailSettings, deadline: Deadline) -> smtplib.SMTP:
    domain = _domain(settings)
    if settings.security == "tls":
        context = ssl.create_default_context()
        return _Tls(local_hostname=domain, timeout=deadline.left(), context=context)
    if settings.security == "local" and not is_here(settings.host):
        raise NotLocal
    return smtplib.SMTP(local_hostname=domain, timeout=deadline.left())


def _domain(settings: EmailSettings) -> str:
    return settings.sender.partition("@")[2]


def is_here(host: str) -> bool:
    """Whether a server of this name is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
