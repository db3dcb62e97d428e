"""Whatever is posted: no form raises, none loses what was typed, none shows its insides."""

from html import unescape

from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safeconduct.web.characters import showable
from safeconduct.web.forms import Form
from tests.web.asked import Signal

NAMES = [*Signal.__struct_fields__, "at.date", "at.time", "ticket", "unknown"]
MEAN = [
    "",
    " ",
    "\x00",
    "\ud800",
    "‮evil‬",
    "\u200b",
    "ﷺ" * 300,
    "<script>",
    "';--",
    "=1+1",
    "2026-02-30",
    "25:61",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "23:59",
    "02:30",
    "-1",
    "1e999",
    "NaN",
    "١٢",
    "\r\n" * 50,
    "critical",
    "yes",
    "on",
    "flat",
    "6f6b4a5e-58a6-4d35-9a4e-1e6a3c6c0a01",
]
texts = st.one_of(st.sampled_from(MEAN), st.text(st.characters(codec=None), max_size=60))  # surrogates too
posts = st.dictionaries(st.sampled_from(NAMES), st.lists(texts, max_size=4), max_size=8)
zones = st.sampled_from(
    ["UTC", "Europe/Berlin", "Europe/Moscow", "America/St_Johns", "Pacific/Apia", "nowhere"]
)
INSIDES = ("Expected `", "msgspec", "Traceback", "ValueError", "at `$")


def as_post(fields: dict[str, list[str]]) -> QueryDict:
    post = QueryDict(mutable=True)
    for name, values in fields.items():
        post.setlist(name, values)
    return post


def rendered(form: Form[Signal], language: str) -> str:
    with translation.override(language):
        template = Template('{% load web %}{% form form submit="Send" %}')
        return template.render(Context({"form": form}))


@settings(max_examples=400, deadline=None)
@given(posts, zones, st.sampled_from(["en", "ru"]))
def test_whatever_is_posted_is_either_read_or_explained(
    fields: dict[str, list[str]], zone: str, language: str
) -> None:
    form = Form(Signal, zone=zone)
    result = form.parse(as_post(fields))
    assert (result is None) == bool(form.errors)
    page = rendered(form, language)
    page.encode()
    for inside in INSIDES:
        assert inside not in page
    assert all(fault.sentence for fault in form.errors)


@settings(max_examples=200, deadline=None)
@given(texts, texts)
def test_what_was_typed_stands_in_the_form_again(number: str, note: str) -> None:
    form = Form(Signal)
    form.parse(as_post({"number": [number], "note": [note], "people": ["seven"]}))
    page = unescape(rendered(form, "en"))
    assert f'value="{showable(number)}"' in page
    assert f">\n{showable(note)}</textarea>" in page


@settings(max_examples=200, deadline=None)
@given(posts, zones)
@example({"number": [], "at": ["0001-01-01"]}, "UTC")
def test_what_was_read_is_read_again_from_the_form_that_shows_it(
    fields: dict[str, list[str]], zone: str
) -> None:
    form = Form(Signal, zone=zone)
    first = form.parse(as_post({name: values for name, values in fields.items() if name != "photo"}))
    if first is None:
        return
    again = Form(Signal, values=first, zone=zone)
    sent: dict[str, list[str]] = {}
    for bound in again:
        if bound.widget.template == "when":
            sent |= {f"{bound.name}.date": [bound.day], f"{bound.name}.time": [bound.hour]}
        else:
            sent[bound.name] = bound.typed
    second = again.parse(as_post(sent))
    assert second is not None, again.errors
    assert second == first
