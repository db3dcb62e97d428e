"""What sending by SMTP needs."""

from typing import Annotated, Literal

from msgspec import Meta

from safeconduct.kernel.text import N_
from safeconduct.keys.documents import Document


class EmailFields(Document, frozen=True, kw_only=True):
    """An SMTP server. `security`: "tls" from the first byte, "starttls", or "local" without TLS, which
    is refused for any server but this machine."""

    host: Annotated[
        str, Meta(title=N_("Server"), max_length=253, min_length=1, examples=["mail.example.org"])
    ]
    port: Annotated[
        int,
        Meta(title=N_("Port"), description=N_("465 with TLS, 587 with STARTTLS"), ge=1, le=65_535),
    ] = 465
    security: Annotated[
        Literal["tls", "starttls", "local"],
        Meta(
            title=N_("Encryption"),
            extra={
                "widget": "choice",
                "choices": {
                    "tls": N_("TLS from the first byte"),
                    "starttls": N_("STARTTLS"),
                    "local": N_("none: the server is this machine"),
                },
            },
        ),
    ] = "tls"
    user: Annotated[
        str,
        Meta(title=N_("User name"), description=N_("empty where the server asks for none"), max_length=320),
    ] = ""
    password: Annotated[str, Meta(title=N_("Password"), max_length=500, extra={"widget": "secret"})] = ""
    sender: Annotated[
        str,
        Meta(
            title=N_("Sender"),
            description=N_("messages come from this address; let its name say nothing of what you do"),
            max_length=320,
            pattern=r"^[^\s@]+@[^\s@]+$",
            examples=["post@example.org"],
            extra={"widget": "email"},
        ),
    ]


class EmailSettings(EmailFields, frozen=True, tag="email"):
    """As the engine keeps it."""
