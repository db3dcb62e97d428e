"""The engine is watched: by an auditor in another process, by every page, and from outside."""

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from safeconduct.engine import auditor as auditing
from safeconduct.engine import boot, orders, queries, raising, staff
from safeconduct.engine.auditor import Auditor
from safeconduct.engine.models import Alarm, Card, Delivery, Node, Order, Timer
from safeconduct.engine.rules.watch import Finding
from safeconduct.kernel import clock
from safeconduct.keys import rows
from safeconduct.keys.models import Entry, SealedRow
from safeconduct.keys.models import Node as Leaf
from tests.engine import field
from tests.engine.night import Night, named, plan

pytestmark = pytest.mark.django_db


DELETE = "DELETE FROM {0} WHERE rowid = (SELECT max(rowid) FROM {0})"


@pytest.fixture
def auditor(night: Night) -> Auditor:
    """One that has looked once, as it has long before anything happens."""
    night.run()
    watching = Auditor()
    assert check(night, watching) == set()
    return watching


def check(night: Night, watching: Auditor, *, alive: bool = True) -> set[Finding]:
    with clock.held(night.now):
        if alive:
            night.engine.beat(night.now)
        return watching.check(night.now)


def an_alarm(night: Night) -> None:
    night.raise_alarm(plan(named(night.member("ash"), wait_s=3600)))
    night.run()


def meddle(sql: str, *given: object) -> None:
    """What somebody with a shell does to the database."""
    with connection.cursor() as cursor:
        cursor.execute(sql, given)


def test_all_is_well_and_stays_well_through_a_whole_night(night: Night, auditor: Auditor) -> None:
    alarm = night.raise_alarm(plan(named(night.member("ash"))))
    night.until(minutes=10)
    assert check(night, auditor) == set()
    night.do("fir", orders.take, alarm)
    night.until(minutes=5)
    night.do("fir", orders.close, alarm, "over")
    night.until(hours=30)
    assert check(night, auditor) == set()


@pytest.mark.parametrize(
    "what",
    [
        "UPDATE engine_timer SET due = '2099-01-01 00:00:00'",
        "UPDATE engine_alarm SET state = 'closed'",
        "UPDATE engine_alarm SET first = 0",
        "UPDATE engine_timer SET mac = x'00'",
        "UPDATE engine_delivery SET state = 'delivered'",
    ],
)
def test_a_changed_column_is_named_and_somebody_is_woken(night: Night, auditor: Auditor, what: str) -> None:
    night.steer(sms="silent", voice="silent")
    an_alarm(night)
    night.steer()
    before = len(night.sent_to("fir"))
    meddle(what)
    assert Finding.ALTERED in check(night, auditor)
    night.run()
    assert len(night.sent_to("fir")) == before + 1
    assert "altered" in {line.kind for line in night.lines()}


@pytest.mark.parametrize("table", ["engine_timer", "engine_alarm", "engine_delivery", "engine_card"])
def test_a_deleted_row_is_named_and_somebody_is_woken(night: Night, auditor: Auditor, table: str) -> None:
    an_alarm(night)
    meddle(DELETE.format(table))
    assert Finding.MISSING in check(night, auditor)
    night.run()
    assert night.sent_to("fir")


@pytest.mark.parametrize("table", [Alarm, Timer, Card])
def test_a_row_that_was_taken_is_named_though_the_log_says_that_it_was_erased(
    night: Night, auditor: Auditor, table: type[SealedRow]
) -> None:
    """That leaf can be appended by whoever writes to the database; the engine's own carries its mark."""
    an_alarm(night)
    for row in table.objects.all():
        rows.erase(None, row)
    assert Finding.MISSING in check(night, auditor)
    assert Finding.MISSING in check(night, auditor), "until somebody looked into it"


def test_an_old_row_put_back_is_named(night: Night, auditor: Auditor) -> None:
    alarm = night.raise_alarm(plan(named(night.member("ash"))))
    night.run()
    row = Alarm.objects.filter(id=alarm).values().get()
    night.do("fir", orders.take, alarm)
    night.run()
    Alarm.objects.filter(id=alarm).update(**row)
    assert Finding.ALTERED in check(night, auditor)


def test_a_moved_moment_is_mended_from_what_is_sealed(night: Night, auditor: Auditor) -> None:
    night.raise_alarm(plan(named(night.member("ash"), wait_s=600), named(night.member("hazel"))))
    night.run()
    meddle("UPDATE engine_timer SET due = '2099-01-01 00:00:00'")
    night.sweep()
    night.until(minutes=10)
    assert night.sent_to("hazel")


def test_a_closed_column_does_not_close_an_alarm(night: Night, auditor: Auditor) -> None:
    an_alarm(night)
    meddle("UPDATE engine_alarm SET state = 'taken'")
    (line,) = night.lines()
    assert (line.state, line.doubtful) == ("open", True)
    night.sweep()
    assert {line.state for line in night.lines()} == {"open"}
    assert Alarm.objects.filter(state="taken").count() == 0


def test_what_is_overdue_is_named(night: Night, auditor: Auditor) -> None:
    an_alarm(night)
    night.now += timedelta(hours=2)
    assert Finding.OVERDUE in check(night, auditor)


