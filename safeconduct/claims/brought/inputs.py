"""What is asked for when somebody brings a document or decides about its drafts."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.cases.inputs import Input, ref
from safeconduct.claims.formats.extracted import MOST_BYTES, MOST_CHARACTERS
from safeconduct.claims.words import SOURCES, TEXT_STANCES
from safeconduct.kernel.text import N_
from safeconduct.places.zones import ABROAD, every_zone

Instant = Annotated[datetime, Meta(tz=True)]
ReadingRef = Annotated[UUID, Meta(title=N_("Document"), extra=ref("claims.readings"))]
Number = Annotated[int, Meta(title=N_("Which draft"), ge=1, le=1_000_000, extra={"widget": "hidden"})]
LANGUAGES = {"": N_("by its letters"), "en": N_("English"), "ru": N_("Russian")}
TYPES = ".txt,.html,.htm,.eml,.pdf,.docx,.mht,.mhtml,.warc,.gz,.wacz,text/plain,text/html,application/pdf"


Earliest = Annotated[
    Instant | None,
    Meta(
        title=N_("Written, at the earliest"),
        description=N_(
            "“Yesterday” and “on Monday” are reckoned from this. By your own clocks, whatever was chosen "
            "above."
        ),
    ),
]
Latest = Annotated[
    Instant | None,
    Meta(title=N_("Written, at the latest"), description=N_("Empty: the same as at the earliest.")),
]
Day = Annotated[
    date | None,
    Meta(
        title=N_("Written on the day"),
        description=N_("The whole day on the clocks chosen above. Or give the two times below."),
    ),
]
NAMED_ZONES = {one: one for one in (*every_zone(), *ABROAD)}
ZONES = {"": N_("like mine"), **NAMED_ZONES}
Clocks = Annotated[
    str,
    Meta(
        title=N_("Whose clocks its times are meant by"),
        description=N_("“At 22:18” is the time of the place that it tells of, which may not be yours."),
        max_length=64,
        extra={"widget": "choice", "choices": ZONES},
    ),
]
OtherClocks = Annotated[
    str,
    Meta(
        title=N_("Whose clocks its times are meant by"),
        description=N_(
            "A day that was given before is then a day of these clocks. Claims that were accepted already "
            "keep the clocks by which they were accepted."
        ),
        max_length=64,
        extra={"widget": "choice", "choices": {"": N_("by those that it has now"), **NAMED_ZONES}},
    ),
]
OtherDay = Annotated[
    date | None,
    Meta(
        title=N_("Written on the day"),
        description=N_(
            "The whole day on the clocks chosen above. Or give the two times below. Neither: the date that "
            "it has stays."
        ),
    ),
]
DateSaid = Annotated[str, Meta(title=N_("Date as it stands there"), max_length=200)]


class BringDocument(Input, kw_only=True, frozen=True):
    """A document that you hold in your hand, for a case or not yet for any."""

    case: Annotated[
        UUID | None,
        Meta(
            title=N_("Case"),
            description=N_("Empty: it waits unfiled, and is erased when its days are over."),
            extra={**ref("cases.case"), "blank": N_("none yet: it waits unfiled")},
        ),
    ] = None
    text: Annotated[
        str,
        Meta(
            title=N_("The text"),
            description=N_("Pasted as it is. Or choose a file below."),
            max_length=MOST_CHARACTERS,
            extra={"widget": "text", "rows": 10},
        ),
    ] = ""
    file: Annotated[
        bytes,
        Meta(
            title=N_("Or a file"),
            description=N_(
                "Text, HTML, .eml, .pdf, .docx, MHTML, WARC or WACZ, up to 25 MiB. "
                "It is sealed before it is opened."
            ),
            max_length=MOST_BYTES,
            extra={"widget": "file", "accept": TYPES},
        ),
    ] = b""
    title: Annotated[
        str,
        Meta(
            title=N_("What it is"),
            description=N_("As you would speak of it: report of 12 March. No names."),
            max_length=200,
        ),
    ] = ""
    kind: Annotated[str, Meta(title=N_("Kind of source"), extra={"widget": "choice", "choices": SOURCES})] = (
        "article"
    )
    zone: Clocks = ""
    day: Day = None
    earliest: Earliest = None
    latest: Latest = None
    date_said: DateSaid = ""
    reference: Annotated[
        str,
        Meta(
            title=N_("Address that it came from"),
            description=N_("Kept as text. It is never opened from here: that would tell whom we watch."),
            max_length=1000,
        ),
    ] = ""
    captured: Annotated[
        Instant | None, Meta(title=N_("Saved from there"), description=N_("When you or somebody saved it."))
    ] = None
    language: Annotated[
        str, Meta(title=N_("In which language"), extra={"widget": "choice", "choices": LANGUAGES})
    ] = ""


class OfReading(Input, kw_only=True, frozen=True):
    """One document that was brought."""

    reading: ReadingRef


class AskReading(OfReading, kw_only=True, frozen=True):
    """One document, after at most so many seconds for the reading to end."""

    wait_s: Annotated[int, Meta(title=N_("Wait for the end of the reading (seconds)"), ge=0, le=60)] = 0


class OfDraft(OfReading, kw_only=True, frozen=True):
    """One draft of a document."""

    draft: Number


class AcceptSeveral(OfReading, kw_only=True, frozen=True):
    """Several drafts of a document, each looked at."""

    drafts: Annotated[
        list[Annotated[int, Meta(ge=1, le=1_000_000)]],
        Meta(title=N_("Which drafts"), min_length=1, max_length=50, extra={"widget": "lines"}),
    ]


class EditDraft(OfDraft, kw_only=True, frozen=True):
    """What is to be different in a draft before it is accepted."""

    text: Annotated[
        str,
        Meta(
            title=N_("Word for word"),
            description=N_("Only words that stand in the document, one after the other."),
            min_length=1,
            max_length=20000,
            extra={"widget": "text", "rows": 4},
        ),
    ]
    speakers: Annotated[
        list[Annotated[str, Meta(max_length=200)]],
        Meta(
            title=N_("Who says it"),
            description=N_(
                "A line each, the outermost first: the journalist, the network, both men. "
                "Empty: nobody is named."
            ),
            max_length=6,
            extra={"widget": "lines"},
        ),
    ] = []
    stance: Annotated[
        str,
        Meta(title=N_("How they stand to it"), extra={"widget": "choice", "choices": TEXT_STANCES}),
    ] = "asserts"


class OfName(OfReading, kw_only=True, frozen=True):
    """A name as it stands in the document."""

    name: Annotated[
        str,
        Meta(
            title=N_("Name"),
            description=N_("As it stands in the document."),
            min_length=2,
            max_length=200,
            examples=["Anna Primerova"],
        ),
    ]


class KeepName(OfName, kw_only=True, frozen=True):
    """A name that accepted claims shall keep, and why."""

    why: Annotated[
        str,
        Meta(
            title=N_("Why it must be kept"),
            description=N_("An official acting in office, for example. A minor's name is never kept."),
            min_length=1,
            max_length=2000,
            extra={"widget": "text", "rows": 3},
        ),
    ]


class FileReading(OfReading, kw_only=True, frozen=True):
    """The case that an unfiled document belongs to."""

    case: Annotated[UUID, Meta(title=N_("Case"), extra=ref("cases.case"))]


class DateReading(OfReading, kw_only=True, frozen=True):
    """When a document was written; times that were reckoned from it are read anew."""

    zone: OtherClocks = ""
    day: OtherDay = None
    earliest: Earliest = None
    latest: Latest = None
    date_said: DateSaid = ""
    undated: Annotated[
        bool, Meta(title=N_("It has no date"), description=N_("The date that it has is taken away."))
    ] = False


class OfEcho(OfReading, kw_only=True, frozen=True):
    """Another document that says the same in the same words."""

    alike: Annotated[UUID, Meta(title=N_("The other document"), extra=ref("claims.readings"))]
