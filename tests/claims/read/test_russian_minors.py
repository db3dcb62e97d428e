"""Who is under 18 in a Russian text is named nowhere: in no case, no short form, no other letters."""

import pytest

from safeconduct.cases.letters import sounds, words
from safeconduct.claims.read import Read, read

MASKED = [
    ("Полиция увезла школьницу Лейлу Придуманную. Лейле угрожали, Лейлочка плакала.", ["Лейл", "Придуман"]),
    ("Семнадцатилетняя Лейла пропала. Leyla молчит, Leila тоже. #ЛейлаВернись", ["лейл", "leyl", "leil"]),
    ("Мурата Небылова, 16 лет, били. Где Муратик, неизвестно.", ["Мурат", "Небылов"]),
    ("Девятиклассник Пётр Сочинённый исчез. Петра видели, Петя звонил.", ["Пётр", "Петр", "Петя", "Сочин"]),
    ("Брату Льву, 14 лет, угрожали. Лев вернулся, Лёва здоров.", ["Льв", "Лев", "Лёв"]),
    ("Саша пропал в пятницу. Ему 17 лет. Александра ищут.", ["Саш", "Александр"]),
    ("Задержанную зовут Камила, она учится в десятом классе. Камилу увезли.", ["Камил"]),
    ("Мадине Вымысловой было пятнадцать. Мадину избили.", ["Мадин", "Вымысл"]),
    ("Пострадавшему Исе Небывалову ещё нет восемнадцати. Ису держали сутки.", ["Исе", "Ису", "Небывал"]),
    ("Сёстры Зарема (23 года) и Хадижат (15 лет) ушли. Хадижу ищут.", ["Хадиж"]),
    ("Среди них был школьник Амир Н. Амира увезли на второй день.", ["Амир"]),
    ("Школьника Зюзяку не нашли.", ["Зюзяк"]),
    ("Зюзяке, 15 лет, угрожали. Зюзяка молчит.", ["Зюзяк"]),
    ("По словам 15-летнего Тимура, его били. Тима жив.", ["Тим"]),
    ("Несовершеннолетнего Артёма Ы. не нашли, Артем молчит.", ["Артём", "Артем"]),
]


@pytest.mark.parametrize(("text", "stems"), MASKED)
def test_a_minor_is_named_in_no_form(text: str, stems: list[str]) -> None:
    told = _everything(read(text, language="ru"))
    assert not [stem for stem in stems if stem.casefold() in told]
    assert "█" in told


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Адвокат Анна Примерова сообщила, что несовершеннолетнего Тимура отпустили.", "Анна Примерова"),
        ("Директор Иван Выдуманный заявил, что школьника Артёма никто не трогал.", "Иван Выдуманный"),
        ("Сёстры Зарема (23 года) и Хадижат (15 лет) ушли. Зарема нашлась.", "Зарема"),
        ("Уполномоченная по правам ребёнка Зоя Мнимая молчит. Адвокат спорит.", "Зоя Мнимая"),
        ("Участковый, которого я знаю лет десять, по секрету сообщил о доносе.", "Участковый"),
        ("Комендант видел драку. Участковый, 12 лет назад уволенный, молчит.", "Участковый"),
        ("Мирон Образцов, 31 год, уехал через 5 лет.", "Мирон Образцов"),
    ],
)
def test_an_adult_beside_a_minor_keeps_the_name(text: str, kept: str) -> None:
    assert kept in read(text, language="ru").text


def test_a_minor_who_speaks_is_masked_as_a_speaker() -> None:
    (draft,) = read("По словам 15-летнего Тимура Небылова, его били.", language="ru").drafts
    assert "тимур" not in " ".join(draft.speakers).casefold()
    assert "█" in " ".join(draft.speakers)


def test_masks_are_as_long_as_the_names() -> None:
    text = "Увезли 16-летнего Мурата. Мурату страшно."
    found = read(text, language="ru")
    assert found.text == "Увезли 16-летнего ██████. ██████ страшно."


def _everything(found: Read) -> str:
    parts = [found.text, *(" ".join([one.text, *one.speakers, one.verb]) for one in found.drafts)]
    parts += [mention.text for one in found.drafts for mention in one.mentions]
    told = " ".join(parts)
    assert not {sounds(word) for word in words(told)} & {"muratik"}
    return told.casefold()
