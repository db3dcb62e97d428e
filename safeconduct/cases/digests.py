"""Cards made from rooms: what those see who may not see all, written by whoever writes the room.

Names, entries and places come onto cards at once, by the public half alone where the writer reads
nothing. What consent allows takes all consents together, so a coordinator's presence makes that card;
whatever is taken back or forbidden ends it at once, whoever writes that down.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.cases import briefs, cards, consents
from safeconduct.cases.documents import (
    Allowed,
    Brief,
    ConsentCount,
    DigestLine,
    EntryDocument,
    NameCard,
    NeverPublish,
    PersonDocument,
    Verdict,
    VerdictStop,
)
from safeconduct.cases.models import Case
from safeconduct.cases.models import ConsentCount as CountRow
from safeconduct.cases.models import DigestLine as DigestRow
from safeconduct.cases.models import NameCard as NameRow
from safeconduct.cases.models import NeverPublish as NeverRow
from safeconduct.cases.models import Verdict as VerdictRow
from safeconduct.cases.models import VerdictStop as StopRow
from safeconduct.cases.rooms import room
from safeconduct.cases.rules import consent as rules
from safeconduct.cases.rules.consent import ANY, NEVER_OF_A_MINOR, Book
from safeconduct.cases.rules.digests import COUNT, DIGEST, NAME_CARD, NEVER_PUBLISH, VERDICT, band
from safeconduct.cases.rules.gate import USES, Foresight
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.models import SealedRow
from safeconduct.keys.rows import Reading

PUBLIC = sorted(USES["statement"])


def put_case(keyring: Keyring, case: UUID, brief: Brief) -> None:
    """The first cards of a case: its code name and that it was opened."""
    _put(keyring, case, NAME_CARD, NameRow, NameCard(code=brief.code))
    opened = DigestLine(code=brief.code, entry=None, kind="opened", at=brief.opened)
    _put(keyring, case, DIGEST, DigestRow, opened)


def put_person(keyring: Keyring, case: UUID, brief: Brief, person: UUID, document: PersonDocument) -> None:
    """A person without their name, and their names as words that must not stand in public."""
    card = NameCard(
        code=brief.code,
        person=person,
        label=brief.persons.get(person, ""),
        band=band(document.age, document.born, clock.now().year, document.minor),
        minor=document.minor,
    )
    _put(keyring, case, NAME_CARD, NameRow, card)
    if document.names:
        words = [one.text for one in document.names]
        _put(keyring, case, NEVER_PUBLISH, NeverRow, NeverPublish(person=person, words=words))
    stop_verdict(keyring, case)


def put_places(keyring: Keyring, case: UUID, words: Iterable[str]) -> None:
    """A town and a region in which somebody of the case lives must not stand in public; no street."""
    said = [one for one in words if one]
    if said:
        _put(keyring, case, NEVER_PUBLISH, NeverRow, NeverPublish(person=None, words=said))


def put_entry(keyring: Keyring, case: UUID, entry: UUID, document: EntryDocument) -> None:
    """That something happened, for who may not know what."""
    line = DigestLine(
        code=briefs.brief(keyring, case).code,
        entry=entry,
        kind=document.kind,
        at=document.at or document.noted,
        struck=bool(document.struck),
    )
    _put(keyring, case, DIGEST, DigestRow, line)


def stop_verdict(keyring: Keyring, case: UUID) -> None:
    """Nothing is allowed in public until a coordinator has looked at all that was said."""
    _put(keyring, case, VERDICT, StopRow, VerdictStop(at=clock.now()))


def judge(keyring: Keyring, door: Reading[Case]) -> None:
    """Make the cards of consent anew; for who reads the consents and all names.

    Raises Refusal NOT_FOUND for who does not.
    """
    case, brief, now = door.row.id, door.document, clock.now()
    book, directives = consents.book(keyring, case), consents.directives(keyring, case)
    minors = cards.minors(keyring, case)
    audiences = sorted({one for given in book.consents for one in given.audiences})
    allowed = [
        Allowed(
            person=person,
            label=brief.persons.get(person, "") if person else "",
            use=use,
            audience=audience,
            until=until,
        )
        for person in (None, *brief.persons)
        for use in PUBLIC
        if not _closed(person, use, minors, directives, now)
        for audience in audiences
        if (until := _until(book, person, use, audience, now)) is not None
    ]
    _put(keyring, case, VERDICT, VerdictRow, Verdict(code=brief.code, at=now, allowed=allowed))
    _put(keyring, case, COUNT, CountRow, ConsentCount(at=now, uses=_counted(book, now)))


def _closed(
    person: UUID | None,
    use: str,
    minors: dict[UUID, bool | None],
    directives: Iterable[Foresight],
    now: datetime,
) -> bool:
    """Whether no consent could open this use: a minor, or one of whom nobody knows, or it is forbidden."""
    someone = [person] if person is not None else list(minors)
    if use in NEVER_OF_A_MINOR and any(minors.get(one) is not False for one in someone):
        return True
    return any(
        use in one.forbids and not one.revoked and one.given <= now < one.expires
        for one in directives
        if one.person in {person, None} or person is None
    )


def _until(book: Book, person: UUID | None, use: str, audience: str, now: datetime) -> datetime | None:
    """When the last consent ends that allows this today; None when none does."""
    ends = [
        one.expires
        for one in book.consents
        if one.person == person and not rules.why_not(one, book, use, audience, now)
    ]
    return max(ends, default=None)


def _counted(book: Book, now: datetime) -> dict[str, int]:
    """How many consents to each use stand now."""
    standing = [
        use
        for one in book.consents
        for use in one.uses
        if not rules.why_not(one, book, use, next(iter(one.audiences), ANY), now)
    ]
    return {use: standing.count(use) for use in sorted(set(standing))}


def _put(keyring: Keyring, case: UUID, kind: str, table: type[SealedRow], document: msgspec.Struct) -> None:
    rows.insert(keyring, table, room(keyring, case, kind, create=True), document)
