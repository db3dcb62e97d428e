"""What those on the scene report, and how it gets into the case.

A report is first the reporter's own row. As soon as the case and its rooms are known it is filed there,
by the public half, word for word: the report is a source, each line a claim of the reporter, the words of
each other voice a source and claims of their own. What is reported while nobody is known waits with its
reporter, whose next presence files it.
"""

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases.documents import EntryDocument
from safeconduct.cases.models import TimelineEntry
from safeconduct.claims.documents import ClaimDocument, Interval, Place, SourceDocument, Speaker
from safeconduct.claims.models import Claim, Source
from safeconduct.desk import dispatches, pictures
from safeconduct.desk.documents import OfferDocument, SceneDocument
from safeconduct.desk.models import Scene
from safeconduct.desk.pictures import Picture
from safeconduct.desk.rules.lines import stamped
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import files, rows
from safeconduct.keys.models import SealedFile
from safeconduct.keys.rows import Reading

REPORT, PHOTO, REPORTER, SOMEBODY = (
    N_("Report from the scene"),
    N_("Photograph from the scene"),
    N_("the lawyer on the scene"),
    N_("somebody at the scene"),
)
WALL_TIME = timedelta(seconds=59)  # how much "21:40" leaves open
COPY, CLEAN_TYPE = "copy.jpg", "image/jpeg"


class Photo(NamedTuple):
    """A photograph as it came, and what it was recognised as."""

    original: bytes
    picture: Picture


class Goal(NamedTuple):
    """Where a report goes: the rooms of the case, by kind."""

    case: UUID
    timeline: UUID
    claims: UUID
    evidence: UUID


def mine(actor: Actor) -> list[Reading[Scene]]:
    """What this member reported, oldest first."""
    found = rows.look_through(actor.keys, Scene.objects.filter(compartment=actor.member))
    return sorted((one for one in found if one.author == actor.member), key=lambda one: one.document.at)


def write(
    actor: Actor, document: SceneDocument, offer: OfferDocument, photo: Photo | None = None
) -> Reading[Scene]:
    """Keep a report, with a photograph or without, and file it at once where the case is known."""
    goal = _goal(offer)
    if photo is not None:
        kept = _keep(actor, goal.evidence if goal else actor.member, document.name, photo, copied=bool(goal))
        document = replace(document, photo=kept)
    row = rows.insert(actor.keys, Scene, actor.member, document)
    found = rows.read(actor.keys, row)
    return found if goal is None else _file(actor, found, goal, document.photo)


def file_waiting(actor: Actor) -> list[UUID]:
    """File what waited until the case was known; the reports."""
    filed = []
    for found in mine(actor):
        goal = _goal_of(actor, found.document) if found.document.filed is None else None
        if goal is not None:
            photo = _move(actor, found.document, goal)
            filed.append(_file(actor, found, goal, photo).row.id)
    return filed


def let_moved_go(actor: Actor) -> None:
    """Purge the reporter's own photographs that no report names any more: they lie in the case."""
    named = {one.document.photo for one in mine(actor)}
    own = SealedFile.objects.filter(compartment=actor.member).exclude(id__in=named - {None})
    for file in list(own.values_list("id", flat=True)):
        files.purge(actor.keys, file)


def _goal_of(actor: Actor, document: SceneDocument) -> Goal | None:
    try:
        return _goal(dispatches.offered(actor, document.alarm))
    except Refusal:
        return None


def _goal(offer: OfferDocument) -> Goal | None:
    rooms = offer.rooms
    if offer.case is None or not {"timeline", "claims", "evidence"} <= rooms.keys():
        return None
    return Goal(offer.case, rooms["timeline"], rooms["claims"], rooms["evidence"])


