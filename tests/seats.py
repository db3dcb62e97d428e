"""Browsers in which somebody has signed in and just confirmed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from django.test import Client

from safeconduct.keys import sessions
from safeconduct.keys.keyring import Keyring


class Sit(Protocol):
    def __call__(self, keyring: Keyring, *, confirmed: bool = True) -> Client: ...


@contextmanager
def seats() -> Iterator[Sit]:
    """Sits members down; all of them leave when the block ends."""
    opened: list[str] = []

    def sit(keyring: Keyring, *, confirmed: bool = True) -> Client:
        cookie = sessions.begin(keyring)
        opened.append(cookie)
        if confirmed:
            sessions.resume(cookie).confirm()
        browser = Client()
        browser.cookies["session"] = cookie
        return browser

    try:
        yield sit
    finally:
        for cookie in opened:
            sessions.end(cookie)
