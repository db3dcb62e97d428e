"""The statements of a case with everything that was said of them, for who reads its publicity room."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from safeconduct.cases import decisions, gate
from safeconduct.cases.rooms import contents, room
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading
from safeconduct.voice import texts
from safeconduct.voice.documents import RevisionDocument, StatementDocument, SubmissionDocument
from safeconduct.voice.models import (
    Answers,
    Cleared,
    Publication,
    Revision,
    Statement,
    StatementWord,
    Submission,
    TextFlag,
)

PUBLIC = {"published", "corrected"}
WITHDRAWN = define(
    "text_withdrawn",
    409,
    N_("This text was withdrawn, and its mark stays in public. What is to be said now is another text."),
)


@dataclass
class Held:
    """One statement and all that belongs to it, each oldest first."""

    reading: Reading[Statement]
    revisions: list[Reading[Revision]] = field(default_factory=list)
    submissions: list[Reading[Submission]] = field(default_factory=list)
    answers: list[Reading[Answers]] = field(default_factory=list)
    words: list[Reading[StatementWord]] = field(default_factory=list)
    flags: list[Reading[TextFlag]] = field(default_factory=list)
    publications: list[Reading[Publication]] = field(default_factory=list)

    @property
    def id(self) -> UUID:
        return self.reading.row.id

    @property
    def document(self) -> StatementDocument:
        found: StatementDocument = self.reading.document
        return found

    @property
    def case(self) -> UUID:
        return self.document.case

    @property
    def latest(self) -> Reading[Revision]:
        """The newest text; there is always one, written with the statement."""
        return self.revisions[-1]

    @property
    def kind(self) -> str:
        """A text that corrects what was published is a correction, whatever it was at first."""
        revision: RevisionDocument = self.latest.document
        return "correction" if any(one.correction for one in revision.texts) else self.document.kind

    @property
    def by_template(self) -> bool:
        """Whether a template made the newest text: nobody has written in it since."""
        return self.latest.document.by_template or (self.document.emergency and len(self.revisions) == 1)

    @property
    def content(self) -> bytes:
        """The fingerprint of the newest text."""
        return texts.content(self.kind, self.latest.document)

    @property
    def submitted(self) -> SubmissionDocument | None:
        """The newest text's way to the gate; None while it was not put before it."""
        found = [one.document for one in self.submissions if one.document.revision == self.latest.row.id]
        return found[-1] if found else None

    @property
    def published(self) -> Reading[Publication] | None:
        """What stands in public, or the mark that nothing does any more."""
        return self.publications[-1] if self.publications else None

    @property
    def in_public(self) -> bool:
        return self.published is not None and self.published.document.state in PUBLIC

    @property
    def withdrawn(self) -> bool:
        """Whether it stood in public and was taken out of it, for good."""
        return self.published is not None and self.published.document.state == "withdrawn"

    @property
    def public_revision(self) -> Reading[Revision] | None:
        """The text that stands in public now."""
        if not self.in_public or self.published is None:
            return None
        wanted = self.published.document.revision
        return next((one for one in self.revisions if one.row.id == wanted), None)

    @property
    def vetoed(self) -> bool:
        """Whether a veto stands."""
        said = [one.document.word for one in self.words if one.document.word in {"veto", "lift"}]
        return said[-1:] == ["veto"]

    @property
    def undecided(self) -> list[Reading[TextFlag]]:
        """Flags on the published text that nobody has answered: by a correction, or by saying it stands."""
        answered = {flag for one in self.words for flag in one.document.about}
        last = self.published.row.leaf if self.published is not None else -1
        return [
            one
            for one in self.flags
            if self.stood(one) and one.row.id not in answered and one.row.leaf > last
        ]

    def stood(self, flag: Reading[TextFlag]) -> bool:
        """Whether what was flagged stood in public then. Who reads no texts flags every text of the case."""
        before = [one.document.state for one in self.publications if one.row.leaf < flag.row.leaf]
        return flag.document.published and before[-1:] != [] and before[-1] in PUBLIC

    @property
    def changed(self) -> list[Reading[TextFlag]]:
        """Flags on the text that is being written, since its newest revision."""
        return [one for one in self.flags if one.row.leaf > self.latest.row.leaf]


def of_case(keyring: Keyring, case: UUID) -> list[Held]:
    """The statements of a case, the oldest first. Raises Refusal NOT_FOUND without the publicity room."""
    found = {
        one.row.id: Held(one)
        for one in contents(keyring, case, "publicity", Statement)
        if one.document.case == case
    }
    tables: dict[str, Any] = {
        "revisions": Revision,
        "submissions": Submission,
        "answers": Answers,
        "words": StatementWord,
        "flags": TextFlag,
        "publications": Publication,
    }
    for name, table in tables.items():
        for one in contents(keyring, case, "publicity", table):
            if one.document.statement in found:
                getattr(found[one.document.statement], name).append(one)
    return [one for one in found.values() if one.revisions]


def find(keyring: Keyring, case: UUID, statement: UUID) -> Held:
    """One statement of this case. Raises Refusal NOT_FOUND, also for one of another case."""
    for one in of_case(keyring, case):
        if one.id == statement:
            return one
    raise Refusal(NOT_FOUND)


def require_not_withdrawn(held: Held) -> None:
    """Raises Refusal WITHDRAWN: nobody works on, or signs, what can never stand in public again."""
    if held.withdrawn:
        raise Refusal(WITHDRAWN)


def cases(keyring: Keyring) -> list[UUID]:
    """Every case whose statements the keyring opens and that has any."""
    found = rows.look_through(keyring, Statement.objects.order_by("leaf"))
    return list(dict.fromkeys(one.document.case for one in found))


def cleared(keyring: Keyring, case: UUID) -> list[str]:
    """Names and places that may stand in public texts of the case. Raises Refusal NOT_FOUND."""
    return [word for one in contents(keyring, case, "publicity", Cleared) for word in one.document.words]


def state(keyring: Keyring, held: Held) -> str:
    """Where the newest text is on its way, as everybody may know who reads it: no reason is in it."""
    if held.withdrawn:
        return "withdrawn"
    if held.published is not None and held.published.document.revision == held.latest.row.id:
        return str(held.published.document.state)
    submitted = held.submitted
    if submitted is None:
        return "draft"
    said = [
        one.word for _author, one in decisions.on(keyring, gate.find(keyring, held.case, submitted.proposal))
    ]
    if "return" in said:
        return "returned"
    return "draft" if set(said) & decisions.ENDS else "waiting"


def approvals(keyring: Keyring, held: Held) -> int:
    """How many have let the newest text through; whether they still count is the gate's to say."""
    if held.submitted is None:
        return 0
    said = decisions.on(keyring, gate.find(keyring, held.case, held.submitted.proposal))
    return len({author for author, one in said if one.word == "approve"})


def publicity(keyring: Keyring, case: UUID) -> UUID:
    """The room, made if nobody used it yet. Raises Refusal NOT_FOUND, ROOM_ERASED."""
    return room(keyring, case, "publicity", create=True)
