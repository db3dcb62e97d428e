"""Writing a public text and putting it before the gate."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from msgspec import Meta, structs
from msgspec.structs import asdict

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import gate
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, STALE, Refusal, define
from safeconduct.kernel.ids import spoken_code
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.voice import access, checks, statements
from safeconduct.voice.actions.fields import (
    EXAMPLE,
    EXAMPLE_TEXT,
    Kind,
    Rest,
    StatementRef,
    TextGiven,
    Written,
)
from safeconduct.voice.documents import (
    CorrectionDocument,
    PartDocument,
    RevisionDocument,
    StatementDocument,
    SubmissionDocument,
    TextDocument,
)
from safeconduct.voice.models import Revision, Statement, Submission
from safeconduct.voice.rules.wording import LANGUAGES
from safeconduct.voice.statements import Held

NO_LANGUAGE = define("no_language", 422, N_("A text is in one of our languages, and in each of them once."))
UNATTRIBUTED = define(
    "unattributed",
    422,
    N_("What rests on a claim says who claims it. Give each such sentence its attribution."),
)
LANGUAGES_DIFFER = define(
    "languages_differ",
    409,
    N_("The languages do not say the same: each must rest on the same claims, sentence by sentence."),
)
INCOMPLETE = define("text_incomplete", 409, N_("Each language needs its title and at least one sentence."))
CORRECTION_NEEDED = define(
    "correction_needed",
    422,
    N_("This text stands in public. Say in each language what was written, what is right, and why."),
)
SAME_CHANNELS = define(
    "same_channels", 422, N_("A correction goes wherever the text stands: leave none of its places out.")
)


class DraftStatement(Written, kw_only=True, frozen=True):
    """A text for the public, from claims."""

    kind: Kind


@action(
    "voice.draft_statement",
    title=N_("Draft a public text"),
    may=access.WRITES,
    example={**EXAMPLE, "kind": "statement"},
)
def draft_statement(actor: Actor, given: DraftStatement) -> Made:
    """Write the first draft. Nothing of it is told to anybody. Raises NOT_FOUND, INVALID."""
    document = StatementDocument(
        case=given.case, kind=given.kind, code=public_code(), at=clock.now(), emergency=False
    )
    return Made(id=begin(actor, document, lambda made: written(made, given)))


class EditStatement(Written, kw_only=True, frozen=True):
    """The text anew, whole."""

    statement: StatementRef
    seen: Annotated[
        UUID | None,
        Meta(title=N_("The version that was changed"), description=N_("So that two who write are told.")),
    ] = None
    rest: Rest = ""


@action(
    "voice.edit_statement",
    title=N_("Change the text"),
    may=access.WRITES,
    example={**EXAMPLE, "statement": EXAMPLE_ID, "texts": [EXAMPLE_TEXT]},
)
def edit_statement(actor: Actor, given: EditStatement) -> Made:
    """Write the next version; earlier ones stay. Whoever approved an earlier text has approved nothing of
    this one. Of a text that stands in public every language says what is corrected.

    Raises NOT_FOUND, INVALID, STALE, WITHDRAWN.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    statements.require_not_withdrawn(held)
    if given.seen is not None and given.seen != held.latest.row.id:
        raise Refusal(STALE)
    revision = structs.replace(written(held.id, given), rest=given.rest)
    _require_correction(held, revision)
    if held.submitted is not None:
        gate.replaced(actor, given.case, held.submitted.proposal)
    return Made(id=put(actor, held.case, revision))


class SubmitStatement(Input, kw_only=True, frozen=True):
    """A draft, given to those who approve."""

    case: CaseRef
    statement: StatementRef


