"""A document is brought by a person, sealed before it is opened, and read in a process without keys."""

import hashlib
import os
import re
import signal
from dataclasses import replace
from datetime import timedelta

import pytest

from safeconduct.acts.run import ask, run
from safeconduct.claims.brought import attend, bringing, pages, unfiled, work
from safeconduct.claims.models import Brought
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys import files, keyfile
from safeconduct.keys.models import Chunk, SealedFile
from tests.claims.brought.conftest import TEXT, Desk
from tests.claims.formats import made
from tests.seats import seats

HEAD = made.PAGE.partition("<body")[0]
PAGE = f"{HEAD}<body><article><p>{TEXT}</p></article></body></html>".encode()


@pytest.fixture
def free(network, kept) -> Desk:
    """The documenter, with a document of no case."""
    return Desk(network.oak, kept)


def test_a_document_is_read_by_the_two_processes_into_drafts_that_point_to_their_words(oak):
    reading = oak.read()
    view = oak.view(reading)
    assert view.document.text[:20] == TEXT[:20]
    assert view.drafts
    assert all(one.text == view.document.text[one.start : one.end] for one in view.drafts)


@pytest.mark.usefixtures("by_hand")
def test_the_original_stays_as_it_came_and_its_sum_is_known(oak, network):
    reading = oak.bring(file=PAGE, text="")
    document = oak.view(reading).document
    assert b"".join(files.content(network.oak.keys, document.file)) == PAGE
    assert document.digest == hashlib.sha256(PAGE).digest()


@pytest.mark.usefixtures("by_hand")
def test_what_a_page_says_of_its_date_is_a_proposal_and_no_date(oak):
    document = oak.view(oak.read(text="", file=PAGE)).document
    assert (document.dated, document.says_dated) == (None, "2026-03-12T08:15:00+03:00")
    assert (document.reference, document.says_reference) == ("", "https://news.example.org/two-men")


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("said", ["0001-01-01T00:00:00+14:00", "9999-12-31", "9999-12-31T23:59:59-14:00"])
def test_a_page_that_says_it_is_of_no_year_of_ours_is_read_all_the_same(oak, said):
    page = PAGE.replace(b"2026-03-12T08:15:00+03:00", said.encode())
    reading = oak.read(text="", file=page)
    shown = pages.reading(oak.actor, pages.current(oak.actor, reading))
    assert (shown["proposed"], len(shown["drafts"])) == (None, 4)


@pytest.mark.usefixtures("by_hand")
def test_a_document_for_a_case_is_a_source_of_it_with_its_file(oak, network, case):
    reading = oak.read(title="report of 12 March", reference="https://news.example.org/a")
    source = ask(network.ash, "claims.sources", {"case": str(case)})[0]
    document = oak.view(reading).document
    assert (source.id, source.title, source.reference) == (
        document.source,
        "report of 12 March",
        document.reference,
    )


def test_a_reader_whose_zone_nobody_knows_reads_by_the_common_one(oak):
    oak.actor = replace(oak.actor, zone="Europe/Nowhere")
    assert oak.view(oak.read()).document.zone == "UTC"


def test_one_document_at_a_time_and_none_of_nothing(oak):
    for given in ({"text": "a text", "file": b"a file"}, {"text": "  "}):
        with pytest.raises(Refusal, match="invalid"):
            oak.bring(**given)
    assert not Brought.objects.exists()


@pytest.mark.usefixtures("by_hand")
def test_nobody_reads_in_bulk(oak, monkeypatch):
    monkeypatch.setattr(bringing, "MOST_A_DAY", 2)
    oak.bring()
    oak.bring()
    with pytest.raises(Refusal, match="no_bulk"):
        oak.bring()
    with clock.held(clock.now() + timedelta(days=1, minutes=1)):
        oak.bring()


def test_what_cannot_be_read_says_why_and_stays_sealed(oak):
    reading = oak.bring(text="", file=b"%PDF-1.7 and nothing more")
    assert oak.view(reading, wait_s=60).state == "ready"
    assert oak.do("read_document", reading=reading).state == "failed"
    view = oak.view(reading)
    assert view.document.fault == "broken_file"
    assert files.describe(oak.actor.keys, view.document.file).document.length == view.document.length


def test_a_reading_that_was_stopped_is_read_again(oak):
    reading = oak.bring()
    assert oak.do("cancel_reading", reading=reading).state == "cancelled"
    assert work.state(reading) is None
    assert oak.do("read_document", reading=reading).state == "waiting"
    assert oak.view(reading, wait_s=60).state == "ready"
    assert oak.do("read_document", reading=reading).state == "read"


def test_a_reader_that_is_killed_costs_its_work_and_nothing_of_the_document(oak):
    reading = oak.bring()
    under_way = work.state(reading)
    while under_way.child is None and under_way.outcome is None:
        under_way.done.wait(0.01)
    os.kill(under_way.child._process.pid, signal.SIGKILL)
    assert oak.view(reading, wait_s=60).state == "ready"
    assert oak.do("read_document", reading=reading).state == "failed"
    assert oak.view(reading).document.fault == "too_much_work"
    oak.do("read_document", reading=reading)
    assert oak.view(reading, wait_s=60).state == "ready"
    assert oak.do("read_document", reading=reading).state == "read"


