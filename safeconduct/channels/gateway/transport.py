"""One signed POST to the gateway. Redirects are not followed: they would carry the number elsewhere."""

import http.client
from urllib.parse import urlsplit

import msgspec

from safeconduct.channels.deadline import Deadline
from safeconduct.channels.gateway import signing
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.channels.port import Message, Receipt, State

LONGEST_ANSWER = 65_536  # bytes; more is not an answer


class _Answer(msgspec.Struct):
    id: str = ""
    state: State = "sent"


def send(settings: GatewaySettings, message: Message, deadline_s: float) -> Receipt:
    """Post one message. "failed" for any status but 2xx; an answer without JSON counts as "sent".

    Raises TooLate, OSError, http.client.HTTPException.
    """
    deadline = Deadline(deadline_s)
    parts = urlsplit(settings.url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=deadline.left())
    with deadline.cuts(lambda: connection.sock):
        try:
            body = _body(settings, message)
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("POST", path, body, _headers(settings, message, body))
            answer = connection.getresponse()
            read = answer.read(LONGEST_ANSWER)
        finally:
            connection.close()
    if not 200 <= answer.status < 300:
        return Receipt(state="failed")
    return _receipt(read)


def _body(settings: GatewaySettings, message: Message) -> bytes:
    return msgspec.json.encode(
        {
            "to": message.to,
            "text": message.text,
            "code": message.code,
            "link": message.link,
            "kind": settings.kind,
            "idempotency_key": message.idempotency_key,
        }
    )


def _headers(settings: GatewaySettings, message: Message, body: bytes) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": message.idempotency_key,
        signing.SIGNATURE: signing.sign(settings.secret, body),
    }


def _receipt(read: bytes) -> Receipt:
    try:
        answer = msgspec.json.decode(read, type=_Answer)
    except msgspec.MsgspecError:
        return Receipt(state="sent")
    return Receipt(state=answer.state, provider_id=answer.id[:200])
