"""One form, one run: double clicks, lost answers and races never do a thing twice."""

import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from safeconduct.acts import registry
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.models import Ticket
from safeconduct.acts.run import run
from safeconduct.kernel import clock
from safeconduct.kernel.errors import STALE, Refusal
from safeconduct.kernel.ids import new_id
from tests.acts import sample
from tests.acts.conftest import Members
from tests.acts.sample import WriteNote

NOTE = {"title": "a knock"}


def refused(actor: Actor, name: str, given: Any, ticket: UUID) -> str:
    with pytest.raises(Refusal) as caught:
        run(actor, name, given, ticket=ticket)
    return caught.value.code


def test_a_repeated_ticket_gives_the_first_result_and_does_nothing(
    desk: sample.Desk, members: Members
) -> None:
    ticket = new_id()
    first = run(members.ash, "sample.write_note", NOTE, ticket=ticket)
    again = run(members.ash, "sample.write_note", NOTE, ticket=ticket)
    assert again == first
    assert len(desk.notes) == 1
    assert run(members.ash, "sample.write_note", NOTE, ticket=new_id()) != first


def test_another_text_under_a_used_ticket_is_refused_not_swallowed(
    desk: sample.Desk, members: Members
) -> None:
    ticket = new_id()
    run(members.ash, "sample.write_note", NOTE, ticket=ticket)
    assert refused(members.ash, "sample.write_note", {"title": "two knocks"}, ticket) == "ticket_used"
    assert refused(members.ash, "sample.drop_note", {"id": sample.ID}, ticket) == "ticket_used"
    assert [note.title for note in desk.notes] == ["a knock"]


def test_a_ticket_gives_nothing_to_another_member(desk: sample.Desk, members: Members) -> None:
    ticket = new_id()
    run(members.ash, "sample.knock", NOTE, ticket=ticket)
    assert refused(members.birch, "sample.knock", NOTE, ticket) == "ticket_used"
    assert refused(NOBODY, "sample.knock", NOTE, ticket) == "ticket_used"
    assert len(desk.notes) == 1


def test_somebody_without_keys_also_runs_once(desk: sample.Desk, members: Members) -> None:
    ticket = new_id()
    run(NOBODY, "sample.knock", NOTE, ticket=ticket)
    assert refused(NOBODY, "sample.knock", NOTE, ticket) == "ticket_used"
    assert len(desk.notes) == 1


def test_what_may_be_seen_only_for_a_while_is_not_kept_with_its_ticket(
    desk: sample.Desk, members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    fleeting = replace(registry.find_action("sample.knock"), keeps_result=False)
    monkeypatch.setitem(registry._actions, "sample.knock", fleeting)
    ticket = new_id()
    assert run(members.ash, "sample.knock", NOTE, ticket=ticket)
    assert bytes(Ticket.objects.get(id=ticket).sealed) == b""
    assert refused(members.ash, "sample.knock", NOTE, ticket) == "ticket_used"
    assert len(desk.notes) == 1


def test_a_refused_run_leaves_its_ticket_unused(desk: sample.Desk, members: Members) -> None:
    ticket = new_id()

    def refuse(actor: Actor, given: WriteNote) -> None:
        raise Refusal(STALE)

    desk.during = refuse
    assert refused(members.ash, "sample.write_note", NOTE, ticket) == "stale"
    desk.during = lambda _actor, _given: None
    assert run(members.ash, "sample.write_note", NOTE, ticket=ticket).title == "a knock"


def test_the_row_of_a_ticket_says_nothing_in_the_clear(desk: sample.Desk, members: Members) -> None:
    ticket = new_id()
    run(members.ash, "sample.write_note", {"title": "plaintext marker"}, ticket=ticket)
    row = Ticket.objects.get(id=ticket)
    assert b"plaintext" not in bytes(row.sealed)
    assert b"sample" not in bytes(row.sealed)
    assert members.ash.member.bytes not in bytes(row.sealed)


def test_a_result_that_is_moved_to_another_ticket_does_not_open(desk: sample.Desk, members: Members) -> None:
    one, other = new_id(), new_id()
    for ticket in (one, other):
        run(members.ash, "sample.write_note", NOTE, ticket=ticket)
    Ticket.objects.filter(id=other).update(sealed=Ticket.objects.get(id=one).sealed)
    assert refused(members.ash, "sample.write_note", NOTE, other) == "ticket_used"


def test_used_tickets_are_swept_after_thirty_days(desk: sample.Desk, members: Members) -> None:
    ticket = new_id()
    run(members.ash, "sample.write_note", NOTE, ticket=ticket)
    start = clock.now()
    with clock.held(start + timedelta(days=30)):
        run(members.ash, "sample.write_note", NOTE, ticket=new_id())
        assert Ticket.objects.filter(id=ticket).exists()
    with clock.held(start + timedelta(days=31)):
        run(members.ash, "sample.write_note", NOTE, ticket=new_id())
        assert not Ticket.objects.filter(id=ticket).exists()


def test_many_at_once_with_one_ticket_run_once_and_get_one_result(
    desk: sample.Desk, committed_members: Members
) -> None:
    ticket, results = new_id(), []
    together = threading.Barrier(8)

    def press() -> None:
        together.wait()
        results.append(run(committed_members.ash, "sample.write_note", NOTE, ticket=ticket))
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert len(set(results)) == 1
    assert len(desk.notes) == 1


def test_the_second_waits_for_the_first_and_runs_when_the_first_is_refused(
    desk: sample.Desk, committed_members: Members
) -> None:
    ticket, outcome = new_id(), []
    inside, go_on = threading.Event(), threading.Event()

    def hold_then_refuse(actor: Actor, given: WriteNote) -> None:
        desk.during = lambda _actor, _given: None
        inside.set()
        assert go_on.wait(8)
        raise Refusal(STALE)

    def press(name: str) -> None:
        try:
            run(committed_members.ash, "sample.write_note", NOTE, ticket=ticket)
            outcome.append(f"{name} ran")
        except Refusal as refusal:
            outcome.append(f"{name} {refusal.code}")
        connection.close()

    desk.during = hold_then_refuse
    first = threading.Thread(target=press, args=("first",))
    second = threading.Thread(target=press, args=("second",))
    first.start()
    assert inside.wait(8)
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert sorted(outcome) == ["first stale", "second ran"]
    assert len(desk.notes) == 1
