"""Something came in for the desk while nobody looked: somebody is called, by one alarm at a time."""

from safeconduct.engine import receiving
from safeconduct.engine.models import Inbox
from tests.engine.night import Night


def knock(night: Night) -> None:
    with night.moment():
        receiving.knock()
    night.run()


def test_a_knock_calls_who_is_on_shift_at_the_desk(night):
    knock(night)
    assert [line.kind for line in night.lines()] == ["letters"]
    assert len(night.sent_to("cedar")) == 1
    assert not Inbox.objects.exists()


def test_more_knocks_are_one_alarm_while_it_lasts(night):
    for _again in range(3):
        knock(night)
    assert len(night.lines()) == 1
    assert len(night.sent_to("cedar")) == 1
