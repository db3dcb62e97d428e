"""What was typed survives the session it was typed in, readable by nobody else."""

import sqlite3
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from safeconduct.acts import drafts
from safeconduct.acts.actor import NOBODY
from safeconduct.acts.models import Draft
from safeconduct.acts.run import run
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal
from safeconduct.kernel.ids import new_id
from safeconduct.keys.models import Entry
from tests.acts import sample
from tests.acts.conftest import Members

FORM = "sample.write_note"
TYPED = {"title": ["three knocks"], "at.date": ["2026-03-11"], "at.time": ["21:40"]}


keep = partial(drafts.keep, form=FORM)


def code_of(call: object, *given: object) -> str:
    with pytest.raises(Refusal) as caught:
        call(*given)  # type: ignore[operator]
    return caught.value.code


def test_what_is_kept_without_a_session_comes_back_after_signing_in(
    desk: sample.Desk, members: Members
) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)  # nobody is signed in here: there is no actor
    text = drafts.recall(members.ash, ticket)
    assert text.form == FORM
    assert text.fields == {
        "title": ["three knocks"],
        "at.date": ["2026-03-11"],
        "at.time": ["21:40"],
    }
    assert [(one.ticket, one.text) for one in drafts.kept(members.ash, FORM)] == [(ticket, text)]


def test_nobody_else_gets_a_draft_or_learns_that_it_exists(desk: sample.Desk, members: Members) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)
    assert code_of(drafts.recall, members.birch, ticket) == "not_found"
    assert code_of(drafts.recall, members.birch, new_id()) == "not_found"
    assert code_of(drafts.recall, NOBODY, ticket) == "sign_in"
    assert drafts.kept(members.birch) == []


def test_a_draft_that_is_moved_to_another_row_or_member_does_not_open(
    desk: sample.Desk, members: Members
) -> None:
    ticket, other = (drafts.ticket_for(members.ash, FORM) for _ in range(2))
    drafts.keep(ticket, TYPED, form=FORM)
    sealed = Draft.objects.get(id=ticket).sealed
    Draft.objects.filter(id=other).update(sealed=sealed)
    assert code_of(drafts.recall, members.ash, other) == "not_found"
    Draft.objects.filter(id=ticket).update(holder=members.birch.member)
    assert code_of(drafts.recall, members.birch, ticket) == "not_found"


def test_a_passphrase_is_never_kept_nor_what_the_form_does_not_ask_for(
    desk: sample.Desk, members: Members
) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(
        ticket, {**TYPED, "secret": ["correct horse"], "csrfmiddlewaretoken": ["t"], "x": ["y"]}, form=FORM
    )
    assert drafts.recall(members.ash, ticket).fields.keys() == {"title", "at.date", "at.time"}
    drafts.keep(ticket, TYPED, form="no.such_form")
    assert drafts.recall(members.ash, ticket).fields == {}


def test_nothing_of_a_draft_stands_in_the_clear(desk: sample.Desk, members: Members) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)
    sealed = bytes(Draft.objects.get(id=ticket).sealed)
    assert b"knocks" not in sealed
    assert b"sample" not in sealed


def test_drafts_are_not_in_the_log(desk: sample.Desk, members: Members) -> None:
    before = Entry.objects.count()
    drafts.keep(drafts.ticket_for(members.ash, FORM), TYPED, form=FORM)
    assert Entry.objects.count() == before


def test_the_newest_text_counts_and_comes_first(desk: sample.Desk, members: Members) -> None:
    old, new = (drafts.ticket_for(members.ash, FORM) for _ in range(2))
    start = clock.now()
    with clock.held(start):
        drafts.keep(old, {**TYPED, "title": ["first"]}, form=FORM)
        drafts.keep(old, {**TYPED, "title": ["second"]}, form=FORM)
    with clock.held(start + timedelta(minutes=1)):
        drafts.keep(new, {**TYPED, "title": ["third"]}, form=FORM)
    assert [one.text.fields["title"] for one in drafts.kept(members.ash)] == [["third"], ["second"]]
    assert drafts.kept(members.ash, "sample.knock") == []


def test_an_empty_form_offers_no_draft(desk: sample.Desk, members: Members) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    assert drafts.kept(members.ash) == []
    assert code_of(drafts.recall, members.ash, ticket) == "not_found"


def test_sending_the_form_removes_the_draft_and_a_late_keep_does_not_bring_it_back(
    desk: sample.Desk, members: Members
) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)
    run(members.ash, FORM, {"title": "three knocks"}, ticket=ticket)
    assert drafts.kept(members.ash) == []
    assert code_of(keep, ticket, TYPED) == "not_kept"


def test_drafts_are_swept_after_seven_days(desk: sample.Desk, members: Members) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)
    start = clock.now()
    with clock.held(start + timedelta(days=7)):
        drafts.sweep()
        assert drafts.recall(members.ash, ticket)
    with clock.held(start + timedelta(days=8)):
        drafts.ticket_for(members.birch, FORM)
        assert not Draft.objects.filter(id=ticket).exists()


def test_a_text_that_is_too_large_is_refused_and_the_last_one_stays(
    desk: sample.Desk, members: Members
) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, TYPED, form=FORM)
    assert code_of(keep, ticket, {**TYPED, "text": ["a" * drafts.LIMIT]}) == "draft_too_large"
    assert drafts.recall(members.ash, ticket).fields["title"] == ["three knocks"]


def test_letters_that_cannot_be_kept_do_not_cost_the_text(desk: sample.Desk, members: Members) -> None:
    ticket = drafts.ticket_for(members.ash, FORM)
    drafts.keep(ticket, {**TYPED, "title": ["a\0b\ud800c"]}, form=FORM)
    assert drafts.recall(members.ash, ticket).fields["title"] == ["a\ufffdb\ufffdc"]


def test_no_row_is_taken_for_what_is_no_form_and_for_somebody_without_a_box(
    desk: sample.Desk, members: Members
) -> None:
    drafts.ticket_for(members.ash, "no.such_form")
    drafts.ticket_for(NOBODY, FORM)
    assert not Draft.objects.exists()


def test_a_form_opens_while_the_database_cannot_be_written(
    desk: sample.Desk, committed_members: Members, real_database: Path
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(real_database, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        ticket = drafts.ticket_for(committed_members.ash, FORM)
    finally:
        other.close()
    assert code_of(keep, ticket, TYPED) == "not_kept"
    assert run(committed_members.ash, FORM, {"title": "still once"}, ticket=ticket)
