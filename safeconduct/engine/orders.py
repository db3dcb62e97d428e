"""What members ask of the engine, from inside their actions.

Each function writes rows in the caller's transaction and wakes the loop once that is committed. None
waits for the engine: a dead engine loses no order, and the first owner of an alarm is decided here.
All raise RuntimeError outside a transaction and Refusal NOT_FOUND for alarms that are not theirs to see.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from msgspec.structs import replace

from safeconduct.engine import refusals, wake
from safeconduct.engine.documents import (
    AlarmNote,
    AlarmProgress,
    CallOff,
    Close,
    CodeCourse,
    Course,
    EndHalf,
    GiveBack,
    GiveHalf,
    Happened,
    Later,
    MoveTo,
    OrderCard,
    Plan,
    PlanAt,
    RaiseAlarm,
    ReleaseHalf,
    Reopen,
    Replan,
    SendCode,
    StillOnIt,
    Take,
    UseHalf,
    Widen,
    Wish,
)
from safeconduct.engine.models import Alarm, CodeSent, Half, Note, Order, Progress
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import rows
from safeconduct.keys.compartments import ENGINE, well_known
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
    _order(keyring, wish, first=emergency, id=alarm)
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
    _order(keyring, wish, first=card.emergency, id=alarm)
    return alarm


def move(keyring: Keyring, planned: UUID, at: datetime) -> None:
    """Move a planned moment to another (aware). It has no effect once the alarm is raised."""
    _readable(keyring, planned)
    _order(keyring, MoveTo(alarm=planned, due=at, at=clock.now()), first=True)


def call_off(keyring: Keyring, planned: UUID) -> None:
    """Drop a planned moment. It has no effect once the alarm is raised: a human closes that."""
    _readable(keyring, planned)
    _order(keyring, CallOff(alarm=planned, at=clock.now()), first=True)


def take(keyring: Keyring, alarm_id: UUID) -> None:
    """Own an alarm. The first wins; raises Refusal TAKEN, which names nobody, or CLOSED."""
    audiences = _readable(keyring, alarm_id)
    state = _locked_state(alarm_id)
    if state is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    if state is State.TAKEN or Order.objects.filter(slot=alarm_id).exists():
        raise Refusal(refusals.TAKEN)
    wish = Take(alarm=alarm_id, at=clock.now(), told=audiences)
    try:
        with transaction.atomic():
            _order(keyring, wish, first=True, slot=alarm_id)
    except IntegrityError:
        raise Refusal(refusals.TAKEN) from None
    _say(keyring, alarm_id, audiences, Happened.TAKEN)


def still_on_it(keyring: Keyring, alarm_id: UUID) -> None:
    """Answer "still on it?". Only the owner's answer counts. Raises Refusal NOT_TAKEN, CLOSED."""
    _readable(keyring, alarm_id)
    match _locked_state(alarm_id):
        case State.CLOSED:
            raise Refusal(refusals.CLOSED)
        case State.OPEN if not Order.objects.filter(slot=alarm_id).exists():
            raise Refusal(refusals.NOT_TAKEN)
    _order(keyring, StillOnIt(alarm=alarm_id, at=clock.now()), first=True)


def give_back(keyring: Keyring, alarm_id: UUID) -> None:
    """Undo `take`: the alarm is open again and calls from its first step. Only the owner can."""
    _readable(keyring, alarm_id)
    if _locked_state(alarm_id) is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    _order(keyring, GiveBack(alarm=alarm_id, at=clock.now()), first=True)


def close(keyring: Keyring, alarm_id: UUID, outcome: str, word: str = "") -> None:
    """End an alarm: only a human does, with the agreed word where there is one.

    The engine says so when the word was wrong; the alarm then goes on. Raises Refusal CLOSED.
    """
    _readable(keyring, alarm_id)
    if _locked_state(alarm_id) is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    wish = Close(alarm=alarm_id, at=clock.now(), outcome=outcome, word=word)
    _order(keyring, wish, first=True)


def reopen(keyring: Keyring, alarm_id: UUID) -> None:
    """Undo `close`, within a day. Raises Refusal NOT_CLOSED."""
    _readable(keyring, alarm_id)
    if _locked_state(alarm_id) is not State.CLOSED:
        raise Refusal(refusals.NOT_CLOSED)
    _order(keyring, Reopen(alarm=alarm_id, at=clock.now()), first=True)


def widen(keyring: Keyring, alarm_id: UUID) -> None:
    """Call the next step now. Raises Refusal TAKEN, CLOSED."""
    _readable(keyring, alarm_id)
    match _locked_state(alarm_id):
        case State.CLOSED:
            raise Refusal(refusals.CLOSED)
        case State.TAKEN:
            raise Refusal(refusals.TAKEN)
    _order(keyring, Widen(alarm=alarm_id, at=clock.now()), first=True)


def replan(keyring: Keyring, alarm_id: UUID, plan: Plan) -> None:
    """Call by another plan from now on, from its first step. Who was called before may still take it.

    Only the desk can. Raises Refusal TAKEN, CLOSED.
    """
    _readable(keyring, alarm_id)
    state = _locked_state(alarm_id)
    if state is State.CLOSED:
        raise Refusal(refusals.CLOSED)
    if state is State.TAKEN or Order.objects.filter(slot=alarm_id).exists():
        raise Refusal(refusals.TAKEN)
    _order(keyring, Replan(alarm=alarm_id, at=clock.now(), plan=plan), first=True)


