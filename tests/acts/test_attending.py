"""What presence does by itself stops nobody: each piece stands alone, and is undone alone."""

import pytest

from safeconduct.acts import attending
from safeconduct.acts.actor import Actor
from safeconduct.kernel.errors import STALE, Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import compartments
from tests.acts.conftest import Members


def test_one_that_fails_is_undone_and_stops_no_other(
    members: Members, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attending, "_attending", [])
    done, room = [], new_id()

    @attending.attends
    def fails(actor: Actor) -> None:
        compartments.create(actor.keys, "room", id=room, holders={actor.member})
        raise Refusal(STALE)

    @attending.attends
    def goes_on(actor: Actor) -> None:
        done.append(actor.member)

    attending.attend(members.ash)
    assert done == [members.ash.member]
    assert not compartments.exists(room)
    assert not members.ash.keys.holds(room)
