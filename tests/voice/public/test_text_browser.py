"""The pages in w3m, a browser that shows text alone: what the worst line leaves of them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.voice.public.children import HARD, sentences
from tests.voice.public.serving import Public, read

W3M = shutil.which("w3m")
pytestmark = pytest.mark.skipif(
    W3M is None, reason="there is no text browser: apt-get install w3m, then run this again"
)
TITLE = {"en": "Two people taken from a flat", "ru": "Двоих увезли из квартиры"}
WORDS = {
    "en": (
        "Corrected",
        "Correction",
        "We wrote: by police",
        "Correct is: by men in plain clothes",
        "Earlier text, corrected since",
        "This statement was withdrawn",
    ),
    "ru": (
        "Исправлено",
        "Исправление",
        "Мы написали: полиция",
        "Правильно: люди в штатском",
        "Прежний текст, с тех пор исправлен",
        "Это заявление отозвано",
    ),
}


def dump(tmp_path: Path, page: str) -> str:
    """The page as w3m shows it, its lines made one, and wide enough that it breaks no word in two; what it
    keeps for itself goes away with its home."""
    assert W3M is not None
    shown = subprocess.run(
        [W3M, "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "300"],
        input=page.encode(),
        env={"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    return re.sub(r"\s+", " ", shown.stdout.decode())


def in_order(text: str, *words: str) -> None:
    """Each stands in the text, and after the one before."""
    place = 0
    for one in words:
        found = text.find(one, place)
        assert found >= 0, (one, text[place:])
        place = found + len(one)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_text_reads_from_its_headline_through_who_says_so_to_the_demand(
    public: Public, tmp_path: Path, language: str
):
    page = read(public, f"/{language}/{public.known['codes']['stands']}")[2]
    shown = dump(tmp_path, page)
    attributed, demand = sentences(language)
    in_order(shown, HARD[language], "UTC", attributed, demand, HARD[language])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_correction_is_read_before_the_text_and_the_earlier_text_after_its_mark(
    public: Public, tmp_path: Path, language: str
):
    shown = dump(tmp_path, read(public, f"/{language}/{public.known['codes']['corrected']}")[2])
    mark, heading, wrote, correct, earlier, _gone = WORDS[language]
    said = sentences(language)
    in_order(shown, TITLE[language], mark, heading, wrote, correct, *said, earlier, TITLE[language], *said)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_list_and_the_mark_of_a_withdrawn_text_are_read_too(
    public: Public, tmp_path: Path, language: str
):
    listed = dump(tmp_path, read(public, f"/{language}/")[2])
    in_order(listed, WORDS[language][0], TITLE[language], HARD[language])
    gone = dump(tmp_path, read(public, f"/{language}/{public.known['codes']['withdrawn']}")[2])
    in_order(gone, WORDS[language][5], public.known["codes"]["withdrawn"], "UTC")
    assert sentences(language)[1] not in gone


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_markup_is_left_standing_between_the_words(public: Public, tmp_path: Path, language: str):
    codes = public.known["codes"]
    paths = ("", codes["corrected"], codes["withdrawn"], codes["russian"], "aaaaa-bbbbb")
    for path in paths:
        shown = dump(tmp_path, read(public, f"/{language}/{path}")[2]).replace(HARD[language], "")
        assert not re.search(r"</?[a-z]+|/>|&\w+;|&#|\{[{%]|[%}]\}|class=|lang=|None", shown), shown