def release_half(keyring: Keyring, alarm_id: UUID) -> None:
    """Ask the engine to seal its half of the dispatch package to this member, who owns the alarm."""
    _readable(keyring, alarm_id)
    _order(keyring, ReleaseHalf(alarm=alarm_id, at=clock.now()), first=True)


def end_half(keyring: Keyring, alarm_id: UUID) -> None:
    """Contact was made: the half is taken back before its two hours are over."""
    _readable(keyring, alarm_id)
    _order(keyring, EndHalf(alarm=alarm_id, at=clock.now()), first=True)


def give_half(keyring: Keyring, alarm_id: UUID, half: bytes, *, instead: bool = False) -> None:
    """Hand over the engine's half (32 bytes) of a dispatch package that was written after its alarm was
    raised. It counts if the alarm has none yet, or `instead` of the one it has, which is taken back;
    whoever owns the alarm by then gets it at once.
    """
    _readable(keyring, alarm_id)
    _order(keyring, GiveHalf(alarm=alarm_id, at=clock.now(), half=half, instead=instead), first=True)


def use_half(keyring: Keyring, alarm_id: UUID, package: UUID | None) -> None:
    """Give an alarm the half of a package that lies ready (`staff.keep_half`) instead of the one it has;
    None takes that back."""
    _readable(keyring, alarm_id)
    _order(keyring, UseHalf(alarm=alarm_id, at=clock.now(), package=package), first=True)


def send_code(keyring: Keyring, channel: str, address: str, code: str, language: str = "") -> None:
    """Send a code to an address of the member's own by the channel of this name, once. Without
    `language`, it is in the member's."""
    wish = SendCode(
        alarm=new_id(), at=clock.now(), channel=channel, address=address, code=code, language=language
    )
    for earlier in CodeSent.objects.filter(compartment=keyring.member):
        rows.erase(keyring, earlier)
    asked = CodeCourse(channel=channel, state="asked", at=wish.at)
    rows.insert(keyring, CodeSent, keyring.member, asked, id=wish.alarm)
    _order(keyring, wish, first=False)


def code_sent(keyring: Keyring) -> CodeCourse | None:
    """What became of the code that this member asked for last; None for none."""
    found = rows.read_all(keyring, CodeSent.objects.filter(compartment=keyring.member).order_by("-leaf"))
    return next((one.document for one in found if one.verified), None)


def half(keyring: Keyring, alarm_id: UUID) -> bytes | None:
    """The engine's half, while this member may have it. Each call is a view: log it."""
    for reading in rows.read_all(keyring, Half.objects.filter(compartment=keyring.member)):
        card = reading.document
        if card.alarm == alarm_id and reading.verified and clock.now() < card.until:
            return bytes(card.half)
    return None


def _readable(keyring: Keyring, alarm: UUID) -> list[UUID]:
    """The audiences of this alarm that the member belongs to; NOT_FOUND alike for none and no alarm."""
    found = keyring.within(Note.objects.filter(alarm=alarm))
    audiences = list(found.values_list("compartment", flat=True))
    if not audiences:
        raise Refusal(NOT_FOUND)
    return audiences


def _locked_state(alarm: UUID) -> State:
    """The alarm's state, kept as it is until this transaction ends.

    An alarm that is still an order is open; its order is locked instead, so that the engine cannot turn
    it into an alarm, give it to somebody and drop that take while this transaction looks away.
    """
    for _attempt in range(2):
        row = Alarm.objects.select_for_update().filter(id=alarm).values_list("state", flat=True).first()
        if row is not None:
            return State(row)
        if Order.objects.select_for_update().filter(id=alarm).exists():
            return State.OPEN
    raise Refusal(NOT_FOUND)


def _tell_all(keyring: Keyring, alarm: UUID, name: str, notes: Mapping[UUID, AlarmNote]) -> None:
    if not notes:
        raise ValueError("an alarm that nobody may see cannot be taken")
    for compartment, note in notes.items():
        rows.insert(keyring, Note, compartment, replace(note, callsign=name), alarm=alarm)


def _say(keyring: Keyring, alarm: UUID, audiences: list[UUID], happened: Happened) -> None:
    course = Course(happened=happened, at=clock.now(), member=keyring.member)
    for compartment in audiences:
        rows.insert(keyring, Progress, compartment, AlarmProgress(course=[course]), alarm=alarm)


def _order(
    keyring: Keyring,
    wish: Wish,
    *,
    first: bool,
    slot: UUID | None = None,
    id: UUID | None = None,  # noqa: A002  (the column's own name)
) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("an order is written in the transaction of the action that gives it")
    compartment = well_known(ENGINE, keyring.organisation)
    rows.insert(keyring, Order, compartment, OrderCard(wish=wish), id=id, slot=slot, first=first)
    transaction.on_commit(wake.touch)


def callsign() -> str:
    """Spoken name of an alarm, such as A73: not unique, it only tells two alarms of a night apart."""
    return f"{secrets.choice(_LETTERS)}{secrets.randbelow(100):02d}"
