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

HALF_FOR = timedelta(hours=2)  # DOMAIN rule 9


def release(sight: Sight, pursued: Pursued, member: UUID, now: datetime) -> None:
    """Seal the half to the owner, once for each owner. To anybody else, nothing happens."""
    card = pursued.card
    if card.half is None or card.owner != member or card.half_for == member:
        return
    until = now + HALF_FOR
    row = rows.insert(sight.keyring, Half, member, HalfCard(alarm=pursued.id, half=card.half, until=until))
    ends = HalfEnds(alarm=pursued.id)
    own.add_timer(sight, row.id, TimerCard(due=until, first=False, what=ends))
    pursued.card = replace(card, half_for=member, half_until=until)
    pursued.row = own.set_alarm(sight, pursued.row, pursued.card)


def give(sight: Sight, pursued: Pursued, half: bytes, now: datetime) -> None:
    """Keep a half for an alarm that has none and is not over; its owner, if it has one, gets it at once."""
    card = pursued.card
    if card.half is not None or card.state == State.CLOSED.value:
        return
    pursued.card = replace(card, half=half)
    pursued.row = own.set_alarm(sight, pursued.row, pursued.card)
    if card.owner is not None:
        release(sight, pursued, card.owner, now)


def use(seeing: Seeing, pursued: Pursued, package: UUID, now: datetime) -> None:
    """Give an alarm the half of a package that lies ready; an unknown one changes nothing."""
    seeing.book.refresh(seeing.sight)  # it may have been handed over since this pass began
    half = seeing.book.halves.get(package)
    if half is not None:
        give(seeing.sight, pursued, half, now)


def take_back(sight: Sight, alarm: UUID, member: UUID) -> None:
    """Erase the halves of this alarm that lie with the member."""
    for half in Half.objects.filter(compartment=member):
        timer = Timer.objects.select_for_update().filter(id=half.id).first()
        if timer is None:
            continue
        what = own.timer_card(sight, timer).what
        if isinstance(what, HalfEnds) and what.alarm == alarm:
            end(sight, timer)


def end(sight: Sight, timer: Timer) -> None:
    """The time of a half is over."""
    half = Half.objects.filter(id=timer.id).first()
    if half is not None:
        rows.erase(sight.keyring, half)
    own.drop(sight, timer)
