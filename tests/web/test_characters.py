"""Which characters an answer may hold, and which are dropped where they would deceive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.web.characters import as_line, as_text, keepable, showable
from safeconduct.web.forms import Form
from tests.web.asked import Signal, codes, posted


@pytest.mark.parametrize("field", ["number", "note", "lines", "passphrase", "code", "people"])
@pytest.mark.parametrize("bad", ["\x00", "\ud800", "a\udfffb"])
def test_an_empty_byte_or_half_a_symbol_is_refused_with_a_sentence(field: str, bad: str) -> None:
    form = Form(Signal)
    assert form.parse(posted(**{field: bad})) is None
    assert codes(form) == [(f"f-{field}", "bad_text")]


def test_a_number_cannot_hide_marks_that_nobody_sees() -> None:
    assert as_line("+7\u200b 900‮ 000\u2066-00-01\u00ad") == "+7 900 000-00-01"


def test_longer_text_is_kept_word_for_word() -> None:
    said = "he said \u202bשלום\u202c and\u200b left"
    assert as_text(said) == said


def test_letters_that_need_joiners_keep_them() -> None:
    assert as_line("می\u200cخواهم") == "می\u200cخواهم"


def test_line_ends_of_every_kind_become_one() -> None:
    assert as_text("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"
    assert as_line("a\r\nb") == "a b"


@given(st.text(st.characters(codec=None)))
def test_what_is_tidied_once_is_tidy(text: str) -> None:
    assert as_text(as_text(text)) == as_text(text)
    assert as_line(as_line(text)) == as_line(text)


@given(st.text(st.characters(codec=None)))
def test_what_is_shown_again_can_always_be_sent(text: str) -> None:
    assert keepable(showable(text))
    showable(text).encode()
