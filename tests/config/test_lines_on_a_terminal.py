"""Whoever starts the demo at a terminal reads what the engine and the messages say in their own language."""

import ast
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from safeconduct.config import lines

LOGGED = (
    "from safeconduct.config import logs; import structlog; logs.configure();"
    "structlog.get_logger().error('child_died', process='engine', status=1, note='Zarina')"
)
PRINTED = (
    "from safeconduct.channels.console import transport;"
    "from safeconduct.channels.port import Message;"
    "transport.send(None, Message(to='ash', text='W12', code='K', idempotency_key='k'), 1)"
)
PACKAGE = Path(lines.__file__).parents[1]


def said(
    words: str, language: str, *, stdout: int | None = None, stderr: int | None = None
) -> "subprocess.CompletedProcess[bytes]":
    plain = {name: value for name, value in os.environ.items() if name not in {"LANGUAGE", "LC_ALL"}}
    environment = {**plain, "LANG": language, "LC_MESSAGES": language}
    return subprocess.run(
        [sys.executable, "-c", words], env=environment, check=True, stdout=stdout, stderr=stderr
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru_RU.UTF-8", "Процесс завершился и запускается снова"),
        ("C.UTF-8", "A process ended and is started again"),
    ],
)
def test_a_line_of_the_log_is_a_sentence_on_a_terminal(language: str, sentence: str) -> None:
    ours, theirs = pty.openpty()
    said(LOGGED, language, stderr=theirs)
    os.close(theirs)
    read = os.read(ours, 10_000).decode()
    os.close(ours)
    assert sentence in read
    assert "engine" in read
    assert "{" not in read
    assert "Zarina" not in read, "what has no place in the log has none here"


def test_where_nobody_sits_it_stays_a_line_of_json() -> None:
    (line,) = said(LOGGED, "ru_RU.UTF-8", stderr=subprocess.PIPE).stderr.splitlines()
    assert json.loads(line)["event"] == "child_died"


@pytest.mark.parametrize(
    ("language", "head"), [("ru_RU.UTF-8", "[сообщение для ash] W12"), ("C.UTF-8", "[message to ash] W12")]
)
def test_whom_a_printed_message_is_for_is_said_in_the_language_of_the_terminal(
    language: str, head: str
) -> None:
    assert said(PRINTED, language, stdout=subprocess.PIPE).stdout.decode() == f"{head}\n"


def events() -> set[str]:
    """Every event that our code logs."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"info", "warning", "error"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and str(node.args[0].value).isidentifier()
            ):
                found.add(str(node.args[0].value))
    return found


def test_every_event_has_its_sentence() -> None:
    assert {"child_died", "engine_sees"} <= events()
    assert events() - lines.EVENTS.keys() == set()
