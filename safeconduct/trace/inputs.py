"""Fields that several inputs of trace share."""

from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta

from safeconduct.cases.inputs import PersonRef, ref
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.trace.words import CAPACITIES, CHANNELS, RESULTS, SAYS

IN_FUTURE = define("in_future", 422, N_("This moment is still to come. Look at the date."))

When = Annotated[datetime, Meta(tz=True, title=N_("When"))]
WhenDone = Annotated[datetime, Meta(tz=True, title=N_("When"), description=N_("Empty: just now."))]
Spoke = Annotated[
    str,
    Meta(
        title=N_("Who exactly spoke"),
        description=N_("Name, rank and post as they gave them, or what you could tell: “duty officer”."),
        max_length=300,
    ),
]
NoName = Annotated[bool, Meta(title=N_("They would not give a name"))]
Channel = Annotated[str, Meta(title=N_("How"), extra={"widget": "choice", "choices": CHANNELS})]
Persons = Annotated[
    list[PersonRef],
    Meta(
        title=N_("About whom"),
        description=N_("Nobody chosen: everybody in the case."),
        max_length=30,
        extra=ref("cases.persons"),
    ),
]
AnswerText = Annotated[
    str,
    Meta(
        title=N_("The answer, word for word"),
        description=N_("As it was said or as it stands there, in its own language."),
        min_length=1,
        max_length=20000,
        extra={"widget": "text", "rows": 4},
    ),
]
Says = Annotated[
    list[Annotated[str, Meta(extra={"choices": SAYS})]],
    Meta(
        title=N_("What it says of custody"),
        description=N_("Each becomes a claim of theirs, never a fact. Nothing chosen: it is read later."),
        max_length=len(SAYS),
        extra={"widget": "choices", "choices": SAYS},
    ),
]
By = Annotated[
    str,
    Meta(
        title=N_("Who did it or holds them, as said"),
        description=N_("Empty: the body that answers."),
        max_length=300,
    ),
]
To = Annotated[str, Meta(title=N_("To whom they were handed over, as said"), max_length=300)]
How = Annotated[str, Meta(title=N_("How it was done, as said"), max_length=300, examples=[N_("by car")])]
Where = Annotated[str, Meta(title=N_("Where, as said"), max_length=300)]
TimeSaid = Annotated[
    str,
    Meta(
        title=N_("When it was done, as said"),
        description=N_("Empty: not later than the answer."),
        max_length=300,
    ),
]
Earliest = Annotated[datetime, Meta(tz=True, title=N_("Done at the earliest"))] | None
Latest = Annotated[datetime, Meta(tz=True, title=N_("Done at the latest"))] | None
Why = Annotated[
    str,
    Meta(
        title=N_("What was wrong before"), min_length=1, max_length=2000, extra={"widget": "text", "rows": 2}
    ),
]
Capacity = Annotated[
    str, Meta(title=N_("Who they are to the detained"), extra={"widget": "choice", "choices": CAPACITIES})
]
Result = Annotated[str, Meta(title=N_("What came of it"), extra={"widget": "choice", "choices": RESULTS})]
Who = Annotated[str, Meta(title=N_("Who tried"), min_length=1, max_length=200, examples=[N_("lawyer Rowan")])]
Place = Annotated[
    str,
    Meta(
        title=N_("Where they were sought"),
        min_length=1,
        max_length=300,
        examples=[N_("temporary detention facility")],
    ),
]
Reason = Annotated[
    str,
    Meta(
        title=N_("What they were told, word for word"), max_length=5000, extra={"widget": "text", "rows": 2}
    ),
]
Proof = Annotated[
    str,
    Meta(
        title=N_("What there is to show for it"),
        max_length=2000,
        examples=[N_("no written refusal; order and card shown; photo of the log")],
        extra={"widget": "text", "rows": 2},
    ),
]


def past(at: datetime, field: str = "at") -> datetime:
    """The moment in UTC. Raises Refusal INVALID for one that is still to come."""
    if at > clock.now():
        raise Refusal(INVALID, fields={field: IN_FUTURE})
    return utc(at)


def utc(at: datetime) -> datetime:
    """The moment in UTC, as everything is kept."""
    return at.astimezone(UTC)
