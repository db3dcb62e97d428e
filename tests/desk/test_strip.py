"""The strip of alarms that nobody has, on top of every page."""

import re

from django.test import RequestFactory

from safeconduct.desk import panels
from safeconduct.kernel import clock
from tests.desk.evening import Evening


def strip(evening: Evening, name: str) -> list[str]:
    """Its rows, as somebody sees them."""
    request = RequestFactory().get("/")
    vars(request)["actor"] = evening.actor(name)
    with clock.held(evening.now):
        shown = str(panels.unowned(request) or "")
    return re.findall(r"<li.*?</li>", shown, re.DOTALL)


def kinds(row: str) -> list[str]:
    return re.findall(r"Somebody is in danger|A lawyer is needed", re.sub(r'data-said="[^"]*"', "", row))


def test_a_call_and_the_lawyer_it_needs_are_one_row_and_two_calls_are_two(evening: Evening) -> None:
    evening.scream()
    (row,) = strip(evening, "cedar")
    assert len(kinds(row)) == 2
    assert "/take" in row  # what one hand can take stands first
    evening.scream(**{"from": "+7 900 000-00-02"})
    assert [len(kinds(row)) for row in strip(evening, "cedar")] == [2, 2]


def test_a_lawyer_still_sees_the_dispatch_alone(evening: Evening) -> None:
    evening.scream()
    assert [kinds(row) for row in strip(evening, "hazel")] == [["A lawyer is needed"]]
