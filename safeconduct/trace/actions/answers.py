"""Writing an answer down, word for word, and what it says of custody in the same breath."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access, parts
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rooms import room
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, STALE, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.trace import asked, documents, reminders, telling
from safeconduct.trace import inputs as f
from safeconduct.trace.actions.inquiries import AllowedRef
from safeconduct.trace.models import Answer, Put
from safeconduct.web.wording import MISSING


class Answered(msgspec.Struct, kw_only=True, frozen=True):
    """The answer, and the claims that it became; none: it is still to be read."""

    id: UUID
    claims: list[UUID]


class RecordAnswer(Input, kw_only=True, frozen=True):
    """What an authority answered."""

    case: CaseRef
    asked: (
        Annotated[
            UUID,
            Meta(
                title=N_("To which question"),
                description=N_("Not known, or asked and answered in one call: leave it."),
                extra=ref("trace.inquiries"),
            ),
        ]
        | None
    ) = None
    proposal: (
        Annotated[
            AllowedRef,
            Meta(
                title=N_("Or asked just now, in the same call"),
                description=N_("The question is then written down together with its answer."),
                extra={**ref("cases.inquiries"), "blank": N_("none of these")},
            ),
        ]
        | None
    ) = None
    body: Annotated[
        str,
        Meta(
            title=N_("Which body answers"),
            description=N_("Empty: the one that was asked."),
            max_length=200,
        ),
    ] = ""
    text: f.AnswerText
    spoke: f.Spoke = ""
    no_name: f.NoName = False
    channel: f.Channel = "phone"
    at: f.WhenDone | None = None
    says: f.Says = []
    to: f.To = ""
    how: f.How = ""
    place: f.Where = ""
    time_said: f.TimeSaid = ""
    earliest: f.Earliest = None
    latest: f.Latest = None
    by: f.By = ""
    persons: f.Persons = []
    language: Annotated[str, Meta(title=N_("In which language"), max_length=40)] = ""


def _may_claim(actor: Actor, given: Any) -> None:
    """Who may not write claims keeps the words alone; a lawyer or documenter reads them later."""
    if given.says:
        access.require(actor, given.case, access.writers("claims"))


@action(
    "trace.record_answer",
    title=N_("Write down an answer"),
    may=all_of(access.writes("inquiries"), _may_claim),
    example={
        "case": EXAMPLE_ID,
        "body": "police department 4",
        "text": "Colleagues from the republic took them. They have left by car.",
        "spoke": "deputy head",
    },
)
def record_answer(actor: Actor, given: RecordAnswer) -> Answered:
    """Keep an answer word for word. What it `says` of custody becomes claims of theirs at once, for who may
    write claims; else it waits to be read. With `proposal`, the question is put through the gate first.

    Raises NOT_FOUND, FORBIDDEN, GATE_CLOSED, INVALID.
    """
    compartment = room(actor.keys, given.case, asked.ROOM, create=True)
    at = f.past(given.at) if given.at else clock.now()
    question, persons = given.asked, list(dict.fromkeys(given.persons))
    _require_persons(actor, given.case, persons)
    body = given.body
    if given.proposal is not None:
        put = _put(actor, given, given.proposal, at)
        question, body, persons = asked.put(actor, given.case, put), body or put.body, persons or put.persons
    elif question is not None:
        asked.require(Put, question, compartment)
        body, persons = _known(actor, question, body, persons)
    if not body:
        raise Refusal(INVALID, fields={"body": MISSING})
    document = documents.AnswerDocument(
        asked=question,
        body=body,
        text=given.text,
        persons=persons,
        at=at,
        channel=given.channel,
        noted=clock.now(),
        language=given.language,
        spoke=given.spoke,
        no_name=given.no_name,
    )
    made = rows.insert(actor.keys, Answer, compartment, document).id
    if given.asked is not None:
        reminders.done(actor.keys, given.case, given.asked)
    claims = telling.claim(actor, given.case, made, document, telling.Told.of(given)) if given.says else []
    return Answered(id=made, claims=claims)


def _put(actor: Actor, given: RecordAnswer, proposal: UUID, at: datetime) -> documents.PutInquiry:
    """The question of a call in which it was asked and answered."""
    draft = asked.drafted(actor.keys, given.case, proposal)
    return documents.PutInquiry(
        proposal=proposal,
        body=draft.audience,
        text=draft.text,
        persons=draft.persons,
        at=at,
        channel=given.channel,
        noted=clock.now(),
        spoke=given.spoke,
        no_name=given.no_name,
    )


def _known(actor: Actor, question: UUID, body: str, persons: list[UUID]) -> tuple[str, list[UUID]]:
    """Body and persons of the question, for who may read it; else what was typed."""
    try:
        document = rows.find(actor.keys, Put, question).document
    except Refusal:
        return body, persons
    return body or document.body, persons or document.persons


def _require_persons(actor: Actor, case: UUID, persons: list[UUID]) -> None:
    if persons and not set(persons) <= parts.letters(actor.keys, case).keys():
        raise Refusal(NOT_FOUND)


class AmendAnswer(Input, kw_only=True, frozen=True):
    """An answer as it should have been written; the earlier writing stays."""

    case: CaseRef
    answer: Annotated[UUID, Meta(title=N_("Answer"), extra=ref("trace.answers"))]
    text: f.AnswerText
    why: f.Why
    spoke: f.Spoke = ""
    no_name: f.NoName = False


@action(
    "trace.amend_answer",
    title=N_("Mend an answer"),
    may=all_of(access.writes("inquiries"), access.opens("inquiries")),
    example={
        "case": EXAMPLE_ID,
        "answer": EXAMPLE_ID,
        "text": "Colleagues from the republic took them.",
        "why": "the second sentence was another officer's",
    },
)
def amend_answer(actor: Actor, given: AmendAnswer) -> Made:
    """Write an answer again, with what was wrong. Both stay; claims made of it are looked at by who made
    them. Raises NOT_FOUND, STALE where it was mended already.
    """
    before = asked.find(actor.keys, given.case, Answer, given.answer)
    if any(one.document.replaces == given.answer for one in asked.rows_of(actor.keys, given.case, Answer)):
        raise Refusal(STALE)
    document = replace(
        before.document,
        text=given.text,
        spoke=given.spoke or before.document.spoke,
        no_name=given.no_name,
        noted=clock.now(),
        replaces=given.answer,
        why=given.why,
    )
    return Made(id=rows.insert(actor.keys, Answer, before.row.compartment, document).id)
