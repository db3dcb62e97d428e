"""The report from the scene: what was seen, what others said, photographs."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import dispatches, pictures, reporting, scene
from safeconduct.desk import fields as f
from safeconduct.desk.documents import ArrivalDocument, SceneDocument
from safeconduct.desk.models import Scene
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading
from safeconduct.web.wording import MISSING

LAWYER = roles("lawyer")
SEEN_LATER = define(
    "seen_later", 422, N_("This lies in the future, or before you accepted. Nothing was kept.")
)

Since = Annotated[
    datetime,
    Meta(
        tz=True,
        title=N_("Seen since"),
        description=N_("Empty: since you reported to be on the scene."),
        examples=["2026-03-11T22:18:00+03:00"],
    ),
]
Until = Annotated[
    datetime,
    Meta(
        tz=True, title=N_("Seen until"), description=N_("Empty: now."), examples=["2026-03-11T22:30:00+03:00"]
    ),
]


class ReportScene(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf
    lines: Annotated[
        list[Annotated[str, Meta(max_length=5000)]],
        Meta(
            title=N_("What you see"),
            description=N_(
                "Door, disorder, number plates, uniforms, cameras; a line each. A line may begin with a time."
            ),
            max_length=200,
            examples=[[N_("22:20 the door is broken from outside")]],
            extra={"widget": "lines"},
        ),
    ] = []
    told: Annotated[
        list[Annotated[str, Meta(max_length=5000)]],
        Meta(
            title=N_("What others tell you"),
            description=N_("Word for word, a line each: who, a colon, what they say. No names."),
            max_length=100,
            examples=[[N_("neighbour below: two men in black, a grey car")]],
            extra={"widget": "lines"},
        ),
    ] = []
    place: Annotated[
        str,
        Meta(
            title=N_("Where, as said"),
            description=N_("Never the address: “the stairwell”, “the yard”."),
            max_length=200,
        ),
    ] = ""
    since: Since | None = None
    until: Until | None = None


class SceneReported(Struct, kw_only=True, frozen=True):
    """Your report. `filed` is the case that has it; nothing while no case is known: then it waits with you
    and goes there by itself."""

    id: UUID
    filed: UUID | None
    claims: int


@action(
    "desk.report_scene",
    title=N_("Report from the scene"),
    may=LAWYER,
    example={"alarm": f.EXAMPLE, "lines": ["22:20 the door is broken from outside"]},
    urgent=True,
)
def report_scene(actor: Actor, given: ReportScene) -> SceneReported:
    """Write down what you see and what others tell you, word for word. Each line becomes a claim of the
    case, you keep a copy, and the timeline says so. No case needs to be known yet.

    Refusals: not_found for a dispatch that you have not accepted; invalid (missing, seen_later).
    """
    if not any(line.strip() for line in [*given.lines, *given.told]):
        raise Refusal(INVALID, fields={"lines": MISSING})
    offer = dispatches.offered(actor, given.alarm)
    said = scene.require_mine(actor, given.alarm)
    earliest, latest = _span(said, given.since, given.until)
    document = SceneDocument(
        dispatch=offer.dispatch,
        alarm=given.alarm,
        at=clock.now(),
        earliest=earliest,
        latest=latest,
        lines=[line for line in given.lines if line.strip()],
        told=[line for line in given.told if line.strip()],
        place=given.place,
    )
    return _reported(reporting.write(actor, document, offer))


class AddPhoto(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf
    photo: Annotated[
        bytes,
        Meta(
            title=N_("Photograph"),
            description=N_("JPEG, PNG or WebP, up to 25 MiB. The original is sealed as it is."),
            min_length=1,
            max_length=pictures.LIMIT,
            extra={"widget": "file", "accept": "image/jpeg,image/png,image/webp"},
        ),
    ]
    shows: Annotated[
        str,
        Meta(
            title=N_("What it shows"),
            max_length=5000,
            examples=[N_("the lock, broken from outside")],
            extra={"widget": "text"},
        ),
    ] = ""
    since: Since | None = None
    until: Until | None = None


@action(
    "desk.add_photo",
    title=N_("Add a photograph"),
    may=LAWYER,
    example={"alarm": f.EXAMPLE, "photo": "iVBORw0KGgo=", "shows": "the lock, broken from outside"},
)
def add_photo(actor: Actor, given: AddPhoto) -> SceneReported:
    """Bring in a photograph: the original is sealed into the evidence of the case with a clean copy beside
    it, which has no place, no camera and no owner in it.

    Refusals: not_found for a dispatch that you have not accepted; not_a_picture; picture_too_large;
    invalid (seen_later).
    """
    offer = dispatches.offered(actor, given.alarm)
    said = scene.require_mine(actor, given.alarm)
    earliest, latest = _span(said, given.since, given.until)
    photo = reporting.Photo(given.photo, pictures.look_at(given.photo))
    document = SceneDocument(
        dispatch=offer.dispatch,
        alarm=given.alarm,
        at=clock.now(),
        earliest=earliest,
        latest=latest,
        lines=[given.shows] if given.shows.strip() else [],
        name="photograph",
        media_type=photo.picture.media_type,
    )
    return _reported(reporting.write(actor, document, offer, photo))


def _span(
    said: list[ArrivalDocument], since: datetime | None, until: datetime | None
) -> tuple[datetime, datetime]:
    """From when to when something was seen: as said, else from being on the scene until now."""
    now = clock.now()
    accepted = max(one.at for one in said if one.what == "accepted")
    arrived = max((one.at for one in said if one.what == "on_scene"), default=accepted)
    earliest, latest = since or arrived, until or now
    if not accepted <= earliest <= latest <= now:
        raise Refusal(INVALID, fields={"until" if latest > now else "since": SEEN_LATER})
    return earliest, latest


def _reported(found: Reading[Scene]) -> SceneReported:
    document: SceneDocument = found.document
    return SceneReported(id=found.row.id, filed=document.filed, claims=len(document.claims))
