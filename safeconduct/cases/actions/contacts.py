"""Numbers and accounts, who else stands in them, and what to do when somebody else has one."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, briefs, cards
from safeconduct.cases.documents import ContactDocument, ContactState, LinkDocument
from safeconduct.cases.events import ChannelCompromised
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.models import Contact, ContactMark, LinkedPerson
from safeconduct.cases.rooms import room
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.cases.words import CHANNELS, CONTACT_STATES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.web.wording import MISSING

ContactRef = Annotated[UUID, Meta(title=N_("Number or account"), extra=ref("cases.contacts"))]
State = Annotated[str, Meta(title=N_("Who has it"), extra={"widget": "choice", "choices": CONTACT_STATES})]


class AddContact(Input, kw_only=True, frozen=True):
    """A number or account by which somebody can be reached, or was."""

    case: CaseRef
    value: Annotated[
        str,
        Meta(
            title=N_("Number or account"),
            min_length=1,
            max_length=120,
            examples=["+7 900 000-00-01"],
            extra={"widget": "tel"},
        ),
    ]
    channel: Annotated[str, Meta(title=N_("Channel"), extra={"widget": "choice", "choices": CHANNELS})] = (
        "phone"
    )
    whose: Annotated[
        str,
        Meta(
            title=N_("Whose it is"),
            description=N_("A or B as in the case, or what they are to the person. No names."),
            max_length=80,
        ),
    ] = ""
    state: State = "unknown"
    safe_hours: Annotated[
        str,
        Meta(
            title=N_("When it is safe"),
            description=N_("As the person said it."),
            max_length=200,
            examples=[N_("after 22:00, when the brother sleeps")],
        ),
    ] = ""
    cover: Annotated[
        str,
        Meta(
            title=N_("Cover"),
            description=N_("Who we pretend to be when we call or write."),
            max_length=300,
            examples=[N_("a nail studio")],
        ),
    ] = ""
    note: Annotated[str, Meta(title=N_("Note"), max_length=2000, extra={"widget": "text"})] = ""


@action(
    "cases.add_contact",
    title=N_("Add a number or account"),
    may=access.writes("contacts"),
    example={"case": EXAMPLE_ID, "value": "+7 900 000-00-01"},
)
def add_contact(actor: Actor, given: AddContact) -> Made:
    """Write a number or account down. If the case is to be recognised, the desk gets its card.

    Raises NOT_FOUND.
    """
    door = briefs.find(actor.keys, given.case)
    document = ContactDocument(
        channel=given.channel,
        value=given.value,
        whose=given.whose,
        state=given.state,
        safe_hours=given.safe_hours,
        cover=given.cover,
        note=given.note,
    )
    made = rows.insert(actor.keys, Contact, room(actor.keys, given.case, "contacts", create=True), document)
    if door.document.recognised:
        cards.put_number(actor.keys, door, given.value, given.state)
    return Made(id=made.id)


class MarkCompromised(Input, kw_only=True, frozen=True):
    """Somebody else has this phone or account. Say which: choose it, or type it."""

    case: CaseRef
    contact: Annotated[UUID | None, Meta(title=N_("Number or account"), extra=ref("cases.contacts"))] = None
    value: Annotated[
        str,
        Meta(
            title=N_("Or type it"),
            description=N_("If you cannot choose it. Empty with nothing chosen: every channel of the case."),
            max_length=120,
            examples=["+7 900 000-00-01"],
            extra={"widget": "tel"},
        ),
    ] = ""
    why: Annotated[
        str, Meta(title=N_("What happened"), max_length=2000, extra={"widget": "text", "rows": 3})
    ] = ""


@action(
    "cases.mark_compromised",
    title=N_("Mark as compromised"),
    may=roles("operator", "coordinator", "lawyer", "passage", "psychologist", "documenter", "press"),
    example={"case": EXAMPLE_ID, "value": "+7 900 000-00-01", "why": "the phone was taken at the door"},
    inverse="cases.clear_contact",
    emits=[ChannelCompromised],
    urgent=True,
)
def mark_compromised(actor: Actor, given: MarkCompromised) -> Made:
    """Say that somebody else has a phone or account, at once, without being able to read the others.

    The people who stand in it are warned by another path, by a colleague; nothing is sent from here.
    Raises NOT_FOUND.
    """
    mark = _mark(actor, given.case, given.contact, given.value, "compromised", given.why)
    emit(actor, ChannelCompromised(case=given.case, mark=mark.id, contact=given.contact))
    return mark


class ClearContact(Input, kw_only=True, frozen=True):
    """The phone or account is the person's own again, or was all along."""

    case: CaseRef
    contact: Annotated[UUID | None, Meta(title=N_("Number or account"), extra=ref("cases.contacts"))] = None
    value: Annotated[
        str,
        Meta(
            title=N_("Or type it"),
            description=N_("If you cannot choose it."),
            max_length=120,
            examples=["+7 900 000-00-01"],
            extra={"widget": "tel"},
        ),
    ] = ""
    state: Annotated[
        str,
        Meta(
            title=N_("Who has it"),
            extra={
                "widget": "choice",
                "choices": {key: CONTACT_STATES[key] for key in ("unknown", "clean")},
            },
        ),
    ] = "unknown"
    why: Annotated[
        str,
        Meta(
            title=N_("How this was found out"),
            min_length=1,
            max_length=2000,
            extra={"widget": "text", "rows": 3},
        ),
    ]


