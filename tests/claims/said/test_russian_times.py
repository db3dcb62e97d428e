"""What Russian says of time by its verbs, and of age beside it."""

import pytest

from safeconduct.claims.said import ages, phrases, resolve
from tests.claims.said.reckoned import WRITTEN


@pytest.mark.parametrize("verb", ["принёс", "увёз", "поджёг", "погиб"])
def test_a_past_verb_without_its_usual_ending_still_tells_of_the_past(verb):
    (one,) = phrases(f"В ночь с 3 на 4 сентября он {verb}.", "ru")
    found = resolve(one.meaning, anchor=WRITTEN, previous=None, zone="Europe/Moscow")
    assert (found.span.earliest.year, found.span.latest.year) == (2025, 2025)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Участковый, которого я знаю лет десять.", []),
        ("Он отсидел лет 12.", []),
        ("С ним был мальчик лет десяти.", ["мальчик", "лет десяти"]),
        ("Парню лет пятнадцать.", ["лет пятнадцать"]),
        ("Камила лет 15.", ["лет 15"]),
    ],
)
def test_how_long_something_lasts_is_nobodys_age(text, said):
    assert [one.said for one in ages(text, "ru")] == said
