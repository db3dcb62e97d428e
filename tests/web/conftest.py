"""The gallery served by a process of its own, a browser to look at it, and requests without one."""

import http.client
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass(frozen=True)
class Gallery:
    """Where the gallery is, and a way to ask it."""

    url: str

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        post: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        sent = {"Accept-Language": "en", **(headers or {})}
        body = None
        if post is not None:
            method, body = "POST", urlencode(post)
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return Answer(answer.status, answer.headers, text)


@pytest.fixture(scope="session")
def gallery() -> Iterator[Gallery]:
    command = [sys.executable, "-m", "tests.web.serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield Gallery(server.stdout.readline().strip())
        server.terminate()


Open = Callable[..., Page]


@pytest.fixture
def look(chromium: Browser, gallery: Gallery) -> Iterator[Open]:
    """Open a page of the gallery; whatever the browser complains about fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(
        path: str = "/", *, language: str = "en", theme: str = "dark", width: int = 1280, script: bool = True
    ) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if theme == "dark" else "light",
            locale=language,
            java_script_enabled=script,
            base_url=gallery.url,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def chromium_page(chromium: Browser) -> Iterator[Page]:
    """A page for what answers with an error status, about which a browser complains by design."""
    context = chromium.new_context(color_scheme="dark", locale="ru")
    yield context.new_page()
    context.close()
