"""Contacts as their readers see them: each with its present state, and who stands in it."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.cases.documents import ContactDocument, ContactState, LinkDocument
from safeconduct.cases.models import Contact, ContactMark, LinkedPerson
from safeconduct.cases.numbers import normal
from safeconduct.cases.rooms import contents
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring


class ContactLine(msgspec.Struct, kw_only=True, frozen=True):
    """A number or account with its present state, since when, who said so and why."""

    id: UUID
    case: UUID
    channel: str
    value: str
    whose: str
    state: str
    safe_hours: str = ""
    cover: str = ""
    note: str = ""
    marked: datetime | None = None
    marked_by: UUID | None = None
    why: str = ""


class LinkLine(msgspec.Struct, kw_only=True, frozen=True):
    """Somebody who stands in a phone, and the path by which they are to be warned."""

    id: UUID
    case: UUID
    contact: UUID
    who: str
    path: str
    linked_case: UUID | None
    note: str
    compromised: bool


def lines(keyring: Keyring, case: UUID) -> list[ContactLine]:
    """The contacts of a case, oldest first. Raises Refusal NOT_FOUND without the contacts room."""
    marks = contents(keyring, case, "contacts", ContactMark)
    found = contents(keyring, case, "contacts", Contact)
    return [_line(case, one, marks) for one in found]


def line(keyring: Keyring, case: UUID, contact: UUID) -> ContactLine | None:
    """One contact of a case."""
    return next((one for one in lines(keyring, case) if one.id == contact), None)


def links(keyring: Keyring, case: UUID) -> list[LinkLine]:
    """Who stands in the phones of a case. Raises Refusal NOT_FOUND without the contacts room."""
    lost = {one.id for one in lines(keyring, case) if one.state == "compromised"}
    found = contents(keyring, case, "contacts", LinkedPerson)
    return [_link(case, reading.row.id, reading.document, lost) for reading in found]


def _line(case: UUID, reading: rows.Reading[Contact], marks: list[rows.Reading[ContactMark]]) -> ContactLine:
    document: ContactDocument = reading.document
    last = next((one for one in reversed(marks) if _about(one.document, reading)), None)
    said: ContactState | None = last.document if last else None
    return ContactLine(
        id=reading.row.id,
        case=case,
        channel=document.channel,
        value=document.value,
        whose=document.whose,
        state=said.state if said else document.state,
        safe_hours=document.safe_hours,
        cover=document.cover,
        note=document.note,
        marked=said.at if said else None,
        marked_by=last.author if last else None,
        why=said.why if said else "",
    )


def _about(mark: ContactState, contact: rows.Reading[Contact]) -> bool:
    """A mark names a contact, or a number, or neither: then it is about every channel written before."""
    if mark.contact is not None:
        return mark.contact == contact.row.id
    if mark.value:
        return normal(mark.value) == normal(contact.document.value)
    return True


def _link(case: UUID, row: UUID, document: LinkDocument, lost: set[UUID]) -> LinkLine:
    return LinkLine(
        id=row,
        case=case,
        contact=document.contact,
        who=document.who,
        path=document.path,
        linked_case=document.case,
        note=document.note,
        compromised=document.contact in lost,
    )
