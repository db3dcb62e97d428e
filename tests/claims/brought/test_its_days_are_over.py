"""An unfiled document whose days end while it is worked on: nothing of it comes back, or is half filed."""

from datetime import timedelta

import pytest

from safeconduct.claims.brought import unfiled
from safeconduct.claims.models import Brought, Source
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.keys.models import Chunk, SealedFile
from tests.claims.brought.conftest import Desk

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def free(network, kept) -> Desk:
    return Desk(network.oak, kept)


def end_of(free: Desk, reading):
    return unfiled.ends(free.view(reading).document)


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("reject_draft", {"draft": 1}),
        ("edit_draft", {"draft": 1, "text": "Two men were taken", "speakers": ["the network"]}),
        ("keep_name", {"name": "Anna Primerova", "why": "she speaks in public"}),
        ("date_reading", {"earliest": "2026-03-12T08:00:00+00:00"}),
        ("file_reading", {}),
        ("erase_reading", {}),
        ("read_document", {}),
    ],
)
def test_at_the_instant_at_which_its_days_end_it_is_nobodys_and_a_moment_before_it_is(
    free, case, what, given
):
    reading = free.read()
    given = {**given, "case": case} if what == "file_reading" else given
    ends = end_of(free, reading)
    with clock.held(ends), pytest.raises(Refusal, match="not_found"):
        free.do(what, reading=reading, **given)
    assert Source.objects.count() == 0
    with clock.held(ends - timedelta(microseconds=1)):
        free.do(what, reading=reading, **given)


@pytest.mark.parametrize("what", ["reject_draft", "file_reading"])
def test_erased_by_somebody_elses_presence_while_a_form_is_open_it_is_not_found(
    free, case, network, kept, what
):
    reading = free.read()
    given = {"case": case} if what == "file_reading" else {"draft": 1}
    with clock.held(end_of(free, reading)):
        assert unfiled.let_end(network.hazel) == 1
    with pytest.raises(Refusal, match="not_found"):
        free.do(what, reading=reading, **given)
    assert (Brought.objects.count(), SealedFile.objects.count(), Chunk.objects.count()) == (0, 0, 0)
    assert Source.objects.count() == 0


def test_filed_at_the_last_moment_it_outlives_the_end_of_its_days(free, case, network):
    reading = free.read()
    ends = end_of(free, reading)
    with clock.held(ends - timedelta(microseconds=1)):
        filed = free.do("file_reading", reading=reading, case=case).id
    with clock.held(ends + timedelta(days=1)):
        assert unfiled.let_end(network.hazel) == 0
        assert len(free.view(filed).drafts) == 4
        assert free.do("accept_draft", reading=filed, draft=1).claim
