"""Nothing that a person typed can reach a log, whoever tries to write it."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from safeconduct.config import logs

SECRET = "Zarina was taken from Penza, +7 900 000-00-01"


def say(**words: object) -> dict[str, object]:
    said = logs.line(None, "info", {"event": "tested", "level": "info", **words})
    assert isinstance(json.loads(said), dict)
    return dict(json.loads(said))


def test_a_key_that_is_not_on_the_list_is_dropped_and_counted() -> None:
    said = say(name="zarina", note=SECRET, count=3)
    assert said["count"] == 3
    assert said["dropped"] == 2
    assert "zarina" not in json.dumps(said)


@pytest.mark.parametrize("key", sorted(logs.SHAPES))
@pytest.mark.parametrize(
    "value", [SECRET, "+79000000001", "Зарина", "taken from penza", "{'a': 1}", b"Zarina"]
)
def test_no_key_takes_free_text(key: str, value: object) -> None:
    written = logs.line(None, "info", {"event": "tested", key: value})
    if key != "time":  # always our own
        assert json.loads(written)["dropped"] == 1
    assert str(value) not in written


def test_an_event_that_quotes_somebody_is_dropped() -> None:
    assert "Zarina" not in logs.line(None, "info", {"event": SECRET})


def test_a_failure_is_named_by_its_class_and_our_line_never_by_its_text() -> None:
    try:
        logs.SHAPES[SECRET]
    except KeyError as failure:
        said = say(exc_info=failure)
    assert said["exception"] == "KeyError"
    assert "Zarina" not in json.dumps(said)


def test_a_failure_inside_our_code_says_where() -> None:
    try:
        logs.line(None, "info", None)  # type: ignore[arg-type]  # the fault is the point
    except AttributeError as failure:
        said = say(exc_info=failure)
    assert str(said["at"]).startswith("config/logs.py:")


def test_what_other_libraries_say_is_not_repeated() -> None:
    record = logging.LogRecord(
        "django.request", logging.ERROR, "/x.py", 1, "Internal Server Error: %s", (SECRET,), None
    )
    record.status_code = 500
    said = logs.Others().format(record)
    assert "Zarina" not in said
    assert json.loads(said)["logger"] == "django.request"
    assert json.loads(said)["status"] == 500


@pytest.fixture
def _afterwards() -> Iterator[None]:
    """Point the log back to where it went before the test caught it."""
    yield
    logs.configure()


@pytest.mark.usefixtures("_afterwards")
def test_our_own_events_go_through_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure()
    structlog.get_logger().warning("child_died", process="staff", note=SECRET)
    said = json.loads(capsys.readouterr().err)
    assert (said["event"], said["level"], said["process"], said["dropped"]) == (
        "child_died",
        "warning",
        "staff",
        1,
    )
