"""Who says what in Russian: sentences and short texts of every kind, written for the tests."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from safeconduct.claims.read import read

SENTENCES = yaml.safe_load(Path(__file__).with_name("russian.yaml").read_text("utf-8"))


def told(text: str, **how: Any) -> list[str]:
    """Every draft as "outermost > innermost stance"."""
    drafts = read(text, language="ru", **how).drafts
    return [f"{' > '.join(one.speakers)} {one.stance}" for one in drafts]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one["text"][:40])
def test_each_sentence_is_given_to_who_says_it(sentence: dict[str, Any]) -> None:
    assert told(sentence["text"], title="Заголовок") == sentence["told"]


def test_the_voice_of_a_statement_ends_where_its_subject_begins() -> None:
    text = "Заявление фонда «Тихий дом» о голодовке в колонии № 3\n\nНаш юрист был там. Мы требуем проверки."
    assert told(text) == ["фонд «Тихий дом» asserts", "фонд «Тихий дом» demands"]


def test_two_who_make_a_statement_are_its_voice_together() -> None:
    text = "Совместное заявление группы «Мост» и фонда «Дом» по поводу обысков\n\nМы опасаемся новых обысков."
    assert told(text) == ["группа «Мост» и фонд «Дом» fears"]


def test_a_press_service_over_its_text_is_its_voice() -> None:
    text = "Пресс-служба гарнизона сообщает:\n\nУчения прошли по плану. Пострадавших нет."
    assert told(text) == [*["пресс-служба гарнизона asserts"] * 2, "пресс-служба гарнизона denies"]


def test_a_bulletin_is_of_the_monitor_over_it_and_its_items_have_the_date_of_their_heading() -> None:
    text = (
        "Центр наблюдения «Ровный берег»\nСводка за 3–9 марта 2026 года\n\n"
        "• 3 марта, Тула. Задержали рыбака Олега Мнимого. Его брат сообщил, что дело закрыли.\n\n"
        "• В ночь на 5 марта, Псков. В полиции заявили, что обыска не было.\n\n"
        "8 марта, Орёл.\n\nСуд отложили."
    )
    whose = "центр наблюдения «Ровный берег»"
    found = read(text, language="ru")
    assert told(text) == [
        f"{whose} asserts",
        f"{whose} > его брат asserts",
        f"{whose} > полиция denies",
        f"{whose} asserts",
    ]
    assert [[time.said for time in one.times] for one in found.drafts] == [
        ["3 марта"],
        [],
        ["В ночь на 5 марта"],
        [],
    ]


def test_names_in_a_list_and_answers_that_are_only_a_date_are_no_headings() -> None:
    listed = "Фонд сообщил, что задержаны:\n\n• Иван Мнимый.\n• Пётр Сочинённый."
    assert [one.text for one in read(listed, language="ru").drafts][-2:] == [
        "Иван Мнимый.",
        "Пётр Сочинённый.",
    ]
    talk = "— Когда это было?\n\n— Третьего марта, в Туле.\n\n— Кто пришёл?\n\n— Полиция. Я их знаю."
    assert "Третьего марта, в Туле." in [one.text for one in read(talk, language="ru").drafts]


def test_a_letterhead_says_whose_the_text_is_and_a_newspaper_s_name_says_nothing() -> None:
    press = "Пресс-служба управления по Мнимой области\n\n3 мая\n\nВ колонии никого не били."
    assert told(press) == ["пресс-служба управления по Мнимой области denies"]
    channel = "Канал «Тихий двор»\n21 мая, 19:05\n\n1/ Двоих увезли.\n\n2/ Соседка пишет нам: «Там крики»."
    assert told(channel) == ["канал «Тихий двор» asserts", "канал «Тихий двор» > соседка asserts"]
    paper = "Газета «Тихий двор»\n21 мая\n\nДвоих увезли. Наша газета об этом писала."
    assert told(paper)[0] == "unknown asserts"


def test_an_appeal_is_of_those_who_name_themselves_in_it() -> None:
    text = "Обращение\n\nМы, жители дома на Сиреневой, просим остановить выселение. Нам угрожают."
    assert told(text) == ["жители дома на Сиреневой demands", "жители дома на Сиреневой asserts"]


def test_an_appeal_is_of_who_signed_it_and_a_letter_that_passes_on_has_no_voice() -> None:
    signed = "Обращение\n\nНашего сына увезли. Требуем пустить врача.\n\nС надеждой,\nсемья Выдумовых"
    assert told(signed) == ["семья Выдумовых asserts", "семья Выдумовых demands"]
    letter = "Добрый день!\n\nАдвокат сказала нам, что дело закрыто.\n\nС уважением,\nгруппа «Мост»"
    assert told(letter) == ["адвокат asserts"]


def test_a_story_is_told_by_whoever_it_is_announced_for_and_by_nobody_after_it() -> None:
    text = (
        "Рассказ учительницы\n\nОльга Небывалова уехала в мае.\n\nЯ вышла из дома в семь. Сосед сказал, "
        "что за мной следят.\n\nМеня держали до утра. Я никого не узнала.\n\nВ полиции это отрицают."
    )
    assert told(text) == [
        "unknown asserts",
        "Ольга Небывалова asserts",
        "Ольга Небывалова > сосед asserts",
        "Ольга Небывалова asserts",
        "Ольга Небывалова asserts",
        "полиция denies",
    ]


def test_of_a_conversation_with_nobody_named_it_is_unknown_who_tells_what_others_said() -> None:
    text = (
        "Разговор в поезде\n\n— Куда вас везли?\n\n— В лес.\n\n— Что сказали?\n\n"
        "— Солдат сказал, что нас убьют."
    )
    assert told(text) == ["unknown asserts", "unknown > солдат asserts"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Прокурор зачитал постановление. Из него следует, что обыск был законным.", "постановление asserts"),
        ("Прокурор зачитал письмо и справку. Из него следует, что обыска не было.", "письмо asserts"),
        ("Из него следует, что обыска не было.", "unknown asserts"),
        ("На запрос ответило районное управление. Там пишут, что жалоб нет.", "районное управление denies"),
        ("Там пишут, что жалоб нет.", "unknown asserts"),
        ("У ворот стоял сторож, он сказал, что темно.", "сторож asserts"),
        ("Сторож спорил с шофёром, он сказал, что темно.", "unknown asserts"),
        ("«Ей врач сказал, что он упал», — передал он её слова.", "unknown > врач asserts"),
    ],
)
def test_papers_places_and_pronouns_stand_for_what_was_named_or_for_nobody(text: str, last: str) -> None:
    assert told(text, title="Заголовок")[-1] == last


@pytest.mark.parametrize(
    "line",
    [
        "> Коллеги, напишите, что известно.",
        "12.02.2026, Ольга Придуманная пишет:",
        "Поддержать нас: help@example.org",
        "КАЗАНЬ, 12 марта 2026, 15:20.",
    ],
)
def test_replies_addresses_and_datelines_are_nobodys_claim(line: str) -> None:
    assert told(f"Заголовок\n\nВрач сказал, что он жив.\n\n{line}") == ["врач asserts"]


PARTS = [part for one in SENTENCES for part in one["text"].split()]
WHOLE = [one["text"] for one in SENTENCES]
BREAKS = st.sampled_from([" ", "\n", "\n\n", "\n— ", "\n> ", ": ", " — ", "», — ", ". «"])


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(st.one_of(st.sampled_from(PARTS), st.sampled_from(WHOLE)), BREAKS, st.integers(0, 60)),
        max_size=25,
    )
)
def test_torn_and_mixed_sentences_are_read_to_their_end(pieces: list[tuple[str, str, int]]) -> None:
    text = "".join(said[cut % (len(said) + 1) :] + between for said, between, cut in pieces)
    found = read(text, language="ru")
    assert len(found.text) == len(text)
    assert all(one.text == found.text[one.start : one.end] and all(one.speakers) for one in found.drafts)
    assert all(one.end <= other.start for one, other in pairwise(found.drafts))
