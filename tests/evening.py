"""An evening of an invented network in which every action is done once, over HTTP, by a member who may.

What each action is given is its own example, with handles of this house in place of the example's; the
script stands in `evening_script`.
"""

import base64
import hashlib
import hmac
import io
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyotp
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from safeconduct.acts import registry
from safeconduct.acts.askable import references
from safeconduct.channels.recording.transport import recorded
from safeconduct.rig.bench.host import Client
from tests.evening_script import Ask, Given, Ring, Step

PATIENCE = 60  # seconds for the engine on a busy machine
Mark = Callable[[registry.Action, Given, Mapping[str, Any]], tuple[Given, Given]]


def fill(data: str, messages: str) -> dict[str, str]:
    """In a child: the network before it has done anything; the passphrases by name."""
    import os

    from safeconduct.engine import boot
    from safeconduct.rig import cast as casting
    from safeconduct.rig.demo import command, people

    os.environ[boot.VARIABLE] = f"{data}/boot-secret"
    cast = command.people_only()
    people.write_down(Path(data) / command.SIGN_INS)
    casting.reachable(cast, Path(messages))
    return {**people.passphrases(), "": json.dumps({n: str(k.member) for n, k in cast.keyrings.items()})}


def _code(answer: Any) -> Any:
    return answer.get("code") if isinstance(answer, dict) else None


def photograph(comment: str) -> str:
    """A picture with words in it that no eye sees, as base64."""
    said, written = PngInfo(), io.BytesIO()
    said.add_itxt("Comment", comment)
    Image.new("RGB", (64, 48), "#204060").save(written, "PNG", pnginfo=said)
    return base64.b64encode(written.getvalue()).decode()


@dataclass
class Evening:
    """One house over HTTP. `mark` may rewrite what is given; `refused` holds what did not succeed."""

    port: int
    words: dict[str, str]
    messages: Path
    mark: Mark | None = None
    after: Callable[[], None] = lambda: None
    comment: str = "taken in the yard"
    known: dict[str, Any] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    done: set[str] = field(default_factory=set)
    refused: dict[str, Any] = field(default_factory=dict)
    marked: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.known |= json.loads(self.words[""])

    def live(self, steps: list[Step]) -> None:
        for step in steps:
            given = {name: self.value(value) for name, value in step.more.items()}
            if isinstance(step, Ring):
                self._ring(self.known[step.who], given)
            elif isinstance(step, Ask):
                self.known[step.keep] = self._asked(step, given)
            else:
                self._do(step, given)
            self.after()
            if step.keep == "opened":
                self.known["case"] = self.known["opened"]["id"]

    def close(self) -> None:
        """Hang up on behalf of everybody."""
        for client in self.clients.values():
            client.connection.close()
        self.clients.clear()

    def client(self, name: str) -> Client:
        if name not in self.clients:
            client = Client(self.port)
            if name:
                client.sign_in(f"{name}-demo-10", self.words[name])
            else:
                client.read_token("/sign-in")
            self.clients[name] = client
        return self.clients[name]

    def call(self, who: str, path: str, given: Any) -> tuple[int, Any]:
        """One call. When the last session has ended, the process of the pages is replaced by another: until
        that one listens, nobody answers."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self._call(who, path, given)
            except ConnectionRefusedError:
                assert time.monotonic() < until, "nobody listens any more"
                time.sleep(0.2)

    def _call(self, who: str, path: str, given: Any) -> tuple[int, Any]:
        """A fresh second factor is given when it is asked for."""
        client = self.client(who)
        client.connection.close()  # the server hangs up on who is silent for long; this dials anew
        status, answer = client.call(path, given)
        if _code(answer) == "confirm":
            client.post("/confirm", {"passphrase": self.words[who]})
            status, answer = client.call(path, given)
        until = time.monotonic() + PATIENCE
        while _code(answer) == "not_yet" and time.monotonic() < until:
            time.sleep(0.2)  # the engine's half is on its way
            status, answer = client.call(path, given)
        return status, answer

    def value(self, word: Any) -> Any:
        if isinstance(word, list):
            return [self.value(one) for one in word]
        if isinstance(word, str) and word in self._made():
            return self._made()[word]()
        if not isinstance(word, str) or not word.startswith("$"):
            return word
        name, _dot, part = word[1:].partition(".")
        found = self.known.get(name)
        return found.get(part) if part and isinstance(found, dict) else found

    def _made(self) -> dict[str, Callable[[], str]]:
        """What stands for a value that is only known in the evening itself."""
        return {
            "!photo": lambda: photograph(self.comment),
            "!present": lambda: self.words["maple"],
            "!totp": lambda: pyotp.TOTP(self.known["new"]["totp_secret"]).now(),
            "!trial": self._trial,
        }

    def _trial(self) -> str:
        """The code that came to an address of one's own, once the engine has sent it."""
        until = time.monotonic() + PATIENCE
        while not (came := [one for one in recorded(self.messages) if one.to == "here-first"]):
            assert time.monotonic() < until, "no code came"
            time.sleep(0.2)
        return came[-1].text.partition(":")[0]

    def _do(self, step: Step, given: Given) -> None:
        action = registry.find_action(step.name)
        plain = {**action.example, **given}
        plain = {key: value for key, value in plain.items() if value is not None}
        fixed = {*given, *references(action.input)}
        sent, back = self.mark(action, plain, dict.fromkeys(fixed)) if self.mark else (plain, {})
        status, answer = self.call(step.who, f"/api/actions/{step.name}", sent)
        while status == 422 and (
            wrong := {one.split(".")[0] for one in answer.get("fields", {})} & set(back)
        ):
            for name in wrong:  # what cannot be any words stays as in the example
                sent = {
                    key: value for key, value in {**sent, name: back.pop(name)}.items() if value is not None
                }
            status, answer = self.call(step.who, f"/api/actions/{step.name}", sent)
        if status != 200:
            self.refused[step.name] = (status, answer)
            return
        self.done.add(step.name)
        if step.name == "people.lock_all":  # every session ended
            self.close()
        self.marked |= {(step.name, name) for name in back}
        if step.keep:
            self.known[step.keep] = answer

    def _asked(self, step: Ask, given: Given) -> Any:
        until = time.monotonic() + PATIENCE
        while True:
            status, answer = self.call(step.who, f"/api/queries/{step.name}", given)
            assert status == 200, (step.name, answer)
            if not isinstance(answer, list):
                return answer
            for one in answer:
                if all(one.get(name) == self.value(value) for name, value in step.where.items()):
                    return one
            assert time.monotonic() < until, (step.name, step.where, answer, self.refused)
            time.sleep(0.2)  # what is waited for is the engine's

    def _ring(self, line: Given, given: Given) -> None:
        body = json.dumps({"from": "+7 900 000-00-09", **given}).encode()
        signed = hmac.new(base64.b64decode(line["secret"]), body, hashlib.sha256).hexdigest()
        connection = Client(self.port).connection
        connection.request("POST", line["path"], body, {"X-Signature": f"sha256={signed}"})
        status = connection.getresponse().status
        connection.close()
        assert status == 202
