"""Orders about alarms: raised now or later, taken, given back, closed, opened again, called otherwise."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from msgspec.structs import replace

from safeconduct.engine import refusals
from safeconduct.engine.documents import (
    AlarmNote,
    AlarmProgress,
    CallOff,
    Close,
    Course,
    GiveBack,
    Happened,
    Later,
    MoveTo,
    Plan,
    PlanAt,
    RaiseAlarm,
    Reopen,
    Replan,
    StillOnIt,
    Take,
    Widen,
)
from safeconduct.engine.models import Note, Order, Progress
from safeconduct.engine.orders.giving import give, locked_state, readable
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring

_LETTERS = "ABCDEFGHJKMNPRSTUVWXYZ"  # no I, L, O, Q: read over bad lines


def raise_alarm(
    keyring: Keyring,
    *,
    kind: str,
    emergency: bool,
    plan: Plan,
    notes: Mapping[UUID, AlarmNote],
    alarm_id: UUID | None = None,
    half: bytes | None = None,
    word: str = "",
) -> UUID:
    """Raise an alarm and give its id. It can be taken from this moment on.

    `notes`: what each audience (a compartment) sees of it. `half`: 32 bytes, the engine's half of a
    dispatch package. `word`: what must be said to close it, if anything was agreed.
    """
    alarm, name = alarm_id or new_id(), callsign()
    _tell_all(keyring, alarm, name, notes)
    wish = RaiseAlarm(
        alarm=alarm,
        kind=kind,
        emergency=emergency,
        plan=plan,
        callsign=name,
        audiences=list(notes),
        at=clock.now(),
        half=half,
        word=word,
    )
    give(keyring, wish, first=emergency, id=alarm)
    return alarm


def plan_at(
    keyring: Keyring, *, at: datetime, kind: str, card: Later, notes: Mapping[UUID, AlarmNote]
) -> UUID:
    """Raise an alarm at a later moment (aware): a reminder, a promise, a step, a missed check-in.

    Gives the id that the alarm will have. Until then `move` and `call_off` change it.
    """
    alarm, name = new_id(), callsign()
    _tell_all(keyring, alarm, name, notes)
    wish = PlanAt(
        alarm=alarm,
        kind=kind,
        due=at,
        later=card,
        callsign=name,
        audiences=list(notes),
        at=clock.now(),
    )
    give(keyring, wish, first=card.emergency, id=alarm)
    return alarm


def move(keyring: Keyring, planned: UUID, at: datetime) -> None:
    """Move a planned moment to another (aware). It has no effect once the alarm is raised."""
    readable(keyring, planned)
    give(keyring, MoveTo(alarm=planned, due=at, at=clock.now()), first=True)


def call_off(keyring: Keyring, planned: UUID) -> None:
    """Drop a planned moment. It has no effect once the alarm is raised: a human closes that."""
    readable(keyring, planned)
    give(keyring, CallOff(alarm=planned, at=clock.now()), first=True)


def take(keyring: Keyring, alarm_id: UUID) -> None:
    """Own an alarm. The first wins; raises Refusal TAKEN, which names nobody, or CLOSED."""
    audiences = readable(keyring, alarm_id)
    state = locked_state(alarm_id)
    if state is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    if state is State.TAKEN or Order.objects.filter(slot=alarm_id).exists():
        raise Refusal(refusals.TAKEN)
    wish = Take(alarm=alarm_id, at=clock.now(), told=audiences)
    try:
        with transaction.atomic():
            give(keyring, wish, first=True, slot=alarm_id)
    except IntegrityError:
        raise Refusal(refusals.TAKEN) from None
    _say(keyring, alarm_id, audiences, Happened.TAKEN)


def still_on_it(keyring: Keyring, alarm_id: UUID) -> None:
    """Answer "still on it?". Only the owner's answer counts. Raises Refusal NOT_TAKEN, CLOSED."""
    readable(keyring, alarm_id)
    match locked_state(alarm_id):
        case State.CLOSED:
            raise Refusal(refusals.CLOSED)
        case State.OPEN if not Order.objects.filter(slot=alarm_id).exists():
            raise Refusal(refusals.NOT_TAKEN)
    give(keyring, StillOnIt(alarm=alarm_id, at=clock.now()), first=True)


def give_back(keyring: Keyring, alarm_id: UUID) -> None:
    """Undo `take`: the alarm is open again and calls from its first step. Only the owner can."""
    readable(keyring, alarm_id)
    if locked_state(alarm_id) is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    give(keyring, GiveBack(alarm=alarm_id, at=clock.now()), first=True)


def close(keyring: Keyring, alarm_id: UUID, outcome: str, word: str = "") -> None:
    """End an alarm: only a human does, with the agreed word where there is one.

    The engine says so when the word was wrong; the alarm then goes on. Raises Refusal CLOSED.
    """
    readable(keyring, alarm_id)
    if locked_state(alarm_id) is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    wish = Close(alarm=alarm_id, at=clock.now(), outcome=outcome, word=word)
    give(keyring, wish, first=True)


def reopen(keyring: Keyring, alarm_id: UUID) -> None:
    """Undo `close`, within a day. Raises Refusal NOT_CLOSED."""
    readable(keyring, alarm_id)
    if locked_state(alarm_id) is not State.CLOSED:
        raise Refusal(refusals.NOT_CLOSED)
    give(keyring, Reopen(alarm=alarm_id, at=clock.now()), first=True)


def widen(keyring: Keyring, alarm_id: UUID) -> None:
    """Call the next step now. Raises Refusal TAKEN, CLOSED."""
    readable(keyring, alarm_id)
    match locked_state(alarm_id):
        case State.CLOSED:
            raise Refusal(refusals.CLOSED)
        case State.TAKEN:
            raise Refusal(refusals.TAKEN)
    give(keyring, Widen(alarm=alarm_id, at=clock.now()), first=True)


def replan(keyring: Keyring, alarm_id: UUID, plan: Plan) -> None:
    """Call by another plan from now on, from its first step. Who was called before may still take it.

    Only the desk can. Raises Refusal TAKEN, CLOSED.
    """
    readable(keyring, alarm_id)
    state = locked_state(alarm_id)
    if state is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    if state is State.TAKEN or Order.objects.filter(slot=alarm_id).exists():
        raise Refusal(refusals.TAKEN)
    give(keyring, Replan(alarm=alarm_id, at=clock.now(), plan=plan), first=True)


def callsign() -> str:
    """Spoken name of an alarm, such as A73: not unique, it only tells two alarms of a night apart."""
    return f"{secrets.choice(_LETTERS)}{secrets.randbelow(100):02d}"


def _tell_all(keyring: Keyring, alarm: UUID, name: str, notes: Mapping[UUID, AlarmNote]) -> None:
    if not notes:
        raise ValueError("an alarm that nobody may see cannot be taken")
    for compartment, note in notes.items():
        rows.insert(keyring, Note, compartment, replace(note, callsign=name), alarm=alarm)


def _say(keyring: Keyring, alarm: UUID, audiences: list[UUID], happened: Happened) -> None:
    course = Course(happened=happened, at=clock.now(), member=keyring.member)
    for compartment in audiences:
        rows.insert(keyring, Progress, compartment, AlarmProgress(course=[course]), alarm=alarm)
