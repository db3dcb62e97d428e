"""The documents inside the vault's own envelopes."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct


class Document(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Base of every typed document. A field is only ever added with a default."""


class EpochNotice(Document, frozen=True):
    """The public half `box_public` belongs to compartment `of` at epoch `number`.

    `proof` is by the key whose public half is the `turning` of the epoch before.
    """

    of: UUID
    number: int
    box_public: bytes
    turning: bytes = b""
    proof: bytes = b""

    def covered(self, organisation: UUID) -> bytes:
        """What `proof` signs."""
        number = self.number.to_bytes(8, "big")
        return organisation.bytes + self.of.bytes + number + self.box_public + self.turning


class PreviousSecret(Document, frozen=True):
    """The secret of epoch `number`, kept under the key of the epoch after it."""

    number: int
    secret: bytes


class RosterDocument(Document, frozen=True):
    """Holders (members or compartments) granted this epoch, recovery included, each with the handle
    of its grant row."""

    kind: str
    subject: UUID | None
    grants: dict[UUID, UUID]


class KeyHolder(Document, frozen=True):
    """Public keys of a holder and the roles that go with them."""

    handle: UUID
    sign_public: bytes
    box_public: bytes
    roles: list[str]
    kind: str = "member"  # member, engine, recovery


class FoundingDocument(Document, frozen=True):
    """Who founded the organisation, with which keys; signed by the author and countersigned."""

    organisation: UUID
    founded: datetime
    founders: list[KeyHolder]
    machines: list[KeyHolder]  # the engine and recovery, which no person is
    shares: int
    threshold: int
    demo: bool = False  # fiction only: its members need no second factor


class CertificateDocument(Document, frozen=True):
    """`holder` is who the author spoke with; an ended one closes all earlier ones at once."""

    holder: KeyHolder
    at: datetime
    ended: bool = False
    replaces: UUID | None = None  # the handle by which the same person was known before


class Countersign(Document, frozen=True):
    """The author of this row says the same as row `of` at `version`, whose body hashes to `body`; or, if
    `withdrawn`, that nobody shall."""

    of: UUID
    version: int
    body: bytes
    at: datetime
    withdrawn: bool = False


class FileDocument(Document, frozen=True):
    """What a sealed file is. `fingerprint` is over the sealed chunks, `digest` over the content.

    `filled`: its last chunk is longer than what is left of the content; before, it was exactly as long.
    """

    name: str
    media_type: str
    length: int
    chunks: int
    digest: bytes
    fingerprint: bytes
    received: datetime
    derived_from: UUID | None = None
    note: str = ""
    filled: bool = False


class MachineKeys(Document, frozen=True):
    """The private halves of the machine's own holder, for whoever sets it up again after a loss."""

    handle: UUID
    sign: bytes
    box: bytes


class RecoveryUse(Document, frozen=True):
    """Recovery's secret of epoch `epoch` was put together from shares: those shares are spent."""

    epoch: int
    at: datetime


class RecoveryWish(Document, frozen=True):
    """Recovery's epoch `number` shall be made, in so many shares of which `threshold` open it; the author
    is the first of two who want it."""

    number: int
    shares: int
    threshold: int
    at: datetime
    withdrawn: bool = False


class SignedHead(Document, frozen=True):
    """The author saw the log with `size` leaves under `root`; outsiders can check `signature` too."""

    size: int
    root: bytes
    at: datetime
    signature: bytes
