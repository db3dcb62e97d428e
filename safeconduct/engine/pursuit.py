"""An alarm and its timer, read and written together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import own
from safeconduct.engine.documents import AlarmCard, Pursuit, TimerCard
from safeconduct.engine.models import Alarm, Timer
from safeconduct.engine.rules.alarm import Standing, State, opened
from safeconduct.engine.sight import Sight


@dataclass
class Pursued:
    """One alarm as it stands. `timer_row` has the alarm's own id; None until the timer is written."""

    row: Alarm
    card: AlarmCard
    timer_row: Timer | None
    timer: TimerCard
    pursuit: Pursuit

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def standing(self) -> Standing:
        """The pure state that `rules.alarm` decides on."""
        return Standing(
            state=State(self.card.state),
            emergency=self.card.emergency,
            awaits=self.pursuit.awaits,
            due=self.timer.due,
            position=self.pursuit.position,
            owner=self.card.owner,
            nudged=self.pursuit.nudged,
            asked=self.pursuit.asked,
        )


def begin(
    sight: Sight,
    id: UUID,  # noqa: A002
    card: AlarmCard,
    due: datetime,
    timer_row: Timer | None = None,
) -> Pursued:
    """Write a new alarm whose first step is due at `due`. Its timer (that of a planned moment, or a new
    one) is written by `keep`, in the same transaction, once that step was called."""
    standing = opened(emergency=card.emergency, now=due)
    pursuit = Pursuit(awaits=standing.awaits)
    timer = TimerCard(due=standing.due, first=card.emergency, what=pursuit)
    return Pursued(own.add_alarm(sight, id, card), card, timer_row, timer, pursuit)


def find(sight: Sight, id: UUID) -> Pursued | None:  # noqa: A002
    """An alarm, locked until the transaction ends; None when there is none.

    The timer is locked before the alarm, always, so that two engines never wait for each other.
    Raises Altered when either row is not as an engine wrote it.
    """
    timer_row = Timer.objects.select_for_update().filter(id=id).first()
    row = Alarm.objects.select_for_update().filter(id=id).first()
    if timer_row is None or row is None:
        return None
    timer = own.timer_card(sight, timer_row)
    if not isinstance(timer.what, Pursuit):
        return None
    return Pursued(row, own.alarm_card(sight, row), timer_row, timer, timer.what)


def keep(
    sight: Sight,
    pursued: Pursued,
    standing: Standing,
    *,
    called: Iterable[UUID] = (),
    deliveries: Iterable[UUID] | None = None,
    **changes: Any,
) -> None:
    """Write where the alarm stands now, and `changes` to its card."""
    card = replace(pursued.card, state=standing.state.value, owner=standing.owner, **changes)
    if card != pursued.card:
        pursued.row, pursued.card = own.set_alarm(sight, pursued.row, card), card
    before = pursued.pursuit
    pursued.pursuit = replace(
        before,
        awaits=standing.awaits,
        position=standing.position,
        asked=standing.asked,
        nudged=standing.nudged,
        called=list(dict.fromkeys([*before.called, *called])),
        deliveries=before.deliveries if deliveries is None else list(deliveries),
    )
    timer = TimerCard(due=standing.due, first=card.emergency, what=pursued.pursuit)
    if pursued.timer_row is None:
        pursued.timer_row, pursued.timer = own.add_timer(sight, pursued.id, timer), timer
    elif timer != pursued.timer:
        pursued.timer_row, pursued.timer = own.set_timer(sight, pursued.timer_row, timer), timer
