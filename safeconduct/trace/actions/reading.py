"""Reading an answer that somebody kept word for word into claims."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, ref
from safeconduct.kernel.text import N_
from safeconduct.trace import asked, telling
from safeconduct.trace import inputs as f
from safeconduct.trace.actions.answers import Answered
from safeconduct.trace.models import Answer
from safeconduct.trace.words import SAYS


class ReadAnswer(Input, kw_only=True, frozen=True):
    """What an answer says of custody, as claims of those who gave it."""

    case: CaseRef
    answer: Annotated[UUID, Meta(title=N_("Answer"), extra=ref("trace.answers"))]
    says: Annotated[
        list[Annotated[str, Meta(extra={"choices": SAYS})]],
        Meta(
            title=N_("What it says of custody"),
            description=N_("Each becomes a claim of theirs, never a fact."),
            min_length=1,
            max_length=len(SAYS),
            extra={"widget": "choices", "choices": SAYS},
        ),
    ]
    to: f.To = ""
    how: f.How = ""
    place: f.Where = ""
    time_said: f.TimeSaid = ""
    earliest: f.Earliest = None
    latest: f.Latest = None
    by: f.By = ""
    persons: f.Persons = []


@action(
    "trace.read_answer",
    title=N_("Read an answer into claims"),
    may=all_of(access.writes("claims"), access.opens("inquiries")),
    example={"case": EXAMPLE_ID, "answer": EXAMPLE_ID, "says": ["handed_over"], "to": "their colleagues"},
)
def read_answer(actor: Actor, given: ReadAnswer) -> Answered:
    """Make claims of an answer, in the words in which it stands now. More can be read out of it later.

    Raises NOT_FOUND, INVALID.
    """
    asked.find(actor.keys, given.case, Answer, given.answer)
    found = next(
        one
        for one in asked.answers(actor.keys, given.case)
        if given.answer in {one.now.row.id, *(before.row.id for before in one.before)}
    )
    claims = telling.claim(actor, given.case, found.first, found.now.document, telling.Told.of(given))
    return Answered(id=found.first, claims=claims)
