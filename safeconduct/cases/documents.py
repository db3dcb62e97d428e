"""The typed documents inside the envelopes of cases, by the compartment they lie in.

Instants are aware, in UTC. Codes (states, channels, uses) are explained in `words`.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.keys.documents import Document

# -- brief: the door of a case ---------------------------------------------------------------------


class Assignment(Document, kw_only=True, frozen=True):
    """`member` works on the case as `role`; `by` assigned them."""

    member: UUID
    role: str
    at: datetime
    by: UUID


class Brief(Document, kw_only=True, frozen=True):
    """What everybody at the desk may know of a case: never what happened, nor to whom.

    `root` leads to the handles of the rooms (`keys.compartments.room_id`). `lead` and `second` are
    coordinators and are assigned by that alone.
    """

    code: str
    opened: datetime
    state: str
    captor: str
    lead: UUID
    second: UUID | None
    root: bytes
    assigned: list[Assignment] = []
    closed: datetime | None = None
    recognised: bool = False  # whether its numbers lie on desk cards
    persons: dict[UUID, str] = {}  # how the case speaks of each: A, B, …

    def leads(self) -> frozenset[tuple[UUID, str]]:
        """The lead and the second, who are coordinators."""
        return frozenset((one, "coordinator") for one in (self.lead, self.second) if one is not None)

    def team(self) -> frozenset[tuple[UUID, str]]:
        """Everybody assigned, each with the role in which they are."""
        return self.leads() | {(one.member, one.role) for one in self.assigned}


class Vouch(Document, kw_only=True, frozen=True):
    """A coordinator says that these work on the case with this `root`; the newest counts.

    The brief itself is written by the whole desk, and must not be a way to let oneself in.
    """

    root: bytes
    team: list[Assignment]


class Due(Document, kw_only=True, frozen=True):
    """Room `kind` has not yet the readers it should have."""

    kind: str
    at: datetime


# -- identity --------------------------------------------------------------------------------------


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


# -- contacts --------------------------------------------------------------------------------------


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


# -- timeline --------------------------------------------------------------------------------------


class EntryDocument(Document, kw_only=True, frozen=True):
    """Something that happened or was done. `at` is when, as far as known; `said` the time as told."""

    text: str
    kind: str
    noted: datetime
    at: datetime | None = None
    said: str = ""
    struck: str = ""  # why it no longer counts; the text stays


class RiskReview(Document, kw_only=True, frozen=True):
    """How great the danger is, judged by the author at `at`; counts for 72 hours (DOMAIN, rule 5)."""

    level: str
    reasons: str
    at: datetime


# -- consent ---------------------------------------------------------------------------------------


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


# -- the gate: inquiries and publicity rooms -------------------------------------------------------


class Proposal(Document, kw_only=True, frozen=True):
    """Something to be told to somebody outside. `text` is what will be said, word for word."""

    kind: str  # inquiry, complaint, statement
    uses: list[str]
    audience: str
    persons: list[UUID]
    named: bool
    text: str
    why: str
    at: datetime
    against_default: str = ""
    night: str = ""  # the reason for not waiting; empty: the ordinary path
    ground: str = ""  # of the night path: directive or life
    review_by: datetime | None = None
    review_alarm: UUID | None = None  # raised at `review_by` unless somebody reviewed it before


class Decision(Document, kw_only=True, frozen=True):
    """The author's word on proposal `of`, whose text has fingerprint `text`."""

    of: UUID
    word: str  # approve, return, withdraw, review
    text: bytes
    reasons: str
    at: datetime


# -- cards: the desk, the coordinators, a member's own handle --------------------------------------


class DeskCard(Document, kw_only=True, frozen=True):
    """What the desk may recognise a case by: no name. One card for each number (`number` in E.164, or
    a handle in lower case), and for what concerns the whole case a card whose `number` is empty.

    Cards are only added; of each thing said (`minor`, `warning`, `state`) the newest counts.
    """

    case: UUID
    code: str
    number: str = ""
    state: str = ""
    minor: bool | None = None
    warning: str | None = None


class Spellings(Document, kw_only=True, frozen=True):
    """The names of one person, for coordinators and for those assigned who may know who it is.

    On the coordinators' card `copies` says which row went to which member.
    """

    case: UUID
    code: str
    person: UUID
    names: list[str]
    minor: bool | None = None
    copies: dict[UUID, UUID] = {}


class LookUp(Document, kw_only=True, frozen=True):
    """Who looked for what and which cases answered; for the coordinators, and for the one who asked."""

    kind: str  # number, name, code
    typed: str
    hits: list[UUID]
    at: datetime
    who: UUID


class Finding(msgspec.Struct, kw_only=True, frozen=True):
    """A case that answered a look-up, with what the asker may know of it."""

    case: UUID
    code: str
    minor: bool | None = None
    warning: str = ""
    compromised: bool = False
    person: UUID | None = None
