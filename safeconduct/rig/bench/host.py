"""A whole installation for a bench: pages and engine in processes of their own, on a free port."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

STARTS_WITHIN = 60.0  # seconds


class Host:
    """Serves one data folder until it is closed."""

    def __init__(self, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "safeconduct", "serve", "--port", str(self.port), "--data", str(data)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | {"SAFECONDUCT_URL": f"http://127.0.0.1:{self.port}"},
        )
        until = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the server did not start")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return Client(self.port).get("/healthz")[0] == 200
        except OSError:
            return False

    def close(self) -> None:
        """End the pages and the engine."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Client:
    """One browser without scripts: keeps its cookies and one connection."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}
        self.token = ""

    def get(self, path: str) -> tuple[int, bytes]:
        """Status and body."""
        return self._send("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, bytes]:
        """Send a form."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        return self._send("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def call(self, path: str, given: object) -> tuple[int, object]:
        """Send JSON to the API and read its answer."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token}
        status, body = self._send("POST", path, json.dumps(given), headers)
        return status, json.loads(body) if body else None

    def sign_in(self, name: str, words: str) -> None:
        """Sign in as a member of a demo. Raises RuntimeError when the door stays shut."""
        self.read_token("/sign-in")
        status, body = self.post("/sign-in", {"name": name, "passphrase": words})
        if status != 303:
            raise RuntimeError(f"sign-in was answered with {status}: {body[:200]!r}")
        self.read_token("/")

    def read_token(self, path: str) -> None:
        """Take the token that forms and calls send along from a page."""
        finder = _Token()
        finder.feed(self.get(path)[1].decode())
        self.token = finder.value

    def _send(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> tuple[int, bytes]:
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        read = response.read()
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _equals, rest = line.partition("=")
            self.cookies[name.strip()] = rest.partition(";")[0]
        return response.status, read


class _Token(HTMLParser):
    """Finds the value of the hidden field that every form carries."""

    value = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("name") == "csrfmiddlewaretoken":
            self.value = given.get("value") or ""
