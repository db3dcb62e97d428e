"""What the forms of claims ask for: who says it, when it was, where and how many."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.cases.inputs import CaseRef, Input, ref
from safeconduct.claims.actions.sources import Instant, SourceRef
from safeconduct.claims.words import ACTS, DURESS, PRECISIONS, TEXT_STANCES
from safeconduct.kernel.text import N_


class SaidFields(Input, kw_only=True, frozen=True):
    """Who says what, word for word, from which source."""

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
    first_hand: Annotated[
        bool,
        Meta(
            title=N_("First-hand"),
            description=N_("They saw it, heard it or went through it themselves."),
        ),
    ] = False
    through: Annotated[
        list[Annotated[str, Meta(min_length=1, max_length=200)]],
        Meta(
            title=N_("Through whom it came"),
            description=N_(
                "One a line, whoever spoke to us first: the journalist, then the network that the journalist "
                "quotes. Empty: they told the source themselves."
            ),
            max_length=8,
            extra={"widget": "lines"},
        ),
    ] = []
    speaker_person: Annotated[
        UUID | None, Meta(title=N_("Who says it, if a person of the case"), extra=ref("cases.persons"))
    ] = None
    text: Annotated[
        str, Meta(title=N_("Word for word"), min_length=1, max_length=20000, extra={"widget": "text"})
    ]
    language: Annotated[str, Meta(title=N_("In which language"), max_length=40)] = ""
    stance: Annotated[
        str, Meta(title=N_("What they do with it"), extra={"widget": "choice", "choices": TEXT_STANCES})
    ] = "asserts"
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
    to: Annotated[
        str,
        Meta(
            title=N_("Handed over to whom, as said"),
            description=N_("Only if somebody was passed on to others."),
            max_length=300,
        ),
    ] = ""
    to_person: Annotated[
        UUID | None,
        Meta(title=N_("Handed over to whom, if a person of the case"), extra=ref("cases.persons")),
    ] = None
    age_said: Annotated[
        str,
        Meta(title=N_("Age of whom it was done to, as said"), max_length=100, examples=["about seventeen"]),
    ] = ""
    age_low: Annotated[int, Meta(title=N_("At least that old"), ge=0, le=120)] | None = None
    age_high: Annotated[int, Meta(title=N_("At most that old"), ge=0, le=120)] | None = None


class TimeFields(SaidFields, kw_only=True, frozen=True):
    """When it was, as said and as it was reckoned. Everything that a form knows of a time stands here."""

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


class ClaimFields(TimeFields, kw_only=True, frozen=True):
    """Somebody says that something is so: word for word, from a source."""

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
