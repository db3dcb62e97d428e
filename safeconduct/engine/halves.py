"""The engine's half of a dispatch package: sealed to the one who accepted, and taken back.

The other half lies with the lawyers' team. Neither a lawyer with a copied disk nor the engine alone can
open an address; who owns the alarm gets both, until contact or two hours, and nobody twice as long.
"""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from safeconduct.engine import own
from safeconduct.engine.documents import HalfCard, HalfEnds, TimerCard
from safeconduct.engine.models import Half, Timer
from safeconduct.engine.pursuit import Pursued
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sight import Sight
from safeconduct.keys import rows

HALF_FOR = timedelta(hours=2)


def release(sight: Sight, pursued: Pursued, member: UUID, now: datetime) -> None:
    """Seal the half to the owner. Who gave the alarm back and took it again has the rest of their two
    hours. To anybody else, nothing happens."""
    card = pursued.card
    if card.half is None or card.owner != member or _timer(sight, pursued.id, member) is not None:
        return
    until = card.half_until if card.half_for == member and card.half_until else now + HALF_FOR
    if until <= now:
        return
    row = rows.insert(sight.keyring, Half, member, HalfCard(alarm=pursued.id, half=card.half, until=until))
    ends = HalfEnds(alarm=pursued.id)
    own.add_timer(sight, row.id, TimerCard(due=until, first=False, what=ends))
    pursued.card = replace(card, half_for=member, half_until=until)
    pursued.row = own.set_alarm(sight, pursued.row, pursued.card)


def give(sight: Sight, pursued: Pursued, half: bytes | None, now: datetime, *, instead: bool) -> None:
    """Keep a half for an alarm that is not over and has none, or `instead` of the one it has, which is
    taken back. The owner, if there is one, gets it at once."""
    card = pursued.card
    if card.state == State.CLOSED.value or (card.half is not None and not instead):
        return
    if card.half_for is not None:
        take_back(sight, pursued.id, card.half_for)
    pursued.card = replace(card, half=half, half_for=None, half_until=None)
    pursued.row = own.set_alarm(sight, pursued.row, pursued.card)
    if card.owner is not None:
        release(sight, pursued, card.owner, now)


def use(seeing: Seeing, pursued: Pursued, package: UUID | None, now: datetime) -> None:
    """Give an alarm the half of a package that lies ready; an unknown one changes nothing, none at all
    takes away what it has."""
    seeing.book.refresh(seeing.sight)  # it may have been handed over since this pass began
    half = seeing.book.halves.get(package) if package else None
    if half is not None or package is None:
        give(seeing.sight, pursued, half, now, instead=True)


def take_back(sight: Sight, alarm: UUID, member: UUID) -> None:
    """Erase the half of this alarm that lies with the member."""
    timer = _timer(sight, alarm, member)
    if timer is not None:
        end(sight, timer)


def _timer(sight: Sight, alarm: UUID, member: UUID) -> Timer | None:
    """The timer that ends the half of this alarm which lies with the member."""
    for half in Half.objects.filter(compartment=member):
        timer = Timer.objects.select_for_update().filter(id=half.id).first()
        if timer is not None and own.timer_card(sight, timer).what == HalfEnds(alarm=alarm):
            return timer
    return None


def end(sight: Sight, timer: Timer) -> None:
    """The time of a half is over."""
    half = Half.objects.filter(id=timer.id).first()
    if half is not None:
        sight.erase(half)
    own.drop(sight, timer)
