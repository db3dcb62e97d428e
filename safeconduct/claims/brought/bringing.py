"""Taking a document in: hashed and sealed first, read afterwards."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases.rooms import room
from safeconduct.claims.adding import add_source
from safeconduct.claims.brought import held, unfiled, work
from safeconduct.claims.brought.documents import WAITING, BroughtDocument
from safeconduct.claims.brought.inputs import BringDocument, DateReading
from safeconduct.claims.brought.work import Wish
from safeconduct.claims.documents import Interval, SourceDocument
from safeconduct.claims.intervals import LATEST_FIRST
from safeconduct.claims.models import Brought
from safeconduct.claims.words import SOURCES
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.ids import new_id
from safeconduct.kernel.text import N_
from safeconduct.keys import files, rows
from safeconduct.people import members
from safeconduct.web.moments import zone_named

MOST_A_DAY = 40  # documents that one member brings: a person reads, a machine does not
NO_BULK = define(
    "no_bulk",
    429,
    N_(
        "You brought forty documents within a day. This is no machine for reading in bulk: "
        "decide about those that you have, and go on tomorrow. What you typed was kept."
    ),
)
NOTHING_BROUGHT = define("nothing_brought", 422, N_("Paste the text or choose a file."))
TWO_BROUGHT = define("two_brought", 422, N_("Either paste a text or choose a file: one document at a time."))
DAY_OR_TIMES = define("day_or_times", 422, N_("Give either the day or the two times."))
DATE_OR_NONE = define("date_or_none", 422, N_("Give a date, or say that it has none: not both."))
WHOLE_DAY = time(), time(23, 59, 59)
NAME, MEDIA_TYPE = "document", "application/octet-stream"  # what a file is said to be is not believed


def content_of(given: BringDocument) -> bytes:
    """The bytes that were brought. Raises Refusal INVALID: NOTHING_BROUGHT, TWO_BROUGHT."""
    pasted = given.text.strip()
    if pasted and given.file:
        raise Refusal(INVALID, fields={"file": TWO_BROUGHT})
    if not pasted and not given.file:
        raise Refusal(INVALID, fields={"text": NOTHING_BROUGHT})
    return given.file or given.text.encode()


def bring(actor: Actor, given: BringDocument) -> UUID:
    """Seal a document and write down where it came from; its reading begins when that is kept.

    Raises Refusal NO_BULK, INVALID, NOT_FOUND, FORBIDDEN, ROOM_ERASED.
    """
    data = content_of(given)
    require_few(actor)
    reading = new_id()
    if given.case is None:
        compartment = unfiled.open_compartment(actor.keys, reading)
    else:
        compartment = room(actor.keys, given.case, "claims", create=True)
    document = BroughtDocument(
        title=given.title.strip() or gettext(SOURCES[given.kind]),
        kind=given.kind,
        brought=clock.now(),
        by=actor.keys.member,
        file=files.receive(actor.keys, compartment, [data], name=NAME, media_type=MEDIA_TYPE),
        digest=hashlib.sha256(data).digest(),
        length=len(data),
        zone=clocks(actor, given.zone),
        reference=given.reference,
        captured=given.captured,
        dated=dated(given, clocks(actor, given.zone)),
        language=given.language,
    )
    if given.case is not None:
        document = replace(document, source=source(actor, given.case, document))
    rows.insert(actor.keys, Brought, compartment, document, id=reading)
    begin(reading, document, data)
    return reading


def source(actor: Actor, case: UUID, document: BroughtDocument) -> UUID:
    """The document as a source of a case."""
    origin = SourceDocument(
        title=document.title,
        kind=document.kind,
        brought_by=members.name_of(actor.keys, actor.keys.member) or "",
        received=document.brought,
        language=document.language,
        reference=document.reference,
        file=document.file,
        dated=document.dated,
    )
    return add_source(actor, case, origin)


def begin(reading: UUID, document: BroughtDocument, data: bytes) -> None:
    """Begin to read it once the transaction is kept."""
    known = document.dated
    wish = Wish(
        data=data,
        title=document.title,
        language=document.language,
        earliest=known.earliest if known else None,
        latest=known.latest if known else None,
        zone=document.zone,
    )
    transaction.on_commit(lambda: work.begin(reading, wish))


def original(actor: Actor, document: BroughtDocument) -> bytes:
    """The sealed file, opened in memory. Raises Damaged."""
    return b"".join(files.content(actor.keys, document.file))


def clocks(actor: Actor, chosen: str) -> str:
    """The zone by which the times of a document are meant: the one chosen, or else the actor's own."""
    return chosen or str(zone_named(actor.zone))  # one that nobody knows would stop the reading


def dated(given: BringDocument | DateReading, zone: str) -> Interval | None:
    """When it was written, as typed: a whole day of `zone`, or two bounds, of which one alone is both.

    Raises Refusal INVALID (LATEST_FIRST, DAY_OR_TIMES).
    """
    earliest, latest = given.earliest or given.latest, given.latest or given.earliest
    if given.day is not None:
        if earliest is not None:
            raise Refusal(INVALID, fields={"day": DAY_OR_TIMES})
        earliest, latest = _day(given.day, zone)
    if earliest is None and not given.date_said:
        return None
    if earliest and latest and latest < earliest:
        raise Refusal(INVALID, fields={"latest": LATEST_FIRST})
    return Interval(said=given.date_said, earliest=earliest, latest=latest, zone=zone)


def redated(given: DateReading, document: BroughtDocument, zone: str) -> Interval | None:
    """When it was written, as it is said now. What was not said anew stays: a day as a day of `zone`.

    Raises Refusal INVALID (LATEST_FIRST, DAY_OR_TIMES, DATE_OR_NONE).
    """
    new, known = dated(given, zone), document.dated
    if given.undated:
        if new is not None:
            raise Refusal(INVALID, fields={"undated": DATE_OR_NONE})
        return None
    if known is None or (new is not None and new.earliest is not None):
        return new
    known = replace(known, said=given.date_said or known.said, zone=zone)
    first, last = (at and at.astimezone(ZoneInfo(document.zone)) for at in (known.earliest, known.latest))
    if not (first and last) or (first.date(), first.time(), last.time()) != (last.date(), *WHOLE_DAY):
        return known
    earliest, latest = _day(first.date(), zone)
    return replace(known, earliest=earliest, latest=latest)


def _day(day: date, zone: str) -> tuple[datetime, datetime]:
    """The first and the last second of a day on the clocks of `zone`, in UTC."""
    first, last = (datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC) for at in WHOLE_DAY)
    return first, last


def again(actor: Actor, reading: UUID, document: BroughtDocument) -> BroughtDocument:
    """The document as one that waits for its reading, which begins anew when that is kept."""
    begin(reading, document, original(actor, document))
    return replace(document, state=WAITING, fault="")


def require_few(actor: Actor) -> None:
    """Raises Refusal NO_BULK."""
    since = clock.now() - timedelta(days=1)
    mine = [one for one in held.everywhere(actor) if one.author == actor.keys.member]
    if sum(one.document.brought > since for one in mine) >= MOST_A_DAY:
        raise Refusal(NO_BULK)
