"""Persons at risk: written down by whoever listens, shown to few, one at a time."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import access, briefs, cards, contacts, digests
from safeconduct.cases.contacts import ContactLine
from safeconduct.cases.documents import Brief, PersonDocument, PersonName
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, PersonRef
from safeconduct.cases.models import Person
from safeconduct.cases.rooms import room
from safeconduct.cases.rules.rooms import ASSIGNED
from safeconduct.cases.spelling import script
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Names = Annotated[
    list[Annotated[str, Meta(max_length=200)]],
    Meta(
        title=N_("Names"),
        description=N_("Every spelling you have, one on each line, in its own script."),
        max_length=30,
        examples=["Зара Тестова"],
        extra={"widget": "lines"},
    ),
]
Minor = Annotated[
    bool | None,
    Meta(
        title=N_("A minor"),
        description=N_("A minor's name is never published, and stricter clocks apply."),
    ),
]


class AddPerson(Input, kw_only=True, frozen=True):
    """A person at risk, with whatever is known. Nothing is mandatory."""

    case: CaseRef
    names: Names = []
    document_names: Annotated[
        Names,
        Meta(title=N_("Names as in a document"), description=N_("As printed there, one on each line.")),
    ] = []
    born: Annotated[
        str, Meta(title=N_("Born"), description=N_("As it was said."), max_length=60, examples=["1998"])
    ] = ""
    age: Annotated[
        str, Meta(title=N_("Age"), description=N_("As it was said."), max_length=60, examples=["about 17"])
    ] = ""
    minor: Minor = None
    languages: Annotated[
        list[Annotated[str, Meta(max_length=40)]],
        Meta(title=N_("Languages"), max_length=10, extra={"widget": "lines"}),
    ] = []
    note: Annotated[
        str,
        Meta(
            title=N_("Note"),
            description=N_("Only what is needed to help. No orientation, no faith, no route, no address."),
            max_length=2000,
            extra={"widget": "text"},
        ),
    ] = ""


class PersonAdded(msgspec.Struct, kw_only=True, frozen=True):
    """The person's handle, and the letter by which the case speaks of them."""

    id: UUID
    label: str


@action(
    "cases.add_person",
    title=N_("Add a person"),
    may=access.writes("identity"),
    example={"case": EXAMPLE_ID, "names": ["Зара Тестова"], "age": "about 17", "minor": True},
)
def add_person(actor: Actor, given: AddPerson) -> PersonAdded:
    """Write a person down. Who writes cannot read it back; coordinators and those assigned can find it.

    Raises NOT_FOUND, STALE.
    """
    door = briefs.find(actor.keys, given.case)
    brief: Brief = door.document
    compartment = room(actor.keys, given.case, "identity", create=True)
    document = _document(given)
    person = rows.insert(actor.keys, Person, compartment, document).id
    label = _next_label(brief)
    changed = replace(brief, persons={**brief.persons, person: label})
    rows.rewrite(actor.keys, door.row, changed)
    digests.put_person(actor.keys, given.case, changed, person, document)
    cards.put_names(actor.keys, door, person, [*given.names, *given.document_names], given.minor)
    if brief.recognised and given.minor:
        cards.put_case(actor.keys, door, minor=True)
    return PersonAdded(id=person, label=label)


class RevealPerson(Input, kw_only=True, frozen=True):
    """One person to be shown."""

    case: CaseRef
    person: PersonRef


class PersonView(msgspec.Struct, kw_only=True, frozen=True):
    """One person, as their readers see them."""

    id: UUID
    case: UUID
    label: str
    names: list[PersonName]
    born: str
    age: str
    minor: bool | None
    languages: list[str]
    note: str


@action(
    "cases.reveal_person",
    title=N_("Show this person"),
    may=access.opens("identity"),
    example={"case": EXAMPLE_ID, "person": EXAMPLE_ID},
    confirm=True,
    urgent=True,
)
def reveal_person(actor: Actor, given: RevealPerson) -> PersonView:
    """Show one person, to somebody who has just confirmed who they are; the journal keeps it.

    Raises NOT_FOUND, CONFIRM.
    """
    document = _person(actor, given.case, given.person)
    return PersonView(
        id=given.person,
        case=given.case,
        label=briefs.brief(actor.keys, given.case).persons.get(given.person, ""),
        names=document.names,
        born=document.born,
        age=document.age,
        minor=cards.minors(actor.keys, given.case).get(given.person, document.minor),
        languages=document.languages,
        note=document.note,
    )


class RevealContact(Input, kw_only=True, frozen=True):
    """One number or account to be shown."""

    case: CaseRef
    contact: Annotated[
        UUID, Meta(title=N_("Number or account"), extra={"widget": "ref", "of": "cases.contacts"})
    ]


@action(
    "cases.reveal_contact",
    title=N_("Show this number or account"),
    may=access.opens("contacts"),
    example={"case": EXAMPLE_ID, "contact": EXAMPLE_ID},
    confirm=True,
    urgent=True,
)
def reveal_contact(actor: Actor, given: RevealContact) -> ContactLine:
    """Show one number or account with its cover, to somebody who has just confirmed who they are.

    Raises NOT_FOUND, CONFIRM.
    """
    found = contacts.line(actor.keys, given.case, given.contact)
    if found is None:
        raise Refusal(NOT_FOUND)
    return found


class SetMinor(Input, kw_only=True, frozen=True):
    """Whether a person is a minor."""

    case: CaseRef
    person: PersonRef
    minor: Minor


@action(
    "cases.set_minor",
    title=N_("Say whether they are a minor"),
    may=access.within({"coordinator": ASSIGNED, "lawyer": ASSIGNED}),
    example={"case": EXAMPLE_ID, "person": EXAMPLE_ID, "minor": False},
    inverse="cases.set_minor",
    confirm=True,
)
def set_minor(actor: Actor, given: SetMinor) -> PersonAdded:
    """Correct whether a person is a minor, on new cards; the newest counts. Raises NOT_FOUND."""
    door = briefs.find(actor.keys, given.case)
    document = _person(actor, given.case, given.person)
    names = [one.text for one in document.names]
    cards.put_names(actor.keys, door, given.person, names, given.minor)
    digests.put_person(
        actor.keys, given.case, door.document, given.person, replace(document, minor=given.minor)
    )
    if door.document.recognised:
        cards.put_case(actor.keys, door, minor=given.minor is not False)
    return PersonAdded(id=given.person, label=door.document.persons.get(given.person, ""))


def _person(actor: Actor, case: UUID, person: UUID) -> PersonDocument:
    """The record of a person of this case. Raises Refusal NOT_FOUND."""
    compartment = room(actor.keys, case, "identity")
    reading = rows.find(actor.keys, Person, person)
    if reading.row.compartment != compartment:
        raise Refusal(NOT_FOUND)
    document: PersonDocument = reading.document
    return document


def _document(given: AddPerson) -> PersonDocument:
    said = [PersonName(text=one, script=script(one)) for one in given.names]
    printed = [PersonName(text=one, script=script(one), kind="document") for one in given.document_names]
    return PersonDocument(
        names=[*said, *printed],
        born=given.born,
        age=given.age,
        minor=given.minor,
        languages=given.languages,
        note=given.note,
    )


def _next_label(brief: Brief) -> str:
    """A, B, … Z, A2, B2, …"""
    used = set(brief.persons.values())
    rounds = ("", *(str(number) for number in range(2, len(used) + 3)))
    return next(f"{one}{turn}" for turn in rounds for one in LETTERS if f"{one}{turn}" not in used)
