"""What those say who did not write it: what may stand, what harms, and no."""

from typing import Annotated

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import gate, never
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.voice import access, saying, statements
from safeconduct.voice.actions.fields import LINE, StatementRef
from safeconduct.voice.documents import AnswersDocument, ClearedDocument
from safeconduct.voice.models import Answers, Cleared
from safeconduct.voice.rules import harm
from safeconduct.voice.words import ANSWERS, QUESTIONS

SECRET = define(
    "secret_word", 409, N_("One of these must not stand in public: it is on the case's never-publish card.")
)
NOT_VETOED = define("not_vetoed", 409, N_("No veto stands on this text."))


class ClearWords(Input, kw_only=True, frozen=True):
    """Names and places that may stand in public texts of the case."""

    case: CaseRef
    words: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=100, pattern=LINE)]],
        Meta(
            title=N_("Names and places that may stand in public"),
            description=N_("One in each line: an authority, a region, an office. Endings do not matter."),
            min_length=1,
            max_length=100,
        ),
    ]


@action(
    "voice.clear_words",
    title=N_("Clear names and places"),
    may=access.DECIDES,
    example={"case": EXAMPLE_ID, "words": ["Ministry of the Interior"]},
)
def clear_words(actor: Actor, given: ClearWords) -> Made:
    """Let these words stand in public texts of the case; whoever writes sees that they may.

    Raises NOT_FOUND, SECRET_WORD for what is on the case's never-publish card.
    """
    compartment = statements.publicity(actor.keys, given.case)
    if never.hold(actor.keys, given.case, given.words):
        raise Refusal(SECRET)
    document = ClearedDocument(words=given.words, at=clock.now())
    return Made(id=rows.insert(actor.keys, Cleared, compartment, document).id)


def _asked(question: str) -> Meta:
    return Meta(title=QUESTIONS[question], extra={"widget": "choice", "choices": ANSWERS})


class AnswerQuestions(Input, kw_only=True, frozen=True):
    """The questions of harm that nobody can answer but a human, of exactly this text."""

    case: CaseRef
    statement: StatementRef
    helps: Annotated[str, _asked("helps")] = "open"
    within_reach: Annotated[str, _asked("within_reach")] = "open"
    could_learn: Annotated[str, _asked("could_learn")] = "open"
    could_confirm: Annotated[str, _asked("could_confirm")] = "open"
    jigsaw: Annotated[str, _asked("jigsaw")] = "open"
    correction_ready: Annotated[str, _asked("correction_ready")] = "open"
    silence: Annotated[str, _asked("silence")] = "open"


@action(
    "voice.answer_questions",
    title=N_("Answer the questions of harm"),
    may=access.DECIDES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID, "helps": "clear"},
)
def answer_questions(actor: Actor, given: AnswerQuestions) -> Made:
    """Answer with one's name, for exactly this text: an edit asks anew. Any answer in red stops it.

    Raises NOT_FOUND, OWN_DRAFT.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    if held.latest.author == actor.member:
        raise Refusal(gate.OWN_DRAFT)
    said = {one: getattr(given, one) for one in harm.BY_HAND}
    document = AnswersDocument(
        statement=held.id,
        content=held.content,
        answers={one: answer for one, answer in said.items() if answer != harm.OPEN},
        at=clock.now(),
    )
    return Made(id=rows.insert(actor.keys, Answers, held.latest.row.compartment, document).id)


class Veto(Input, kw_only=True, frozen=True):
    """No, from who runs the relocation."""

    case: CaseRef
    statement: StatementRef
    why: Words


@action(
    "voice.veto",
    title=N_("Say no to this text"),
    may=access.VETOES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID, "why": "they are still on the road"},
    inverse="voice.lift_veto",
)
def veto(actor: Actor, given: Veto) -> Made:
    """Stop a text until the veto is lifted; the coordinators read why, press does not. Raises NOT_FOUND."""
    held = statements.find(actor.keys, given.case, given.statement)
    return Made(id=saying.say(actor, held, "veto", given.why))


class LiftVeto(Input, kw_only=True, frozen=True):
    """The end of a veto."""

    case: CaseRef
    statement: StatementRef
    why: Words


@action(
    "voice.lift_veto",
    title=N_("Lift the veto"),
    may=access.VETOES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID, "why": "they have arrived"},
    inverse="voice.veto",
)
def lift_veto(actor: Actor, given: LiftVeto) -> Made:
    """Let the text go on. Raises NOT_FOUND, NOT_VETOED."""
    held = statements.find(actor.keys, given.case, given.statement)
    if not held.vetoed:
        raise Refusal(NOT_VETOED)
    return Made(id=saying.say(actor, held, "lift", given.why))