@action(
    "cases.clear_contact",
    title=N_("No longer compromised"),
    may=access.within({"operator": ASSIGNED, "coordinator": TEAM}),
    example={"case": EXAMPLE_ID, "value": "+7 900 000-00-01", "why": "a new card in a new phone"},
    inverse="cases.mark_compromised",
)
def clear_contact(actor: Actor, given: ClearContact) -> Made:
    """Take a mark back, with the reason. Only somebody who may read the contacts can.

    Raises NOT_FOUND, and INVALID (MISSING) when neither a number is chosen nor typed.
    """
    if given.contact is None and not given.value:
        raise Refusal(INVALID, fields={"value": MISSING})
    return _mark(actor, given.case, given.contact, given.value, given.state, given.why)


class LinkPerson(Input, kw_only=True, frozen=True):
    """Somebody who stands in this phone or account and is in danger when it is taken."""

    case: CaseRef
    contact: ContactRef
    who: Annotated[
        str,
        Meta(
            title=N_("Who"),
            description=N_(
                "As the case speaks of them: flatmate, sister, B. A code name if they have a case."
            ),
            min_length=1,
            max_length=120,
            examples=[N_("flatmate")],
        ),
    ]
    path: Annotated[
        str,
        Meta(
            title=N_("Warn by"),
            description=N_("The path to them that does not go through this phone."),
            max_length=300,
            examples=[N_("the neighbour on the third floor, in person")],
        ),
    ] = ""
    linked_case: Annotated[UUID | None, Meta(title=N_("Their own case"), extra=ref("cases.case"))] = None
    note: Annotated[str, Meta(title=N_("Note"), max_length=2000, extra={"widget": "text"})] = ""


@action(
    "cases.link_person",
    title=N_("Add somebody who stands in this phone"),
    may=access.writes("contacts"),
    example={"case": EXAMPLE_ID, "contact": EXAMPLE_ID, "who": "flatmate", "path": "in person"},
)
def link_person(actor: Actor, given: LinkPerson) -> Made:
    """Write down who must be warned, and by which path, if this phone or account is lost.

    Raises NOT_FOUND.
    """
    document = LinkDocument(
        contact=given.contact, who=given.who, path=given.path, case=given.linked_case, note=given.note
    )
    compartment = room(actor.keys, given.case, "contacts", create=True)
    _require_contact(given.contact, compartment)
    return Made(id=rows.insert(actor.keys, LinkedPerson, compartment, document).id)


def _mark(actor: Actor, case: UUID, contact: UUID | None, value: str, state: str, why: str) -> Made:
    compartment = room(actor.keys, case, "contacts", create=True)
    if contact is not None:
        _require_contact(contact, compartment)
    document = ContactState(contact=contact, value=value, state=state, why=why, at=clock.now())
    made = rows.insert(actor.keys, ContactMark, compartment, document)
    door = briefs.find(actor.keys, case)
    if door.document.recognised:
        cards.put_number(actor.keys, door, value or _value(actor, contact), state)
    return Made(id=made.id)


def _value(actor: Actor, contact: UUID | None) -> str:
    """The number of a contact for who may read it; empty, which means all of them, for others."""
    try:
        return str(rows.find(actor.keys, Contact, contact).document.value) if contact else ""
    except Refusal:
        return ""


def _require_contact(contact: UUID, compartment: UUID) -> None:
    """Raises Refusal NOT_FOUND for a contact of another case."""
    if not Contact.objects.filter(id=contact, compartment=compartment).exists():
        raise Refusal(NOT_FOUND)
