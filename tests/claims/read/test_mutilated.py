"""Reading holds for what no writer wrote: sentences torn apart, turned about and run together."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.claims.read import read
from tests.articles import scoring

HERE = Path(__file__).parent
SENTENCES = [one["text"] for one in yaml.safe_load((HERE / "english.yaml").read_text("utf-8"))]
ARTICLES = [
    scoring.article(note).read_text("utf-8")
    for note in scoring.notes()
    if yaml.safe_load(note.read_text("utf-8"))["language"] == "en"
]
PIECES = sorted({word for text in [*SENTENCES, *ARTICLES] for word in text.split(" ")})
SIGNS = [",", ";", ":", " — ", '"', "“", "”", "'", "(", ")", ".", "?", "\n", "\n\n", "\n- ", "\n> ", "@"]
STORED = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def sound(text: str) -> None:
    """Reads a text and holds what came out to what is promised of every text."""
    found = read(text, language="en")
    assert len(found.text) == len(text)
    for draft in found.drafts:
        assert draft.text == found.text[draft.start : draft.end]
        assert draft.text.strip()
        assert draft.speakers


@settings(max_examples=150, **STORED)
@given(st.lists(st.sampled_from(PIECES) | st.sampled_from(SIGNS), max_size=60))
def test_words_of_articles_in_any_order_are_read(words: list[str]) -> None:
    sound(" ".join(words))


@settings(max_examples=100, **STORED)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.integers(0, 80), st.sampled_from(SIGNS))
def test_half_of_one_sentence_before_half_of_another_is_read(
    one: str, other: str, at: int, sign: str
) -> None:
    sound(one[:at] + sign + other[at:])


@pytest.mark.parametrize("place", range(len(ARTICLES)))
def test_an_article_with_letters_lost_and_lines_exchanged_is_read(place: int) -> None:
    chance = random.Random(place)  # noqa: S311  (not for secrets)
    letters = [one for one in ARTICLES[place] if chance.random() > 0.02]
    lines = "".join(letters).split("\n")
    chance.shuffle(lines)
    sound("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "a " * 4000 + "said that " * 200,
        "“" * 500 + "He said. " * 100,
        "The man, " * 400 + "said.",
        "who said that " * 400,
        "Anna Testova and " * 300 + "said nothing.",
        "- \n" * 1500,
        "Q: Why?\nA: " * 300,
        "Aza, 16, " * 300,
        "“He said: ‘She said: “They said.”’” " * 100,
        "At 14:30, according to " * 300,
        "14:30, said that he was gone. Yesterday said: “We left.”",
    ],
    ids=lambda text: text[:14],
)
def test_a_text_that_repeats_itself_does_not_hold_the_reader_up(text: str) -> None:
    sound(text)
