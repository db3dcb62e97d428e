"""Every kind of file gives its text, and nothing that stands around it."""

import gzip

import pytest

from safeconduct.claims.formats import text_of
from tests.claims.formats import made

KINDS = {
    "page.html": "html",
    "message.eml": "eml",
    "page.mhtml": "mhtml",
    "report.docx": "docx",
    "page.warc": "warc",
}


@pytest.mark.parametrize("name", made.EVERY)
def test_every_kind_of_file_gives_its_text(name: str) -> None:
    found = text_of(name, made.EVERY[name])
    assert (made.EN if name != "words.txt" else made.RU) in " ".join(found.text.split())


@pytest.mark.parametrize("name", made.EVERY)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(name: str) -> None:
    named = "words.txt" if name != "page.wacz" else "page.zip"
    assert text_of(named, made.EVERY[name]).kind == text_of(name, made.EVERY[name]).kind


@pytest.mark.parametrize(
    "page",
    [
        f"<!-- saved from url=(0025)https://news.example.org/ -->\n{made.PAGE}".encode(),
        made.PAGE.encode("utf-16"),
        f"<div><p>{made.EN}</p><script>scripted()</script></div>".encode(),
    ],
    ids=["a note above", "utf-16", "a piece of one"],
)
def test_a_page_is_one_without_its_name_too(page: bytes) -> None:
    """What is brought by a form has none: read as text it would be tags and scripts."""
    found = text_of("", page)
    assert (found.kind, made.EN in found.text, "script" in found.text) == ("html", True, False)


@pytest.mark.parametrize("name", ["page.html", "page.mhtml", "page.warc", "page.warc.gz", "page.wacz"])
def test_of_a_page_the_article_stays_and_what_surrounds_it_goes(name: str) -> None:
    found = text_of(name, made.EVERY[name])
    assert found.text == "\n\n".join(["The yard of the house on Tuesday.", *made.TOLD])
    assert not any(one in found.text for one in made.FURNITURE)
    assert (found.title, found.byline, found.language) == ("Two men taken", "By Jo Invented", "en")
    assert found.dated == "2026-03-12T08:15:00+03:00"
    assert found.reference == "https://news.example.org/two-men"


def test_chunks_of_a_captured_answer_are_put_together() -> None:
    assert made.RU in text_of("page.warc", made.warc(coding="chunked")).text


def test_a_message_gives_its_words_without_signature_and_attachment() -> None:
    found = text_of("message.eml", made.mail())
    assert found.text == made.EN
    assert (found.title, found.dated) == ("Two men taken", "2026-03-12T08:15:00+03:00")


def test_a_message_gives_the_name_of_who_sent_it_but_no_address() -> None:
    named = "=?utf-8?b?0JzQsNGA0YLQsA==?= <marta@example.org>"
    assert text_of("message.eml", made.mail(sender=named)).sender == "Марта"
    assert text_of("message.eml", made.mail(f"<p>{made.RU}</p>", "html", sender=named)).sender == "Марта"
    assert text_of("message.eml", made.mail(sender="marta@example.org")).sender == ""
    assert text_of("message.eml", made.mail(sender='"m@example.org" <m@example.org>')).sender == ""


def test_a_message_in_html_alone_is_read_as_a_page() -> None:
    assert text_of("message.eml", made.mail(f"<p>{made.RU}</p><script>x</script>", "html")).text.startswith(
        made.RU
    )


def test_words_that_were_taken_out_of_a_document_stay_out() -> None:
    assert text_of("report.docx", made.docx()).text == f"{made.EN}\n\n{made.RU}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_russian_is_read_in_every_encoding_that_is_met(encoding: str) -> None:
    assert text_of("words.txt", made.RU.replace("«", '"').replace("»", '"').encode(encoding)).text.startswith(
        "Двух"
    )


def test_what_cannot_be_seen_is_no_part_of_the_text() -> None:
    hidden = "An\u200bna\u202e said\u00ad so.\r\n\r\n\r\n\r\nThe\u00a0end of it."
    assert text_of("words.txt", hidden.encode()).text == "Anna said so.\n\nThe end of it."


def test_a_box_that_holds_the_article_is_not_left_out_for_its_name() -> None:
    page = f"<html><body><div class='content-widget'><p>{made.EN}</p><p>{made.RU}</p></div></body></html>"
    assert made.EN in text_of("page.html", page.encode()).text


def test_a_compressed_page_alone_is_no_archive() -> None:
    with pytest.raises(Exception, match="unknown_format"):
        text_of("page.gz", gzip.compress(made.PAGE.encode()))
