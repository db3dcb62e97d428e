"""What an HTTP gateway for SMS or voice needs."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from safeconduct.kernel.text import N_
from safeconduct.keys.documents import Document


class GatewayFields(Document, frozen=True, kw_only=True):
    """Where messages are posted and the secret that signs both directions."""

    url: Annotated[
        str,
        Meta(
            title=N_("Address of the gateway"),
            description=N_("https, or a gateway on this machine"),
            pattern=r"^(https://|http://(127\.0\.0\.1|localhost|\[::1\])[:/])",
            max_length=500,
            examples=["https://sms.example.org/send"],
        ),
    ]
    secret: Annotated[
        str, Meta(title=N_("Shared secret"), min_length=16, max_length=200, extra={"widget": "secret"})
    ]
    kind: Annotated[
        Literal["sms", "voice"],
        Meta(
            title=N_("Kind"),
            extra={"widget": "choice", "choices": {"sms": N_("text message"), "voice": N_("voice call")}},
        ),
    ] = "sms"


class GatewaySettings(GatewayFields, frozen=True, tag="gateway", kw_only=True):
    """As the engine keeps it. `door` names the address at which receipts and replies are delivered."""

    door: UUID | None = None
