"""Writing down what somebody says."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import access, parts
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rooms import room
from safeconduct.claims import intervals
from safeconduct.claims.actions.sources import Instant, SourceRef, require
from safeconduct.claims.documents import Amount, ClaimDocument, Party, Place
from safeconduct.claims.intervals import Reckoned
from safeconduct.claims.models import Claim, Source
from safeconduct.claims.words import ACTS, DURESS, PRECISIONS
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.places.regions import regions

WRONG_WAY_ROUND = define("wrong_way_round", 422, N_("The greater is smaller than the lesser."))
NO_REGION = define("no_region", 422, N_("There is no region with this code."))


class AddClaim(Input, kw_only=True, frozen=True):
    """Somebody says that something is so: word for word, from a source."""

    case: CaseRef
    source: SourceRef
    speaker: Annotated[
        str,
        Meta(
            title=N_("Who says it"),
            description=N_("Not the source but the voice: the neighbour, the ministry, the article itself."),
            min_length=1,
            max_length=200,
        ),
    ]
    speaker_person: Annotated[
        UUID | None, Meta(title=N_("Who says it, if a person of the case"), extra=ref("cases.persons"))
    ] = None
    text: Annotated[
        str, Meta(title=N_("Word for word"), min_length=1, max_length=20000, extra={"widget": "text"})
    ]
    language: Annotated[str, Meta(title=N_("In which language"), max_length=40)] = ""
    subject: Annotated[str, Meta(title=N_("Who did it, as said"), max_length=300)] = ""
    subject_person: Annotated[
        UUID | None, Meta(title=N_("Who did it, if a person of the case"), extra=ref("cases.persons"))
    ] = None
    act: Annotated[
        str,
        Meta(
            title=N_("What was done"),
            extra={"widget": "choice", "choices": {"": N_("not said"), **ACTS}},
        ),
    ] = ""
    act_said: Annotated[str, Meta(title=N_("What was done, as said"), max_length=300)] = ""
    object: Annotated[str, Meta(title=N_("To whom, as said"), max_length=300)] = ""
    object_person: Annotated[
        UUID | None, Meta(title=N_("To whom, if a person of the case"), extra=ref("cases.persons"))
    ] = None
    time_said: Annotated[
        str,
        Meta(
            title=N_("When, as said"),
            description=N_("Word for word, even if it is “half an hour later”."),
            max_length=300,
        ),
    ] = ""
    earliest: Annotated[Instant | None, Meta(title=N_("At the earliest"))] = None
    latest: Annotated[Instant | None, Meta(title=N_("At the latest"))] = None
    from_claim: Annotated[
        UUID | None, Meta(title=N_("Reckoned from the time of"), extra=ref("claims.claims"))
    ] = None
    from_source: Annotated[
        UUID | None,
        Meta(
            title=N_("Reckoned from the date of"),
            description=N_("Also of a source that has no date yet: the time follows when it gets one."),
            extra=ref("claims.sources"),
        ),
    ] = None
    from_instant: Annotated[Instant | None, Meta(title=N_("Reckoned from the instant"))] = None
    order: Annotated[int, Meta(title=N_("Which in the order told there"), ge=0, le=10000)] = 0
    least_minutes: (
        Annotated[
            int,
            Meta(
                title=N_("Later by at least (minutes)"),
                description=N_("Negative: earlier."),
                ge=-5_000_000,
                le=5_000_000,
            ),
        ]
        | None
    ) = None
    most_minutes: (
        Annotated[int, Meta(title=N_("Later by at most (minutes)"), ge=-5_000_000, le=5_000_000)] | None
    ) = None
    place: Annotated[
        str, Meta(title=N_("Where, as said"), description=N_("Never a safe address."), max_length=300)
    ] = ""
    region: Annotated[
        str,
        Meta(
            title=N_("Region"),
            description=N_("Its code, like RU-PNZ."),
            max_length=6,
            pattern=r"^([A-Z]{2}-[A-Z0-9]{1,3})?$",
            examples=["RU-PNZ"],
        ),
    ] = ""
    precision: Annotated[
        str, Meta(title=N_("How exact"), extra={"widget": "choice", "choices": PRECISIONS})
    ] = "unknown"
    count_said: Annotated[str, Meta(title=N_("How many, as said"), max_length=100, examples=["dozens"])] = ""
    count_low: Annotated[int, Meta(title=N_("At least"), ge=0, le=100_000_000)] | None = None
    count_high: Annotated[int, Meta(title=N_("At most"), ge=0, le=100_000_000)] | None = None
    from_custody: Annotated[
        bool,
        Meta(
            title=N_("Words from custody"),
            description=N_("Kept as said. They lower no risk, stop no clock and are no consent."),
        ),
    ] = False
    duress: Annotated[
        list[Annotated[str, Meta(extra={"choices": DURESS})]],
        Meta(
            title=N_("Signs of duress"),
            max_length=len(DURESS),
            extra={"widget": "choices", "choices": DURESS},
        ),
    ] = []


@action(
    "claims.add_claim",
    title=N_("Write down a claim"),
    may=access.writes("claims"),
    example={
        "case": EXAMPLE_ID,
        "source": EXAMPLE_ID,
        "speaker": "the neighbour",
        "text": "Two men in black led her to a grey car.",
        "act": "apprehended",
        "time_said": "half an hour after the call",
    },
)
def add_claim(actor: Actor, given: AddClaim) -> Made:
    """Write down what somebody says. Nothing is made certain that was not said so.

    Raises NOT_FOUND (also for a source, claim or person of another case), INVALID.
    """
    compartment = room(actor.keys, given.case, "claims", create=True)
    require(Source, [given.source, *_one(given.from_source)], compartment)
    require(Claim, _one(given.from_claim), compartment)
    _require_persons(actor, given)
    _require_order(given.count_low, given.count_high, "count_high")
    if given.region and given.region not in regions():
        raise Refusal(INVALID, fields={"region": NO_REGION})
    return Made(id=rows.insert(actor.keys, Claim, compartment, _document(actor, given)).id)


def _document(actor: Actor, given: AddClaim) -> ClaimDocument:
    counted = given.count_said or given.count_low is not None or given.count_high is not None
    return ClaimDocument(
        source=given.source,
        speaker=given.speaker,
        speaker_person=given.speaker_person,
        text=given.text,
        noted=clock.now(),
        language=given.language,
        subject=_party(given.subject, given.subject_person),
        act=given.act,
        act_said=given.act_said,
        object=_party(given.object, given.object_person),
        time=intervals.interval(actor, Reckoned.of(given)),
        place=_place(given),
        amount=Amount(said=given.count_said, low=given.count_low, high=given.count_high) if counted else None,
        from_custody=given.from_custody,
        duress=given.duress,
    )


def _party(said: str, person: UUID | None) -> Party | None:
    return Party(said=said, person=person) if said or person else None


def _place(given: AddClaim) -> Place | None:
    if not (given.place or given.region):
        return None
    return Place(said=given.place, region=given.region, precision=given.precision)


def _one(handle: UUID | None) -> list[UUID]:
    return [] if handle is None else [handle]


def _require_persons(actor: Actor, given: AddClaim) -> None:
    """Raises Refusal NOT_FOUND for a person of another case."""
    named = {given.speaker_person, given.subject_person, given.object_person} - {None}
    if named and not named <= parts.letters(actor.keys, given.case).keys():
        raise Refusal(NOT_FOUND)


def _require_order(low: int | None, high: int | None, field: str) -> None:
    if low is not None and high is not None and high < low:
        raise Refusal(INVALID, fields={field: WRONG_WAY_ROUND})
