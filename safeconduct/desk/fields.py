"""The fields that several inputs of the desk share: their labels, hints, limits and examples."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.desk import words
from safeconduct.desk.documents import Aim, Channel, Level
from safeconduct.kernel.text import N_

AnyChannel = Annotated[
    Channel, Meta(title=N_("Came by"), extra={"widget": "choice", "choices": words.CHANNELS})
]
AnyLevel = Annotated[
    Level,
    Meta(
        title=N_("Level"),
        description=N_("Critical wakes the coordinator at once and proposes a lawyer."),
        extra={"widget": "choice", "choices": words.LEVEL_CHOICES},
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
WhyNot = Annotated[
    str,
    Meta(title=N_("Why"), min_length=1, max_length=200, examples=[N_("they asked us not to call")]),
]
Words = Annotated[
    str, Meta(title=N_("In a few words"), max_length=200, examples=[N_("being taken by force")])
]
Note = Annotated[str, Meta(title=N_("Note"), max_length=200)]
Region = Annotated[
    str,
    Meta(
        title=N_("Region"),
        description=N_("Its ISO code, or a town; empty when nobody knows."),
        max_length=100,
        examples=["RU-PNZ"],
    ),
]
Language = Annotated[str, Meta(title=N_("Language that must be spoken"), max_length=10, examples=["ru"])]
Role = Annotated[
    str, Meta(title=N_("Who is sent"), extra={"widget": "choice", "choices": words.ROLE_CHOICES})
]
AnyAim = Annotated[Aim, Meta(title=N_("Where to"), extra={"widget": "choice", "choices": words.AIM_CHOICES})]
Address = Annotated[
    str,
    Meta(
        title=N_("Address"),
        description=N_("Sealed at once. Only the lawyer who accepts sees it; you will not see it again."),
        min_length=1,
        max_length=500,
        examples=[N_("12 Sadovaya, flat 3")],
        extra={"widget": "text"},
    ),
]
Town = Annotated[
    str,
    Meta(
        title=N_("Town and region"),
        description=N_("Kept as words that must never stand in a public text. No street here."),
        max_length=200,
        examples=[N_("Penza")],
    ),
]
Directions = Annotated[
    str,
    Meta(
        title=N_("How to get in"),
        description=N_("Entrance, floor, whom to ask and whom not."),
        max_length=2000,
        examples=[N_("second entrance, third floor")],
        extra={"widget": "text"},
    ),
]


def _ref(title: str, of: str) -> Meta:
    return Meta(title=title, extra={"widget": "ref", "of": of})


SignalRef = Annotated[UUID, _ref(N_("Signal"), "desk.signal")]
IncidentRef = Annotated[UUID, _ref(N_("Incident"), "desk.incident")]
IntakeRef = Annotated[UUID, _ref(N_("Message"), "desk.intake")]
LineRef = Annotated[UUID, _ref(N_("Line"), "desk.line")]
DispatchRef = Annotated[UUID, _ref(N_("Dispatch"), "desk.dispatch")]
ViewRef = Annotated[UUID, _ref(N_("Look at an address"), "desk.address_view")]
PromiseRef = Annotated[UUID, _ref(N_("Promise"), "desk.promise")]
RunRef = Annotated[UUID, _ref(N_("Playbook"), "desk.playbook")]
CompromiseRef = Annotated[UUID, _ref(N_("Compromised channel"), "desk.compromise")]
WarningRef = Annotated[UUID, _ref(N_("Warning"), "desk.warning")]
HandoverRef = Annotated[UUID, _ref(N_("Handover"), "desk.handover")]
CaseOf = Annotated[UUID, _ref(N_("Case"), "cases.case")]
AlarmOf = Annotated[UUID, _ref(N_("Alarm"), "engine.alarm")]
MemberOf = Annotated[UUID, _ref(N_("Colleague"), "people.member")]
EXAMPLE = "00000000-0000-4000-8000-000000000000"
