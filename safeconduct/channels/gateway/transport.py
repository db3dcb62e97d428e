"""One signed POST to the gateway."""

import msgspec

from safeconduct.channels.gateway import signing
from safeconduct.channels.gateway.settings import GatewaySettings
from safeconduct.channels.port import Message, Receipt, State
from safeconduct.channels.posting import post
from safeconduct.channels.reasons import Why


class _Answer(msgspec.Struct):
    id: str = ""
    state: State = "sent"


def send(settings: GatewaySettings, message: Message, deadline_s: float) -> Receipt:
    """Post one message. "failed" for any status but 2xx; an answer without JSON counts as "sent".

    Raises TooLate, OSError, http.client.HTTPException.
    """
    body = _body(settings, message)
    answer = post(settings.url, body, _headers(settings, message, body), deadline_s)
    return _receipt(answer.body) if answer.good else Receipt(state="failed", why="refused")


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
        "Idempotency-Key": message.idempotency_key,
        signing.SIGNATURE: signing.sign(settings.secret, body),
    }


def _receipt(read: bytes) -> Receipt:
    try:
        answer = msgspec.json.decode(read, type=_Answer)
    except (msgspec.MsgspecError, RecursionError):
        return Receipt(state="sent")
    why: Why = "refused" if answer.state == "failed" else ""
    return Receipt(state=answer.state, provider_id=answer.id[:200], why=why)
