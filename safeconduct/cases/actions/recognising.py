"""Whether the desk recognises the numbers of a case."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import all_of, roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, briefs, cards, contacts
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Done, Input
from safeconduct.kernel.text import N_
from safeconduct.keys import rows


class Recognise(Input, kw_only=True, frozen=True):
    """Let the desk recognise the case by its numbers, with a warning for whoever answers."""

    case: CaseRef
    warning: Annotated[
        str,
        Meta(
            title=N_("Warning for whoever answers"),
            description=N_("No names, no places: the whole desk reads it."),
            max_length=200,
            examples=[N_("never call back; a brother may answer")],
        ),
    ] = ""
    minor: Annotated[bool | None, Meta(title=N_("A minor"))] = None


class StopRecognising(Input, kw_only=True, frozen=True):
    """The case whose cards leave the desk."""

    case: CaseRef


@action(
    "cases.recognise",
    title=N_("Let the desk recognise it"),
    may=all_of(roles("coordinator"), access.opens("contacts")),
    example={"case": EXAMPLE_ID, "warning": "never call back"},
    inverse="cases.stop_recognising",
)
def recognise(actor: Actor, given: Recognise) -> Done:
    """Put the numbers of a case on cards that everybody at the desk reads: code name, number, "minor"
    and the warning, no names. Numbers added later follow. Raises NOT_FOUND, STALE.
    """
    door = briefs.find(actor.keys, given.case)
    rows.rewrite(actor.keys, door.row, replace(door.document, recognised=True))
    cards.take_numbers(actor.keys, given.case)
    cards.put_case(actor.keys, door, minor=given.minor, warning=given.warning)
    for line in contacts.lines(actor.keys, given.case):
        cards.put_number(actor.keys, door, line.value, line.state)
    return Done(case=given.case)


@action(
    "cases.stop_recognising",
    title=N_("Take its cards from the desk"),
    may=roles("coordinator"),
    example={"case": EXAMPLE_ID},
    inverse="cases.recognise",
)
def stop_recognising(actor: Actor, given: StopRecognising) -> Done:
    """Take every number card of a case from the desk. Raises NOT_FOUND, STALE."""
    door = briefs.find(actor.keys, given.case)
    rows.rewrite(actor.keys, door.row, replace(door.document, recognised=False))
    cards.take_numbers(actor.keys, given.case)
    return Done(case=given.case)
