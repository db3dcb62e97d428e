"""A text is the same whichever face it came through."""

from typing import Any

import pytest
from django.http import QueryDict

from safeconduct.acts import registry
from safeconduct.acts.askable import askable, references
from safeconduct.acts.decode import decode
from safeconduct.kernel.errors import Refusal
from safeconduct.web.answers import Wrong
from safeconduct.web.forms import BoundField, Form
from tests.acts.sample import WriteLines

PASTED = "  \u202eВ\u200bа\xad\x07ля \u2028 =1+1\ufeff\ufffe  "
AS_LINE = "Валя =1+1"  # no marks that nobody sees, no line ends, one blank


def test_what_nobody_can_see_comes_in_by_no_program() -> None:
    asked = {
        "title": PASTED,
        "text": PASTED,
        "words": [PASTED],
        "lines": [{"text": PASTED}],
        "secret": PASTED,
    }
    given = decode(WriteLines, asked)
    assert (given.title, given.words, given.lines[0].text) == (AS_LINE, [AS_LINE], AS_LINE)
    assert given.text == "\u202eВ\u200bа\xadля \n =1+1\ufeff"  # longer texts stay word for word
    assert given.secret == PASTED, "a passphrase is what was typed"


def test_a_text_of_nothing_visible_is_nothing() -> None:
    assert decode(WriteLines, {"title": "\u200b\u202e"}).title == ""


@pytest.mark.parametrize("value", [7, None, ["x"], {"a": "b"}])
def test_what_is_no_text_is_named_as_before(value: Any) -> None:
    with pytest.raises(Refusal) as caught:
        decode(WriteLines, {"title": value})
    assert caught.value.fields == {"title": "wrong_type"}


def typed(bound: BoundField) -> Any:
    """What the form makes of the words in one of its fields; None where it wants something else there."""
    post = QueryDict(mutable=True)
    post[bound.name] = PASTED
    try:
        return bound.widget.clean(bound.widget.read(post), {})
    except Wrong:
        return None


def test_every_text_of_every_action_is_what_its_form_would_have_sent() -> None:
    compared = 0
    for action in registry.actions():
        for bound in Form(askable(action.input).kind):
            if bound.name in references(action.input):
                continue
            wanted = typed(bound)
            if bound.shape.widget not in {"line", "tel", "email", "text", "lines"} or wanted is None:
                continue
            sent = [PASTED] if bound.shape.widget == "lines" else PASTED
            try:
                given = decode(action.input, {**action.example, bound.shape.encoded: sent})
            except Refusal:
                continue  # JSON, or words of a pattern
            if isinstance(wanted, list):
                wanted = [" ".join(wanted)]  # a form takes two lines for two answers
            assert getattr(given, bound.name) == wanted, (action.name, bound.name)
            compared += 1
    assert compared > 60
