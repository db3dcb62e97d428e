"""Who writes a public text is shown every word that nobody cleared, and learns nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.voice.lexicon import Words
from safeconduct.voice.rules.leaks import flagged
from tests.cases.leaks import SECRETS, clean, leaking

WORDS = Words()
# A common word in small letters is told from a town by nobody who does not know the town; who approves does.
COMMON = {"заречные соседи"}


def language(text):
    return "ru" if sum("а" <= letter <= "я" for letter in text.lower()) > len(text) / 3 else "en"


def flags(text, allowed=()):
    return [one.word for one in flagged(text, allowed, language(text), WORDS)]


@pytest.mark.parametrize(("secret", "text"), leaking())
def test_a_name_or_place_is_flagged_without_knowing_any_secret(secret, text):
    assert flags(text) or any(common in text for common in COMMON)


@pytest.mark.parametrize("name", ["帖木儿", "טימור", "타이무르", "ティムール", "تيمور", "თიმურ"])
def test_no_alphabet_passes_unseen(name):
    assert flags(f"Мы ждём {name} дома.") == [name]


def test_fewer_than_one_clean_text_in_twenty_is_flagged():
    troubled = [(text, flags(text)) for text in clean() if flags(text)]
    assert len(troubled) < 10, troubled


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Их увезли из Самары, о Самаре молчат, самарский суд закрыт.", ["Самара"]),
        ("Адвокат Анны Примеровой видел следы; Примерову не пускают.", ["Анна Примерова"]),
        ("They were taken in Samara; Samara's court is silent.", ["Samara"]),
        ("Смотрите example.org и #ктопропал", ["example.org", "#ктопропал"]),
    ],
)
def test_a_cleared_word_passes_in_all_its_cases(text, allowed):
    assert flags(text)
    assert flags(text, allowed) == []


@pytest.mark.parametrize(
    "cleared", ["Пензенская область", "Penza region", "Republic of Penza", "Пензенский край"]
)
@pytest.mark.parametrize(
    "town", ["Их увезли из Пензы.", "They were driven to Penza.", "Видели в городе Пенза вчера."]
)
def test_a_cleared_region_does_not_clear_the_town_that_it_is_called_after(cleared, town):
    assert len(flags(town, [cleared])) == 1


@pytest.mark.parametrize(
    ("text", "cleared"),
    [
        ("Задержания идут в Пензенской области.", "Пензенская область"),
        ("People are taken in Penza region again.", "Penza region"),
        ("In the Republic of Testland they are silent.", "Republic of Testland"),
    ],
)
def test_a_cleared_region_passes_by_its_whole_name(text, cleared):
    assert flags(text)
    assert flags(text, [cleared]) == []


def test_what_only_begins_like_a_cleared_word_is_flagged():
    assert flags("Здесь был Романовский.", ["Рома"]) == ["Романовский"]
    assert flags("In the Marchenko hall.", ["Mar"]) == ["Marchenko"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Адвокат видел Timur вечером.", ["Timur"]),
        ("The lawyer saw Тимура there.", ["Тимура"]),
        ("Пишите на @somebody_help сегодня", ["@somebody_help"]),
        ("See https://example.org/zelimkhan now", ["https://example.org/zelimkhan"]),
        ("Their friend zelimkhan was there.", ["zelimkhan"]),
        ("Её подруга зарема была там.", ["зарема"]),
        ("На 11.03.2026 в 21.40 связи нет.", []),
        ("МВД и ФСБ молчат. СРОЧНО.", []),
        ("", []),
    ],
)
def test_each_disguise_is_flagged_and_a_date_is_none(text, found):
    assert flags(text) == found


@settings(max_examples=40)
@given(st.text(max_size=120), st.sampled_from(["ru", "en"]))
def test_any_text_can_be_looked_at_and_each_flag_stands_in_it(text, spoken):
    found = flagged(text, [], spoken, WORDS)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_secret_and_an_invented_name_get_the_same_answer():
    for name in (*SECRETS, "Тридевятое", "Китеж"):
        place = name.split()[0]
        assert flagged(f"Их видели в городе {place} вчера.", [], "ru", WORDS)[0].why == "name", name
