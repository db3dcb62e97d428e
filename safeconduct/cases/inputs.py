"""Fields that many inputs of cases share."""

from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.kernel.text import N_

EXAMPLE_ID = "11111111-1111-4111-8111-111111111111"


def ref(of: str) -> dict[str, Any]:
    """Metadata of a field that refers to what the query or action `of` gives."""
    return {"widget": "ref", "of": of}


CaseRef = Annotated[UUID, Meta(title=N_("Case"), extra=ref("cases.case"))]
MemberRef = Annotated[UUID, Meta(title=N_("Colleague"), extra=ref("people.members"))]
PersonRef = Annotated[UUID, Meta(title=N_("Person"), extra=ref("cases.persons"))]
Words = Annotated[
    str, Meta(title=N_("Why"), min_length=1, max_length=2000, extra={"widget": "text", "rows": 3})
]


class Input(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Base of every input of cases."""


class ByCase(Input, kw_only=True, frozen=True):
    """One case."""

    case: CaseRef


class Nothing(Input, kw_only=True, frozen=True):
    """No question."""


class Made(msgspec.Struct, kw_only=True, frozen=True):
    """The handle of what was written."""

    id: UUID


class Done(msgspec.Struct, kw_only=True, frozen=True):
    """The case that it was done to."""

    case: UUID
