"""The side of those who go: accept or decline, say where they are."""

from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext
from msgspec import Meta, Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.events import emit
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import action
from safeconduct.desk import alarms, dispatches, scene, words
from safeconduct.desk import fields as f
from safeconduct.desk.documents import OfferDocument
from safeconduct.desk.events import DispatchAccepted
from safeconduct.engine import orders
from safeconduct.engine import queries as engine
from safeconduct.engine.documents import Happened
from safeconduct.engine.rules.alarm import State
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_

GOES = roles("lawyer", "passage", "psychologist")
NOT_YOU = define(
    "not_you", 403, N_("You were passed over for this dispatch, so you cannot accept it. Tell the desk.")
)


CLEAR = N_("away and safe")


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


class Accepted(Struct, kw_only=True, frozen=True):
    """You have it, or had it. `address` says whether there is one to be shown."""

    alarm: UUID
    dispatch: UUID
    address: bool


@action(
    "desk.accept_dispatch",
    title=N_("Accept: I am going"),
    may=GOES,
    example={"alarm": f.EXAMPLE},
    inverse="desk.decline_dispatch",
    emits=[DispatchAccepted],
    urgent=True,
)
def accept_dispatch(actor: Actor, given: OneAlarm) -> Accepted:
    """Take a dispatch. The first to accept has it; the others are told. The address is released to
    them alone, until they meet the person or two hours have passed.

    Refusals: not_found; not_you; taken; closed.
    """
    offer = dispatches.offered(actor, given.alarm)
    if actor.member in offer.out:
        raise Refusal(NOT_YOU)
    line = engine.alarm(actor, given.alarm)
    orders.take(actor.keys, given.alarm)
    orders.release_half(actor.keys, given.alarm)
    offered = [one.at for one in line.course if one.happened is Happened.OFFERED]
    scene.report(actor, given.alarm, offer, "accepted", offered=min(offered, default=None))
    accepted = DispatchAccepted(dispatch=offer.dispatch, incident=offer.incident, member=actor.member)
    emit(actor, accepted)
    return _accepted(given.alarm, offer)


@action(
    "desk.decline_dispatch",
    title=N_("I cannot go after all"),
    may=GOES,
    example={"alarm": f.EXAMPLE},
    inverse="desk.accept_dispatch",
    urgent=True,
)
def decline_dispatch(actor: Actor, given: OneAlarm) -> Accepted:
    """Give an accepted dispatch back: the others are asked from the first step again, and the address is
    no longer shown to you.

    Refusals: not_found, also for a dispatch that you have not accepted; closed.
    """
    offer = dispatches.offered(actor, given.alarm)
    scene.require_mine(actor, given.alarm)
    orders.end_half(actor.keys, given.alarm)
    orders.give_back(actor.keys, given.alarm)
    scene.report(actor, given.alarm, offer, "declined")
    return _accepted(given.alarm, offer)


class Report(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf
    what: Annotated[
        Literal["en_route", "on_scene", "contact", "clear"],
        Meta(title=N_("Where you are"), extra={"widget": "choice", "choices": words.REPORT_CHOICES}),
    ]
    note: Annotated[
        str, Meta(title=N_("Note"), max_length=200, examples=[N_("door broken, nobody there")])
    ] = ""


class Reported(Struct, kw_only=True, frozen=True):
    alarm: UUID
    what: str


@action(
    "desk.report_time",
    title=N_("Say where you are"),
    may=GOES,
    example={"alarm": f.EXAMPLE, "what": "on_scene"},
    urgent=True,
)
def report_time(actor: Actor, given: Report) -> Reported:
    """Report one of the times of a dispatch; it counts as the word that you are still on it. At contact
    the address is no longer shown. Clear ends the alarm of the dispatch.

    Refusals: not_found, also for a dispatch that you have not accepted.
    """
    offer = dispatches.offered(actor, given.alarm)
    scene.require_mine(actor, given.alarm)
    if given.what in {"contact", "clear"}:
        orders.end_half(actor.keys, given.alarm)
    scene.report(actor, given.alarm, offer, given.what, given.note)
    _still_there(actor, given.alarm, ends=given.what == "clear", outcome=given.note or gettext(CLEAR))
    return Reported(alarm=given.alarm, what=given.what)


def _still_there(actor: Actor, alarm: UUID, *, ends: bool, outcome: str) -> None:
    """Whoever reports is on it, also when a silence on the road had opened the alarm again; who is away and
    safe ends it. Another's alarm stays theirs: the next one may be on the road already."""
    line = engine.alarm(actor, alarm)
    if alarms.state(alarm) is State.CLOSED or line.owner not in {None, actor.member}:
        return
    if ends:
        alarms.close(actor, alarm, outcome)
    elif line.owner == actor.member:
        orders.still_on_it(actor.keys, alarm)
    else:
        orders.take(actor.keys, alarm)


def _accepted(alarm: UUID, offer: OfferDocument) -> Accepted:
    return Accepted(alarm=alarm, dispatch=offer.dispatch, address=offer.package is not None)
