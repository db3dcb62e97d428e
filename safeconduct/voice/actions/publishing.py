"""Putting an approved text before the public."""

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.registry import action
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input
from safeconduct.kernel.text import N_
from safeconduct.voice import access, publishing, statements
from safeconduct.voice.actions.fields import StatementRef
from safeconduct.voice.events import StatementPublished


class Stands(msgspec.Struct, kw_only=True, frozen=True):
    """The name under which a text stands in public."""

    code: str


class PublishStatement(Input, kw_only=True, frozen=True):
    """A text that was approved, published now."""

    case: CaseRef
    statement: StatementRef


@action(
    "voice.publish_statement",
    title=N_("Publish it"),
    may=access.DECIDES,
    example={"case": EXAMPLE_ID, "statement": EXAMPLE_ID},
    final=N_("What was read cannot be unread; it can be corrected and withdrawn"),
    destructive=True,
    emits=[StatementPublished],
    urgent=True,
)
def publish_statement(actor: Actor, given: PublishStatement) -> Stands:
    """Publish the newest text, if everything still holds at this moment; of a text that stands in public
    already, its correction.

    Raises NOT_FOUND, WITHDRAWN, STANDS, NOT_SUBMITTED, VETOED, STOPPED, GATE_CLOSED, BETRAYS, MINOR_NAMED.
    """
    held = statements.find(actor.keys, given.case, given.statement)
    publishing.publish(actor, held)
    emit(actor, StatementPublished(case=given.case, statement=held.id))
    return Stands(code=held.document.code)
