"""The fields that several inputs of the desk share: their labels, hints, limits and examples."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.desk.documents import Channel, Level
from safeconduct.kernel.text import N_

AnyChannel = Annotated[
    Channel,
    Meta(
        title=N_("Came by"),
        extra={
            "widget": "choice",
            "choices": {
                "phone": N_("phone"),
                "sms": N_("SMS"),
                "messenger": N_("messenger"),
                "email": N_("e-mail"),
                "form": N_("web form"),
                "person": N_("in person"),
                "letter": N_("letter"),
                "other": N_("another way"),
            },
        },
    ),
]
AnyLevel = Annotated[
    Level,
    Meta(
        title=N_("Level"),
        description=N_("Critical wakes the coordinator at once and proposes a lawyer."),
        extra={
            "widget": "choice",
            "choices": {
                "unset": N_("not judged yet"),
                "information": N_("information"),
                "low": N_("not urgent"),
                "urgent": N_("urgent"),
                "critical": N_("critical: somebody is being taken, or will be within the hour"),
            },
        },
    ),
]
Number = Annotated[
    str,
    Meta(
        title=N_("Number or name on the display"),
        description=N_("As it is shown; it proves nothing about who is calling."),
        max_length=100,
        examples=["+7 900 000-00-01"],
        extra={"widget": "tel"},
    ),
]
Called = Annotated[
    str, Meta(title=N_("What they call themselves"), max_length=200, examples=[N_("a friend of M.")])
]
Place = Annotated[
    str,
    Meta(
        title=N_("Town or region, as said"),
        description=N_("No street here: an address goes into the dispatch, where only its lawyer sees it."),
        max_length=200,
        examples=[N_("Penza")],
    ),
]
Lines = Annotated[
    list[Annotated[str, Meta(max_length=20_000)]],
    Meta(
        title=N_("What you hear"),
        description=N_("Word for word, a line at a time. A line may begin with a time, like 21:40:12."),
        max_length=2000,
        examples=[[N_("21:40:10 screams, then the line went dead")]],
        extra={"widget": "lines", "stamps": True},
    ),
]
Why = Annotated[str, Meta(title=N_("Why"), max_length=200, examples=[N_("same call, second device")])]
Words = Annotated[
    str, Meta(title=N_("In a few words"), max_length=200, examples=[N_("being taken by force")])
]


def _ref(title: str, of: str) -> Meta:
    return Meta(title=title, extra={"widget": "ref", "of": of})


SignalRef = Annotated[UUID, _ref(N_("Signal"), "desk.signal")]
IncidentRef = Annotated[UUID, _ref(N_("Incident"), "desk.incident")]
IntakeRef = Annotated[UUID, _ref(N_("Message"), "desk.intake")]
CaseOf = Annotated[UUID, _ref(N_("Case"), "cases.case")]
AlarmOf = Annotated[UUID, _ref(N_("Alarm"), "engine.alarm")]
EXAMPLE = "00000000-0000-4000-8000-000000000000"
