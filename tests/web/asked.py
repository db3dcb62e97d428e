"""Types that the tests of forms ask for, and what a form sends."""

import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from django.http import QueryDict
from msgspec import Meta

from safeconduct.web.forms import Form

Number = Annotated[str, Meta(title="Number", max_length=40, extra={"widget": "tel"})]


class Level(enum.Enum):
    CRITICAL = "critical"
    CALM = "calm"


class Signal(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    """Something of everything, nothing mandatory."""

    number: Number = ""
    note: Annotated[str, Meta(max_length=200, extra={"widget": "text"})] = ""
    lines: Annotated[list[Annotated[str, Meta(max_length=20)]], Meta(max_length=3)] = []
    level: Level = Level.CALM
    minor: bool | None = None
    places: set[Literal["flat", "street"]] = set()
    at: Annotated[datetime, Meta(tz=True)] | None = None
    born: date | None = None
    people: Annotated[int, Meta(ge=1, le=500)] | None = None
    sum: Decimal | None = None
    share: Annotated[float, Meta(gt=0, lt=1)] | None = None
    agreed: bool = False
    passphrase: Annotated[str, Meta(max_length=100, extra={"widget": "secret"})] = ""
    code: Annotated[str, Meta(max_length=8, extra={"widget": "code"})] = ""
    address: Annotated[str, Meta(max_length=80, extra={"widget": "email"})] = ""
    lawyer: UUID | None = None
    cases: Annotated[list[UUID], Meta(max_length=2)] = []
    case: Annotated[UUID, Meta(extra={"widget": "hidden"})] | None = None
    photo: Annotated[bytes, Meta(max_length=16)] = b""


def posted(**fields: str | list[str]) -> QueryDict:
    """What a browser sends; two underscores stand for the dot in the name of a part."""
    sent = QueryDict(mutable=True)
    for name, given in fields.items():
        sent.setlist(name.replace("__", "."), [given] if isinstance(given, str) else given)
    return sent


def codes(form: Form[msgspec.Struct]) -> list[tuple[str, str]]:
    """What is wrong, as (anchor, code), in the order of the form."""
    return [(fault.anchor, fault.code) for fault in form.errors]
