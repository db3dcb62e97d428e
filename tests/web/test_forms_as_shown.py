"""What a form that is rendered from the type of an action shows, hides and says."""

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
import pytest
from django.template import Context, Template
from django.utils import translation
from msgspec import Meta

from safeconduct.web.forms import Form
from tests.web.asked import Signal, codes, posted

OAK = UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a01")
ROWAN = UUID("6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a02")
LAWYERS = {"lawyer": [(OAK, "Oak")], "cases": [(OAK, "K-1"), (ROWAN, "K-2")]}


def shown(form: Form[Signal], language: str = "en") -> str:
    with translation.override(language):
        template = Template('{% load web %}{% form form submit="Send" draft="/drafts/1" %}')
        return template.render(Context({"form": form}))


def test_of_an_hour_that_comes_twice_the_earlier_is_meant_and_the_hint_says_so() -> None:
    form = Form(Signal, zone="Europe/Berlin")
    given = form.parse(posted(at__date="2026-10-25", at__time="02:30"))
    assert given is not None
    assert given.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert "the earlier is meant" in shown(form)
    assert "the earlier is meant" not in shown(Form(Signal, zone="Europe/Moscow"))


def test_the_later_of_two_like_hours_stays_where_it_is_when_something_else_is_changed() -> None:
    """A claim that is corrected for its words must not move by an hour."""
    later = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    form = Form(Signal, values={"at": later}, zone="Europe/Berlin")
    found = re.search(r'name="at.meant" value="([^"]+)"', shown(form))
    assert found
    sent = {"at__date": "2026-10-25", "at__time": "02:30"}
    kept = form.parse(posted(**sent, at__meant=found[1]))
    assert kept is not None
    assert kept.at == later
    for changed, utc in ((sent | {"at__time": "02:31"}, (0, 31)), (sent | {"at__time": "04:00"}, (3, 0))):
        moved = form.parse(posted(**changed, at__meant=found[1]))
        assert moved is not None
        assert moved.at == datetime(2026, 10, 25, *utc, tzinfo=UTC)
    assert "at.meant" not in shown(
        Form(Signal, values={"at": later - timedelta(hours=1)}, zone="Europe/Berlin")
    )


@pytest.mark.parametrize("meant", ["", "x", "9999-12-31T23:59:59-14:00", "2026-10-25T00:30:00+00:00", "\x00"])
def test_an_hour_that_was_never_shown_counts_for_nothing(meant: str) -> None:
    form = Form(Signal, zone="Europe/Berlin")
    given = form.parse(posted(at__date="2026-10-25", at__time="02:30", at__meant=meant))
    assert given is not None
    assert given.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_each_fault_is_linked_from_the_summary_and_said_with_its_field() -> None:
    form = Form(Signal)
    form.parse(posted(people="seven"))
    page = shown(form)
    assert '<a href="#f-people">People: Give a number in digits, for example 12.</a>' in page
    assert 'aria-describedby="f-people-error"' in page
    assert 'aria-invalid="true"' in page
    assert 'id="f-people-error"' in page


def test_faults_are_said_in_the_language_of_the_reader() -> None:
    form = Form(Signal)
    form.parse(posted(people="seven", note="a" * 201))
    page = shown(form, "ru")
    assert "Нужно исправить 2 места" in page
    assert "Слишком длинно: знаков 201, помещается не больше 200." in page


def test_a_passphrase_and_a_code_are_never_shown_again() -> None:
    form = Form(Signal)
    form.parse(posted(passphrase="boat north frost", code="424242", people="seven"))
    page = shown(form)
    assert "boat north frost" not in page
    assert "424242" not in page
    assert 'autocomplete="one-time-code"' in page


def test_the_browser_is_told_to_keep_and_send_nothing_that_is_typed() -> None:
    page = shown(Form(Signal))
    assert page.count('spellcheck="false"') >= 12
    assert 'autocomplete="on"' not in page
    assert 'maxlength="' not in page  # it would cut a pasted text off without a word


def test_a_reference_without_options_is_carried_along_unseen() -> None:
    form = Form(Signal, values={"lawyer": OAK})
    assert f'<input type="hidden" name="lawyer" value="{OAK}">' in shown(form)
    given = form.parse(posted(lawyer=str(OAK)))
    assert given is not None
    assert given.lawyer == OAK


def test_a_fault_in_something_unseen_is_told_above_the_form() -> None:
    form = Form(Signal, options=LAWYERS)
    form.parse(posted(case="nonsense"))
    assert codes(form) == [("", "bad_handle")]
    assert "Case: This does not lead to anything." in shown(form)


def test_the_ticket_is_sent_along() -> None:
    assert '<input type="hidden" name="ticket" value="t-1">' in shown(Form(Signal, ticket="t-1"))


def test_a_draft_brings_everything_back_without_judging_it() -> None:
    form = Form(Signal, options=LAWYERS)
    form.recall(posted(people="seven", at__date="11 March", at__time="late", lines="one\ntwo"))
    page = shown(form)
    for typed in ("seven", "11 March", "late", "one\ntwo"):
        assert typed in page
    assert form.errors == []


def test_markup_that_is_typed_stays_text() -> None:
    form = Form(Signal)
    form.parse(posted(number='"><script>alert(1)</script>', people="x"))
    assert "<script>alert" not in shown(form)


class Told(msgspec.Struct, kw_only=True, frozen=True):
    """Answers with hints: a sentence before an example and a zone, and no sentence."""

    who: Annotated[str, Meta(description="As in the consent.", examples=["the prosecutor"])] = ""
    how: Annotated[str, Meta(examples=["by car"])] = ""
    at: Annotated[datetime, Meta(tz=True, description="Empty: just now.")] | None = None


def test_a_hint_is_read_as_sentences() -> None:
    page = Template('{% load web %}{% form form submit="Send" %}').render(
        Context({"form": Form(Told, zone="Europe/Moscow")})
    )
    hints = re.findall(r'class="hint"[^>]*>([^<]*)<', page)
    assert hints == [
        "As in the consent. For example the prosecutor.",
        "for example by car",
        "Empty: just now. Time as in Europe/Moscow",
    ]
