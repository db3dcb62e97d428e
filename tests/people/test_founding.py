"""One person founds the house: secrets shown once, typed back, shares printed; a crash leaves nothing."""

import pytest
from django.test import Client

from safeconduct.people.models import Sheet
from tests.people.conftest import found_by_pages

pytestmark = pytest.mark.django_db


def test_somebody_founds_prints_and_is_signed_in():
    browser = Client()
    assert browser.get("/sign-in")["Location"] == "/found"
    found_by_pages(browser)
    page = browser.get("/found/sheets")
    assert page.status_code == 200
    assert page.content.count(b'class="new-leaf"') == 4
    assert browser.get("/found/sheets").status_code == 200, "a reload shows them again"
    assert browser.post("/found/printed", {"printed": "on"}).status_code == 303
    assert browser.get("/found/sheets").status_code == 404
    assert not Sheet.objects.exists()
    assert browser.get("/found").status_code == 404
