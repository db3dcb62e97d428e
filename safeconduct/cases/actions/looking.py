"""Finding a case by a number, a code name or a name."""

from typing import Annotated

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.cases import access, lookup
from safeconduct.cases.documents import Finding
from safeconduct.cases.inputs import Input
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.text import N_

SEEING_NAMES = frozenset(access.readers("identity"))


class LookUpCase(Input, kw_only=True, frozen=True):
    """Words to find a case by."""

    text: Annotated[
        str,
        Meta(
            title=N_("Number, code name or name"),
            description=N_("Every look-up of a number or name is written down and seen by the coordinators."),
            min_length=1,
            max_length=200,
            examples=["+7 900 000-00-01"],
        ),
    ]


class LookedUp(msgspec.Struct, kw_only=True, frozen=True):
    """What was looked for (code, number or name), the cases that answered, and how often more."""

    kind: str
    found: list[Finding]
    left: int


@action(
    "cases.look_up",
    title=N_("Find a case"),
    may=roles("operator", "coordinator", "lawyer", "passage", "psychologist", "documenter"),
    example={"text": "+7 900 000-00-01"},
    urgent=True,
)
def look_up(actor: Actor, given: LookUpCase) -> LookedUp:
    """Find cases by code name, by number (for the desk) or by a name in any spelling (for coordinators,
    and for their own cases for those who may know names).

    Each look-up of a number or name is written down. Raises LOOKED_TOO_OFTEN.
    """
    kind = lookup.kind_of(given.text)
    try:
        found = _ASK[kind](actor, given.text) if kind != "name" or actor.roles & SEEING_NAMES else []
    except Refusal as refusal:
        if refusal.code == lookup.LOOKED_TOO_OFTEN:
            raise
        found = []
    return LookedUp(kind=kind, found=found, left=lookup.left(actor))


_ASK = {"code": lookup.by_code, "number": lookup.by_number, "name": lookup.by_name}
