"""What a page must hold to for every reader: what axe asks, and that nothing hangs over the edge."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
EVERYTHING = (*WCAG, "best-practice")


def faults_of(page: Page, rules: tuple[str, ...] = EVERYTHING) -> list[str]:
    """What axe complains about.

    It is told that nobody reads the rest: describing every element that passed takes it twice as long as
    looking at them all.
    """
    found = Axe().run(page, options={"runOnly": list(rules), "resultTypes": ["violations"]})
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def overflow_of(page: Page) -> list[str]:
    """What stands further right than the page is wide."""
    return page.evaluate(
        """[...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
            .filter(one => !one.closest('.unseen, .skip, .stacks thead'))
            .filter(one => getComputedStyle(one).visibility !== 'hidden')
            .map(one => one.outerHTML.slice(0, 120))"""
    )
