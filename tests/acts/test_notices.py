"""A notice after a redirect is ours, short-lived, and says nothing of a case."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.test import RequestFactory

from safeconduct.acts.notices import KEPT, notice, with_notice
from tests.acts import sample


def shown(url: str) -> str:
    return notice(RequestFactory().get(url))


def test_a_notice_names_the_action_that_was_done(desk: sample.Desk) -> None:
    url = with_notice("/desk?place=7", "sample.write_note")
    assert urlsplit(url).query.startswith("place=7&done=")
    assert shown(url) == "Done: Write a note."
    assert shown(with_notice("/desk", KEPT)).startswith("Kept.")


def test_nobody_else_can_make_a_notice(desk: sample.Desk) -> None:
    assert shown("/desk") == ""
    assert shown("/desk?done=sample.write_note") == ""
    assert shown(with_notice("/desk", "sample.write_note").replace("write", "drop_")) == ""
    assert shown(with_notice("/desk", "sample.absent")) == ""


def test_a_new_notice_takes_the_place_of_the_old(desk: sample.Desk) -> None:
    url = with_notice(with_notice("/desk", "sample.write_note"), KEPT)
    assert url.count("done=") == 1


def test_a_notice_ends_after_a_minute(desk: sample.Desk, monkeypatch: object) -> None:
    import time

    url = with_notice("/desk", "sample.write_note")
    later = time.time() + timedelta(seconds=61).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)  # type: ignore[attr-defined]
    assert shown(url) == ""
