"""Actions of no pillar, through which the registry's promises are tested."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts import events, policies, registry
from safeconduct.acts.actor import Actor
from safeconduct.acts.events import Event, emit
from safeconduct.kernel.errors import FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id


class Line(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One line of a note."""

    text: Annotated[str, Meta(max_length=20)]
    at: Annotated[datetime, Meta(tz=True)] | None = None


class WriteNote(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Every kind of field that an input may have."""

    title: Annotated[str, Meta(title="Title", description="a few words", max_length=40, examples=["a knock"])]
    text: Annotated[str, Meta(title="Text", max_length=2000, extra={"widget": "text"})] = ""
    level: Annotated[
        Literal["low", "high"],
        Meta(title="Level", extra={"widget": "choice", "choices": {"low": "low", "high": "high"}}),
    ] = "low"
    kind: Annotated[
        str, Meta(title="Kind", extra={"widget": "choice", "choices": {"call": "call", "mail": "mail"}})
    ] = "call"
    born: Annotated[date, Meta(title="Born")] | None = None
    at: Annotated[datetime, Meta(title="At", tz=True)] | None = None
    hours: Annotated[int, Meta(title="Hours", ge=0, le=48)] = 0
    share: Annotated[float, Meta(title="Share", gt=0)] = 1.0
    urgent: Annotated[bool, Meta(title="Urgent")] = False
    about: Annotated[UUID | None, Meta(title="About")] = None
    words: Annotated[
        list[Annotated[str, Meta(max_length=30)]],
        Meta(title="Words", max_length=3, extra={"widget": "lines"}),
    ] = []
    secret: Annotated[str, Meta(title="Passphrase", max_length=80, extra={"widget": "secret"})] = ""


class WriteLines(WriteNote, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A note with parts that no single widget can ask for."""

    lines: Annotated[list[Line], Meta(title="Lines", max_length=3)] = []


class NoteWritten(msgspec.Struct, kw_only=True, frozen=True):
    """The note's handle and its title."""

    id: UUID
    title: str


class Happened(Event):
    """A note was written."""

    id: UUID


class Nothing(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """No question."""


class ById(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One thing by its handle, in some language."""

    id: Annotated[UUID, Meta(title="Note", extra={"widget": "ref", "of": "sample.note"})]
    times: Annotated[int, Meta(ge=1, le=3)] = 1
    name: Annotated[str, Meta(max_length=10)] = ""


EXAMPLE = {"title": "a knock at the door"}
ID = "11111111-1111-4111-8111-111111111111"


class Desk:
    """What the sample actions did; a test may hang `during` into the middle of one."""

    def __init__(self) -> None:
        self.notes: list[WriteNote] = []
        self.reactions: list[str] = []
        self.during: Callable[[Actor, WriteNote], None] = lambda _actor, _given: None


def not_locked(actor: Actor, given: WriteNote) -> None:
    """A policy that needs the input."""
    if given.title == "locked":
        raise Refusal(FORBIDDEN)


def not_locked_away(actor: Actor, given: ById) -> None:
    """The same, of a question."""
    if given.name == "locked":
        raise Refusal(NOT_FOUND)


def register(desk: Desk) -> None:
    """Register every sample anew, each bound to `desk`."""

    @registry.action(
        "sample.write_note",
        title="Write a note",
        may=policies.all_of(policies.roles("coordinator", "operator"), not_locked),
        example=EXAMPLE,
        inverse="sample.drop_note",
        emits=[Happened],
    )
    def write_note(actor: Actor, given: WriteNote) -> NoteWritten:
        """Write a note. Raises what the test wants."""
        desk.during(actor, given)
        desk.notes.append(given)
        written = NoteWritten(id=new_id(), title=given.title)
        emit(actor, Happened(id=written.id))
        return written

    @registry.action(
        "sample.drop_note",
        title="Drop a note",
        may=policies.roles("coordinator"),
        example={"id": ID},
        final="a dropped note is gone",
        destructive=True,
        confirm=True,
    )
    def drop_note(actor: Actor, given: ById) -> None:
        """Drop a note."""
        desk.notes.clear()

    @registry.action("sample.knock", title="Knock", may=policies.nobody_yet, example={"title": "knock"})
    def knock(actor: Actor, given: WriteNote) -> str:
        """Let anybody knock, signed in or not."""
        desk.notes.append(given)
        return given.title

    @registry.action(
        "sample.write_lines",
        title="Write lines",
        may=policies.roles("coordinator"),
        example={"title": "a knock", "lines": [{"text": "one"}]},
    )
    def write_lines(actor: Actor, given: WriteLines) -> int:
        """Write a note in lines; give their number."""
        desk.notes.append(given)
        return len(given.lines)

    @registry.query("sample.notes", title="Notes", may=policies.roles("coordinator", "operator"), example={})
    def notes(actor: Actor, given: Nothing) -> list[str]:
        """The titles of all notes."""
        return [note.title for note in desk.notes]

    @registry.query("sample.note", title="A note", may=not_locked_away, example={"id": ID})
    def note(actor: Actor, given: ById) -> dict[str, Any]:
        """Say the question back. Raises NOT_FOUND for three times."""
        if given.times == 3:
            raise Refusal(NOT_FOUND)
        return {"id": given.id, "times": given.times, "name": given.name}

    @events.reacts(Happened)
    def first(actor: Actor, event: Happened) -> None:
        desk.reactions.append(f"first {event.id}")

    @events.reacts(Happened)
    def second(actor: Actor, event: Happened) -> None:
        desk.reactions.append(f"second {event.id}")
