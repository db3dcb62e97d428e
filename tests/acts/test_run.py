"""One path for every face: policy, input, transaction, journal; busy and full are answers."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

from safeconduct.acts import events, journal
from safeconduct.acts.actor import NOBODY, Actor
from safeconduct.acts.models import JournalEntry
from safeconduct.acts.run import ask, run
from safeconduct.kernel import clock
from safeconduct.kernel.errors import STALE, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.keys.models import Entry
from tests.acts import sample
from tests.acts.conftest import Members
from tests.acts.sample import EXAMPLE, ID, Happened, WriteNote
from tests.tampering import forged, signed_as

NOTE = {"title": "a knock"}


def code_of(actor: Actor, name: str, given: Any, face: Any = run) -> str | None:
    try:
        face(actor, name, given)
    except Refusal as refusal:
        return refusal.code
    return None


def test_an_action_runs_and_gives_its_result(desk: sample.Desk, members: Members) -> None:
    written = run(members.ash, "sample.write_note", NOTE)
    assert written.title == "a knock"
    assert [note.title for note in desk.notes] == ["a knock"]
    assert ask(members.ash, "sample.notes", {}) == ["a knock"]


def test_the_policy_speaks_before_the_input_is_looked_at(desk: sample.Desk, members: Members) -> None:
    broken = {"nonsense": 1}
    assert code_of(NOBODY, "sample.write_note", broken) == "sign_in"
    assert code_of(members.birch, "sample.write_note", broken) == "forbidden"
    assert code_of(members.birch, "sample.notes", broken, ask) == "forbidden"
    assert code_of(members.ash, "sample.write_note", broken) == "invalid"


def test_a_policy_that_needs_the_input_is_asked_with_it(desk: sample.Desk, members: Members) -> None:
    assert code_of(members.ash, "sample.write_note", {"title": "locked"}) == "forbidden"
    assert desk.notes == []
    assert code_of(members.ash, "sample.note", {"id": ID, "name": "locked"}, ask) == "not_found"
    assert code_of(members.ash, "sample.note", {"id": ID}, ask) is None


def test_an_unknown_action_is_not_found(desk: sample.Desk, members: Members) -> None:
    assert code_of(members.ash, "sample.absent", {}) == "not_found"
    assert code_of(members.ash, "sample.notes", {}) == "not_found"
    assert code_of(members.ash, "sample.write_note", NOTE, ask) == "not_found"


def test_a_second_factor_older_than_two_minutes_is_asked_for_again(
    desk: sample.Desk, members: Members
) -> None:
    given = {"id": ID}
    start = clock.now()
    fresh = replace(members.ash, confirmed_at=start)
    with clock.held(start + timedelta(minutes=2)):
        assert code_of(fresh, "sample.drop_note", given) is None
    with clock.held(start + timedelta(minutes=2, seconds=1)):
        assert code_of(fresh, "sample.drop_note", given) == "confirm"
    with clock.held(start - timedelta(hours=1)):
        assert code_of(fresh, "sample.drop_note", given) == "confirm"
    assert code_of(replace(members.ash, confirmed_at=None), "sample.drop_note", given) == "confirm"


def test_everybody_who_reacts_does_so_in_the_order_of_registration(
    desk: sample.Desk, members: Members
) -> None:
    written = run(members.ash, "sample.write_note", NOTE)
    assert desk.reactions == [f"first {written.id}", f"second {written.id}"]


def test_what_a_reaction_refuses_the_action_did_not_do(desk: sample.Desk, members: Members) -> None:
    @events.reacts(Happened)
    def refuse(actor: Actor, event: Happened) -> None:
        raise Refusal(STALE)

    before = Entry.objects.count()
    desk.during = lambda actor, _given: _write_row(actor)
    assert code_of(members.ash, "sample.write_note", NOTE) == "stale"
    assert Entry.objects.count() == before


def _write_row(actor: Actor) -> None:
    house = compartments.well_known(compartments.HOUSE)
    record = journal.JournalRecord(who=actor.member, action="x", at=clock.now(), rows=[])
    rows.insert(actor.keys, JournalEntry, house, record)


def test_an_event_that_was_not_declared_is_a_mistake(desk: sample.Desk, members: Members) -> None:
    class Undeclared(events.Event):
        """Nobody said that this may happen."""

    desk.during = lambda actor, _given: events.emit(actor, Undeclared())
    with pytest.raises(RuntimeError, match="Undeclared is not declared"):
        run(members.ash, "sample.write_note", NOTE)


def test_keys_that_were_never_kept_are_forgotten_with_what_was_refused(
    desk: sample.Desk, members: Members
) -> None:
    room, case, both = new_id(), new_id(), {members.ash.member, members.birch.member}
    record = journal.JournalRecord(who=members.ash.member, action="x", at=clock.now(), rows=[])
    refuse = True

    def make_room(actor: Actor, given: WriteNote) -> None:
        compartments.create(actor.keys, "room", id=room, subject=case, holders=both)
        rows.insert(actor.keys, JournalEntry, room, record)
        actor.keys.refresh()
        if refuse:
            raise Refusal(STALE)

    desk.during = make_room
    assert code_of(members.ash, "sample.write_note", NOTE) == "stale"
    assert not members.ash.keys.holds(room)
    refuse = False
    assert code_of(members.ash, "sample.write_note", NOTE) is None
    ash, row = members.ash.keys, JournalEntry(id=new_id(), compartment=room, epoch=1, version=1)
    # Sealed to the public half that everybody sees, as by a writer who may not read.
    forged(ash, row, signed_as(ash, ash.member, ash.sign.private, row, record))
    members.birch.keys.refresh()
    for member in (members.ash, members.birch):
        assert len(journal.entries(member.keys, [room], 10)) == 2


def test_the_journal_says_who_did_what_to_which_rows_and_no_content(
    desk: sample.Desk, members: Members
) -> None:
    desk.during = lambda actor, _given: _write_row(actor)
    since = Entry.objects.count()
    run(members.ash, "sample.write_note", {"title": "never in the journal"})
    written = Entry.objects.get(index=since).row
    audit = compartments.well_known(compartments.AUDIT)
    for compartment in (audit, members.ash.member):
        (entry,) = journal.entries(members.ash.keys, [compartment], 10)
        assert entry.who == members.ash.member
        assert entry.action == "sample.write_note"
        assert entry.rows == [written]
    assert [entry.rows for entry in journal.entries(members.birch.keys, [audit], 10)] == [[written]]


def test_what_is_refused_is_not_in_the_journal(desk: sample.Desk, members: Members) -> None:
    code_of(members.birch, "sample.write_note", NOTE)
    code_of(members.ash, "sample.write_note", {})
    assert not JournalEntry.objects.exists()


def test_somebody_without_keys_leaves_no_journal(desk: sample.Desk, db: None) -> None:
    assert run(NOBODY, "sample.knock", {"title": "three times"}) == "three times"
    assert not JournalEntry.objects.exists()


@pytest.mark.parametrize(
    ("fault", "code"),
    [(NotHeld(), "not_found"), (Damaged("desk_signal", sample.UUID(ID), "signature"), "damaged")],
)
def test_what_cannot_be_opened_is_an_answer(
    desk: sample.Desk, members: Members, fault: Exception, code: str
) -> None:
    def fail(actor: Actor, given: WriteNote) -> None:
        raise fault

    desk.during = fail
    assert code_of(members.ash, "sample.write_note", NOTE) == code


def test_a_fault_that_nobody_foresaw_is_not_dressed_up(desk: sample.Desk, members: Members) -> None:
    def fail(actor: Actor, given: WriteNote) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM no_such_table")

    desk.during = fail
    with pytest.raises(OperationalError):
        run(members.ash, "sample.write_note", NOTE)


def test_a_full_disk_is_an_answer_and_nothing_is_half_done(
    desk: sample.Desk, committed_members: Members
) -> None:
    def fill(actor: Actor, given: WriteNote) -> None:
        for _ in range(1000):
            _write_row(actor)

    desk.during = fill
    before = Entry.objects.count()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + 2}")
        try:
            assert code_of(committed_members.ash, "sample.write_note", NOTE) == "disk_full"
        finally:
            cursor.execute("PRAGMA max_page_count = 4294967294")
    assert Entry.objects.count() == before
    desk.during = lambda _actor, _given: None
    assert code_of(committed_members.ash, "sample.write_note", NOTE) is None


def test_a_busy_database_is_an_answer(
    desk: sample.Desk, committed_members: Members, real_database: Path
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(real_database, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        assert code_of(committed_members.ash, "sample.write_note", EXAMPLE) == "busy"
        assert desk.notes == []
    finally:
        other.close()
    assert transaction.get_autocommit()
    assert code_of(committed_members.ash, "sample.write_note", EXAMPLE) is None
