"""The feeds as a feed reader understands them, and held against the standard by a validator that is not ours.

No package on PyPI that is alive validates Atom. The grammar beside this file (atom.rng) is written by our own
hand from RFC 4287; libxml2, through lxml, validates by it.
"""

import re
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from tests.voice.public.children import HARD, sentences
from tests.voice.public.serving import Public, read

LANGUAGES = ["en", "ru"]
TITLE = {"en": "Two people taken from a flat", "ru": "Двоих увезли из квартиры"}
CORRECTED = {"en": "Corrected: ", "ru": "Исправлено: "}
WRONG = {
    "en": ("We wrote: by police", "Correct is: by men in plain clothes"),
    "ru": ("Мы написали: полиция", "Правильно: люди в штатском"),
}
WITHDRAWN = {
    "en": ("Withdrawn", "This statement was withdrawn. Please do not quote it."),
    "ru": ("Отозвано", "Это заявление отозвано. Пожалуйста, не цитируйте его."),
}
ATOM = "{http://www.w3.org/2005/Atom}"


def parsed(text: str) -> Any:
    found = feedparser.parse(text.encode(), response_headers={"content-type": "application/atom+xml"})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def now(public: Public, language: str) -> Any:
    return parsed(read(public, f"/{language}/feed.atom")[2])


def entry(found: Any, public: Public, name: str) -> Any:
    """The one entry that leads to the text of this fate."""
    (one,) = [each for each in found.entries if each.link.endswith(f"/{public.known['codes'][name]}")]
    return one


def plain(html: str) -> list[str]:
    """The paragraphs of a content, as a browser shows them."""
    return [str(one.text_content()) for one in etree_of(html).findall(".//p")]


def etree_of(html: str) -> Any:
    from lxml.html import fragment_fromstring

    return fragment_fromstring(html, create_parent="div")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_finds_each_text_of_its_language_and_the_way_to_its_page(public: Public, language: str):
    found = now(public, language)
    assert found.feed.language == language
    assert found.feed.author == "www.example.org"
    names = ["withdrawn", "corrected", "russian", "stands"] if language == "ru" else None
    names = names or ["withdrawn", "corrected", "stands"]
    codes = public.known["codes"]
    assert [one.link for one in found.entries] == [
        f"https://www.example.org/{language}/{codes[name]}" for name in names
    ]
    links = {one.rel: one.href for one in found.feed.links}
    assert links["self"] == f"https://www.example.org/{language}/feed.atom"
    assert links["alternate"] == f"https://www.example.org/{language}/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_characters_that_mean_something_to_xml_and_html_arrive_as_they_were_written(
    public: Public, language: str
):
    one = entry(now(public, language), public, "stands")
    assert one.title_detail.type == "text/plain"
    assert one.title == HARD[language]
    said = sentences(language)
    assert one.content[0].type == "text/html"
    assert plain(one.content[0].value) == [said[0], f"{said[1]} {HARD[language]}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_the_same_one_after_its_text_was_corrected_or_withdrawn(public: Public, language: str):
    before, after = parsed(public.known["before"][language]), now(public, language)
    assert {one.id for one in before.entries} == {one.id for one in after.entries}
    assert before.feed.id == after.feed.id
    for name in ("corrected", "withdrawn"):
        old, new = entry(before, public, name), entry(after, public, name)
        assert (new.id, new.published) == (old.id, old.published)
        assert new.updated_parsed > old.updated_parsed
    old, new = entry(before, public, "stands"), entry(after, public, "stands")
    assert (new.id, new.updated, new.content) == (old.id, old.updated, old.content)
    assert after.feed.updated == max(one.updated for one in after.entries) > before.feed.updated


def test_the_same_text_in_two_languages_is_two_entries(public: Public):
    """Who follows both feeds would otherwise be shown one of them alone: one id is one entry."""
    ids = [{one.id for one in now(public, language).entries} for language in LANGUAGES]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_is_seen_in_the_title_and_read_before_the_text(public: Public, language: str):
    one = entry(now(public, language), public, "corrected")
    assert one.title == f"{CORRECTED[language]}{TITLE[language]}"
    paragraphs = plain(one.content[0].value)
    assert tuple(paragraphs[:2]) == WRONG[language]
    assert paragraphs[-2:] == sentences(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_withdrawn_text_the_feed_says_that_and_not_a_word_more(public: Public, language: str):
    one = entry(now(public, language), public, "withdrawn")
    assert (one.title, *plain(one.content[0].value)) == WITHDRAWN[language]


@pytest.fixture(scope="module")
def grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feeds_are_valid_before_and_after(public: Public, grammar: etree.RelaxNG, language: str):
    for text in (public.known["before"][language], read(public, f"/{language}/feed.atom")[2]):
        root = etree.fromstring(text.encode())
        grammar.assertValid(root)
        for one in root.iter(f"{ATOM}entry"):
            assert [each.get("rel") for each in one.findall(f"{ATOM}link")] == ["alternate"]


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        (r"<id>urn:uuid:[^<]+</id>", ""),
        (r"<id>urn:uuid:", "<id>"),
        (r"<author>.+?</author>", ""),
        (r"(<updated>\S{10})T", r"\1 "),
        (r"(<updated>\d{4})-\d\d", r"\1-13"),
        (r"<title>[^<]+</title>", ""),
        (r' href="[^"]+"', ""),
        (r' term="\w+"', ""),
        (r'type="html"', 'type="markdown"'),
        (r"<published>", "<published/><published>"),
        (r"<entry>", "<entry><pubDate/>"),
    ],
)
def test_the_validator_refuses_a_feed_that_is_broken(
    public: Public, grammar: etree.RelaxNG, was: str, instead: str
):
    whole = public.known["before"]["en"]
    broken = re.sub(was, instead, whole, count=1)
    assert broken != whole
    assert not grammar.validate(etree.fromstring(broken.encode()))
