"""The course of one alarm, as pure decisions: every order of events, at any time, keeps the promise."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from safeconduct.engine.documents import Awaits, Everyone, Named, Order, Plan, Position, Repeat, Step
from safeconduct.engine.rules import alarm
from safeconduct.engine.rules.alarm import Firing, Standing, State
from safeconduct.engine.rules.plan import called_at, following, wait_s

START = datetime(2026, 3, 11, 18, 40, tzinfo=UTC)
MEMBERS = [uuid4() for _ in range(4)]


def a_step(*handles: UUID, wait_s: int = 120) -> Step:
    return Step(who=Named(handles=list(handles)), wait_s=wait_s)


PLAN = Plan(
    steps=[a_step(MEMBERS[0]), Step(who=Order(handles=MEMBERS[1:3]), wait_s=60)],
    then=Repeat(every_s=300, widen=[a_step(MEMBERS[3]), Step(who=Everyone())]),
)


def an_open_alarm(*, emergency: bool = True) -> Standing:
    return alarm.opened(emergency=emergency, now=START)


def played(standing: Standing, times: int) -> list[tuple[Position, Firing]]:
    seen = []
    for _ in range(times):
        before = standing.position
        standing, firing = alarm.fired(standing, PLAN, standing.due)
        seen.append((before, firing))
    return seen


def test_the_first_step_is_due_at_once() -> None:
    assert an_open_alarm().due == START


def test_a_dispatch_order_calls_one_after_another_and_the_end_repeats_and_widens() -> None:
    called = [
        [step.who for step in called_at(PLAN, position)] for position, _firing in played(an_open_alarm(), 7)
    ]
    first, order, more, everyone = (
        Named(handles=MEMBERS[:1]),
        PLAN.steps[1].who,
        PLAN.then.widen[0].who,
        Everyone(),
    )
    assert called == [
        [first],
        [Order(handles=[MEMBERS[1]])],
        [Order(handles=[MEMBERS[2]])],
        [order, more],
        [order, more, everyone],
        [order, more, everyone],
        [order, more, everyone],
    ]


def test_a_plan_of_any_shape_waits_as_its_steps_say_and_never_ends() -> None:
    position, waits = Position(), []
    for _ in range(6):
        waits.append(wait_s(PLAN, position))
        position = following(PLAN, position)
    assert waits == [120, 60, 60, 300, 300, 300]


def test_a_day_of_outage_calls_once_and_not_once_for_each_missed_step() -> None:
    late = START + timedelta(days=1)
    standing, firing = alarm.fired(an_open_alarm(), PLAN, late)
    assert firing is Firing.CALL
    assert standing.due == late + timedelta(seconds=120)


def test_a_provisional_take_delays_the_next_step_once_and_cannot_be_renewed() -> None:
    standing, _ = alarm.fired(an_open_alarm(), PLAN, START)
    once = alarm.nudged(standing, START + timedelta(seconds=10))
    assert once.due == standing.due + alarm.EMERGENCY.nudge
    assert once.state is State.OPEN
    assert once.owner is None
    assert alarm.nudged(once, START + timedelta(seconds=20)) == once


def test_an_emergency_keeps_widening_after_a_provisional_take() -> None:
    standing = alarm.nudged(alarm.fired(an_open_alarm(), PLAN, START)[0], START)
    for _ in range(5):
        standing, firing = alarm.fired(standing, PLAN, standing.due)
        assert firing is Firing.CALL
    assert len(called_at(PLAN, standing.position)) == 3


def test_the_first_owner_wins_and_a_later_one_changes_nothing() -> None:
    first = alarm.taken(an_open_alarm(), MEMBERS[0], START)
    assert first.owner == MEMBERS[0]
    assert alarm.taken(first, MEMBERS[1], START) == first


def test_silence_after_the_question_opens_the_alarm_again_from_its_first_step() -> None:
    standing = alarm.taken(an_open_alarm(), MEMBERS[0], START)
    standing, asked = alarm.fired(standing, PLAN, standing.due)
    assert (asked, standing.awaits) == (Firing.ASK, Awaits.SILENCE)
    standing, silent = alarm.fired(standing, PLAN, standing.due)
    assert silent is Firing.OPEN_AGAIN
    assert (standing.state, standing.owner, standing.position) == (State.OPEN, None, Position(cycle=1))


def test_the_owner_who_answers_keeps_the_alarm_and_nobody_else_can_answer() -> None:
    standing = alarm.taken(an_open_alarm(), MEMBERS[0], START)
    asked, _ = alarm.fired(standing, PLAN, standing.due)
    assert alarm.still(asked, MEMBERS[1], asked.due) == asked
    answered = alarm.still(asked, MEMBERS[0], asked.due)
    assert (answered.owner, answered.awaits) == (MEMBERS[0], Awaits.STILL)


def test_nobody_gives_back_what_another_has() -> None:
    standing = alarm.taken(an_open_alarm(), MEMBERS[0], START)
    assert alarm.given_back(standing, MEMBERS[1], START) == standing
    assert alarm.given_back(standing, MEMBERS[0], START).state is State.OPEN


@pytest.mark.parametrize(
    ("emergency", "asked_after", "silent_after", "nudge"),
    [
        (True, timedelta(minutes=15), timedelta(minutes=5), timedelta(minutes=2)),
        (False, timedelta(hours=1), timedelta(minutes=15), timedelta(minutes=10)),
    ],
)
def test_an_emergency_is_asked_after_sooner_than_anything_else(emergency, asked_after, silent_after, nudge):
    standing = an_open_alarm(emergency=emergency)
    assert alarm.nudged(standing, START).due == START + nudge
    owned = alarm.taken(standing, MEMBERS[0], START)
    assert owned.due == START + asked_after
    asked, _ = alarm.fired(owned, PLAN, owned.due)
    assert asked.due == owned.due + silent_after
    assert alarm.still(asked, MEMBERS[0], asked.due).due == asked.due + asked_after


def test_an_answer_may_be_put_off_once_again_after_a_signed_in_one() -> None:
    owned = alarm.taken(an_open_alarm(), MEMBERS[0], START)
    assert alarm.nudged(owned, START) == owned  # nothing is asked yet
    asked, _ = alarm.fired(owned, PLAN, owned.due)
    put_off = alarm.nudged(asked, asked.due)
    assert put_off.due == asked.due + alarm.EMERGENCY.nudge
    assert alarm.nudged(put_off, put_off.due) == put_off
    assert not alarm.still(put_off, MEMBERS[0], put_off.due).nudged


def test_wider_now_means_now_and_never_later_and_only_while_nobody_has_it() -> None:
    waiting, _ = alarm.fired(an_open_alarm(), PLAN, START)
    assert alarm.widened(waiting, START + timedelta(seconds=5)).due == START + timedelta(seconds=5)
    late = waiting.due + timedelta(minutes=1)
    assert alarm.widened(waiting, late).due == waiting.due
    for owned in (alarm.taken(waiting, MEMBERS[0], START), alarm.closed(waiting, START)):
        assert alarm.widened(owned, START) == owned
        assert alarm.replanned(owned, START) == owned


def test_what_is_closed_stays_closed_until_the_time_at_which_its_row_goes() -> None:
    closed = alarm.closed(an_open_alarm(), START)
    assert (closed.awaits, closed.due) == (Awaits.FOLD, START + timedelta(hours=24))
    assert alarm.closed(closed, START + timedelta(hours=1)) == closed
    assert alarm.taken(closed, MEMBERS[0], START) == closed
    assert alarm.still(closed, MEMBERS[0], START) == closed
    assert alarm.fired(closed, PLAN, closed.due) == (closed, Firing.FOLD)
    assert alarm.reopened(closed, START).state is State.OPEN


class AnyOrderOfEvents(RuleBasedStateMachine):
    """An alarm lives through anything; time moves both ways, as clocks do."""

    alarms = Bundle("alarms")

    @initialize()
    def begin(self) -> None:
        self.now = START
        self.standings: dict[UUID, Standing] = {}
        self.nudges: dict[UUID, int] = {}

    @rule(target=alarms, emergency=st.booleans())
    def raise_one(self, emergency: bool) -> UUID:
        name = uuid4()
        self.standings[name] = alarm.opened(emergency=emergency, now=self.now)
        self.nudges[name] = 0
        return name

    @rule(seconds=st.integers(-4_000, 100_000))
    def time_moves(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def the_loop_runs(self) -> None:
        for name, standing in list(self.standings.items()):
            if standing.due > self.now:
                continue
            after, firing = alarm.fired(standing, PLAN, self.now)
            if firing is Firing.FOLD:
                assert standing.state is State.CLOSED
                del self.standings[name]
                continue
            assert after.due > self.now or firing is Firing.OPEN_AGAIN
            self.standings[name] = after

    @rule(name=alarms)
    def somebody_replies(self, name: UUID) -> None:
        before = self.standings.get(name)
        if before is None:
            return
        after = alarm.nudged(before, self.now)
        assert after.owner == before.owner
        assert after.state == before.state
        self.nudges[name] += after != before
        self.standings[name] = after
        assert self.nudges[name] <= 1

    @rule(name=alarms, member=st.sampled_from(MEMBERS))
    def somebody_takes(self, name: UUID, member: UUID) -> None:
        before = self.standings.get(name)
        if before is None:
            return
        after = self.standings[name] = alarm.taken(before, member, self.now)
        if before.state is State.OPEN:
            assert after.owner == member
            self.nudges[name] = 0
        else:
            assert after == before

    @rule(name=alarms, member=st.sampled_from(MEMBERS))
    def somebody_is_still_on_it(self, name: UUID, member: UUID) -> None:
        if name in self.standings:
            before = self.standings[name]
            self.standings[name] = alarm.still(before, member, self.now)
            if before.owner == member:
                self.nudges[name] = 0

    @rule(name=alarms, member=st.sampled_from(MEMBERS))
    def somebody_gives_back(self, name: UUID, member: UUID) -> None:
        if name in self.standings:
            self.standings[name] = alarm.given_back(self.standings[name], member, self.now)

    @rule(name=alarms)
    def somebody_widens(self, name: UUID) -> None:
        if name in self.standings:
            self.standings[name] = alarm.widened(self.standings[name], self.now)

    @rule(name=alarms)
    @precondition(lambda self: len(self.standings) > 0)
    def somebody_closes(self, name: UUID) -> None:
        if name in self.standings:
            self.standings[name] = alarm.closed(self.standings[name], self.now)

    @rule(name=alarms)
    def somebody_reopens(self, name: UUID) -> None:
        if name in self.standings:
            self.standings[name] = alarm.reopened(self.standings[name], self.now)

    @invariant()
    def an_open_alarm_has_an_armed_timer_or_an_owner(self) -> None:
        for standing in getattr(self, "standings", {}).values():
            assert standing.due is not None
            match standing.state:
                case State.OPEN:
                    assert standing.awaits is Awaits.STEP
                    assert standing.owner is None
                    assert called_at(PLAN, standing.position)
                case State.TAKEN:
                    assert standing.owner is not None
                    assert standing.awaits in {Awaits.STILL, Awaits.SILENCE}
                case State.CLOSED:
                    assert standing.awaits is Awaits.FOLD


AnyOrderOfEvents.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnyOrderOfEvents = AnyOrderOfEvents.TestCase
