"""What `safeconduct read` makes of twenty invented articles is what a person found in them."""

from functools import cache

import pytest
import yaml

from safeconduct.claims.read.echoes import echo
from tests.articles.scoring import Score, leaked, notes, read, score

LANGUAGES = ["en", "ru"]
ALL = {path.stem: path for path in notes()}


@cache
def note(name):
    return yaml.safe_load(ALL[name].read_text("utf-8"))


@cache
def result(name):
    return read(ALL[name], note(name))


@cache
def total(language):
    return sum(
        (score(note(name), result(name)) for name in ALL if note(name)["language"] == language), Score()
    )


def test_ten_articles_of_each_language_are_read():
    assert [sum(note(name)["language"] == language for name in ALL) for language in LANGUAGES] == [10, 10]


@pytest.mark.parametrize("name", ALL)
def test_each_draft_points_to_its_words_and_is_made_of_what_was_promised(name):
    found = result(name)
    assert set(found) == {"text", "drafts"}
    for one in found["drafts"]:
        assert set(one) == {"text", "span", "speakers", "verb", "stance", "mentions", "times"}
        assert one["text"] == found["text"][slice(*one["span"])]
        assert one["speakers"]
        assert all(set(mention) == {"kind", "text", "masked"} for mention in one["mentions"])
        assert all(set(time) == {"said", "earliest", "latest", "anchor"} for time in one["times"])
        for mention in one["mentions"]:
            assert not mention["masked"] or set(mention["text"]) <= set("█ -.’'")


@pytest.mark.parametrize("name", ALL)
def test_no_name_of_a_minor_comes_out_and_no_menu_becomes_a_claim(name):
    assert leaked(score(note(name), result(name))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_claims_in_ten_are_found(language):
    assert total(language).found >= 0.9 * total(language).wanted, total(language).misses


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_says_it_is_right_for_nine_drafts_in_ten_and_else_unknown_rather_than_wrong(language):
    got = total(language)
    assert got.right >= 0.9 * got.matched, got.misses
    wrong = got.matched - got.right - got.unknown
    assert wrong <= 0.02 * got.matched, got.misses


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_times_in_ten_are_understood(language):
    assert total(language).resolved >= 0.9 * total(language).times, total(language).misses


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_draft_is_something_that_somebody_says(language):
    assert total(language).extra <= 0.1 * total(language).drafts, total(language).misses


@pytest.mark.parametrize(
    "name", [name for name in ALL if "echo_of" in yaml.safe_load(ALL[name].read_text("utf-8"))]
)
def test_of_two_articles_from_one_statement_the_echo_is_proposed_and_no_other(name):
    texts = {one: result(one)["text"] for one in ALL if one != name}
    found = [one.key for one in echo(result(name)["text"], texts)]
    assert found == [note(name)["echo_of"]]
