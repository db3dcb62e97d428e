"""What an answer says of custody, as claims of those who gave it: never as facts.

The body is the outer speaker, who spoke for it the inner one. What is said of the present (held, not held)
is said of the moment of the answer; what is said to be over lies before it, nobody knows how long.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from safeconduct.acts.actor import Actor
from safeconduct.cases import parts
from safeconduct.cases.rooms import room
from safeconduct.claims.documents import ClaimDocument, Interval, Party, Place, SourceDocument, Speaker
from safeconduct.claims.intervals import LATEST_FIRST
from safeconduct.claims.weighing import add_claim, add_source
from safeconduct.kernel import clock
from safeconduct.kernel.errors import INVALID, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.people import members
from safeconduct.trace.documents import AnswerDocument, ReadAnswer
from safeconduct.trace.inputs import utc
from safeconduct.trace.models import Read

# What is said of the moment of the answer itself; everything else lies before it.
PRESENT = frozenset({"denied", "held", "acknowledged"})
WRITTEN = frozenset({"letter", "email", "form"})
UNNAMED = N_("somebody who gave no name")


@dataclass(frozen=True)
class Told:
    """What an answer says of custody, as a form holds it."""

    says: tuple[str, ...]
    to: str
    how: str
    place: str
    time_said: str
    earliest: datetime | None
    latest: datetime | None
    by: str
    persons: tuple[UUID, ...]

    @classmethod
    def of(cls, given: Any) -> "Told":
        """The fields of an input that has them. Raises Refusal INVALID (LATEST_FIRST)."""
        if given.earliest and given.latest and given.latest < given.earliest:
            raise Refusal(INVALID, fields={"latest": LATEST_FIRST})
        return cls(
            tuple(dict.fromkeys(given.says)),
            given.to,
            given.how,
            given.place,
            given.time_said,
            given.earliest and utc(given.earliest),
            given.latest and utc(given.latest),
            given.by,
            tuple(given.persons),
        )


def claim(actor: Actor, case: UUID, answer: UUID, document: AnswerDocument, told: Told) -> list[UUID]:
    """Write an answer's claims, one for each thing it says and each person it says it of; their handles.

    Of everybody it is one claim. Raises Refusal FORBIDDEN, NOT_FOUND, INVALID.
    """
    source = add_source(actor, case, _source(actor, document))
    everybody = set(parts.letters(actor.keys, case))
    named = set(told.persons or document.persons)
    about: list[UUID | None] = [*sorted(named)] if named and named != everybody else [None]
    made = [
        add_claim(actor, case, _claim(actor, source, document, told, act, person))
        for act in told.says
        for person in about
    ]
    read = ReadAnswer(answer=answer, source=source, claims=made, at=clock.now())
    rows.insert(actor.keys, Read, room(actor.keys, case, "claims", create=True), read)
    return made


def _source(actor: Actor, document: AnswerDocument) -> SourceDocument:
    written = document.channel in WRITTEN
    return SourceDocument(
        title=": ".join(filter(None, (document.body, document.spoke))),
        kind="letter" if written else "call" if document.channel == "phone" else "interview",
        brought_by=members.name_of(actor.keys, actor.member) or "",
        received=document.noted,
        language=document.language,
        dated=_at(document.at, actor.zone),
    )


def _claim(
    actor: Actor, source: UUID, document: AnswerDocument, told: Told, act: str, person: UUID | None
) -> ClaimDocument:
    inner = document.spoke or (gettext(UNNAMED) if document.no_name else "")
    names = [document.body, inner] if inner else [document.body]
    place = told.place or (document.body if act in PRESENT else "")
    return ClaimDocument(
        source=source,
        text=document.text,
        noted=clock.now(),
        speakers=[Speaker(said=one) for one in names],
        language=document.language,
        stance="denies" if act == "denied" else "asserts",
        subject=Party(said=told.by or document.body),
        act=act,
        act_said=told.how if act not in PRESENT else "",
        object=Party(person=person) if person else None,
        to=Party(said=told.to) if told.to and act == "handed_over" else None,
        time=_when(actor, document.at, told, act),
        place=Place(said=place) if place else None,
    )


def _when(actor: Actor, at: datetime, told: Told, act: str) -> Interval:
    if told.earliest or told.latest:
        latest = told.latest or (at if told.earliest is None or told.earliest <= at else None)
        return Interval(said=told.time_said, earliest=told.earliest, latest=latest, zone=actor.zone)
    if act in PRESENT and not told.time_said:
        return _at(at, actor.zone)
    return Interval(said=told.time_said, latest=at, zone=actor.zone)


def _at(at: datetime, zone: str) -> Interval:
    return Interval(earliest=at, latest=at, zone=zone)