@action(
    "voice.submit_statement",
    title=N_("Give it to those who approve"),
    may=access.SUBMITS,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID},
)
def submit_statement(actor: Actor, given: SubmitStatement) -> Made:
    """Put the newest text before the gate, exactly as it stands: texts, languages and channels.

    Whoever writes is told "returned" or "approved", and nothing else. Raises NOT_FOUND, DECIDED,
    INCOMPLETE, LANGUAGES_DIFFER, WITHDRAWN.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    statements.require_not_withdrawn(held)
    if held.submitted is not None:
        raise Refusal(gate.DECIDED)
    _require_whole(held.latest.document)
    proposed = gate.propose(actor, given.case, checks.proposal(held))
    row = SubmissionDocument(
        statement=held.id, revision=held.latest.row.id, proposal=proposed, at=clock.now()
    )
    rows.insert(actor.keys, Submission, held.latest.row.compartment, row)
    return Made(id=proposed)


def begin(actor: Actor, document: StatementDocument, text: Callable[[UUID], RevisionDocument]) -> UUID:
    """Write a statement with its first text. Raises Refusal NOT_FOUND."""
    compartment = statements.publicity(actor.keys, document.case)
    made = rows.insert(actor.keys, Statement, compartment, document)
    put(actor, document.case, text(made.id))
    return made.id


def public_code() -> str:
    """The name of a text in public: random, unlike the code of any case, readable aloud."""
    return spoken_code(2, 5).lower()


def written(statement: UUID, given: Written) -> RevisionDocument:
    """The text as it was given. Raises Refusal INVALID: NO_LANGUAGE, UNATTRIBUTED."""
    languages = [one.language for one in given.texts]
    if len(set(languages)) != len(languages) or not set(languages) <= set(LANGUAGES):
        raise Refusal(INVALID, fields={"texts": NO_LANGUAGE})
    if any(part.claims and not part.attribution.strip() for one in given.texts for part in one.parts):
        raise Refusal(INVALID, fields={"texts": UNATTRIBUTED})
    return RevisionDocument(
        statement=statement,
        texts=[_text(one) for one in sorted(given.texts, key=lambda one: LANGUAGES.index(one.language))],
        channels=list(dict.fromkeys(given.channels)),
        uses=given.uses,
        persons=list(dict.fromkeys(given.persons)),
        named=given.named,
        why=given.why,
        at=clock.now(),
        against_default=given.against_default,
        undenied=given.undenied,
    )


def put(actor: Actor, case: UUID, revision: RevisionDocument) -> UUID:
    """Write the next text of a statement. Raises Refusal NOT_FOUND."""
    return rows.insert(actor.keys, Revision, statements.publicity(actor.keys, case), revision).id


def _text(given: TextGiven) -> TextDocument:
    fixed = given.correction
    return TextDocument(
        language=given.language,
        title=given.title.strip(),
        parts=[
            PartDocument(
                attribution=part.attribution.strip(),
                text=part.text.strip(),
                claims=list(dict.fromkeys(part.claims)),
                unconfirmed=part.unconfirmed,
                custody=part.custody,
            )
            for part in given.parts
        ],
        correction=None if fixed is None else CorrectionDocument(**asdict(fixed)),
    )


def _require_correction(held: Held, revision: RevisionDocument) -> None:
    """What stands in public changes by a correction, in every language and wherever it stands."""
    standing = held.public_revision
    if standing is None:
        return
    spoken = {one.language for one in standing.document.texts}
    corrected = {one.language for one in revision.texts if one.correction is not None}
    if not revision.rest or not spoken <= corrected:
        raise Refusal(INVALID, fields={"texts": CORRECTION_NEEDED})
    if not set(standing.document.channels) <= set(revision.channels):
        raise Refusal(INVALID, fields={"channels": SAME_CHANNELS})


def _require_whole(revision: RevisionDocument) -> None:
    if any(not one.title or not one.parts for one in revision.texts):
        raise Refusal(INCOMPLETE)
    first, *others = ([set(part.claims) for part in one.parts] for one in revision.texts)
    marks, *others_marks = (
        [(part.unconfirmed, part.custody) for part in one.parts] for one in revision.texts
    )
    if any(other != first for other in others) or any(other != marks for other in others_marks):
        raise Refusal(LANGUAGES_DIFFER)
