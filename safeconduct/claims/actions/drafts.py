"""Deciding about drafts; names that stay; documents that repeat others."""

from collections.abc import Callable
from uuid import UUID

import msgspec
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases.inputs import EXAMPLE_ID, Made
from safeconduct.claims.actions.brought import WRITERS
from safeconduct.claims.adding import add_claim
from safeconduct.claims.brought import drafting, held
from safeconduct.claims.brought.documents import (
    ACCEPTED,
    PENDING,
    REJECTED,
    BroughtDocument,
    DraftDocument,
    EchoDocument,
    KeptName,
)
from safeconduct.claims.brought.inputs import AcceptSeveral, EditDraft, KeepName, OfDraft, OfEcho, OfName
from safeconduct.claims.changes import telling
from safeconduct.claims.events import ClaimChanged
from safeconduct.claims.models import Brought, Source
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading

FILE_FIRST = define(
    "file_first", 409, N_("File the document with a case first: a claim belongs to one. Nothing was changed.")
)
DECIDED = define(
    "draft_decided", 409, N_("This draft was decided already. Look at it again. Nothing was changed.")
)
NOT_IN_DOCUMENT = define(
    "not_in_document", 422, N_("These words do not stand in the document one after the other.")
)
NO_SUCH_NAME = define(
    "no_such_name",
    422,
    N_("This is no name of an adult that was found in the document. A minor's name is never kept."),
)
EXAMPLE = {"reading": EXAMPLE_ID, "draft": 1}


class Decided(msgspec.Struct, kw_only=True, frozen=True):
    """What a draft became, and the next one that nobody has decided; None where there is none."""

    id: UUID
    draft: int
    claim: UUID | None = None
    next: int | None = None


@action("claims.accept_draft", title=N_("Accept the draft"), may=WRITERS, example=EXAMPLE)
def accept_draft(actor: Actor, given: OfDraft) -> Decided:
    """Make a claim of a draft: that somebody says so, judged by nobody. Names that nobody kept are
    dropped, roles stay; the original stays sealed.

    Raises NOT_FOUND, FILE_FIRST, DECIDED, STALE.
    """
    return _accepted(actor, given.reading, [given.draft])


@action(
    "claims.accept_drafts",
    title=N_("Accept several drafts"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "drafts": [1, 2]},
)
def accept_drafts(actor: Actor, given: AcceptSeveral) -> Decided:
    """Make a claim of each of these drafts, or of none. Raises as `claims.accept_draft`."""
    return _accepted(actor, given.reading, list(dict.fromkeys(given.drafts)))


@action(
    "claims.edit_draft",
    title=N_("Edit the draft"),
    may=WRITERS,
    example={**EXAMPLE, "text": "Two men were taken", "speakers": ["the network"]},
    inverse="claims.edit_draft",
)
def edit_draft(actor: Actor, given: EditDraft) -> Decided:
    """Say better who says what in a draft. Its words stay words of the document.

    Raises NOT_FOUND, DECIDED, STALE, INVALID: NOT_IN_DOCUMENT.
    """

    def edited(document: BroughtDocument, draft: DraftDocument) -> DraftDocument:
        start = _nearest(document.text, given.text.strip(), draft.start)
        speakers = [one.strip() for one in given.speakers if one.strip()]
        return replace(
            draft,
            start=start,
            end=start + len(given.text.strip()),
            text=given.text.strip(),
            speakers=speakers,
            stance=given.stance,
            edited=True,
        )

    return _changed(actor, given, edited)


@action(
    "claims.reject_draft",
    title=N_("Reject the draft"),
    may=WRITERS,
    example=EXAMPLE,
    inverse="claims.restore_draft",
)
def reject_draft(actor: Actor, given: OfDraft) -> Decided:
    """Set a draft aside: it says nothing that belongs here. Raises NOT_FOUND, DECIDED, STALE."""
    return _changed(actor, given, lambda _document, draft: _by(actor, draft, REJECTED))


@action(
    "claims.restore_draft",
    title=N_("Take the draft up again"),
    may=WRITERS,
    example=EXAMPLE,
    inverse="claims.reject_draft",
)
def restore_draft(actor: Actor, given: OfDraft) -> Decided:
    """Undo a rejection. What was accepted is a claim: it is corrected or retracted there.

    Raises NOT_FOUND, DECIDED, STALE.
    """
    return _changed(actor, given, lambda _document, draft: _by(actor, draft, PENDING), was=REJECTED)


@action(
    "claims.keep_name",
    title=N_("Keep a name"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "name": "Anna Primerova", "why": "the lawyer, who speaks in public"},
    inverse="claims.drop_name",
)
def keep_name(actor: Actor, given: KeepName) -> Made:
    """Let claims that are accepted from now on keep this name, in all its forms. A minor's name is never
    kept.

    Raises NOT_FOUND, STALE, INVALID: NO_SUCH_NAME.
    """
    found = held.find_to_change(actor, given.reading)
    document: BroughtDocument = found.document
    if given.name not in drafting.persons(document):
        raise Refusal(INVALID, fields={"name": NO_SUCH_NAME})
    kept = KeptName(name=given.name, why=given.why, by=actor.keys.member, at=clock.now())
    others = [one for one in document.names if one.name != given.name]
    rows.rewrite(actor.keys, found.row, replace(document, names=[*others, kept]))
    return Made(id=given.reading)


