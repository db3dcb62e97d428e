"""The engine's pulse: that it lives, what it sees, and what the clock did meanwhile."""

import contextlib
import fcntl
import os
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from msgspec.structs import replace

from safeconduct.engine import outbox, own
from safeconduct.engine.documents import Planned, TimerCard
from safeconduct.engine.models import SCHEMA, Delivery, Node, Schema, Timer
from safeconduct.engine.outage import SHORTEST, Outage
from safeconduct.engine.seeing import Seeing
from safeconduct.kernel.ids import new_id
from safeconduct.keys import runtime

JUMP = timedelta(seconds=2)  # two engines' clocks may differ by less
REMEMBERED = timedelta(days=1)
LOOP, AUDITOR = "loop", "auditor"


class OtherSchema(Exception):  # noqa: N818  (an answer to whoever starts it)
    """The rows are written for another version: this engine must not touch them."""


def check_schema() -> None:
    """Raise OtherSchema unless the rows are of this version."""
    if not Schema.objects.filter(part="engine", version=SCHEMA).exists():
        raise OtherSchema


def who_am_i() -> tuple[UUID, int | None]:
    """The id of this engine: that of the last one here if it is dead, so that its leases are ours.

    With it the descriptor of a lock, which is held until it is closed or this process ends, however it
    ends.
    """
    folder = runtime.folder("engine")
    if folder is None:
        return new_id(), None
    handle = os.open(folder / "node", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # another engine lives here: this one is a second
        os.close(handle)
        return new_id(), None
    return _kept_id(folder / "node"), handle


def _kept_id(path: Path) -> UUID:
    with contextlib.suppress(ValueError):
        return UUID(path.read_text(encoding="ascii").strip())
    fresh = new_id()
    path.write_text(str(fresh), encoding="ascii")
    return fresh


def beat(
    node: UUID, part: str, now: datetime, *, sees: bool, findings: str = "", asleep: bool = True
) -> timedelta:
    """Write the pulse; how far the clock was set back since the last one (zero if it was not).

    A pause longer than a minute is kept as an outage, unless `asleep` is False: then the time in between
    was lived through.
    """
    with transaction.atomic():
        known = Node.objects.filter(part=part)
        own_row = known.filter(id=node).first()
        last = own_row or known.order_by("-beat").first()
        row = own_row or Node(id=node, part=part)
        if last is not None and asleep and now - last.beat > SHORTEST:
            row.gap_from, row.gap_until = last.beat, now
        back = last.beat - now if last is not None and last.beat - now > JUMP else timedelta()
        row.beat, row.schema, row.sees, row.findings = now, SCHEMA, sees, findings[:400]
        row.save()
        known.filter(beat__lt=now - REMEMBERED).exclude(id=node).delete()
    return back


def last_outage() -> Outage | None:
    """The last time in which no engine was alive."""
    row = Node.objects.filter(part=LOOP, gap_until__isnull=False).order_by("-gap_until").first()
    if row is None or row.gap_from is None or row.gap_until is None:
        return None
    return Outage(row.gap_from, row.gap_until)


def clock_went_back(seeing: Seeing, by: timedelta) -> None:
    """Move every wait by as much as the clock was set back; what was agreed as a time of day stays.

    Otherwise the next step of each alarm would wait that much longer.
    """
    with transaction.atomic():
        for timer in Timer.objects.select_for_update():
            if seeing.sight.fits(timer):
                _move_timer(seeing, timer, by)
        for delivery in Delivery.objects.select_for_update().filter(state__in=(outbox.DUE, outbox.SENT)):
            if seeing.sight.fits(delivery):
                card = outbox.read(seeing.sight, delivery)
                outbox.save(seeing.sight, delivery, card, delivery.state, delivery.due - by)


def _move_timer(seeing: Seeing, timer: Timer, by: timedelta) -> None:
    card: TimerCard = own.timer_card(seeing.sight, timer)
    if not isinstance(card.what, Planned):
        own.set_timer(seeing.sight, timer, replace(card, due=card.due - by))