@pytest.mark.usefixtures("by_hand")
def test_a_process_that_forgot_everything_begins_to_read_again(oak):
    reading = oak.bring()
    work.stop(reading)  # as after a kill: the sealed file is there, what was found is not
    assert (oak.view(reading).state, oak.view(reading).stage) == ("waiting", "")
    assert oak.do("read_document", reading=reading).state == "waiting"
    assert oak.view(reading, wait_s=60).state == "ready"
    assert oak.do("read_document", reading=reading).state == "read"


@pytest.mark.usefixtures("by_hand")
def test_what_was_found_is_kept_until_it_is_sealed_and_no_longer(oak):
    reading = oak.bring()
    oak.view(reading, wait_s=60)
    assert work.outcome(reading) is not None
    oak.do("read_document", reading=reading)
    assert work.state(reading) is None


@pytest.mark.usefixtures("by_hand")
def test_a_second_reading_after_a_date_keeps_what_was_decided(oak):
    reading = oak.read()
    oak.do("accept_draft", reading=reading, draft=1)
    oak.do("reject_draft", reading=reading, draft=2)
    oak.do("date_reading", reading=reading, earliest="2026-03-12T08:00:00+03:00")
    oak.view(reading, wait_s=60)
    oak.do("read_document", reading=reading)
    view = oak.view(reading)
    assert [one.state for one in view.drafts] == ["accepted", "rejected", "pending", "pending"]
    assert view.drafts[0].claim
    assert view.document.dated.latest == view.document.dated.earliest


@pytest.mark.usefixtures("by_hand")
def test_a_day_is_a_day_of_the_clocks_of_the_document_and_not_of_whoever_brings_it(oak):
    reading = oak.bring(zone="Asia/Vladivostok", day="2026-03-12")
    document = oak.view(reading).document
    assert document.zone == document.dated.zone == "Asia/Vladivostok"
    assert document.dated.earliest.isoformat() == "2026-03-11T14:00:00+00:00"
    assert document.dated.latest.isoformat() == "2026-03-12T13:59:59+00:00"
    oak.do("date_reading", reading=reading, zone="Europe/Moscow", day="2026-03-12")
    document = oak.view(reading).document
    assert document.zone == "Europe/Moscow"
    assert document.dated.earliest.isoformat() == "2026-03-11T21:00:00+00:00"
    oak.do("date_reading", reading=reading, day="2026-03-12")
    assert oak.view(reading).document.zone == "Europe/Moscow", "saying nothing of clocks changes none"


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"zone": "Europe/Nowhere"}, "zone"),
        ({"day": "2026-03-12", "latest": "2026-03-12T08:00:00Z"}, "day"),
    ],
)
def test_clocks_that_nobody_has_and_a_day_beside_times_are_refused_at_their_field(oak, given, field):
    with pytest.raises(Refusal) as refused:
        oak.bring(**given)
    assert set(refused.value.fields) == {field}


@pytest.mark.usefixtures("by_hand")
def test_a_document_that_is_filed_is_no_echo_of_itself(free, case):
    reading = free.read()
    free.do("file_reading", reading=reading, case=str(case))
    filed = next(one for one in ask(free.actor, "claims.readings", {}) if one.case == case)
    assert ask(free.actor, "claims.reading", {"reading": str(filed.id)}).echoes == []


@pytest.mark.usefixtures("by_hand")
def test_an_unfiled_document_is_read_by_documenters_and_lawyers_and_nobody_else(free, network):
    reading = free.read()
    assert ask(network.hazel, "claims.reading", {"reading": str(reading)}).document.text == TEXT
    for name in ("ash", "cedar", "pine", "birch"):
        with pytest.raises(Refusal, match=r"not_found|forbidden"):
            ask(getattr(network, name), "claims.reading", {"reading": str(reading)})
    assert reading not in {one.id for one in ask(network.ash, "claims.readings", {})}


@pytest.mark.usefixtures("by_hand")
def test_what_nobody_files_is_erased_when_its_days_are_over_key_first(free, network):
    reading = free.read()
    file, ends = free.view(reading).document.file, free.view(reading).ends
    with clock.held(ends - timedelta(minutes=1)):
        attend.let_readings_end(network.oak)
        assert free.view(reading)
    with clock.held(ends):
        with pytest.raises(Refusal, match="not_found"):
            free.view(reading)  # also before anybody's presence has erased it
        attend._looked.clear()
        attend.let_readings_end(network.oak)
    assert not Brought.objects.exists()
    assert not SealedFile.objects.exists()
    assert not Chunk.objects.exists()
    assert file not in {one.thing for one in keyfile.kept()}


