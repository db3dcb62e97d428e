"""What a shift has to do, has promised and hands over."""

from typing import Literal
from uuid import UUID

from safeconduct.desk.documents.types import CaseRef, Code, Moment, Short, Stamp, Text
from safeconduct.keys.documents import Document

HeadIs = Literal["unsigned", "signed", "forked"]


class PromiseDocument(Document, frozen=True, kw_only=True):
    """Something this network said it would do, by when, and whether it did. `alarm` reminds of it."""

    text: Short
    due: Moment
    made: Stamp
    incident: UUID | None = None
    alarm: UUID
    kept: Stamp | None = None
    dropped: Stamp | None = None
    why: Short = ""


class StepState(Document, frozen=True, kw_only=True):
    """What became of one step of a playbook; `alarm` reminds whoever is to do it, `gate` are those who
    said that its condition holds."""

    alarm: UUID | None = None
    done: Stamp | None = None
    skipped: Stamp | None = None
    gate: list[Stamp] = []
    note: Short = ""


class PlaybookDocument(Document, frozen=True, kw_only=True):
    """A playbook that runs for an incident; steps by their number in the pack."""

    playbook: str
    incident: UUID
    started: Stamp
    states: dict[int, StepState] = {}
    ended: Stamp | None = None


class CompromiseDocument(Document, frozen=True, kw_only=True):
    """A phone or account of a case is in other hands: nobody calls it from a recognisable number. The
    row has the id of the mark in the case's own room; the number stands there and not here."""

    marked: Stamp
    case: CaseRef
    contact: UUID | None = None
    alarm: UUID
    settled: Stamp | None = None


class WarningDocument(Document, frozen=True, kw_only=True):
    """A linked person is to be warned by another path, by a named colleague. `link` is a row of the
    case's contacts room. The colleague's copy names in `of` the desk's, and alone tells the path."""

    compromise: UUID
    link: UUID
    code: Code
    assigned: UUID
    given: Stamp
    path: Short = ""
    of: UUID | None = None


class WarnedDocument(Document, frozen=True, kw_only=True):
    """The person of warning `of` was warned."""

    of: UUID
    at: Moment
    note: Short = ""


class HandoverPoint(Document, frozen=True, kw_only=True):
    """One open thing, with what the next shift must know about it."""

    kind: str
    subject: UUID
    says: Short
    note: Short = ""


class HandoverDocument(Document, frozen=True, kw_only=True):
    """A shift's sheet: what is open, promised and unowned, and the head of the log at that moment. The
    writer signed the head, or could not: then the log does not go on from the one they signed before."""

    written: Stamp
    points: list[HandoverPoint] = []
    note: Text = ""
    head_size: int = 0
    head_root: bytes = b""
    head_is: HeadIs = "unsigned"
    read_by: list[Stamp] = []
