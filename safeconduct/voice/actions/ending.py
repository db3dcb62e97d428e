"""What is decided about a text that stands in public and whose ground has moved."""

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.registry import action
from safeconduct.cases import gate
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, Words
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.voice import access, alarms, publishing, saying, statements
from safeconduct.voice.actions.fields import StatementRef
from safeconduct.voice.events import StatementWithdrawn

NOT_PUBLIC = define("not_public", 409, N_("This text does not stand in public."))
NOT_FLAGGED = define("not_flagged", 409, N_("Nothing under this text waits for a decision."))


class LetStand(Input, kw_only=True, frozen=True):
    """A published text stays as it is, although something under it has changed."""

    case: CaseRef
    statement: StatementRef
    why: Words


@action(
    "voice.let_stand",
    title=N_("Let it stand"),
    may=access.DECIDES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID, "why": "the text gave both times"},
)
def let_stand(actor: Actor, given: LetStand) -> Made:
    """Decide that the text stands, with the reason; it answers the flags of now and none that come later.

    Raises NOT_FOUND, NOT_FLAGGED.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    if not held.undecided:
        raise Refusal(NOT_FLAGGED)
    alarms.answered(actor.keys, held)
    about = [one.row.id for one in held.undecided]
    return Made(id=saying.say(actor, held, "stands", given.why, about))


class WithdrawStatement(Input, kw_only=True, frozen=True):
    """A text, taken out of the public at once."""

    case: CaseRef
    statement: StatementRef
    why: Words


@action(
    "voice.withdraw_statement",
    title=N_("Withdraw it from the public"),
    may=access.DECIDES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID, "why": "the person took the consent back"},
    final=N_("What was withdrawn keeps its mark in public; another text has another address"),
    destructive=True,
    emits=[StatementWithdrawn],
    urgent=True,
)
def withdraw_statement(actor: Actor, given: WithdrawStatement) -> Made:
    """Take the text off the public pages and the feed, at once and by one person: that harms nobody. A mark
    stays in its place, and what waits for approval of it ends. What others copied cannot be recalled.

    Raises NOT_FOUND, NOT_PUBLIC.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    if not held.in_public:
        raise Refusal(NOT_PUBLIC)
    alarms.answered(actor.keys, held)
    made = saying.say(actor, held, "withdraw", given.why, [one.row.id for one in held.undecided])
    for one in held.submissions:
        gate.recalled(actor, given.case, one.document.proposal)
    publishing.withdraw(actor, held)
    emit(actor, StatementWithdrawn(case=given.case, statement=held.id))
    return Made(id=made)