def test_an_order_that_cannot_be_carried_out_is_named(
    night: Night, auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_alarm(night)
    with night.moment():
        orders.widen(night.cast["fir"], Alarm.objects.get().id)
    check(night, auditor)
    monkeypatch.setattr(auditing, "UNDONE_AFTER", -1.0)
    assert Finding.UNDONE in check(night, auditor)
    assert Order.objects.exists()


def put_back_an_older_log() -> None:
    """The log as it was some leaves ago."""
    size = Entry.objects.count() - 3
    Entry.objects.filter(index__gte=size).delete()
    for node in Leaf.objects.all():
        if (node.position + 1) << node.level > size:
            node.delete()


def test_an_older_log_put_back_is_named(night: Night, auditor: Auditor) -> None:
    an_alarm(night)
    check(night, auditor)
    put_back_an_older_log()
    assert Finding.ROLLED_BACK in check(night, auditor)
    night.run()
    assert "rolled_back" in {line.kind for line in night.lines()}


def test_a_new_auditor_knows_the_log_that_the_last_one_saw(night: Night, auditor: Auditor) -> None:
    an_alarm(night)
    check(night, auditor)
    put_back_an_older_log()
    assert Finding.ROLLED_BACK in check(night, Auditor())


def test_a_fault_that_lasts_is_one_alarm(night: Night, auditor: Auditor) -> None:
    an_alarm(night)
    meddle("DELETE FROM engine_delivery")
    for _ in range(3):
        assert Finding.MISSING in check(night, auditor)
        night.run()
    assert [line.kind for line in night.lines()].count("missing") == 1


def test_the_heartbeat_turns_red_after_fifteen_seconds(night: Night, auditor: Auditor) -> None:
    check(night, auditor)
    with clock.held(night.now + timedelta(seconds=15)):
        assert queries.heartbeat().ok
    with clock.held(night.now + timedelta(seconds=16)):
        assert queries.heartbeat().reasons == (Finding.SILENT,)
    with clock.held(night.now + timedelta(minutes=2)):
        assert Finding.UNWATCHED in queries.heartbeat().reasons


def test_an_installation_without_any_engine_is_red() -> None:
    beat = queries.heartbeat()
    assert beat.at is None
    assert not beat.ok
    assert Finding.SILENT in beat.reasons


class Watcher(http.server.BaseHTTPRequestHandler):
    heard: list[dict[str, object]]
    status = 200

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).heard.append(json.loads(body))
        self.send_response(type(self).status)
        self.end_headers()

    def log_message(self, *_given: object) -> None:
        """Nothing."""


@pytest.fixture
def outside(night: Night) -> Iterator[type[Watcher]]:
    Watcher.heard, Watcher.status = [], 200
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Watcher)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with night.moment():
        staff.publish_watcher(night.cast["birch"], f"http://127.0.0.1:{server.server_port}/ping", every_s=5)
    yield Watcher
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_watcher_outside_hears_the_head_of_the_log_while_all_is_well(
    night: Night, outside: type[Watcher], auditor: Auditor
) -> None:
    check(night, auditor)
    assert outside.heard
    assert outside.heard[-1]["size"] == Entry.objects.count()


def test_the_watcher_outside_hears_nothing_while_something_is_wrong(
    night: Night, outside: type[Watcher], auditor: Auditor
) -> None:
    check(night, auditor)
    heard = len(outside.heard)
    boot.forget()
    night.begin_engine()
    assert Finding.BLIND in check(night, auditor)
    night.let_see()
    night.now += timedelta(minutes=1)
    assert Finding.SILENT in check(night, auditor, alive=False)
    assert len(outside.heard) == heard


def test_a_dead_watcher_is_itself_an_alarm(
    night: Night, outside: type[Watcher], auditor: Auditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside.status = 500
    check(night, auditor)
    monkeypatch.setattr(auditing, "WATCHER_DEAD_AFTER", -1.0)
    assert Finding.WATCHER in check(night, auditor)
    night.run()
    assert "watcher" in {line.kind for line in night.lines()}


def test_the_engines_own_alarms_reach_the_desk_and_can_be_taken(night: Night) -> None:
    with clock.held(night.now):
        raising.raise_own(night.sight, Finding.OVERDUE, night.now)
    night.run()
    (line,) = night.lines()
    assert line.emergency
    assert line.raised_by == night.cast.founded.engine.member
    night.do("fir", orders.take, line.id)
    night.run()
    assert [line.owner for line in night.lines()] == [night.member("fir")]


@pytest.mark.slow
def test_the_auditor_is_a_process_of_its_own_and_comes_back_when_killed(tmp_path: Path) -> None:
    found = field.play("audited", tmp_path)
    assert found == {"first": True, "again": True, "ends": 0, "left": []}


def test_deleting_every_node_hides_nothing(night: Night, auditor: Auditor) -> None:
    Node.objects.all().delete()
    Delivery.objects.all().delete()
    Timer.objects.all().delete()
    with clock.held(night.now):
        assert not queries.heartbeat().ok
