"""The real browser that pages are walked with: Debian's own, never one that is downloaded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def need() -> None:
    """Skip what is asking where there is no browser."""
    if not CHROMIUM.exists():
        pytest.skip(f"there is no browser at {CHROMIUM}: apt-get install chromium, then run this again")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, begun anew for each file: its loop, left running, would forbid the database and a
    second browser to every later test of the same process."""
    need()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()
