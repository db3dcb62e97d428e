"""How many and how old, as Russian says it. Values are (low, high); None: open."""

import re
from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.grammar import Found, Grammar, Rule
from safeconduct.claims.said.numbers import digits_age
from safeconduct.claims.said.russian.numbers import CARDINALS, ORDINALS, number
from safeconduct.claims.said.tokens import Tokens

_ADJECTIVE = frozenset("ий яя ее его ей ему ем им юю ие их ими".split())
_YEARS = frozenset("год года лет годам".split())
# How a verb ends, but no word for a person in a case that an age stands beside: «парню лет десять».
_LASTS = re.compile(
    r"(?:[аяеу]ю|[аяу]ет|[аеяи]шь|[аеиуы]л[аи]?|л[ао]сь|л[ис]ь|лся|[аяую]т|тся)$|^(?:сидит|стоит)$"
)
# The first half of «шестнадцатилетний», «девятиклассник», by how old or in which form.
_COMPOUND = {form: value for form, value in CARDINALS.items() if form.endswith(("и", "х"))} | {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "сорока": 40, "девяносто": 90, "сто": 100,
}  # fmt: skip
_FORMS = {
    "перво": 1, "второ": 2, "третье": 3, "четверо": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8,
    "девяти": 9, "десяти": 10, "одиннадцати": 11,
}  # fmt: skip
_TENS = {
    "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70,
}  # fmt: skip


def _cases(stem: str, endings: str, value: Any) -> dict[str, Any]:
    return {stem + ending.strip("-"): value for ending in endings.split()}


_NOUN = "- а у ом е ы ов ам ами ах"
_YOUNG: dict[str, tuple[int, int | None]] = {
    **_cases("несовершеннолетн", " ".join(_ADJECTIVE), (0, 17)),
    **_cases("малолетн", " ".join(_ADJECTIVE), (0, 13)),
    **_cases("совершеннолетн", " ".join(_ADJECTIVE), (18, None)),
    **_cases("подрост", "ок ка ку ком ке ки ков кам ками ках", (10, 19)),
    **_cases("тинейджер", _NOUN, (13, 19)),
    **_cases("школьни", "к ка ку ком ке ки ков кам ками ках ца цу цы це цей ц цам цами цах", (6, 19)),
    **_cases(
        "старшекласс", "ник ника нику ником нике ники ников ница ницу ницы нице ницей никам никами", (14, 19)
    ),
    **_cases("ребен", "ок ка ку ком ке", (0, 17)),
    **_cases("дет", "и ей ям ьми ях", (0, 17)),
    **_cases("мальчи", "к ка ку ком ке ки ков кам ками ках", (0, 25)),
    **_cases("девоч", "ка ку ки ке кой кам ками ках ек", (0, 25)),
    **_cases("младен", "ец ца цу цем це цы цев", (0, 2)),
}

_WORDS: dict[str, dict[str, Any]] = {
    "vague": {
        **dict.fromkeys(("десятки", "десятков", "десяткам", "десятками", "десятках"), widths.DOZENS),
        **dict.fromkeys(("несколько десятков", "нескольких десятков", "пара десятков"), widths.DOZENS),
        **dict.fromkeys(
            ("сотни", "сотен", "сотням", "сотнями", "несколько сотен", "нескольких сотен"), widths.HUNDREDS
        ),
        **dict.fromkeys(("тысячи людей", "несколько тысяч", "нескольких тысяч"), widths.THOUSANDS),
        **dict.fromkeys(("несколько", "нескольких", "нескольким", "несколькими"), widths.SEVERAL),
        **dict.fromkeys(("пара", "пару", "пары", "парой"), widths.COUPLE),
        **dict.fromkeys(("десяток", "десятка", "с десяток", "около десятка"), (7, 14)),
        **dict.fromkeys(("дюжина", "дюжину", "дюжины"), widths.A_DOZEN),
        **dict.fromkeys(("полсотни", "полусотни", "около полусотни"), (38, 63)),
        **dict.fromkeys(("сотня", "сотню", "около сотни"), (75, 125)),
        **dict.fromkeys(("оба", "обе", "обоих", "обеих", "обоим", "обеим", "обоими"), (2, 2)),
    },
    "least": dict.fromkeys(
        ("не менее", "не меньше", "как минимум", "минимум", "по меньшей мере", "по крайней мере")
    ),
    "more": dict.fromkeys(("более", "более чем", "больше", "больше чем", "свыше")),
    "most": dict.fromkeys(("не более", "не больше", "максимум", "до")),
    "fewer": dict.fromkeys(("менее", "менее чем", "меньше", "меньше чем")),
    "about": dict.fromkeys(("около", "примерно", "приблизительно", "порядка", "где - то")),
    "year_word": dict.fromkeys(_YEARS),
    "whom": dict.fromkeys(
        "ему ей им мне нам тебе вам которому которой сыну дочери мальчику девочке девушке юноше парню "
        "мужчине "
        "женщине задержанному задержанной исполнилось исполнится исполнился".split()
    ),
    "is": dict.fromkeys(
        ("было", "всего", "сейчас", "только", "исполнилось", "тогда было", "едва исполнилось")
    ),
    "tens": _TENS,
    "young": _YOUNG,
    "grade": {word: value for word, value in ORDINALS.items() if value <= 11},
    "pupil": dict.fromkeys(
        "ученик ученика ученику учеником ученики учеников ученица ученицу ученицы ученице учащийся учащегося "
        "учащаяся учащуюся учащиеся".split()
    ),
    "class_word": dict.fromkeys(("класс", "класса", "классе", "классов", "классы")),
}


