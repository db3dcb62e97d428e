"""One night at the desk: the cast, an engine that sees, and channels that only record."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from safeconduct.acts.actor import Actor
from safeconduct.channels.recording import transport
from safeconduct.channels.recording.settings import RecordingSettings
from safeconduct.channels.recording.transport import Recorded
from safeconduct.engine import boot, mending, orders, queries, staff
from safeconduct.engine.documents import (
    AlarmNote,
    Later,
    Named,
    Plan,
    Quiet,
    Repeat,
    ShiftCard,
    Span,
    StaffCard,
    Step,
    Way,
)
from safeconduct.engine.loop import Engine
from safeconduct.engine.models import Key
from safeconduct.engine.sight import Sight
from safeconduct.kernel import clock
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.vault.blobs import MemberSecrets
from tests import cast as fictional

START = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
CHANNELS = ("sms", "voice")
ADDRESS = {
    "ash": "+7 900 000-00-01",
    "birch": "+7 900 000-00-02",
    "cedar": "+7 900 000-00-03",
    "elm": "+7 900 000-00-04",
    "fir": "+7 900 000-00-05",
    "hazel": "+7 900 000-00-06",
    "juniper": "+7 900 000-00-07",
}
ROLES = {
    "ash": "coordinator",
    "birch": "admin",
    "cedar": "operator",
    "elm": "operator",
    "fir": "coordinator",
    "hazel": "lawyer",
    "juniper": "lawyer",
}


@dataclass
class Night:
    """Time stands at `now` until it is moved; the engine plays only when told to."""

    cast: fictional.Cast
    folder: Path
    now: datetime = START
    engine: Engine = field(init=False)

    def begin_engine(self) -> None:
        """A new life of the engine, as after a kill: it knows what the rows know."""
        if hasattr(self, "engine"):
            self.engine.close()
        self.engine = Engine()

    def let_see(self) -> None:
        """As after the boot secret was typed, without its seconds of Argon2."""
        engine = self.cast.founded.engine
        Key.objects.get_or_create(id=engine.member, defaults={"blob": b""})
        boot.keep(MemberSecrets(engine.member, engine.box.private, engine.sign.private, b""))

    @property
    def sight(self) -> Sight:
        return Sight(self.cast.founded.engine)

    @property
    def desk(self) -> UUID:
        return well_known(DESK, self.cast["ash"].organisation)

    def member(self, name: str) -> UUID:
        return self.cast[name].member

    @contextmanager
    def moment(self) -> Iterator[None]:
        """An action's transaction, at this time of the night."""
        with clock.held(self.now), transaction.atomic():
            yield

    def publish(self, *names: str, channels: tuple[str, ...] = CHANNELS, quiet: Quiet | None = None) -> None:
        """Tell the engine how members are reached."""
        with self.moment():
            for name in names or tuple(ADDRESS):
                ways = [Way(channel=channel, address=ADDRESS[name]) for channel in channels]
                card = StaffCard(
                    member=self.member(name),
                    at=self.now,
                    channels=ways,
                    roles=[ROLES[name]],
                    quiet=quiet,
                    language="ru" if name == "juniper" else "en",
                )
                staff.publish_staff(self.cast["ash"], card)

    def open_channels(self, *names: str, timeout_s: float = 0.3) -> None:
        with self.moment():
            for name in names or CHANNELS:
                settings_ = RecordingSettings(folder=str(self.folder), channel=name)
                staff.publish_channel(self.cast["birch"], name, settings_, timeout_s=timeout_s)

    def on_shift(self, *names: str) -> None:
        spans = [
            Span(
                member=self.member(name),
                role=ROLES[name],
                since=self.now - timedelta(hours=1),
                until=self.now + timedelta(hours=47),
            )
            for name in names
        ]
        with self.moment():
            staff.publish_shifts(self.cast["ash"], ShiftCard(at=self.now, spans=spans))

    def steer(self, **modes: str) -> None:
        """Tell recording channels to hang, fail, or say yes and deliver nothing."""
        (self.folder / "mode").write_bytes(msgspec.json.encode(modes))

    def raise_alarm(self, plan: Plan, *, emergency: bool = True, by: str = "cedar", **more: object) -> UUID:
        note = AlarmNote(kind="dispatch", title="somebody screams", at=self.now, emergency=emergency)
        with self.moment():
            return orders.raise_alarm(
                self.cast[by],
                kind="dispatch",
                emergency=emergency,
                plan=plan,
                notes={self.desk: note},
                **more,  # type: ignore[arg-type]
            )

    def plan_at(self, at: datetime, card: Later) -> UUID:
        note = AlarmNote(kind="check_in", title="a check-in is missing", at=self.now)
        with self.moment():
            return orders.plan_at(
                self.cast["cedar"], at=at, kind="check_in", card=card, notes={self.desk: note}
            )

    def do(self, name: str, order: object, *given: object) -> None:
        """A member's action: night.do("fir", orders.take, alarm)."""
        with self.moment():
            order(self.cast[name], *given)  # type: ignore[operator]

    def run(self) -> None:
        with clock.held(self.now):
            self.engine.run_until_idle(self.now)

    def until(self, **later: float) -> None:
        """Play every due moment in order up to `timedelta(**later)` after now."""
        target = self.now + timedelta(**later)
        self.run()
        while (moment := self.engine.next_moment(self.now)) is not None and moment <= target:
            self.now = moment
            self.run()
        self.now = target
        self.run()

    def sweep(self) -> None:
        assert self.engine.seeing is not None
        with clock.held(self.now):
            mending.sweep(self.engine.seeing, self.now)
        self.run()

    @property
    def sent(self) -> list[Recorded]:
        return transport.recorded(self.folder)

    def sent_to(self, name: str) -> list[Recorded]:
        return [one for one in self.sent if one.to == ADDRESS[name]]

    def lines(self, name: str = "fir") -> list[queries.AlarmLine]:
        with clock.held(self.now):
            return queries.open_alarms(Actor(self.cast[name]))


def begin(folder: Path) -> Night:
    """Everybody is published, fir and cedar are on shift, sms and voice stand."""
    night = Night(fictional.full(), folder)
    night.let_see()
    night.open_channels()
    night.publish()
    night.on_shift("fir", "cedar")
    return night


def fiction() -> object:
    """Settings under which recording channels are allowed."""
    return replace(settings.ENVIRONMENT, demo=True)


def named(*handles: UUID, wait_s: int = 120) -> Step:
    return Step(who=Named(handles=list(handles)), wait_s=wait_s)


def plan(*steps: Step, every_s: int = 300, widen: tuple[Step, ...] = ()) -> Plan:
    return Plan(steps=list(steps), then=Repeat(every_s=every_s, widen=list(widen)))
