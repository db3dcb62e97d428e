"""Who is at risk, and how they are reached: the identity and contacts rooms."""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class PersonName(Document, kw_only=True, frozen=True):
    """One spelling of one name. `script` is an ISO 15924 code; `kind` says what the name is to them."""

    text: str
    script: str
    kind: str = "given"  # given, document, called, other


class PersonDocument(Document, kw_only=True, frozen=True):
    """A person at risk. `born` and `age` as they were said ("1998", "about twenty")."""

    names: list[PersonName]
    born: str = ""
    age: str = ""
    minor: bool | None = None  # None: nobody knows; treated as a minor wherever that protects
    languages: list[str] = []
    note: str = ""


class ContactDocument(Document, kw_only=True, frozen=True):
    """A number or handle. `value` as it was said; `safe_hours` and `cover` as the person told."""

    channel: str
    value: str
    whose: str  # a person's label, or who they are to them
    state: str
    safe_hours: str = ""
    cover: str = ""
    note: str = ""


class ContactState(Document, kw_only=True, frozen=True):
    """From now on the channel is `state`. Written also by those who may not read contacts: they name
    it by `value`, others by `contact`. The newest statement counts."""

    contact: UUID | None
    value: str
    state: str
    why: str
    at: datetime


class LinkDocument(Document, kw_only=True, frozen=True):
    """`who` stands in this phone or account. They are warned by `path`, never through the phone itself."""

    contact: UUID
    who: str
    path: str
    case: UUID | None = None  # where they are known as a case of their own
    note: str = ""
