"""`safeconduct do`: the same path by hand; secrets come by terminal or descriptor, nothing else."""

import io
import json
import os
import pty
import sys
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from safeconduct.acts import command
from safeconduct.acts.actor import Actor
from safeconduct.kernel.errors import SIGN_IN, Refusal
from tests.acts import sample
from tests.acts.conftest import Members

PASSPHRASE, CODE = "seven words that open the blob", "123456"


class Terminal:
    """Runs `safeconduct do` with something on standard input, as a shell would."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def do(self, *arguments: str, given: Any, secrets: str | None = None) -> tuple[int, str, str]:
        text = given if isinstance(given, str) else json.dumps(given)
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        if secrets is not None:
            reading, writing = os.pipe()
            os.write(writing, secrets.encode())
            os.close(writing)
            arguments = (*arguments, "--secrets-fd", str(reading))
        status = command.main(list(arguments))
        said = self.capsys.readouterr()
        return status, said.out, said.err


@pytest.fixture
def terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], members: Members
) -> Terminal:
    def unlock(handle: str, passphrase: str, code: str) -> Actor:
        if (handle, passphrase, code) != ("brisk-heron", PASSPHRASE, CODE):
            raise Refusal(SIGN_IN)
        return members.ash

    monkeypatch.setattr(command, "UNLOCK", unlock)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return Terminal(monkeypatch, capsys)


GOOD = f"{PASSPHRASE}\n{CODE}\n"


def test_an_action_is_done_and_its_result_is_one_line_of_json(desk: sample.Desk, terminal: Terminal) -> None:
    seen: list[str] = []
    desk.during = lambda actor, _given: seen.append(actor.via)
    status, out, err = terminal.do(
        "sample.write_note", "--as", "brisk-heron", given={"title": "a knock"}, secrets=GOOD
    )
    assert (status, err) == (0, "")
    assert json.loads(out)["title"] == "a knock"
    assert out.count("\n") == 1
    assert seen == ["command"]


def test_a_refusal_is_json_on_stderr_and_status_one(desk: sample.Desk, terminal: Terminal) -> None:
    status, out, err = terminal.do("sample.write_note", "--as", "brisk-heron", given={}, secrets=GOOD)
    assert (status, out) == (1, "")
    refusal = json.loads(err)
    assert refusal["code"] == "invalid"
    assert refusal["fields"]["title"]["code"] == "missing"
    for wrong in ("", "wrong words\n123456\n"):
        status, out, err = terminal.do(
            "sample.write_note", "--as", "brisk-heron", given={"title": "t"}, secrets=wrong
        )
        assert (status, out, json.loads(err)["code"]) == (1, "", "sign_in")
    assert desk.notes == []


def test_without_a_name_nobody_is_signed_in(desk: sample.Desk, terminal: Terminal) -> None:
    assert terminal.do("sample.knock", given={"title": "t"})[:2] == (0, '"t"\n')
    status, _out, err = terminal.do("sample.write_note", given={"title": "t"})
    assert (status, json.loads(err)["code"]) == (1, "sign_in")


def test_what_cannot_be_understood_is_status_two(desk: sample.Desk, terminal: Terminal) -> None:
    status, _out, err = terminal.do("sample.knock", given="{")
    assert (status, json.loads(err)["code"]) == (2, "malformed")
    for arguments in (
        (),
        ("sample.knock", "--passphrase", "x"),
        ("sample.knock", "--ticket", "x"),
        ("sample.knock", "--secrets-fd", "0"),
    ):
        with pytest.raises(SystemExit) as caught:
            terminal.do(*arguments, given={})
        assert caught.value.code == 2
        terminal.capsys.readouterr()


def test_a_ticket_makes_repeating_harmless(desk: sample.Desk, terminal: Terminal) -> None:
    arguments = ("sample.write_note", "--as", "brisk-heron", "--ticket", str(uuid4()))
    first = terminal.do(*arguments, given={"title": "a knock"}, secrets=GOOD)
    assert terminal.do(*arguments, given={"title": "a knock"}, secrets=GOOD) == first
    assert len(desk.notes) == 1


def in_a_terminal_of_its_own(body: Callable[[], None], answers: list[str]) -> tuple[str, int]:
    """Run `body` in a child whose controlling terminal we are; give what it showed and its status."""
    child, ours = pty.fork()
    if child == 0:
        status = 1
        try:
            body()
            status = 0
        finally:
            os._exit(status)
    shown = b""
    for answer in answers:
        while not shown.endswith(b": "):
            shown += os.read(ours, 1024)
        os.write(ours, f"{answer}\n".encode())
        shown += b"\n"
    while True:
        try:
            more = os.read(ours, 1024)
        except OSError:  # the child has closed its side
            break
        if not more:
            break
        shown += more
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_terminal_is_asked_and_shows_nothing_of_it() -> None:
    def body() -> None:
        assert command.from_terminal() == command.Secrets(PASSPHRASE, CODE)

    shown, status = in_a_terminal_of_its_own(body, [PASSPHRASE, CODE])
    assert status == 0, shown
    assert "Passphrase: " in shown
    assert PASSPHRASE not in shown
    assert CODE not in shown


def test_without_a_terminal_standard_input_is_never_taken_for_a_passphrase(
    desk: sample.Desk, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "TERMINAL", "/nonexistent/tty")
    status, out, err = terminal.do("sample.write_note", "--as", "brisk-heron", given={"title": "t"})
    assert (status, out) == (2, "")
    assert "--secrets-fd" in err


def test_secrets_never_show_themselves() -> None:
    assert PASSPHRASE not in repr(command.Secrets(PASSPHRASE, CODE))