def _file(actor: Actor, found: Reading[Scene], goal: Goal, photo: UUID | None) -> Reading[Scene]:
    document: SceneDocument = found.document
    title = gettext(PHOTO if photo else REPORT)
    source = _source(actor, goal, title, "observation", document, photo)
    claims = [*_seen(actor, goal, source, document), *_told(actor, goal, document)]
    entry = EntryDocument(
        text="\n".join([title, *document.lines, *document.told])[:10_000],
        kind="event",
        noted=document.at,
        at=document.latest,
    )
    rows.insert(actor.keys, TimelineEntry, goal.timeline, entry)
    changed = replace(document, filed=goal.case, claims=claims, photo=photo)
    rows.rewrite(actor.keys, found.row, changed)
    return rows.read(actor.keys, found.row)


def _seen(actor: Actor, goal: Goal, source: UUID, document: SceneDocument) -> list[UUID]:
    """Each line as a claim of the reporter; one that begins with a time has that time."""
    during, who = _during(actor, document), gettext(REPORTER)
    claims = []
    for line in document.lines:
        for seen in stamped([line], document.at, actor.zone):
            wall = line[: len(line.rstrip()) - len(seen.text)].strip()
            time = _at(seen.at, wall, actor.zone) if wall else during
            voice = Speaker(said=who, first_hand=True)
            claims.append(_claim(actor, goal, source, voice, seen.text, document, time))
    return claims


def _told(actor: Actor, goal: Goal, document: SceneDocument) -> list[UUID]:
    """Each voice is a source of its own: two neighbours are two sources, whoever wrote them down."""
    voices: dict[str, UUID] = {}
    claims = []
    for line in document.told:
        who, _colon, words = line.partition(":")
        speaker, words = (who.strip(), words.strip()) if words.strip() else (gettext(SOMEBODY), line.strip())
        if not words:
            continue
        if speaker not in voices:
            voices[speaker] = _source(actor, goal, speaker[:200], "interview", document, None)
        voice = Speaker(said=speaker[:200])
        claims.append(_claim(actor, goal, voices[speaker], voice, words, document, None))
    return claims


def _source(
    actor: Actor, goal: Goal, title: str, kind: str, document: SceneDocument, file: UUID | None
) -> UUID:
    source = SourceDocument(
        title=title,
        kind=kind,
        brought_by=gettext(REPORTER),
        received=document.at,
        language=actor.language,
        file=file,
        dated=_during(actor, document),
    )
    return rows.insert(actor.keys, Source, goal.claims, source).id


def _claim(
    actor: Actor,
    goal: Goal,
    source: UUID,
    speaker: Speaker,
    text: str,
    document: SceneDocument,
    time: Interval | None,
) -> UUID:
    claim = ClaimDocument(
        source=source,
        speakers=[speaker],
        text=text,
        noted=clock.now(),
        language=actor.language,
        time=time,
        place=Place(said=document.place) if document.place else None,
    )
    return rows.insert(actor.keys, Claim, goal.claims, claim).id


def _during(actor: Actor, document: SceneDocument) -> Interval:
    return Interval(earliest=document.earliest, latest=document.latest, zone=actor.zone)


def _at(at: datetime, said: str, zone: str) -> Interval:
    """A wall time as it was said: without seconds it leaves most of a minute open."""
    open_s = timedelta() if said.count(":") > 1 else WALL_TIME
    return Interval(said=said, earliest=at, latest=at + open_s, zone=zone)


def _keep(actor: Actor, compartment: UUID, name: str, photo: Photo, *, copied: bool) -> UUID:
    """Seal an original, and its clean copy beside it where others will look at it."""
    kept = files.receive(
        actor.keys, compartment, [photo.original], name=name, media_type=photo.picture.media_type
    )
    if copied:
        clean = [photo.picture.clean]
        files.receive(actor.keys, compartment, clean, name=COPY, media_type=CLEAN_TYPE, derived_from=kept)
    return kept


def _move(actor: Actor, document: SceneDocument, goal: Goal) -> UUID | None:
    """Seal a photograph that waited into the evidence room. The reporter's own file goes by
    `let_moved_go`, once this is kept: a purged key does not come back with what was undone."""
    if document.photo is None:
        return None
    original = b"".join(files.content(actor.keys, document.photo))
    photo = Photo(original, pictures.look_at(original))
    return _keep(actor, goal.evidence, document.name, photo, copied=True)
