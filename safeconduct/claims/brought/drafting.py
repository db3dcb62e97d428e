"""From what the reader found to drafts that are kept, and from an accepted draft to its claim."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext
from msgspec.structs import replace

from safeconduct.claims import understanding
from safeconduct.claims.brought.documents import (
    PENDING,
    READ,
    BroughtDocument,
    DraftDocument,
    MentionDocument,
    TimeDocument,
)
from safeconduct.claims.brought.names import without
from safeconduct.claims.brought.work import Outcome
from safeconduct.claims.documents import ClaimDocument, Interval, OfSource, Place, Speaker
from safeconduct.claims.formats import Extracted
from safeconduct.claims.read import UNKNOWN, Draft, Kind, Read
from safeconduct.claims.rules.times import Span
from safeconduct.kernel.text import N_

NOBODY_NAMED = N_("the document, naming nobody")
MOST_DRAFTS = 2000


def taken_up(document: BroughtDocument, outcome: Outcome) -> BroughtDocument:
    """The document as it was read. What a person decided before stays, where the words are still the same."""
    extracted, read = outcome.extracted, outcome.read
    if extracted is None or read is None:
        return replace(document, state="failed", fault=outcome.fault)
    decided = {
        (one.start, one.end, one.text): one for one in document.drafts if one.state != PENDING or one.edited
    }
    last = max((one.number for one in document.drafts), default=0)
    drafts = []
    for found in read.drafts[:MOST_DRAFTS]:
        before = decided.pop((found.start, found.end, found.text), None) or _edited(decided, found)
        last += before is None
        drafts.append(_draft(found, last) if before is None else replace(before, times=_times(found)))
    drafts += [one for one in decided.values() if one.claim is not None or one.edited]
    return _stated(document, extracted, read, sorted(drafts, key=lambda one: (one.start, one.number)))


def _edited(decided: dict[tuple[int, int, str], DraftDocument], found: Draft) -> DraftDocument | None:
    """The draft that a person made of what is found again: else it would stand beside it, to be accepted
    a second time."""
    meets = (
        key for key, one in decided.items() if one.edited and one.start < found.end and found.start < one.end
    )
    nearest = min(meets, key=lambda key: abs(key[0] - found.start), default=None)
    return None if nearest is None else decided.pop(nearest)


def _stated(
    document: BroughtDocument, extracted: Extracted, read: Read, drafts: list[DraftDocument]
) -> BroughtDocument:
    return replace(
        document,
        state=READ,
        fault="",
        text=read.text,
        language=read.language,
        drafts=drafts,
        format=extracted.kind,
        says_title=extracted.title,
        says_dated=extracted.dated,
        says_reference=extracted.reference,
        says_byline=extracted.byline,
    )


def _draft(found: Draft, number: int) -> DraftDocument:
    return DraftDocument(
        number=number,
        start=found.start,
        end=found.end,
        text=found.text,
        speakers=list(found.speakers),
        verb=found.verb,
        stance=str(found.stance),
        mentions=[
            MentionDocument(kind=str(one.kind), text=one.text, masked=one.masked) for one in found.mentions
        ],
        times=_times(found),
    )


def _times(found: Draft) -> list[TimeDocument]:
    return [
        TimeDocument(said=one.said, earliest=one.earliest, latest=one.latest, anchor=one.anchor)
        for one in found.times
    ]


def times(draft: DraftDocument) -> list[TimeDocument]:
    """The times that its words say: what a person cut away with other words is not said by it any more."""
    return [one for one in draft.times if not draft.edited or one.said in draft.text]


def named(draft: DraftDocument, kind: Kind) -> list[str]:
    """The places or bodies that its words name, each once, in order; those cut away are left out as well."""
    found = (one.text for one in draft.mentions if one.kind == kind)
    return list(dict.fromkeys(one for one in found if not draft.edited or one in draft.text))


def persons(document: BroughtDocument) -> list[str]:
    """The names of persons that stand in its drafts, minors left out, in order."""
    mentions = (one for draft in document.drafts for one in draft.mentions)
    return list(dict.fromkeys(one.text for one in mentions if one.kind == Kind.PERSON and not one.masked))


def claim_of(document: BroughtDocument, draft: DraftDocument, source: UUID, now: datetime) -> ClaimDocument:
    """What an accepted draft becomes: the words, who says them, no name that nobody kept."""
    gone, kept = persons(document), [one.name for one in document.names]
    place = next(iter(named(draft, Kind.PLACE)), "")
    return ClaimDocument(
        source=source,
        text=without(draft.text, gone, kept),
        noted=now,
        speakers=[Speaker(said=without(one, gone, kept)) for one in _named(draft.speakers)],
        language=document.language,
        stance=draft.stance,
        time=_time(document, draft, source),
        place=Place(said=place) if place else None,
        start=draft.start,
        end=draft.end,
    )


def _named(speakers: Iterable[str]) -> list[str]:
    return [gettext(NOBODY_NAMED) if one == UNKNOWN else one for one in speakers] or [gettext(NOBODY_NAMED)]


def _time(document: BroughtDocument, draft: DraftDocument, source: UUID) -> Interval | None:
    """The first time that is said. What counts from the date of the document waits for it, and follows when
    the document is dated otherwise; bounds are kept where the words alone do not give them again."""
    said = next(iter(times(draft)), None)
    if said is None:
        return None
    waits = Interval(
        said=said.said, zone=document.zone, reckoned_from=OfSource(source=source, place=draft.number)
    )
    found, dated = Span(said.earliest, said.latest), document.dated
    if said.anchor == "undated":
        return replace(waits, earliest=found.earliest, latest=found.latest)
    if said.anchor == "dated" and dated is not None:
        words = understanding.reckoning(waits, document.language)
        if words is not None and words(Span(dated.earliest, dated.latest)) == found:
            return waits
    return replace(waits, earliest=found.earliest, latest=found.latest, reckoned_from=None)
