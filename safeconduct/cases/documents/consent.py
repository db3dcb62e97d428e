"""What was allowed, forbidden and taken back: the consent room."""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class ConsentDocument(Document, kw_only=True, frozen=True):
    """Consent to some uses towards some audiences (``*``: every audience of these uses).

    `given_in` is `free` or `custody`: consent from custody counts for nothing until a `Verification`.
    """

    person: UUID | None
    uses: list[str]
    audiences: list[str]
    by: str
    capacity: str  # person, guardian, relative, lawyer, delegate
    language: str
    risks: str
    given: datetime
    expires: datetime
    given_in: str = "free"
    how: str = ""


class Withdrawal(Document, kw_only=True, frozen=True):
    """Consent `of` no longer holds, for `uses` or (empty) for all.

    `of` None: no consent given until then holds, of `person` or (None) of anybody; so may somebody
    withdraw who may not read what was consented to.
    """

    of: UUID | None
    uses: list[str]
    at: datetime
    person: UUID | None = None
    said: str = ""


class Verification(Document, kw_only=True, frozen=True):
    """In private contact (`contact`: own_lawyer or trusted_person) the person repeated consent `of`."""

    of: UUID
    contact: str
    at: datetime
    how: str


class Directive(Document, kw_only=True, frozen=True):
    """ "If I vanish, then …": consent given in advance, per use, with what must not happen."""

    person: UUID | None
    allows: list[str]
    forbids: list[str]
    audiences: list[str]
    ask: str  # who decides instead, and how to reach them
    words: str  # as the person put it
    given: datetime
    expires: datetime
    revoked: datetime | None = None


class LegalFlag(Document, kw_only=True, frozen=True):
    """A legal reason why some disclosures must wait; `lifted` ends it."""

    kinds: list[str]
    why: str
    raised: datetime
    lifted: datetime | None = None
    lifted_because: str = ""


class DisclosureUse(Document, kw_only=True, frozen=True):
    """What was told to whom on which ground; kept so that a withdrawal can say what cannot be recalled."""

    proposal: UUID
    uses: list[str]
    audience: str
    at: datetime
    what: str
