"""Whoever approves is shown every secret that a text betrays, and is seldom troubled for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeconduct.cases.rules.disguises import readings
from safeconduct.cases.rules.never import betrayed
from tests.cases.leaks import SECRETS, clean, leaking


@pytest.mark.parametrize(("secret", "text"), leaking())
def test_no_form_of_a_secret_passes(secret, text):
    assert betrayed(text, [secret])


def test_two_hundred_leaks_are_looked_for_in_two_languages():
    assert len(leaking()) == 200
    assert len(clean()) == 200


def test_fewer_than_one_clean_text_in_twenty_is_returned_for_nothing():
    troubled = [text for text in clean() if betrayed(text, SECRETS)]
    assert len(troubled) < 10, troubled


@pytest.mark.parametrize("said", ["область", "Republic", "города", "in"])
def test_what_kind_of_place_it_is_betrays_nothing(said):
    assert betrayed(f"the {said} was quiet, в {said} тихо", [said]) == []


@given(st.text(max_size=200))
def test_any_text_can_be_read_and_each_reading_stands_in_it(text):
    for one in readings(text):
        assert 0 <= one.start < one.end <= len(text)
    betrayed(text, SECRETS)


@given(st.sampled_from(["Пенза", "Timur", "Лейла"]), st.text(alphabet=" \n.,!?—«»()0123456789", max_size=20))
def test_no_sign_around_a_secret_hides_it(secret, signs):
    assert betrayed(f"{signs} {secret} {signs}", [secret])


@pytest.mark.parametrize(
    "torn",
    [
        "Вымы-слов",
        "вымы слов",
        "Вымы слову",
        "Ти|мур",
        'Ти"м"ур',
        "Тим…ур",
        "за речном",
        "Пе(н)зе",
        "пен–зе",
        "vymys lov",
    ],
)
def test_no_name_is_hidden_by_tearing_it_apart(torn):
    assert betrayed(f"Мы ждём {torn} дома.", ["Тимур Вымыслов", "Заречный", "Пенза"])


@given(st.sampled_from(["Рязань", "Рустам", "Penza"]), st.data())
def test_no_mark_that_nobody_sees_hides_a_secret(secret, data):
    at = data.draw(st.integers(1, len(secret) - 1))
    mark = data.draw(st.sampled_from("\u00ad\u200b\u200c\u200d\u2060\ufeff\u202e\u0301"))
    assert betrayed(f"they were in {secret[:at]}{mark}{secret[at:]} then", [secret])
