"""Drafts become claims when a person says so, and then as what somebody says."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from safeconduct.acts.run import ask
from safeconduct.claims import kept as room
from safeconduct.claims.brought import work
from safeconduct.claims.documents import OfSource
from safeconduct.claims.models import Brought, Claim
from safeconduct.claims.read import Read, Time
from safeconduct.claims.rules.times import exactly
from safeconduct.claims.said import phrases, resolve
from safeconduct.claims.weighing import weighed
from safeconduct.kernel.errors import Refusal
from safeconduct.keys import rows
from tests.claims.brought.conftest import TEXT, Desk, found

WRITTEN = datetime(2026, 3, 12, 8, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("by_hand")


def claims(oak):
    return [one.document for one in room.claims(oak.actor.keys, oak.case)]


def test_an_accepted_draft_is_a_claim_that_somebody_says_so_judged_by_nobody(oak):
    reading = oak.read()
    decided = oak.do("accept_draft", reading=reading, draft=1)
    claim = weighed(oak.actor.keys, oak.case)[0]
    assert claim.id == decided.claim
    assert claim.document.text == TEXT[claim.document.start : claim.document.end]
    assert [one.said for one in claim.document.speakers] == ["Safe Road network"]
    assert (claim.grade.source, claim.grade.information) == ("F", 6)
    assert claim.source == oak.view(reading).document.source


def test_a_time_without_a_date_waits_for_the_date_of_its_source(oak):
    reading = oak.read()
    oak.do("accept_draft", reading=reading, draft=1)
    time = claims(oak)[0].time
    assert time.said == "on Monday"
    assert time.reckoned_from == OfSource(source=oak.view(reading).document.source, place=1)


def test_an_accepted_time_follows_when_its_document_is_dated_otherwise(oak, monkeypatch):
    """Its bounds were reckoned from a date that was wrong: they must not outlive it."""
    zone = oak.actor.zone
    (said,) = phrases("on Monday", "en")
    meant = resolve(said.meaning, anchor=exactly(WRITTEN), previous=None, zone=zone).span
    monday = Time("on Monday", meant.earliest, meant.latest, "dated")
    told = found()
    read = Read(told.text, (replace(told.drafts[0], times=(monday,)), *told.drafts[1:]), "en")
    monkeypatch.setattr(
        work, "_read", lambda _doing, wish: work.Outcome(work.asking.text_of("", wish.data), read)
    )
    reading = oak.read(earliest=WRITTEN.isoformat())
    oak.do("accept_draft", reading=reading, draft=1)
    assert weighed(oak.actor.keys, oak.case)[0].span == meant
    oak.do("date_reading", reading=reading, earliest=(WRITTEN + timedelta(days=7)).isoformat())
    assert weighed(oak.actor.keys, oak.case)[0].span.earliest == meant.earliest + timedelta(days=7)


def test_an_edited_draft_is_not_found_a_second_time_when_the_document_is_dated(oak):
    """Whoever accepts them in a row would say the same twice."""
    reading = oak.read()
    before = [one.text for one in oak.view(reading).drafts]
    oak.do("edit_draft", reading=reading, draft=1, text="Two men were taken on Monday", speakers=[])
    oak.do("accept_draft", reading=reading, draft=1)
    oak.do("edit_draft", reading=reading, draft=2, text="she was not let in", speakers=["the lawyer"])
    oak.do("date_reading", reading=reading, earliest="2026-03-12T08:00:00+00:00")
    assert oak.view(reading, wait_s=60).state == "ready"
    oak.do("read_document", reading=reading)
    now = oak.view(reading).drafts
    assert [one.text for one in now] == [
        "Two men were taken on Monday", "she was not let in", *before[2:]
    ]  # fmt: skip
    assert [(one.number, one.state) for one in now][:2] == [(1, "accepted"), (2, "pending")]


def test_names_are_dropped_and_roles_stay(oak):
    reading = oak.read()
    oak.do("accept_draft", reading=reading, draft=2)
    claim = claims(oak)[0]
    assert claim.text == "Their lawyer ██ told us that she was not let in."
    assert claim.speaker == "lawyer ██"
    assert "Anna Primerova" in oak.view(reading).document.text


def test_a_name_is_kept_for_a_reason_and_dropped_again(oak):
    reading = oak.read()
    with pytest.raises(Refusal, match="invalid"):
        oak.do("keep_name", reading=reading, name="Anna Primerova", why="")
    oak.do("keep_name", reading=reading, name="Anna Primerova", why="she speaks in public as their lawyer")
    oak.do("accept_draft", reading=reading, draft=2)
    assert claims(oak)[0].speaker == "lawyer Anna Primerova"
    oak.do("drop_name", reading=reading, name="Anna Primerova")
    assert oak.view(reading).names == []


def test_the_name_of_a_minor_is_never_kept(oak):
    reading = oak.read()
    assert oak.view(reading).persons == ["Anna Primerova"]
    for name in ("████", "Petya"):
        with pytest.raises(Refusal, match="invalid") as refused:
            oak.do("keep_name", reading=reading, name=name, why="it stands in the article")
        assert refused.value.fields == {"name": "no_such_name"}


def test_a_draft_is_decided_once_and_a_rejection_can_be_undone(oak):
    reading = oak.read()
    oak.do("accept_draft", reading=reading, draft=1)
    with pytest.raises(Refusal, match="draft_decided"):
        oak.do("accept_draft", reading=reading, draft=1)
    with pytest.raises(Refusal, match="draft_decided"):
        oak.do("restore_draft", reading=reading, draft=1)
    assert oak.do("reject_draft", reading=reading, draft=2).next == 3
    oak.do("restore_draft", reading=reading, draft=2)
    assert [one.state for one in oak.view(reading).drafts] == ["accepted", "pending", "pending", "pending"]
    assert Claim.objects.count() == 1


def test_a_claim_and_its_draft_are_written_both_or_neither(oak, monkeypatch):
    reading = oak.read()
    with monkeypatch.context() as broken:
        broken.setattr(rows, "rewrite", lambda *_given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            oak.do("accept_draft", reading=reading, draft=1)
    assert not Claim.objects.exists()
    assert oak.view(reading).drafts[0].state == "pending"
    oak.do("accept_draft", reading=reading, draft=1)


def test_several_are_accepted_all_or_none(oak):
    reading = oak.read()
    with pytest.raises(Refusal, match="not_found"):
        oak.do("accept_drafts", reading=reading, drafts=[1, 99])
    assert not Claim.objects.exists()
    oak.do("accept_drafts", reading=reading, drafts=[1, 3])
    assert [one.stance for one in claims(oak)] == ["asserts", "denies_premise"]


def test_a_draft_is_edited_within_the_words_of_the_document(oak):
    reading = oak.read()
    words = "she was not let in"
    oak.do("edit_draft", reading=reading, draft=2, text=words, speakers=["the site", "their lawyer"])
    draft = oak.view(reading).drafts[1]
    assert TEXT[draft.start : draft.end] == draft.text == words
    assert (draft.speakers, draft.edited) == (["the site", "their lawyer"], True)
    with pytest.raises(Refusal, match="invalid"):
        oak.do("edit_draft", reading=reading, draft=2, text="she was beaten", speakers=[])


def test_whom_nobody_names_is_nobody(oak):
    reading = oak.read()
    oak.do("accept_draft", reading=reading, draft=4)
    assert claims(oak)[0].speaker == "the document, naming nobody"
    assert claims(oak)[0].text == "████, 16, was let go."


def test_two_articles_from_one_statement_are_one_voice_once_somebody_says_so(oak):
    first = oak.read(title="the statement")
    second = oak.read(TEXT + " This was added by the other site alone.", title="an article")
    proposed = oak.view(second).echoes
    assert [(one.reading, one.state) for one in proposed] == [(first, "pending")]
    assert proposed[0].share == 100
    for reading in (first, second):
        oak.do("accept_draft", reading=reading, draft=1)
    derived = {
        one.title: one.derived_from for one in ask(oak.actor, "claims.sources", {"case": str(oak.case)})
    }
    assert derived["an article"] == []
    oak.do("accept_echo", reading=second, alike=first)
    derived = {
        one.title: one.derived_from for one in ask(oak.actor, "claims.sources", {"case": str(oak.case)})
    }
    assert derived["an article"] == [oak.view(first).document.source]
    oak.do("reject_echo", reading=second, alike=first)
    derived = {
        one.title: one.derived_from for one in ask(oak.actor, "claims.sources", {"case": str(oak.case)})
    }
    assert derived["an article"] == []


def test_of_a_document_of_another_case_it_is_only_said_that_it_is_alike(oak, network, kept):
    other = network.open().id
    network.assign(other, "oak", "documenter")
    elsewhere = Desk(network.oak, kept, other).read()
    reading = oak.read()
    echo = oak.view(reading).echoes[0]
    assert (echo.reading, echo.source) == (elsewhere, None)
    with pytest.raises(Refusal, match="not_found"):
        oak.do("accept_echo", reading=reading, alike=elsewhere)


@pytest.mark.parametrize("filed", [True, False], ids=["in a case", "in no case yet"])
def test_nobody_learns_by_an_echo_what_lies_in_a_case_they_may_not_read(oak, network, kept, filed):
    """A documenter reads all claims and takes the document up; a lawyer of the one case looks at it."""
    other = network.open().id
    network.assign(other, "oak", "documenter")
    elsewhere = Desk(network.oak, kept, other).read()
    reading = (oak if filed else Desk(network.oak, kept)).read()
    assert [one.reading for one in oak.view(reading).echoes] == [elsewhere]
    seen = Desk(network.hazel, kept).view(reading)
    assert seen.document.text == TEXT
    assert str(elsewhere) not in str(seen)
    assert (seen.echoes, seen.document.echoes) == ([], [])
    assert rows.read(network.oak.keys, Brought.objects.get(id=reading)).document.echoes == []


def test_coordinators_read_what_was_brought_and_decide_nothing(oak, network, kept):
    reading = oak.read()
    assert ask(network.ash, "claims.reading", {"reading": str(reading)}).document.text == TEXT
    with pytest.raises(Refusal, match="forbidden"):
        Desk(network.ash, kept).do("accept_draft", reading=reading, draft=1)


def test_a_time_that_was_cut_away_with_its_words_is_not_said_by_the_claim(oak):
    reading = oak.read()
    text = oak.view(reading).drafts[0].text
    assert "on Monday" in text
    oak.do("edit_draft", reading=reading, draft=1, text="Two men were taken", speakers=["the network"])
    oak.do("accept_draft", reading=reading, draft=1)
    assert claims(oak)[0].time is None
