"""Alarms look after themselves: what somebody changed by hand is put right from what is sealed.

The engine looks at every one of its rows every few seconds. What it mends it also says: the database was
changed by somebody who is not us.
"""

from datetime import datetime

from django.db import transaction

from safeconduct.engine import own, raising
from safeconduct.engine.documents import AlarmCard, Awaits, Position, Pursuit, TimerCard
from safeconduct.engine.models import Alarm, Timer
from safeconduct.engine.rules.alarm import State
from safeconduct.engine.rules.watch import Finding
from safeconduct.engine.seeing import Seeing
from safeconduct.engine.sight import Sight
from safeconduct.keys import recovery

_AWAITS = {State.OPEN: Awaits.STEP, State.TAKEN: Awaits.STILL, State.CLOSED: Awaits.FOLD}


def sweep(seeing: Seeing, now: datetime) -> bool:
    """Mend columns that were changed and arm alarms that lost their timer; whether anything was."""
    found: set[Finding] = set()
    if _mend_columns(seeing):
        found.add(Finding.ALTERED)
    if _arm_again(seeing, now):
        found.add(Finding.UNARMED)
    for finding in found:
        raising.raise_own(seeing.sight, finding, now)
    _follow_recovery(seeing.sight)
    return bool(found)


def _follow_recovery(sight: Sight) -> None:
    """What the engine alone holds is sealed to recovery anew after that was replaced."""
    if any(recovery.waiting(sight.keyring)):
        recovery.reseal_machine(sight.keyring)
        recovery.reseal(sight.keyring)


def _mend_columns(seeing: Seeing) -> bool:
    sight, mended = seeing.sight, False
    for table in (Alarm, Timer):
        for row in table.objects.all():
            if not sight.fits(row):
                with transaction.atomic():
                    mended |= _mend(sight, table.objects.select_for_update().get(id=row.id))
                seeing.aside.pop(row.id, None)
    return mended


def _mend(sight: Sight, row: Alarm | Timer) -> bool:
    """Write the columns as the envelope says. An envelope that does not open cannot be mended: the
    auditor names it."""
    if sight.fits(row):
        return False
    try:
        card = own.sealed_card(sight, row)
    except own.Altered:
        return False
    if isinstance(row, Alarm):
        row.state, row.first = card.state, card.emergency
        row.save(update_fields=["state", "first"])
    else:
        row.due, row.first = own.utc(card.due), card.first
        row.save(update_fields=["due", "first"])
    own.under_mac(sight, row)
    return True


def _arm_again(seeing: Seeing, now: datetime) -> bool:
    """Give every alarm without a timer one that is due now."""
    armed = False
    for row in Alarm.objects.exclude(id__in=Timer.objects.values("id")):
        with transaction.atomic():
            alarm = Alarm.objects.select_for_update().filter(id=row.id).first()
            if alarm is None or Timer.objects.filter(id=row.id).exists():
                continue
            try:
                card = own.alarm_card(seeing.sight, alarm)
            except own.Altered:
                continue
            own.add_timer(seeing.sight, alarm.id, _timer(card, now))
            armed = True
    return armed


def _timer(card: AlarmCard, now: datetime) -> TimerCard:
    """What an alarm of this state awaits; an open one begins a cycle that no message was sent in."""
    cycle = int(now.timestamp())
    position = Position(cycle=cycle)
    what = Pursuit(awaits=_AWAITS[State(card.state)], position=position)
    return TimerCard(due=now, first=card.emergency, what=what)
