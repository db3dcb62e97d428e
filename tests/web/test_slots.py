"""Panels of others in a page: in order, only for whom they are, and never the end of the page."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils.safestring import SafeString

from safeconduct.kernel.errors import BUSY, FORBIDDEN, NOT_FOUND, Refusal
from safeconduct.web import slots


@pytest.fixture(autouse=True)
def _own_slots(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(slots, "_panels", {})
    return iter(())


def shown(slot: str, **given: object) -> list[str]:
    return list(slots.contents(slot, RequestFactory().get("/"), **given))


def test_panels_stand_in_their_order_and_equal_ones_as_they_came() -> None:
    for order, text in ((20, "c"), (10, "a"), (20, "d"), (10, "b")):
        slots.panel("desk.main", order)(lambda request, text=text: SafeString(text))
    assert shown("desk.main") == ["a", "b", "c", "d"]


def test_a_panel_with_nothing_to_say_is_not_there() -> None:
    slots.panel("desk.main")(lambda request: None)
    assert shown("desk.main") == []


def test_a_panel_of_nothing_but_line_breaks_is_not_there() -> None:
    slots.panel("strip.alarms")(lambda request: SafeString("\n"))
    assert shown("strip.alarms") == []


def test_a_slot_that_nobody_fills_is_empty() -> None:
    assert shown("desk.main") == []
    assert not slots.filled("desk.main")


def test_what_the_page_passes_on_reaches_the_panel() -> None:
    slots.panel("case.panels")(lambda request, case: SafeString(f"case {case}"))
    assert shown("case.panels", case="K-31") == ["case K-31"]


def test_a_panel_that_fails_says_so_and_the_others_stand() -> None:
    @slots.panel("desk.main", 10)
    def failing(request: HttpRequest) -> SafeString:
        raise RuntimeError("the name of somebody")

    slots.panel("desk.main", 20)(lambda request: SafeString("alarms"))
    broken, alarms = shown("desk.main")
    assert alarms == "alarms"
    assert "This part of the page cannot be shown just now." in broken
    assert "somebody" not in broken
    assert "RuntimeError" not in broken


@pytest.mark.parametrize("code", [FORBIDDEN, NOT_FOUND])
def test_a_panel_that_is_not_this_readers_leaves_no_trace(code: str) -> None:
    @slots.panel("desk.main")
    def secret(request: HttpRequest) -> SafeString:
        raise Refusal(code)

    assert shown("desk.main") == []


def test_a_panel_that_cannot_answer_now_says_why() -> None:
    @slots.panel("desk.main")
    def busy(request: HttpRequest) -> SafeString:
        raise Refusal(BUSY)

    assert "The database is busy." in shown("desk.main")[0]