@pytest.mark.usefixtures("by_hand")
def test_filed_with_a_case_it_lies_there_alone(free, network, case):
    reading = free.read()
    old = free.view(reading).document.file
    filed = free.do("file_reading", reading=reading, case=case).id
    view = free.view(filed)
    assert (view.case, view.ends, len(view.drafts)) == (case, None, 4)
    assert b"".join(files.content(network.oak.keys, view.document.file)) == TEXT.encode()
    assert list(Brought.objects.values_list("id", flat=True)) == [filed]
    assert old not in {one.thing for one in keyfile.kept()}
    with pytest.raises(Refusal, match="not_found"):
        free.do("accept_draft", reading=reading, draft=1)
    free.do("accept_draft", reading=filed, draft=1)


@pytest.mark.usefixtures("by_hand")
def test_the_old_address_of_a_filed_document_leads_to_where_it_lies_those_who_may_read_it(
    free, network, case
):
    reading = free.read()
    filed = free.do("file_reading", reading=reading, case=case).id
    assert free.view(reading).id == filed
    with seats() as sit:
        found = sit(network.oak.keys).get(f"/readings/{reading}")
        assert (found.status_code, found.headers["Location"]) == (302, f"/readings/{filed}")
        other = sit(network.juniper.keys)  # a lawyer who is not on the case
        there, nowhere = (other.get(f"/readings/{one}") for one in (reading, new_id()))
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert said_of(there) == said_of(nowhere)
    with pytest.raises(Refusal, match="not_found"):
        ask(network.juniper, "claims.reading", {"reading": str(reading)})


def said_of(answer) -> str:
    """What a page says, without what each request has of its own."""
    return re.sub(r'(nonce|value)="[^"]*"', "", answer.content.decode())


@pytest.mark.usefixtures("by_hand")
def test_who_is_taken_off_the_case_is_not_led_to_it_any_more(free, network, case):
    reading = free.read()
    filed = free.do("file_reading", reading=reading, case=case).id
    assert ask(network.hazel, "claims.reading", {"reading": str(reading)}).id == filed
    off = {"case": str(case), "member": str(network.hazel.member), "role": "lawyer"}
    run(network.ash, "cases.unassign", off)
    with pytest.raises(Refusal, match="not_found"):
        ask(network.hazel, "claims.reading", {"reading": str(reading)})


@pytest.mark.usefixtures("by_hand")
def test_what_was_filed_and_not_erased_is_erased_later(free, network, case, monkeypatch):
    reading = free.read()
    with monkeypatch.context() as killed:
        killed.setattr(unfiled, "erase_when_kept", lambda _reading: None)
        free.do("file_reading", reading=reading, case=case)
    assert free.view(reading).case == case, "what is left of it leads to where it lies"
    attend._looked.clear()
    attend.let_readings_end(network.oak)
    assert not Brought.objects.filter(id=reading).exists()


@pytest.mark.usefixtures("by_hand")
def test_a_draft_of_no_case_becomes_no_claim(free):
    reading = free.read()
    with pytest.raises(Refusal, match="file_first"):
        free.do("accept_draft", reading=reading, draft=1)
    free.do("erase_reading", reading=reading)
    assert not Brought.objects.exists()


@pytest.mark.usefixtures("by_hand")
def test_a_document_of_a_case_goes_with_its_room_and_not_before(oak):
    reading = oak.read()
    with pytest.raises(Refusal, match="in_a_case"):
        oak.do("erase_reading", reading=reading)


@pytest.mark.usefixtures("by_hand")
def test_a_lawyer_on_another_case_sees_nothing_of_it(oak, network):
    reading = oak.read()
    for name in ("juniper", "pine", "cedar"):
        with pytest.raises(Refusal, match=r"not_found|forbidden"):
            ask(getattr(network, name), "claims.reading", {"reading": str(reading)})
    assert ask(network.juniper, "claims.readings", {}) == []
    assert not ask(network.ash, "claims.reading", {"reading": str(reading)}).writes


@pytest.mark.usefixtures("by_hand")
def test_what_is_not_said_anew_of_a_date_stays(oak):
    """Whoever only names other clocks would take the date away without knowing."""
    reading = oak.bring(zone="Asia/Vladivostok", day="2026-03-12", date_said="12 March")
    oak.do("date_reading", reading=reading, zone="Europe/Moscow")
    dated = oak.view(reading).document.dated
    assert dated.earliest.isoformat() == "2026-03-11T21:00:00+00:00", "a day is a day of the new clocks"
    assert (dated.latest - dated.earliest, dated.said) == (
        timedelta(hours=23, minutes=59, seconds=59),
        "12 March",
    )
    oak.do("date_reading", reading=reading, earliest="2026-03-12T08:00:00Z")
    oak.do("date_reading", reading=reading, zone="Asia/Omsk", date_said="on Thursday")
    dated = oak.view(reading).document.dated
    assert (dated.said, dated.zone) == ("on Thursday", "Asia/Omsk")
    assert dated.earliest.isoformat() == dated.latest.isoformat() == "2026-03-12T08:00:00+00:00"
    with pytest.raises(Refusal) as refused:
        oak.do("date_reading", reading=reading, day="2026-03-12", undated=True)
    assert [*refused.value.fields] == ["undated"]
    oak.do("date_reading", reading=reading, undated=True)
    assert oak.view(reading).document.dated is None
