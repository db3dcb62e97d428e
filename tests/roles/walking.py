"""Walking over real HTTP: a server on a real port that shares the test's transaction, and browsers."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections, transaction
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.test.testcases import LiveServerThread, QuietWSGIRequestHandler

from safeconduct.keys import sessions
from tests.roles.world import World


@dataclass(frozen=True)
class Answer:
    """What came back, all but the date."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @property
    def code(self) -> str:
        """The code of a refusal; "ok" for everything that is none."""
        if self.status < 400:
            return "ok"
        said: str = json.loads(self.body)["code"]
        return said


class Browser:
    """One member's browser without scripts, in which they have just given their second factor."""

    def __init__(self, port: int, cookie: str) -> None:
        self.cookie = cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token = get_token(HttpRequest())

    def get(self, path: str) -> Answer:
        return self._send("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        return self._send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def call(self, path: str, given: Any) -> Answer:
        return self._send("POST", path, json.dumps(given, default=str), {"Content-Type": "application/json"})

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        cookie = f"session={self.cookie}; csrf={self.token}; language=en"
        self.connection.request(
            method,
            path,
            body,
            {**headers, "Cookie": cookie, "X-CSRFToken": self.token, "Accept-Language": "en"},
        )
        answer = self.connection.getresponse()
        kept = tuple((name, value) for name, value in answer.getheaders() if name != "Date")
        return Answer(answer.status, kept, answer.read())


class _AtOnce(QuietWSGIRequestHandler):
    """Answers in one go: waiting for the other side to confirm the headers costs 40 ms each time."""

    disable_nagle_algorithm = True


class _Prompt(LiveServerThread):
    def _create_server(self, connections_override: Any = None) -> Any:
        return self.server_class(
            (self.host, self.port),
            _AtOnce,
            allow_reuse_address=False,
            connections_override=connections_override,
        )


class Walk:
    """Everybody's browsers on one server."""

    def __init__(self, world: World, port: int) -> None:
        self.world, self.port = world, port
        self.browsers: dict[str, Browser] = {}
        self.sessions: dict[str, str] = {}

    def browser(self, name: str) -> Browser:
        if name not in self.browsers:
            cookie = self.sessions[name] = sessions.begin(self.world.keyring(name))
            session = sessions.resume(cookie)
            assert session is not None
            session.confirm()
            self.browsers[name] = Browser(self.port, cookie)
            self.browsers[name].get("/me")  # what presence does by itself is done
        return self.browsers[name]

    def sign_out(self, name: str) -> None:
        self.browsers.pop(name).connection.close()
        sessions.end(self.sessions.pop(name))

    @contextmanager
    def undone(self, name: str) -> Iterator[Browser]:
        """A browser whose steps are taken back, with all that its session learnt by them."""
        browser = self.browser(name)
        session = sessions.resume(self.sessions[name])
        assert session is not None
        take_back = session.keyring.remember()
        with transaction.atomic():
            yield browser
            transaction.set_rollback(True)
        take_back()

    def act(self, name: str, action: str, given: Any) -> Answer:
        """Try an action. Done or not, it is undone."""
        with self.undone(name) as browser:
            return browser.call(f"/api/actions/{action}", given)

    def ask(self, name: str, query: str, given: Any) -> Answer:
        return self.browser(name).call(f"/api/queries/{query}", given)


@contextmanager
def serving(world: World) -> Iterator[Walk]:
    """A server whose threads use this very connection, and so see what is not committed."""
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = _Prompt("127.0.0.1", StaticFilesHandler, {"default": connection})
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    walk = Walk(world, server.port)
    try:
        yield walk
    finally:
        for name in list(walk.browsers):
            walk.sign_out(name)
        server.terminate()
        connection.dec_thread_sharing()
