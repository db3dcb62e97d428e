"""Cards that are made from a room for those who may see less than all of it.

Each kind lies in a compartment of its own beside its room. Cards are only added: of what is said about
one thing, the newest counts.
"""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class NameCard(Document, kw_only=True, frozen=True):
    """The case by its code name, and a person of it by letter: no name. `band` is an age band or empty."""

    code: str
    person: UUID | None = None
    label: str = ""
    band: str = ""
    minor: bool | None = None


class DigestLine(Document, kw_only=True, frozen=True):
    """That something of this kind happened at `at`, in the case `code`: neither what, nor to whom, nor
    where. `entry` None: the opening of the case."""

    code: str
    entry: UUID | None
    kind: str
    at: datetime
    struck: bool = False


class Allowed(Document, kw_only=True, frozen=True):
    """A use towards an audience is allowed until then. `person` None: by consent for the whole case."""

    person: UUID | None
    label: str  # the person's letter
    use: str
    audience: str
    until: datetime


class Verdict(Document, kw_only=True, frozen=True):
    """What may be said in public as of `at`; whatever is not in it is not allowed."""

    code: str
    at: datetime
    allowed: list[Allowed] = []


class VerdictStop(Document, kw_only=True, frozen=True):
    """Something was taken back or forbidden: what was allowed before `at` holds no longer."""

    at: datetime


class ConsentCount(Document, kw_only=True, frozen=True):
    """How many consents to each use stand as of `at`."""

    at: datetime
    uses: dict[str, int]


class NeverPublish(Document, kw_only=True, frozen=True):
    """Words that must not stand in public: the names of one person, or a town or region.

    `person` None: a place, whoever lives there. Never a street.
    """

    person: UUID | None
    words: list[str]
