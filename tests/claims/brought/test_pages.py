"""The pages of a document: what is done there is done with this one, and leads back to it."""

import re

import pytest

from tests.cases.test_pages import browse, text
from tests.claims.brought.conftest import Desk

__all__ = ["browse"]  # a fixture

pytestmark = pytest.mark.usefixtures("by_hand")


def ticket(page: str) -> str:
    return re.search(r'name="ticket" value="([^"]+)"', page)[1]


def test_a_document_is_filed_from_its_own_page_and_is_shown_where_it_lies_then(network, case, kept, browse):
    """Its address changes: whoever came back to the old one read that nothing is there."""
    free = Desk(network.oak, kept)
    other, reading = free.read(title="another"), free.read(title="this one")
    seat = browse("oak")
    assert f"/readings/{reading}/file" in text(seat.get(f"/readings/{reading}"))
    form = text(seat.get(f"/readings/{reading}/file"))
    assert str(other) not in form, "a slip of the hand would file another one"
    assert f'value="{case}"' in form, "what can be answered is only what is asked"
    given = {"reading": str(reading), "case": str(case), "ticket": ticket(form)}
    answer = seat.post(f"/readings/{reading}/file", given)
    there = answer.headers["Location"].partition("?")[0]
    assert there.startswith("/readings/")
    assert there != f"/readings/{reading}"
    assert "this one" in text(seat.get(there))


def test_the_form_that_dates_a_document_offers_to_leave_its_clocks_and_not_those_of_who_dates_it(
    network, oak, browse
):
    reading = oak.read(zone="Asia/Vladivostok", day="2026-03-12")
    form = text(browse("oak").get(f"/readings/{reading}/date"))
    zones = re.search(r'<select[^>]*name="zone".*?</select>', form, re.DOTALL)[0]
    assert re.findall(r'<option value=""[^>]*>([^<]*)', zones) == ["by those that it has now"]


def test_an_accepted_draft_leads_to_its_claim_which_tells_its_own_time(oak, browse):
    """Dated anew, the draft would tell one time and the claim another."""
    reading = oak.read(day="2026-03-12")
    claim = oak.do("accept_draft", reading=reading, draft=1).claim
    page = text(browse("oak").get(f"/readings/{reading}"))
    assert f"/claims/{claim}/why" in page
    assert "on Monday:" not in page


def test_a_claim_leads_to_the_document_that_it_was_read_from(oak, browse):
    reading = oak.read()
    claim = oak.do("accept_draft", reading=reading, draft=1).claim
    assert f'href="/readings/{reading}"' in text(browse("oak").get(f"/cases/{oak.case}/claims/{claim}/why"))


def test_what_is_cleared_for_the_public_is_written_below_the_words_themselves(oak, browse):
    """In a list of all claims the chosen one was cut after a few words."""
    reading = oak.read()
    claim = oak.do("accept_draft", reading=reading, draft=1).claim
    other = oak.do("accept_draft", reading=reading, draft=3).claim
    page = text(browse("oak").get(f"/cases/{oak.case}/claims/clear_for_public?claim={claim}"))
    assert "Two men were taken on Monday" in page.partition('id="told"')[2].partition("</section>")[0]
    assert f'value="{claim}"' in page
    assert str(other) not in page, "what is typed is about the words above, and about no others"