@action(
    "claims.drop_name",
    title=N_("Drop a name after all"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "name": "Anna Primerova"},
    inverse="claims.keep_name",
)
def drop_name(actor: Actor, given: OfName) -> Made:
    """Let claims that are accepted from now on drop this name again. Raises NOT_FOUND, STALE."""
    found = held.find_to_change(actor, given.reading)
    document: BroughtDocument = found.document
    names = [one for one in document.names if one.name != given.name]
    rows.rewrite(actor.keys, found.row, replace(document, names=names))
    return Made(id=given.reading)


@action(
    "claims.accept_echo",
    title=N_("It repeats the other"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "alike": EXAMPLE_ID},
    inverse="claims.reject_echo",
    emits=(ClaimChanged,),
)
def accept_echo(actor: Actor, given: OfEcho) -> Made:
    """Note that this document derives from the other: both are one voice from then on.

    Raises NOT_FOUND, STALE.
    """
    return _echo(actor, given, ACCEPTED)


@action(
    "claims.reject_echo",
    title=N_("It stands on its own"),
    may=WRITERS,
    example={"reading": EXAMPLE_ID, "alike": EXAMPLE_ID},
    inverse="claims.accept_echo",
    emits=(ClaimChanged,),
)
def reject_echo(actor: Actor, given: OfEcho) -> Made:
    """Note that this document does not derive from the other. Raises NOT_FOUND, STALE."""
    return _echo(actor, given, REJECTED)


def _accepted(actor: Actor, reading: UUID, numbers: list[int]) -> Decided:
    found = held.find_to_change(actor, reading)
    document: BroughtDocument = found.document
    case, source = held.case_of(actor.keys, found), document.source
    if case is None or source is None:
        raise Refusal(FILE_FIRST)
    made = {}
    for number in numbers:
        draft = _draft(document, number, PENDING)
        claim = add_claim(actor, case, drafting.claim_of(document, draft, source, clock.now()))
        made[number] = replace(_by(actor, draft, ACCEPTED), claim=claim)
    return _written(actor, found, made)


def _changed(
    actor: Actor,
    given: OfDraft,
    change: Callable[[BroughtDocument, DraftDocument], DraftDocument],
    was: str = PENDING,
) -> Decided:
    found = held.find_to_change(actor, given.reading)
    draft = _draft(found.document, given.draft, was)
    return _written(actor, found, {given.draft: change(found.document, draft)})


def _written(actor: Actor, found: Reading[Brought], made: dict[int, DraftDocument]) -> Decided:
    document: BroughtDocument = found.document
    drafts = [made.get(one.number, one) for one in document.drafts]
    rows.rewrite(actor.keys, found.row, replace(document, drafts=drafts))
    last = next(reversed(made))
    place = next(at for at, one in enumerate(drafts) if one.number == last)
    open_ones = [one.number for one in (*drafts[place:], *drafts[:place]) if one.state == PENDING]
    return Decided(
        id=found.row.id, draft=last, claim=made[last].claim, next=open_ones[0] if open_ones else None
    )


def _draft(document: BroughtDocument, number: int, was: str) -> DraftDocument:
    """Raises Refusal NOT_FOUND, DECIDED."""
    draft = next((one for one in document.drafts if one.number == number), None)
    if draft is None:
        raise Refusal(NOT_FOUND)
    if draft.state != was:
        raise Refusal(DECIDED)
    return draft


def _by(actor: Actor, draft: DraftDocument, state: str) -> DraftDocument:
    return replace(draft, state=state, by=actor.keys.member, at=clock.now())


def _nearest(text: str, words: str, start: int) -> int:
    """Where these words stand, nearest to where the draft began. Raises Refusal INVALID (NOT_IN_DOCUMENT)."""
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not words or not places:
        raise Refusal(INVALID, fields={"text": NOT_IN_DOCUMENT})
    return min(places, key=lambda place: abs(place - start))


def _echo(actor: Actor, given: OfEcho, state: str) -> Made:
    found = held.find_to_change(actor, given.reading)
    document: BroughtDocument = found.document
    echo = next((one for one in document.echoes if one.reading == given.alike), None)
    case = held.case_of(actor.keys, found)
    if case is None or echo is None or echo.source is None or document.source is None:
        raise Refusal(NOT_FOUND)
    with telling(actor, case):
        _derive(actor, document.source, echo, state == ACCEPTED)
    echoes = [replace(one, state=state) if one == echo else one for one in document.echoes]
    rows.rewrite(actor.keys, found.row, replace(document, echoes=echoes))
    return Made(id=given.reading)


def _derive(actor: Actor, source: UUID, echo: EchoDocument, derives: bool) -> None:
    """Independence of voices is reckoned from this alone (`rules.independence`)."""
    origin = rows.find(actor.keys, Source, source)
    others = [one for one in origin.document.derived_from if one != echo.source]
    derived = [*others, echo.source] if derives and echo.source else others
    if derived != origin.document.derived_from:
        rows.rewrite(actor.keys, origin.row, replace(origin.document, derived_from=derived))
