"""Alarms as a member meets them: take, still on it, give back, close, open again."""

from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in
from safeconduct.acts.registry import action
from safeconduct.desk import fields as f
from safeconduct.desk.plans import DISPATCH
from safeconduct.engine import orders
from safeconduct.engine import queries as engine
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_

ACCEPT_IT = define(
    "accept_it",
    409,
    N_("This alarm is a dispatch: only a lawyer who goes there can take it, by accepting."),
)
Outcome = Annotated[
    str,
    Meta(
        title=N_("How it ended"),
        description=N_("One sentence for the next shift."),
        max_length=300,
        min_length=1,
        examples=[N_("called back on the clean number: safe")],
        extra={"widget": "text"},
    ),
]


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


class CloseAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf
    outcome: Outcome
    word: Annotated[
        str,
        Meta(
            title=N_("The agreed word"),
            description=N_("Only if one was agreed for this alarm."),
            max_length=100,
            examples=[N_("larch")],
        ),
    ] = ""


class AlarmIs(Struct, kw_only=True, frozen=True):
    alarm: UUID


@action(
    "desk.take_alarm",
    title=N_("Take the alarm"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    inverse="desk.give_back_alarm",
    urgent=True,
)
def take_alarm(actor: Actor, given: OneAlarm) -> AlarmIs:
    """Own an alarm from now on; the first wins and the others are told.

    Refusals: not_found; taken; closed; accept_it for a dispatch.
    """
    if engine.alarm(actor, given.alarm).kind == DISPATCH:
        raise Refusal(ACCEPT_IT)
    orders.take(actor.keys, given.alarm)
    return AlarmIs(alarm=given.alarm)


@action(
    "desk.give_back_alarm",
    title=N_("Give the alarm back"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    inverse="desk.take_alarm",
    urgent=True,
)
def give_back_alarm(actor: Actor, given: OneAlarm) -> AlarmIs:
    """Stop owning an alarm: it is open again and calls from its first step. Only its owner can.

    Refusals: not_found; closed.
    """
    orders.give_back(actor.keys, given.alarm)
    return AlarmIs(alarm=given.alarm)


@action(
    "desk.still_on_it",
    title=N_("Still on it"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    urgent=True,
)
def still_on_it(actor: Actor, given: OneAlarm) -> AlarmIs:
    """Answer the question whether you still have the alarm; silence would open it again.

    Refusals: not_found; not_taken; closed.
    """
    orders.still_on_it(actor.keys, given.alarm)
    return AlarmIs(alarm=given.alarm)


@action(
    "desk.close_alarm",
    title=N_("Close the alarm"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE, "outcome": "called back on the clean number: safe"},
    inverse="desk.reopen_alarm",
    destructive=True,
    urgent=True,
)
def close_alarm(actor: Actor, given: CloseAlarm) -> AlarmIs:
    """End an alarm, with how it ended. Nothing else ends one.

    A wrong word is answered like a right one; the alarm then goes on. Refusals: not_found; closed.
    """
    orders.close(actor.keys, given.alarm, given.outcome, given.word)
    return AlarmIs(alarm=given.alarm)


@action(
    "desk.reopen_alarm",
    title=N_("Open the alarm again"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    inverse="desk.close_alarm",
    urgent=True,
)
def reopen_alarm(actor: Actor, given: OneAlarm) -> AlarmIs:
    """Undo a closing within a day. Refusals: not_found; not_closed."""
    orders.reopen(actor.keys, given.alarm)
    return AlarmIs(alarm=given.alarm)


@action(
    "desk.widen_alarm",
    title=N_("Call the next ones now"),
    may=anybody_signed_in,
    example={"alarm": f.EXAMPLE},
    urgent=True,
)
def widen_alarm(actor: Actor, given: OneAlarm) -> AlarmIs:
    """Do not wait for the next step of the plan. Refusals: not_found; taken; closed."""
    orders.widen(actor.keys, given.alarm)
    return AlarmIs(alarm=given.alarm)
