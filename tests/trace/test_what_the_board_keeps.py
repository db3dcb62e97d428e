"""The board of the held reads a case once, until something in it changes, and shows nobody what they lost."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from safeconduct.acts.run import ask, run
from safeconduct.claims.models import Claim
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import compartments, rows

SOON = (clock.now() + timedelta(days=2)).isoformat()


def taken(network, case, hours=2, act="apprehended"):
    """The neighbour says that they were taken so many hours ago."""
    told = {"case": str(case), "title": "call of the neighbour", "kind": "call"}
    origin = str(run(network.hazel, "claims.add_source", told).id)
    at = (clock.now() - timedelta(hours=hours)).isoformat()
    given = {
        "case": str(case), "source": origin, "speaker": "the neighbour", "text": "They took them.",
        "act": act, "earliest": at, "latest": at, "region": "RU-PNZ",
    }  # fmt: skip
    return run(network.hazel, "claims.add_claim", given).id


def another(network):
    """A further case on which the lawyer works."""
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    return case


def board(actor):
    return ask(actor, "trace.held", {})


def asked(actor):
    """How many statements the database is asked for one board."""
    with CaptureQueriesContext(connection) as seen:
        assert board(actor)
    return len(seen)


def test_a_second_look_asks_no_more_for_many_cases_than_for_one(network):
    taken(network, another(network))
    board(network.ash)
    alone = asked(network.ash)
    for _ in range(3):
        taken(network, another(network))
    board(network.ash)
    assert asked(network.ash) == alone


def test_what_is_written_into_one_case_has_only_that_one_read_again(network, monkeypatch):
    cases = [another(network) for _ in range(3)]
    for case in cases:
        taken(network, case)
    board(network.ash)
    taken(network, cases[0], act="held")
    opened = []
    read = rows.read
    monkeypatch.setattr(rows, "read", lambda keys, row: opened.append(row) or read(keys, row))
    board(network.ash)
    rooms = {row.compartment for row in opened if isinstance(row, Claim)}
    assert len(rooms) == 1


def test_what_is_said_of_somebody_stands_on_the_board_at_once(network, case):
    taken(network, case, hours=9)
    before = board(network.ash)
    assert {one.label for one in before} == {"A", "B"}
    claim = taken(network, case, hours=1, act="questioned")
    assert {one.last_claim for one in board(network.ash)} == {claim}
    lines = ask(network.ash, "trace.custody", {"case": str(case)})
    assert all(claim in [band.claim for band in one.bands] for one in lines), "as on the case's own page"


@pytest.mark.parametrize(
    ("by", "action", "given"),
    [
        ("hazel", "claims.set_stance", {"kind": "retracts", "why": "she says so"}),
        ("hazel", "trace.log_attempt", {"who": "she", "capacity": "own_lawyer", "where": "there"}),
        ("hazel", "trace.plan_visit", {"who": "she", "where": "there"}),
        ("cedar", "cases.add_person", {"names": ["Осип Вымыслов"]}),
        ("ash", "cases.close_case", {}),
    ],
)
def test_whatever_changes_in_the_case_changes_the_board(network, case, by, action, given):
    claim, later = str(taken(network, case)), str(taken(network, case, hours=1, act="held"))
    before = board(network.ash)
    more = {
        "claims.set_stance": {"claim": later, "to": claim},
        "trace.log_attempt": {"at": clock.now().isoformat(), "result": "private"},
        "trace.plan_visit": {"at": SOON},
    }
    run(getattr(network, by), action, {"case": str(case), **given, **more.get(action, {})})
    assert told(board(network.ash)) != told(before)


def told(lines):
    """What a board says beside the hours, which grow."""
    return [(one.label, one.status, one.reach.running, one.reach.claim, one.next_visit) for one in lines]


def test_the_hours_out_of_reach_go_on_growing_while_nothing_is_written(network, case):
    taken(network, case)
    now = clock.now()
    with clock.held(now):
        least = board(network.ash)[0].reach.least
    with clock.held(now + timedelta(hours=1)):
        assert board(network.ash)[0].reach.least == least + 3600


def test_who_is_taken_off_a_case_is_shown_nothing_that_was_kept(network, case):
    taken(network, case)
    assert board(network.hazel)
    off = {"case": str(case), "member": str(network.hazel.member), "role": "lawyer"}
    run(network.ash, "cases.unassign", off)
    assert board(network.hazel) == []
    with pytest.raises(Refusal) as refused:
        ask(network.hazel, "trace.whereabouts", {"case": str(case)})
    assert refused.value.code == "not_found"
    assert board(network.ash), "others keep theirs"


@pytest.mark.parametrize("kind", ["claims", "inquiries"])
def test_who_holds_the_door_and_of_a_room_only_an_earlier_key_is_shown_nothing_of_it(network, case, kind):
    taken(network, case)
    run(network.hazel, "trace.plan_visit", {"case": str(case), "who": "she", "where": "there", "at": SOON})
    assert board(network.hazel)
    room = network.ash.keys.find(kind, case)
    compartments.turn(network.ash.keys, room, {network.ash.member})
    assert network.hazel.keys.holds(room)
    assert board(network.hazel) == []
    with pytest.raises(Refusal) as refused:
        ask(network.hazel, "trace.whereabouts", {"case": str(case)})
    assert refused.value.code == "not_found"


def test_what_was_undone_was_never_on_the_board(network, case):
    taken(network, case, hours=9)
    before = {one.last_claim for one in board(network.ash)}
    with transaction.atomic():
        claim = taken(network, case, hours=1, act="questioned")
        assert {one.last_claim for one in board(network.ash)} == {claim}
        transaction.set_rollback(True)
    assert {one.last_claim for one in board(network.ash)} == before
