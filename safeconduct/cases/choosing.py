"""What forms about a case let one choose from: letters, channels and dates, never a name or a number."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from safeconduct.acts.actor import Actor
from safeconduct.acts.askable import references
from safeconduct.acts.offers import offers
from safeconduct.acts.run import ask
from safeconduct.cases import briefs, parts
from safeconduct.cases.words import CHANNELS, DISCLOSURES, EVERYBODY
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.people import members
from safeconduct.web.moments import absolute, zone_named

Choices = Sequence[tuple[str, str]]
F = TypeVar("F", bound=Callable[[Actor, UUID], Choices])


def choices(actor: Actor, case: UUID, kind: type) -> dict[str, Choices]:
    """The choices for every reference of an input about this case; the case itself is carried along."""
    wanted = {field: of for field, of in references(kind).items() if field != "case"}
    return {field: _CHOICES[of](actor, case) for field, of in wanted.items()}


def choosing(of: str) -> Callable[[F], F]:
    """Register who knows the choices for references of one kind within a case."""

    def register(function: F) -> F:
        _CHOICES[of] = function
        return function

    return register


@offers("cases.case")
def cases(actor: Actor) -> Choices:
    """Every case whose brief is the actor's, by code name; those that are closed behind the others."""
    closed = [(case, _("%(code)s (closed)") % {"code": code}) for case, code in _by_code(actor, closed=True)]
    return [*open_cases(actor), *closed]


def open_cases(actor: Actor) -> Choices:
    """The same without those that are closed."""
    return _by_code(actor, closed=False)


def _by_code(actor: Actor, *, closed: bool) -> Choices:
    found = briefs.everything(actor.keys).items()
    codes = [
        (str(case), one.document.code) for case, one in found if (one.document.state == "closed") is closed
    ]
    return sorted(codes, key=lambda one: (len(one[1]), one[1]))


def colleagues(actor: Actor) -> Choices:
    """Everybody who stands, by name."""
    return [(str(one.handle), one.name) for one in members.everybody(actor.keys)]


def coordinators(actor: Actor) -> Choices:
    """Every coordinator, by name."""
    return [(str(one.handle), one.name) for one in members.everybody(actor.keys, "coordinator")]


def _persons(actor: Actor, case: UUID) -> Choices:
    return [(str(one), label) for one, label in parts.letters(actor.keys, case).items()]


def _contacts(actor: Actor, case: UUID) -> Choices:
    found = _asked(actor, "cases.contacts", case)
    return [
        (str(one.id), " ".join(filter(None, (f"{place}.", _(CHANNELS[one.channel]), one.whose))))
        for place, one in enumerate(found, 1)
    ]


def _consents(actor: Actor, case: UUID) -> Choices:
    book = _asked(actor, "cases.consents", case)
    return [(str(one.id), _dated(actor, one.given)) for one in book.consents] if book else []


def _directives(actor: Actor, case: UUID) -> Choices:
    book = _asked(actor, "cases.consents", case)
    return [(str(one.id), _dated(actor, one.expires)) for one in book.directives] if book else []


def _flags(actor: Actor, case: UUID) -> Choices:
    book = _asked(actor, "cases.consents", case)
    return [(str(one.id), one.why[:60]) for one in book.flags] if book else []


def _holds(actor: Actor, case: UUID) -> Choices:
    found = _asked(actor, "cases.endings", case)
    held = {one.id: one.why[:60] for room in (found.rooms if found else []) for one in room.holds}
    return [(str(one), why) for one, why in held.items()]


def _entries(actor: Actor, case: UUID) -> Choices:
    return [(str(one.id), one.text[:60]) for one in _asked(actor, "cases.timeline", case)]


def _proposals(actor: Actor, case: UUID) -> Choices:
    found = _asked(actor, "cases.proposals", case)
    return [
        (str(one.id), f"{_(DISCLOSURES[one.kind])}: {audience(one.audience)}, {_dated(actor, one.at)}")
        for one in found
    ]


def audience(said: str) -> str:
    """Whom a draft is to be told to, in the reader's words: a public text says only that it is everybody."""
    return pgettext("whom a text is told to", "everybody") if said == EVERYBODY else said


def _asked(actor: Actor, name: str, case: UUID) -> Any:
    """What a query answers; nothing for whom it refuses, who then has nothing to choose from."""
    try:
        return ask(actor, name, {"case": str(case)})
    except Refusal:
        return []


def _dated(actor: Actor, at: datetime) -> str:
    return absolute(at, zone_named(actor.zone), clock.now(), style="day")


_CHOICES: dict[str, Callable[[Actor, UUID], Choices]] = {
    "cases.case": lambda actor, _case: cases(actor),
    "cases.persons": _persons,
    "cases.contacts": _contacts,
    "cases.consents": _consents,
    "cases.directives": _directives,
    "cases.flags": _flags,
    "cases.endings": _holds,
    "cases.timeline": _entries,
    "cases.proposals": _proposals,
    "cases.parts": lambda actor, _case: cases(actor),
    "people.members": lambda actor, _case: colleagues(actor),
}
