"""Whoever is probably under 18 is named in nothing that comes out of an English text."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from safeconduct.claims.read import Kind, read
from safeconduct.claims.read.command import as_json

# the text; words that may stand nowhere; words that must stay
CHILDREN = [
    ("His 16-year-old cousin Timur Vydumov was taken. Timur’s mother came. #FreeTimur", "timur vydumov", ""),
    ("Timur V., 16, was taken with his brother Adam V., 24.", "timur", "Adam"),
    ("Timur Pridumov left. He is 15. Lawyer Anna Testova saw Pridumov.", "timur pridumov", "Anna Testova"),
    ("Lawyer Anna Testova says a ninth-grader was held. Said Vydumov signed.", "vydumov", "Anna says"),
    ("Aza Skazkina, a ninth-grader, was at school. Skazkina said nothing.", "aza skazkina", ""),
    ("A 14-year-old was beaten. The boy, Bislan, cannot walk.", "bislan", ""),
    ("Their children Amina and Rustam, aged 9 and 7, were left alone.", "amina rustam", ""),
    ("Marina Testova, 34, has a son, Rustam, 12, and a daughter, Leila (9).", "rustam leila", "Marina"),
    ("Madina Vymyslova was then seventeen. Her father Musa Vymyslov left Madina.", "madina", "Musa"),
    ("The pupils, Ali and Umar, were questioned without their parents.", "ali umar", ""),
    ("Timur Obrazov, 16, was seen. Тимура Образова увезли, сказал друг Тимура.", "timur тимур образов", ""),
    ("TIMUR OBRAZOV, 16, is missing. timur obrazov was seen.", "timur obrazov", ""),
    ("Ruslan Vydumov said that his son Adam is in the eighth grade. Adam left.", "adam", "Ruslan"),
    ("Anzor Testov was 19 when he was taken. He said that he had been beaten.", "", "Anzor Testov"),
    ("The minor's name is Bislan Gamov.", "bislan gamov", ""),
    ("Q: Who was with you?\n\nA: My little sister Heda. She was thirteen.", "heda", ""),
    ("Two brothers, Deni (17) and Aslan Vydumov (22), were held.", "deni", "Aslan"),
    ("Khava Primerova, born in 2011, is missing, her lawyer Oleg Testov said.", "khava primerova", "Oleg"),
    ("Lawyer Timur Testov defends Umar Obrazov, 16.", "umar obrazov", "Timur Testov"),
    ("Muhammad Mnimov, 15, ran. His friends call him Maga.", "muhammad mnimov maga", ""),
    ("My son is eleven. His name is Emin and he asks why.", "emin", ""),
    ("The little one, Benny, who is four, is with Ruth.", "benny", ""),
    ("A boy they called “Tokha” was beaten. Tokha is fifteen.", "tokha", ""),
    ("The twins, Iva and Ana, aged nine, slept.", "iva ana", ""),
    ("“I'm fifteen,” said Goran. Goran's teacher, Petra Lind, confirmed it.", "goran", "Petra"),
    ("Minors among the detained: Filip R. and Noor.", "filip noor", ""),
    ("Zoran Marek's daughter Tea, still at primary school, was asked.", "tea", "Zoran"),
    ("“The children were let in,” Petra Lind told us on 16 Nov, 05:20.", "", "Lind Nov"),
    ("I fear that the children will be taken.\n\nAnna Testova's husband is away.", "", "Anna"),
    ("Two boys were taken.\n\nBest,\nOlga Mnimaya", "", "Olga"),
    ("Beslan Sochinov was tried. His cousin Kantemir Sochinov, 17, came.", "kantemir", "Beslan"),
]  # fmt: skip
PHRASINGS = yaml.safe_load(Path(__file__).with_name("english_children.yaml").read_text("utf-8"))
NAMES = ["Timur", "Amina", "Zelimkhan", "Khadija", "Yusup", "Liana", "Anzor", "Elina", "Bulat", "Zarema"]
SURNAMES = ["Vydumov", "Pridumova", "Sochinenny", "Skazkina", "Mnimov", "Obraztsova", "Nebylov"]
WAYS = [
    "{name} {surname}, {age}, was taken. {name}'s mother said that {surname} was beaten.",
    "A {age}-year-old named {name} {surname} was taken. “{name} cried,” a neighbour said.",
    "{name} {surname} was taken on Monday. The child is {age}. {surname}'s lawyer denies it.",
    "The group says that its client {name} {surname} ({age}) is missing.\n\n#Find{name} {name}_{surname}",
    "{surname} told the police nothing, the lawyer said. {name} {surname} is {age}.",
]


def everything(text: str) -> str:
    return json.dumps(as_json(read(text, language="en")), ensure_ascii=False)


@pytest.mark.parametrize(("text", "hidden", "kept"), CHILDREN, ids=lambda one: one[:30])
def test_a_child_is_masked_however_the_age_is_told(text: str, hidden: str, kept: str) -> None:
    out = everything(text)
    assert [word for word in hidden.split() if re.search(rf"(?i)\b{word}", out)] == []
    assert [word for word in kept.split() if word not in out] == []


@pytest.mark.parametrize("phrasing", PHRASINGS, ids=lambda one: one["text"][:50])
def test_a_child_is_masked_in_every_phrasing_that_a_reader_would_understand(phrasing: dict[str, Any]) -> None:
    out = everything(phrasing["text"])
    assert [word for word in phrasing.get("hidden", "").split() if re.search(rf"(?i){word}", out)] == []
    assert [word for word in phrasing.get("kept", "").split() if word not in out] == []


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(NAMES),
    st.sampled_from(SURNAMES),
    st.integers(5, 17),
    st.sampled_from(WAYS),
    st.booleans(),
)
def test_no_letters_of_a_masked_name_are_left_in_any_field(
    name: str, surname: str, age: int, way: str, shouted: bool
) -> None:
    text = way.format(name=name, surname=surname, age=age)
    out = everything(text.replace(name, name.upper()) if shouted else text).casefold()
    assert name.casefold() not in out
    assert surname.casefold() not in out


def test_a_masked_mention_is_as_long_as_the_name_and_says_that_it_is_masked() -> None:
    text = "Timur Vydumov, 16, was taken, said the lawyer."
    found = read(text, language="en")
    assert found.text == text.replace("Timur Vydumov", "█" * 13)
    (person,) = [one for one in found.drafts[0].mentions if one.kind is Kind.PERSON]
    assert person.masked
    assert set(person.text) == {"█"}


def test_adults_are_not_masked() -> None:
    text = "Anna Testova, 41, a teacher of pupils, said that Oleg Mnimov, 19, was beaten."
    assert read(text, language="en").text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("There was Omurkan. Omurkan said he was fifteen; the ministry said he was twenty.", "Omurkan"),
        ("A boy from the same stairwell, Qanybek, who is in the seventh grade, filmed it.", "Qanybek"),
        ("Bekturgan was there too. He is fourteen.", "Bekturgan"),
        ("They also took Tologon. His mother says he's 15.", "Tologon"),
        ("Chynargul gave her age as sixteen.", "Chynargul"),
        ("Among the injured is a lad, Yrysbek.", "Yrysbek"),
        ("Askarbek looks grown. But his passport says that he will be sixteen in June.", "Askarbek"),
        ("Beknur, whose fifteenth birthday was last week, was held for six hours.", "Beknur"),
        ("Ulukman was held too. According to his lawyer, the boy was beaten.", "Ulukman"),
        ("The officers also questioned Aikol. She is still at school.", "Aikol"),
        ("Adilet – 8th form – was asked about his father.", "Adilet"),
        ("I saw Kubat; he can't have been more than fourteen.", "Kubat"),
        ("The teenager's father, Marat Osmonov, said that Oljobai had been taken.", "Oljobai"),
    ],
)
def test_a_child_is_hidden_though_no_list_holds_the_name(text: str, name: str) -> None:
    read_as = read(text, language="en")
    assert name not in read_as.text
    assert not any(name in speaker for draft in read_as.drafts for speaker in draft.speakers)


def test_no_word_beside_a_child_is_taken_for_a_name() -> None:
    text = "Doctors said he was fifteen. Detention of minors is forbidden, a lawyer said. A boy told Reuters."
    assert read(text, language="en").text == text
