"""Promises and call-backs: what this network said it would do, by when, and whether it did."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk import incidents, plans
from safeconduct.desk.documents import PromiseDocument
from safeconduct.desk.models import Promise
from safeconduct.engine import orders
from safeconduct.engine.documents import AlarmNote, Later
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading

DESK = roles("operator", "coordinator")
PAST = define("promise_past", 422, N_("This moment has passed. Nothing was changed; choose a later one."))
DONE = define("promise_done", 409, N_("This promise was kept or dropped already. Nothing was changed."))

Due = Annotated[
    datetime,
    Meta(tz=True, title=N_("By when"), examples=["2026-03-11T21:55:00+03:00"], extra={"widget": "when"}),
]
PromiseRef = Annotated[UUID, Meta(title=N_("Promise"), extra={"widget": "ref", "of": "desk.promise"})]


class MakePromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    text: Annotated[
        str,
        Meta(
            title=N_("What was promised"),
            min_length=1,
            max_length=200,
            examples=[N_("call back on the clean number")],
        ),
    ]
    due: Due
    incident: f.IncidentRef | None = None


class PromiseIs(Struct, kw_only=True, frozen=True):
    id: UUID
    due: datetime


@action(
    "desk.make_promise",
    title=N_("Write down a promise"),
    may=DESK,
    example={"text": "call back on the clean number", "due": "2099-03-11T21:55:00+03:00"},
    inverse="desk.drop_promise",
)
def make_promise(actor: Actor, given: MakePromise) -> PromiseIs:
    """Promise something by a moment. If nobody keeps it, its author is reminded, then the shift, then
    the coordinators, until somebody takes it.

    Refusals: not_found; promise_past.
    """
    if given.due <= clock.now():
        raise Refusal(PAST)
    if given.incident is not None:
        incidents.incident(actor, given.incident)
    note = AlarmNote(kind=plans.PROMISE, title=given.text, at=given.due, subject=given.incident)
    alarm = orders.plan_at(
        actor.keys,
        at=given.due,
        kind=plans.PROMISE,
        card=Later(plan=plans.remind("operator", actor.member)),
        notes={incidents.desk(actor.keys): note},
    )
    document = PromiseDocument(
        text=given.text,
        due=given.due,
        made=incidents.stamp(actor),
        incident=given.incident,
        alarm=alarm,
    )
    row = rows.insert(actor.keys, Promise, incidents.desk(actor.keys), document)
    return PromiseIs(id=row.id, due=given.due)


class OnePromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: PromiseRef


@action(
    "desk.keep_promise",
    title=N_("Done as promised"),
    may=DESK,
    example={"promise": f.EXAMPLE},
    inverse="desk.reopen_promise",
)
def keep_promise(actor: Actor, given: OnePromise) -> PromiseIs:
    """Say that a promise was kept; its reminder is called off. Refusals: not_found; promise_done; stale."""
    return _end(actor, given.promise, replace(_open(actor, given.promise), kept=incidents.stamp(actor)))


class DropPromise(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: PromiseRef
    why: f.Why


@action(
    "desk.drop_promise",
    title=N_("It will not be kept"),
    may=DESK,
    example={"promise": f.EXAMPLE, "why": "they asked us not to call"},
    inverse="desk.reopen_promise",
    destructive=True,
)
def drop_promise(actor: Actor, given: DropPromise) -> PromiseIs:
    """Say why a promise will not be kept. Refusals: not_found; promise_done; stale."""
    dropped = replace(_open(actor, given.promise), dropped=incidents.stamp(actor), why=given.why)
    return _end(actor, given.promise, dropped)


class Postpone(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    promise: PromiseRef
    due: Due


@action(
    "desk.postpone_promise",
    title=N_("Another time was agreed"),
    may=DESK,
    example={"promise": f.EXAMPLE, "due": "2099-03-12T21:55:00+03:00"},
    inverse="desk.postpone_promise",
)
def postpone_promise(actor: Actor, given: Postpone) -> PromiseIs:
    """Move a promise to another moment. Refusals: not_found; promise_done; promise_past; stale."""
    document = _open(actor, given.promise)
    if given.due <= clock.now():
        raise Refusal(PAST)
    if document.alarm is not None:
        orders.move(actor.keys, document.alarm, given.due)
    return _write(actor, given.promise, replace(document, due=given.due))


@action(
    "desk.reopen_promise",
    title=N_("It is open after all"),
    may=DESK,
    example={"promise": f.EXAMPLE},
    inverse="desk.keep_promise",
)
def reopen_promise(actor: Actor, given: OnePromise) -> PromiseIs:
    """Undo that a promise was kept or dropped; one whose moment has passed reminds at once.

    Refusals: not_found; stale.
    """
    document = _find(actor, given.promise).document
    note = AlarmNote(kind=plans.PROMISE, title=document.text, at=document.due, subject=document.incident)
    alarm = orders.plan_at(
        actor.keys,
        at=max(document.due, clock.now()),
        kind=plans.PROMISE,
        card=Later(plan=plans.remind("operator", actor.member)),
        notes={incidents.desk(actor.keys): note},
    )
    return _write(actor, given.promise, replace(document, kept=None, dropped=None, why="", alarm=alarm))


def _find(actor: Actor, handle: UUID) -> Reading[Promise]:
    return rows.find(actor.keys, Promise, handle)


def _open(actor: Actor, handle: UUID) -> PromiseDocument:
    document: PromiseDocument = _find(actor, handle).document
    if document.kept is not None or document.dropped is not None:
        raise Refusal(DONE)
    return document


def _end(actor: Actor, handle: UUID, document: PromiseDocument) -> PromiseIs:
    if document.alarm is not None:
        orders.call_off(actor.keys, document.alarm)
    return _write(actor, handle, document)


def _write(actor: Actor, handle: UUID, document: PromiseDocument) -> PromiseIs:
    rows.rewrite(actor.keys, _find(actor, handle).row, document)
    return PromiseIs(id=handle, due=document.due)
