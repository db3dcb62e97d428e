"""The typed documents inside the envelopes of trace. Instants are aware, in UTC.

All lie in the inquiries room, except `ReadAnswer`, which lies in the claims room beside what it names.
What is amended is written again: `replaces` names the row that it stands for from then on, `why` says why.
"""

from datetime import datetime
from uuid import UUID

from safeconduct.keys.documents import Document


class PutInquiry(Document, kw_only=True, frozen=True):
    """`proposal`, as the gate let it through, was put to `body` at `at`, by `channel`.

    `spoke` is who exactly took the question; `no_name` if they would not say who they are. `persons` empty:
    about everybody in the case. Without an answer until `answer_by` somebody is reminded. `although` says
    why it is written down where the gate that let it through has closed since.
    """

    proposal: UUID
    body: str
    text: str
    persons: list[UUID]
    at: datetime
    channel: str
    noted: datetime
    spoke: str = ""
    no_name: bool = False
    answer_by: datetime | None = None
    note: str = ""
    although: str = ""


class AnswerDocument(Document, kw_only=True, frozen=True):
    """What `body` answered, word for word. `asked` None: nobody knows yet to which question."""

    asked: UUID | None
    body: str
    text: str
    persons: list[UUID]
    at: datetime
    channel: str
    noted: datetime
    language: str = ""
    spoke: str = ""
    no_name: bool = False
    replaces: UUID | None = None
    why: str = ""


class ReadAnswer(Document, kw_only=True, frozen=True):
    """The answer `answer` was read into `claims`, which name it as their `source`."""

    answer: UUID
    source: UUID
    claims: list[UUID]
    at: datetime


class AttemptDocument(Document, kw_only=True, frozen=True):
    """`who`, in that `capacity`, tried to reach `persons` (empty: everybody in the case) at `where`.

    `reason` is what they were told, word for word; `proof` is what there is to show for it.
    """

    who: str
    capacity: str
    persons: list[UUID]
    where: str
    at: datetime
    result: str
    noted: datetime
    reason: str = ""
    proof: str = ""
    visit: UUID | None = None
    replaces: UUID | None = None
    why: str = ""


class VisitDocument(Document, kw_only=True, frozen=True):
    """`who` means to be at `where` at `at`, to see `persons` (empty: everybody in the case)."""

    who: str
    persons: list[UUID]
    where: str
    at: datetime
    noted: datetime
    note: str = ""


class DroppedVisit(Document, kw_only=True, frozen=True):
    """The visit will not be made."""

    visit: UUID
    why: str
    at: datetime
