"""The demo tells a whole night: who is held, what was asked, what stands in public, what waits."""

from datetime import timedelta

import pytest

from safeconduct.acts.run import ask
from safeconduct.kernel import clock
from safeconduct.rig import cast as casting
from safeconduct.rig.demo import people
from safeconduct.rig.demo.fill import YEARS, Filler
from safeconduct.rig.demo.held import Held


@pytest.fixture
def told(own_data, db):
    with clock.held(clock.now() - YEARS - timedelta(days=30)):
        cast = casting.found(people.PARTS, demo=True)
    held = Held(Filler(cast))
    held.tell()
    return cast, {"case": str(held.case["case"])}


def test_a_visitor_finds_the_whole_night_and_what_is_left_to_do(told):
    cast, case = told
    ash, oak = cast.actor("ash", via="demo"), cast.actor("oak", via="demo")
    assert {one.status for one in ask(ash, "trace.custody", case)} == {"in_transfer"}
    assert len(ask(ash, "trace.answers", case)) == 4
    (line,) = ask(ash, "voice.case_statements", case)
    text = ask(ash, "voice.statement", {**case, "statement": str(line.id)})
    assert text.in_public
    assert text.changes
    (reading,) = ask(oak, "claims.readings", {})
    assert reading.state == "waiting"
