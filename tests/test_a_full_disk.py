"""In the last room of a disk only what an alarm needs goes on; a page says so, and what was typed stays."""

from pathlib import Path

import pytest

from safeconduct.acts import registry, run
from safeconduct.acts.actor import Actor
from safeconduct.kernel import room
from safeconduct.kernel.errors import Refusal
from tests import cast as people

pytestmark = pytest.mark.django_db
URGENT = """
cases.catch_up cases.inquire_at_night cases.look_up cases.mark_compromised cases.reveal_contact
cases.reveal_person
desk.accept_dispatch desk.accept_intake desk.add_lines desk.approve_dispatch desk.assign_warning
desk.change_dispatch desk.close_alarm desk.decline_dispatch desk.give_address desk.give_back_alarm
desk.keep_promise desk.link_case desk.log_signal desk.make_promise desk.mark_conflict desk.move_signal
desk.propose_dispatch desk.read_handover desk.reopen_alarm desk.report_scene desk.report_time
desk.reveal_address desk.review_dispatch desk.set_level desk.start_playbook desk.still_on_it
desk.take_alarm desk.tick_step desk.warned desk.widen_alarm desk.withdraw_dispatch desk.write_handover
people.deactivate people.lock_all people.reopen people.turn_keys
voice.publish_statement voice.withdraw_statement
"""
CALL = {"channel": "phone", "lines": ["a knock, then nothing"], "level": "critical"}


def cedar() -> Actor:
    return Actor(people.full()["cedar"], frozenset({"operator"}))


def left(free: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFECONDUCT_ROOM", str(folder / "room"))
    room.steer(folder / "room", free)


def test_what_goes_on_is_what_was_decided_and_nothing_else():
    assert {one.name for one in registry.actions() if one.urgent} == set(URGENT.split())


def test_in_the_last_room_a_call_is_logged_and_a_new_case_waits(tmp_path, monkeypatch):
    actor = cedar()
    left(room.RESERVE - 1, tmp_path, monkeypatch)
    with pytest.raises(Refusal) as refused:
        run.run(actor, "cases.open_case", {"captor": "state"})
    assert refused.value.code == "disk_full"
    assert run.run(actor, "desk.log_signal", CALL).id


def test_with_room_again_everything_goes_on(tmp_path, monkeypatch):
    actor = cedar()
    left(room.RESERVE, tmp_path, monkeypatch)
    assert run.run(actor, "cases.open_case", {"captor": "state"}).id
