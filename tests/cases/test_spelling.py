"""A name is found in another spelling, and other names are not."""

import csv
from pathlib import Path

import pytest

from safeconduct.cases.letters import script
from safeconduct.cases.namebook import Namebook
from safeconduct.cases.spelling import agree, parse

FILE = Path(__file__).with_name("spellings.csv")
GIVEN = """
Адам Аминат Анзор Арби Асхаб Бекхан Валид Дени Джохар Заира Зелим Индира Исмаил Камила Лечи Лолита
Марьям Милана Нурди Олег Петр Роза Руслан Седа Таисия Тамара Умар Халид Эдуард Элина Эмиль Яна
"""
FAMILY = """
Абастов Барков Бетербиев Вагапов Гелиханов Дебиров Ельцов Зармаев Исламов Кадыралиев Лорсанов
Мунаев Насуханов Орцуев Плиев Решедов Сайдаев Тунгуев Устарханов Финогенов Хожаев Черкасов Шуаипов
Эдилов Юшаев Якубов Бугаев Васин Гончар Демченко Жмурко
"""


def pairs() -> list[tuple[str, str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [(line["person"], line["one"], line["other"]) for line in csv.DictReader(file)]


def strangers() -> list[tuple[str, str]]:
    """A thousand others, none of them a spelling of anybody in the pairs."""
    return [
        (f"stranger {given} {family}", f"{given} {family}")
        for given in GIVEN.split()
        for family in FAMILY.split()
    ]


@pytest.fixture(scope="module")
def book() -> Namebook[str]:
    return Namebook([*((person, one) for person, one, _other in pairs()), *strangers()])


def test_there_are_two_hundred_pairs_and_each_says_something():
    assert len(pairs()) == 200
    assert len({(one, other) for _person, one, other in pairs()}) == 200
    assert all(one != other for _person, one, other in pairs())


def test_of_two_hundred_names_in_another_spelling_at_least_95_in_100_are_found(book):
    missed = [(one, other) for person, one, other in pairs() if person not in dict(book.find(other))]
    assert len(missed) <= 10, missed


def test_of_two_hundred_look_ups_hardly_one_brings_up_somebody_else(book):
    false = [
        (other, wrong)
        for person, _one, other in pairs()
        for wrong, _score in book.find(other)
        if wrong != person
    ]
    assert len(false) <= 4, false


def test_a_name_of_nobody_finds_nobody(book):
    for name in ("Bartholomew Quill", "Нестор Пупырышкин", "Xu Wei", "", "...", "1234"):
        assert book.find(name) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Хасан Ялхоев", "Хусейн Ялхоев"),
        ("Муса Бокаев", "Иса Бокаев"),
        ("Аслан Хизриев", "Руслан Хизриев"),
        ("Зара Тестова", "Лара Тестова"),
        ("Зелимхан Ахмадович Бештоев", "Зелимхан Рамзанович Тестов"),
        ("Магомед Ахмадов", "Ахмад Магомедов"),
    ],
)
def test_brothers_and_neighbours_stay_different_people(one, other):
    assert agree(parse(one), parse(other)) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Зара", "Cyrl"),
        ("Zara", "Latn"),
        ("ზარა", "Geor"),
        ("زارا", "Arab"),
        ("Զառա", "Armn"),
        ("123", "Zyyy"),
    ],
)
def test_the_script_of_a_name_is_seen(text, code):
    assert script(text) == code
