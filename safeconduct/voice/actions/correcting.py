"""A correction by template: which sentence was wrong, and which cleared words are right."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import gate
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.claims.weighing import Weighed
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.voice import access, emergency, statements
from safeconduct.voice.actions.drafting import put
from safeconduct.voice.actions.ending import NOT_PUBLIC
from safeconduct.voice.actions.fields import StatementRef
from safeconduct.voice.actions.templates import NO_COMMON_LANGUAGE, NOT_CLEARED_HERE
from safeconduct.voice.documents import CorrectionDocument, PartDocument, RevisionDocument, TextDocument
from safeconduct.voice.lexicon import Words
from safeconduct.voice.templates_pack import pack
from safeconduct.voice.words import REST

NO_SUCH_SENTENCE = define("no_such_sentence", 422, N_("The text that stands in public has no such sentence."))
_PLACES = {str(n): str(n) for n in range(1, 61)}
_REASONS = {code: code for code in pack().words["reason"]}


class CorrectFromTemplate(Input, kw_only=True, frozen=True):
    """Which sentence of a published text was wrong, and what takes its place: cleared words, a reason."""

    case: CaseRef
    statement: StatementRef
    sentence: Annotated[
        str,
        Meta(title=N_("Which sentence was wrong"), extra={"widget": "choice", "choices": _PLACES}),
    ]
    claim: Annotated[
        UUID,
        Meta(
            title=N_("What is right"),
            description=N_("Words of a claim that somebody cleared for the public; they stand as they are."),
            extra=ref("claims.cleared"),
        ),
    ]
    reason: Annotated[
        str,
        Meta(
            title=N_("Why it was wrong"),
            extra={"widget": "choice", "choices": _REASONS, "of": "voice.word.reason"},
        ),
    ]
    rest: Annotated[str, Meta(title=N_("What of the rest"), extra={"widget": "choice", "choices": REST})] = (
        "stands"
    )


@action(
    "voice.correct_from_template",
    title=N_("Correct it by template"),
    may=access.ALERTS,
    example={
        "case": EXAMPLE_ID,
        "statement": EXAMPLE_ID,
        "sentence": "1",
        "claim": EXAMPLE_ID,
        "reason": "source",
        "rest": "stands",
    },
)
def correct_from_template(actor: Actor, given: CorrectFromTemplate) -> Made:
    """Draft the correction of a text that stands in public, in each of its languages: what it said, what is
    right in words that were cleared, and why. It goes wherever the text stands; two others let it through.

    Raises NOT_FOUND, NOT_PUBLIC, INVALID (NO_SUCH_SENTENCE, NOT_CLEARED_HERE, NO_COMMON_LANGUAGE).
    """
    held = statements.find(actor.keys, given.case, given.statement)
    if held.public_revision is None:
        raise Refusal(NOT_PUBLIC)
    standing: RevisionDocument = held.public_revision.document
    place = int(given.sentence) - 1
    if any(place >= len(one.parts) for one in standing.texts):
        raise Refusal(INVALID, fields={"sentence": NO_SUCH_SENTENCE})
    told = emergency.cleared(actor.keys, given.case).get(given.claim)
    if told is None:
        raise Refusal(INVALID, fields={"claim": NOT_CLEARED_HERE})
    if any(one.language not in told for one in standing.texts):
        raise Refusal(INVALID, fields={"claim": NO_COMMON_LANGUAGE})
    claim = emergency.known(actor.keys, given.case)[given.claim]
    texts = [_corrected(one, place, told, claim, given) for one in standing.texts]
    revision = replace(standing, texts=texts, rest=given.rest, at=clock.now(), by_template=True)
    if held.submitted is not None:
        gate.replaced(actor, given.case, held.submitted.proposal)
    return Made(id=put(actor, held.case, revision))


def _corrected(
    text: TextDocument,
    place: int,
    told: Mapping[str, tuple[str, str]],
    claim: Weighed,
    given: CorrectFromTemplate,
) -> TextDocument:
    wrong, (by, sentence) = text.parts[place], told[text.language]
    by, sentence = f"{by.rstrip(' ,:')}:", _going_on(sentence)
    right = PartDocument(
        attribution=f"{by[:1].upper()}{by[1:]}",  # a sentence begins with it; within "correct" it goes on
        text=sentence,
        claims=[claim.id],
        unconfirmed=not emergency.confirmed(claim),
        custody=not claim.free,
    )
    kept = text.parts if given.rest == "stands" else []
    said = CorrectionDocument(
        wrote=f"{wrong.attribution} {wrong.text}".strip(),
        correct=f"{by} {sentence}",
        why=pack().words["reason"][given.reason].in_(text.language),
    )
    parts = [*kept[:place], right, *kept[place + 1 :]]
    return replace(text, parts=parts, correction=said)


def _going_on(sentence: str) -> str:
    """A sentence as it goes on after a colon: with a capital only where its first word could be a name."""
    first, following = [*(one.strip(" ,;:") for one in sentence.split(" ", 2)[:2]), ""][:2]
    small, lexicon = first.casefold(), Words()
    common = first.istitle() and lexicon.ordinary(small) and not lexicon.naming(small)
    if not common or lexicon.stands_alone(small, following.casefold()):
        return sentence
    return sentence[0].lower() + sentence[1:]