def year_adjective(tokens: Tokens, place: int) -> Found | None:
    """«24-летний», «шестнадцатилетняя»: the years."""
    token = tokens[place]
    if token.number is not None and token.number <= 120:
        after = tokens[place + 2]
        if tokens[place + 1].word in {"-", "–"} and after.word.removeprefix("ти").startswith("летн"):
            ends = after.word.partition("летн")[2] in _ADJECTIVE
            return (token.number, place + 3) if ends else None
        return None
    stem, years, ending = token.word.partition("летн")
    if not years or ending not in _ADJECTIVE:
        return None
    for tens, value in (("", 0), *((form, of) for form, of in _COMPOUND.items() if of >= 20)):
        rest = stem.removeprefix(tens)
        if stem.startswith(tens) and (rest in _COMPOUND or (value and not rest)):
            return value + _COMPOUND.get(rest, 0), place + 1
    return None


def form_noun(tokens: Tokens, place: int) -> Found | None:
    """«Девятиклассница»: the form at school; «9-классник»."""
    stem, found, ending = tokens[place].word.partition("классни")
    if not found or ending not in "к ка ку ком ке ки ков кам ками ках ца цу цы це цей ц цам цами".split():
        return None
    form = _FORMS.get(stem)
    return None if form is None else (form, place + 1)


def _pair(low: int, high: int, *_: Any) -> tuple[int, int] | None:
    return (low, high) if low < high else None


def in_form(form: int) -> tuple[int, int]:
    return form + 5, form + 9


_RULES: list[tuple[str, list[Rule]]] = [
    (
        "amount",
        [
            ("{vague}", lambda pair: pair),
            ("{number}", lambda count: (count, count)),
            ("{least} {number}", lambda _, count: (count, None)),
            ("{least} {vague}", lambda _, pair: (pair[0], None)),
            ("{more} {number}", lambda _, count: (count + 1, None)),
            ("{more} {vague}", lambda _, pair: (pair[0], None)),
            ("{number} и более", lambda count: (count, None)),
            ("{most} {number}", lambda _, count: (None, count)),
            ("{most} {vague}", lambda _, pair: (None, pair[1])),
            ("{fewer} {number}", lambda _, count: (None, count - 1) if count else None),
            ("{about} {number}", lambda _, count: widths.about(count)),
            ("почти {number}", lambda count: (widths.about(count)[0], count)),
            ("{number} -|–|—|или {number}", _pair),
            ("от {number} до {number}", _pair),
        ],
    ),
    (
        "age",
        [
            ("{year_adjective}", lambda age: (age, age)),
            ("{whom} {is}? {years} {year_word}?", lambda _, __, age, ___: (age, age)),
            ("{whom} {is}? {about} {years} {year_word}?", lambda _, __, ___, age, ____: (age - 3, age + 3)),
            ("{years} {year_word} от роду", lambda age, _: (age, age)),
            ("{years_braced}", lambda age: (age, age)),
            ("в возрасте {years} {year_word}", lambda age, _: (age, age)),
            ("в возрасте от {years} до {years} {year_word}", _pair),
            ("возраст|возраста — {years} {year_word}", lambda age, _: (age, age)),
            ("{about_years} {years}", lambda _, age: (age - 3, age + 5)),
            ("{about_years} {years} -|–|— {years}", lambda _, low, high: _pair(low, high)),
            ("{whom} за {tens}", lambda _, start: (start, start + 9)),
            ("{whom} {is}? под {tens}", lambda _, __, start: (start - 5, start)),
            ("младше|моложе {years} {year_word}?", lambda age, _: (0, age - 1) if age else None),
            (
                "не достигший|достигшая|достигшие|достигшего|достигшей|достигших {years} {year_word}",
                lambda age, _: (0, age),
            ),
            ("{young}", lambda pair: pair),
            ("{form_noun}", in_form),
            (
                "{pupil} {years} -? го? {class_word}",
                lambda _, form, __: in_form(form) if form <= 11 else None,
            ),
            ("{pupil} {grade} {class_word}", lambda _, form, __: in_form(form)),
        ],
    ),
]


def years_braced(tokens: Tokens, place: int) -> Found | None:
    """«Анна, 24 года,» or «(24 года)»: years between signs, behind a name."""
    before = tokens[place - 1].word
    found = number(tokens, place)
    if found is None or found[0] > 120 or before not in {",", "("} or tokens[found[1]].word not in _YEARS:
        return None
    named = tokens[place - 2].capital
    return (found[0], found[1] + 1) if named and tokens[found[1] + 1].word in {",", ")", ".", ""} else None


def about_years(tokens: Tokens, place: int) -> Found | None:
    """«Мальчик лет» десяти; after a verb («знаю лет десять») it is how long something lasts."""
    before = tokens[place - 1]
    if tokens[place].word != "лет" or (not before.capital and _LASTS.search(before.word)):
        return None
    return None, place + 1


GRAMMAR = Grammar(
    _WORDS,
    {
        "number": number,
        "year_adjective": year_adjective,
        "form_noun": form_noun,
        "years_braced": years_braced,
        "about_years": about_years,
        **digits_age(number),
    },
    _RULES,
)
