"""A room is held by those whom the roles table and the assignments name, and by nobody else."""

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from msgspec.structs import replace

from safeconduct.acts.run import run
from safeconduct.cases import briefs, middleware, queries, readers, rooms
from safeconduct.cases.documents import Assignment, Vouch
from safeconduct.cases.models import Case, TeamVouch
from safeconduct.cases.rules.rooms import ROOMS
from safeconduct.kernel import clock
from safeconduct.kernel.errors import BUSY, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments, rows
from safeconduct.keys.errors import Damaged, NotHeld
from safeconduct.people import upkeep
from tests import cast as fictional
from tests.keys.test_core import note

EVERYBODY = ("ash", "birch", "cedar", "elm", "fir", "hazel", "juniper", "larch", "maple", "oak", "pine")


def readers_of(network, case, kind):
    return {name for name in EVERYBODY if rooms.reads(getattr(network, name).keys, case, kind)}


def test_a_new_case_is_led_by_a_coordinator_with_a_second_beside(network):
    opened = network.open()
    case = queries.case(network.elm, opened.id)
    assert {case.lead, case.second} == {network.ash.member, network.fir.member}
    assert case.code == opened.code
    assert case.rooms == []


def test_the_desk_and_the_assigned_know_the_case_and_nobody_else_does(network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    for name in EVERYBODY:
        if name in {"ash", "fir", "cedar", "elm", "hazel"}:
            assert queries.case(getattr(network, name), case)
            continue
        with pytest.raises(Refusal) as refused:
            queries.case(getattr(network, name), case)
        assert refused.value.code == "not_found"


def test_an_operator_makes_the_identity_room_writes_into_it_and_keeps_no_key(network):
    case = network.open().id
    room = rooms.room(network.cedar.keys, case, "identity", create=True)
    assert not network.cedar.keys.holds(room)
    assert readers_of(network, case, "identity") == {"ash", "fir"}


def test_a_room_one_may_not_read_answers_like_one_that_does_not_exist(network):
    case = network.open().id
    rooms.room(network.cedar.keys, case, "identity", create=True)
    answers = []
    for asked, kind in ((case, "identity"), (case, "testimony"), (new_id(), "identity")):
        with pytest.raises(Refusal) as refused:
            rooms.room(network.elm.keys, asked, kind)
        answers.append((refused.value.code, refused.value.fields, refused.value.values))
    assert len({str(answer) for answer in answers}) == 1


def test_an_assigned_lawyer_gets_the_rooms_that_exist_and_those_made_later(network):
    case = network.open().id
    early = rooms.room(network.cedar.keys, case, "identity", create=True)
    network.assign(case, "hazel", "lawyer")
    late = rooms.room(network.cedar.keys, case, "consent", create=True)
    hazel = network.hazel.keys
    assert hazel.holds(early)
    assert hazel.holds(late)
    assert not network.juniper.keys.holds(early)


def test_what_the_one_who_assigns_cannot_grant_is_due_until_somebody_who_can_comes_by(network):
    case = network.open().id
    network.assign(case, "oak", "documenter")
    room = rooms.room(network.oak.keys, case, "testimony", create=True)
    network.assign(case, "hazel", "lawyer")
    assert not network.hazel.keys.holds(room)
    assert [one.kind for one in readers.due(network.ash.keys)] == ["testimony"]
    assert readers.turn_due(network.ash.keys) == []
    run(network.oak, "cases.catch_up", {})
    assert network.hazel.keys.holds(room)
    assert readers.due(network.ash.keys) == []


def test_who_is_taken_off_reads_nothing_that_is_written_afterwards(network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    rooms.room(network.cedar.keys, case, "consent", create=True)
    assert "hazel" in readers_of(network, case, "consent")
    run(
        network.ash,
        "cases.unassign",
        {"case": str(case), "member": str(network.hazel.member), "role": "lawyer"},
    )
    assert "hazel" not in readers_of(network, case, "consent")
    with pytest.raises(Refusal):
        briefs.brief(network.hazel.keys, case)
    assert Case.objects.get(id=case).epoch == 2
    assert case not in briefs.everything(network.hazel.keys)


@pytest.mark.parametrize("kind", ROOMS)
def test_every_room_is_held_by_exactly_those_demanded_after_joins_and_leaves(network, kind):
    case = network.open().id
    for member, role in (("hazel", "lawyer"), ("larch", "passage"), ("maple", "psychologist")):
        network.assign(case, member, role)
    room = rooms.room(network.cedar.keys, case, kind, create=True)
    network.assign(case, "oak", "documenter")
    network.assign(case, "cedar", "operator")
    for name in ("ash", "hazel", "maple", "oak", "larch"):
        run(getattr(network, name), "cases.catch_up", {})
    demanded = rooms.holders_of(network.ash.keys, briefs.brief(network.ash.keys, case), kind)
    for name in EVERYBODY:
        keys = getattr(network, name).keys
        wanted = any(holder == keys.member or keys.holds(holder) for holder in demanded)
        assert keys.holds(room) == wanted, name
    if any(keys.holds(room) for keys in (network.ash.keys,)):
        assert compartments.roster(network.ash.keys, room) == demanded


# Who reads which room when everybody of the second list works on the case: written here by hand, so that
# the table the code reads can be wrong and be found out.
ON_THE_CASE = (
    ("cedar", "operator"),
    ("hazel", "lawyer"),
    ("larch", "passage"),
    ("maple", "psychologist"),
    ("oak", "documenter"),
    ("pine", "press"),
)
LITERAL = {
    "signals": {"ash", "fir", "cedar", "hazel", "oak"},
    "identity": {"ash", "fir", "hazel", "larch"},
    "contacts": {"ash", "fir", "cedar", "hazel", "larch", "maple"},
    "timeline": {"ash", "fir", "cedar", "hazel", "oak"},
    "claims": {"ash", "fir", "hazel", "oak"},
    "perpetrators": {"ash", "fir", "hazel", "oak"},
    "inquiries": {"ash", "fir", "hazel", "oak"},
    "consent": {"ash", "fir", "hazel", "larch", "maple", "oak"},
    "shelter": set(),
    "route": set(),
    "medical": {"maple"},
    "testimony": {"hazel", "maple", "oak"},
    "evidence": {"ash", "fir", "hazel", "oak"},
    "money": {"ash", "fir"},
    "publicity": {"ash", "fir", "hazel", "larch", "oak", "pine"},
}


def test_every_room_is_read_by_those_of_the_table_written_here_and_by_nobody_else(network):
    case = network.open().id
    for member, role in ON_THE_CASE:
        network.assign(case, member, role)
    for kind in ROOMS:
        rooms.room(network.cedar.keys, case, kind, create=True)
    assert {kind: readers_of(network, case, kind) for kind in ROOMS} == LITERAL


def test_when_the_coordinators_key_was_turned_every_room_that_they_read_is_due(network):
    case = network.open().id
    room = rooms.room(network.cedar.keys, case, "timeline", create=True)
    ash = network.ash.keys
    team = briefs.team(ash, "coordinator")
    assert readers.turn_due(ash) == []
    compartments.turn(ash, team, {ash.member, network.fir.member})
    assert room in {one.compartment for one in readers.turn_due(network.ash.keys)}
    upkeep.mend(network.ash.keys, seconds=60)
    assert rows.open_epoch(room) == 2
    assert readers.turn_due(network.ash.keys) == []


def test_the_next_request_of_whoever_can_puts_right_what_is_due(network):
    case = network.open().id
    network.assign(case, "oak", "documenter")
    room = rooms.room(network.oak.keys, case, "testimony", create=True)
    network.assign(case, "hazel", "lawyer")
    assert not network.hazel.keys.holds(room)
    assert not readers.mend(network.elm.keys)
    assert not network.hazel.keys.holds(room)
    readers.mend(network.oak.keys)
    assert network.hazel.keys.holds(room)


def test_who_lost_the_role_loses_the_room_at_the_leads_next_request(network):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    room = rooms.room(network.cedar.keys, case, "consent", create=True)
    assert network.hazel.keys.holds(room)
    readers.mend(network.ash.keys)
    fictional.give_roles(network.cast, "hazel", "press")
    readers.mend(network.ash.keys)
    assert network.hazel.member not in compartments.roster(network.ash.keys, room)
    assert rows.open_epoch(room) == 2


def test_an_operator_who_writes_their_own_name_into_a_brief_is_let_into_no_room(network):
    case = network.open().id
    room = rooms.room(network.elm.keys, case, "contacts", create=True)
    door = briefs.find(network.elm.keys, case)
    forged = Assignment(member=network.elm.member, role="operator", at=clock.now(), by=network.ash.member)
    rows.rewrite(network.elm.keys, door.row, replace(door.document, assigned=[forged]))
    rows.insert(
        network.elm.keys,
        TeamVouch,
        door.row.compartment,
        Vouch(root=door.document.root, team=[forged]),
    )
    readers.catch_up(network.ash.keys, everything=True)
    assert not network.elm.keys.holds(room)
    assert rooms.holders_of(network.ash.keys, briefs.brief(network.ash.keys, case), "contacts") == {
        briefs.team(network.ash.keys, "coordinator")
    }


def test_the_row_of_a_brief_shows_nothing_of_the_case_it_opens(network):
    opened = network.open()
    row = Case.objects.get(id=opened.id)
    assert opened.code.encode() not in bytes(row.sealed)
    assert row.compartment != row.id


def test_a_room_whose_turn_broke_off_is_written_and_read_as_if_nobody_had_tried(network, monkeypatch):
    """The key of the first try is nowhere: whoever seals under it seals for nobody."""
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    room = rooms.room(network.cedar.keys, case, "consent", create=True)
    ash, fir = network.ash.keys, network.fir.keys
    readers.mend(ash)
    fictional.give_roles(network.cast, "hazel", "press")
    put_off(monkeypatch, ash, Refusal(BUSY))
    for epoch in (1, 2):
        written = note(ash, room)
        fir.refresh()
        assert (written.epoch, rows.find(fir, type(written), written.id).author) == (epoch, ash.member)
        readers.mend(ash)


@pytest.mark.parametrize("fault", [Refusal(BUSY), OperationalError("database is locked")])
def test_a_room_that_could_not_be_set_right_is_tried_again_at_the_next_request(network, monkeypatch, fault):
    case = network.open().id
    network.assign(case, "hazel", "lawyer")
    room = rooms.room(network.cedar.keys, case, "consent", create=True)
    ash = network.ash.keys
    fictional.give_roles(network.cast, "hazel", "press")
    for _request in range(2):
        put_off(monkeypatch, ash, fault)
    assert rows.open_epoch(room) == 1
    readers.mend(ash)
    assert rows.open_epoch(room) == 2


@pytest.mark.parametrize(
    "fault", [Refusal(BUSY), OperationalError("disk is full"), NotHeld(), Damaged("t", new_id(), "signature")]
)
def test_a_room_that_cannot_be_set_right_keeps_nobody_from_a_page(network, monkeypatch, fault, rf):
    def mend(*_of, **_how):
        raise fault

    monkeypatch.setattr(readers, "mend", mend)
    request = rf.post("/signals/new")
    request.actor = network.ash
    assert (
        middleware.middleware(lambda _request: HttpResponse("taken down"))(request).content == b"taken down"
    )


def put_off(monkeypatch, keyring, fault: Exception) -> None:
    """A request that comes to turn a key, and no further."""

    def broken_off(*_of: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(readers, "_done", broken_off)
        with pytest.raises(type(fault)):
            readers.mend(keyring)
