"""Two people and an empty folder: the first founds, prints and invites; the second enrols; both vouch."""

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Eyes, House, Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def type_secrets_back(eyes: Eyes) -> None:
    """Copy the seven words from the page, as from paper, and the code of an app that has its letters."""
    page = eyes.page
    eyes.look()
    words, letters = page.inner_text("#passphrase"), page.inner_text("#letters")
    page.fill("#f-passphrase", words)
    page.fill("#f-code", pyotp.TOTP(letters.replace(" ", "")).now())
    page.locator("form.fields button.main").click()


def decide(page: Page) -> None:
    """What the first founder decides before there are keys."""
    page.goto("/")
    page.wait_for_url("**/found")
    page.fill("#f-display_name", "Ash")
    page.check("input[name=split][value='2 of 3']")
    page.check("#f-limits_read")
    page.locator("form.fields button.main").click()


def print_shares(eyes: Eyes) -> None:
    """Each share and the boot secret on a leaf of its own; then they are gone."""
    page = eyes.page
    page.wait_for_url("**/found/sheets")
    expect(page.locator(".new-leaf")).to_have_count(4)
    eyes.look()
    page.check("#printed")
    page.locator("form[action='/found/printed'] button").click()
    page.wait_for_load_state()
    page.goto("/found/sheets")
    expect(page.locator(".new-leaf")).to_have_count(0)


def invite(eyes: Eyes) -> str:
    """The code for the second founder, who will be the admin."""
    page = eyes.page
    page.goto("/house/invite")
    eyes.look()
    page.fill("#f-display_name", "Birch")
    page.check("input[name=roles][value=admin]")
    page.locator("form.fields button.main").click()
    eyes.look()
    return page.inner_text("#code")


@pytest.mark.parametrize(
    ("language", "width", "script"),
    [
        pytest.param("en", 1280, True, id="English, at a desk"),
        pytest.param("ru", 360, False, id="Russian, on a telephone, without JavaScript"),
    ],
)
def test_two_people_found_a_house_from_an_empty_folder(
    empty_house: House, sit: Sit, language: str, width: int, script: bool
) -> None:
    first = sit(empty_house, language=language, width=width, script=script)
    second = sit(empty_house, language=language, width=width, script=script)

    decide(first.page)
    type_secrets_back(first)
    print_shares(first)
    code = invite(first)

    second.page.goto("/enrol")
    second.look()
    second.page.fill("#f-invitation", code)
    second.page.locator("form.fields button.main").click()
    type_secrets_back(second)
    second.page.wait_for_url("**/waiting")
    second.look()

    first.page.goto("/house")
    first.look()
    first.page.locator("a[href^='/house/arrivals/']").first.click()
    assert first.page.inner_text("#figures") == second.page.inner_text("#own"), "the figures differ"
    first.look()
    first.page.check("#f-compared")
    first.page.locator("form.fields button.main").click()
    first.page.wait_for_url("**/house*")

    second.page.goto("/waiting")
    second.look()
    second.page.check("#f-compared")
    second.page.locator("form.fields button.main").click()
    second.page.wait_for_url("**/house*")
    expect(second.page.locator("main")).to_contain_text("Ash")

    first.page.goto("/")
    expect(first.page.locator("a[href='/signals/new']").first).to_be_visible()  # the desk is open now
