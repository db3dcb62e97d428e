"""Words that say somebody is a child without the word for years: "Ульяне одиннадцать", "ходит в садик"."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from safeconduct.claims.read.language import Stretch
from safeconduct.claims.read.russian.words import known, lemma, readings
from safeconduct.claims.said.russian.numbers import CARDINALS, ORDINALS

ADULT = 18
_FEW = "|".join(
    sorted((word for word, value in CARDINALS.items() if 0 < value < ADULT), key=len, reverse=True)
)
_NTH = "|".join(
    sorted((word for word, value in ORDINALS.items() if 0 < value <= ADULT), key=len, reverse=True)
)
YEARS = rf"(?:(?:1[0-7]|[1-9])(?!\d)|{_FEW}|полтора(?:\s+год(?:а|ика))?|полгода|год(?:а|ик|ика)?)"
_OVER = r"(?=\s*(?:[.,;!?)»—–]|$)|\s(?:и|но|а|да|когда|с\s+половиной)\b)"
_YET = (
    r"(?:(?:всего|только|уже|ещ[её]|сейчас|тогда|скоро|лишь|теперь|почти|едва|недавно|всего-то|вот-вот|стукн\w+|минул\w*|нет\s+и|через\s+\w+"
    r"|по|в\s+\w+)\s+){0,3}"
)
_FEW, _NTH = _FEW.replace("е", "[её]"), _NTH.replace("е", "[её]")
_AGED = re.compile(
    rf"(?i)(?P<who>\b[а-яё]+(?:-[а-яё]+)*)(?=[\s,)(—–:-]{{1,4}}{_YET}"
    rf"(?P<years>{YEARS}(?:\s+(?:месяц|недел|лет\b|год)\w*)?){_OVER})"
)
_RUNNING = re.compile(
    rf"(?i)(?P<who>\b[а-яё]+)(?=[\s,—–-]{{1,4}}(?:\w+\s+)?(?:(?:пош[её]л|ид[её]т|ш[её]л)\s+)?(?:уже\s+|всего\s+)?"
    rf"(?P<years>(?:{_NTH}|1?\d-й)(?:\s+год\w*)?){_OVER})"
)
_BORN = re.compile(
    r"(?i)\b(?P<year>(?:19|20)\d\d)(?:-?го)?\s*(?:г\.?|года?)?\s*(?:р\.|рожд\w+)"
    r"|\bродил(?:ась|ся|ись)\s+(?:\d{1,2}\s+)?(?:[а-яё]+\s+){0,3}?(?P<in>(?:19|20)\d\d)\b"
)
_SOME = rf"(?:(?:\d{{1,2}}|{_FEW})(?:-х|-ти)?(?:,\s|\s+и\s+))*(?:1[0-7]|[1-9]|{_FEW})(?:-ти)?"
_BARE = re.compile(  # "Братья Пахом и Тит, трёх и пяти лет", "Тит (15 лет на момент ареста)"
    rf"(?i)(?:[,(—–:.]\s*(?:им\s+)?|\bпо\s+|\s(?:лишь|почти|всего)\s)(?P<years>{_SOME}\s+(?:лет|года?|год\w?к\w*|месяц\w*))"
    r"(?=\s*[,.;:)!?—–\n]|\s+на\s+момент|\s*$)"
)
_YEAR = re.compile(r"(?<![\d.,№-])(?:19|20)\d\d(?![\d-])")
_KIN = re.compile(
    rf"(?i)\b(?:сын|доч|внук|внуч|мальчик|девочк|младш|малыш)\w*,?\s+(?:[а-яё]+,?\s+)?{YEARS}\s+(?:лет|год\w*)\b"
)
_FIRST_NAME = re.compile(
    r"(?P<name>\b[А-ЯЁ][а-яё]+)(?:\s[А-ЯЁ](?:\.|[а-яё]+))?(?:\s\((?P<in>1[0-7]|[1-9])(?=\))"
    rf"|,\s(?P<years>1[0-7]|[1-9]|(?i:{_FEW}))(?=[,.;)]))"
)
_STREET = re.compile(
    r"(?i)\b(?:ул|улиц\w+|просп\w*|пр|переул\w*|пер|площад\w+|шоссе|бульвар\w*|дом\w*|им|имени)\b"
)
_LITTLE = re.compile(
    r"(?i:\b(?:младш\w+|младшеньк\w+|грудн\w+|годовал\w+|\w+месячн\w+)(?:\s+из\s+\w+)?)(?=\s*[,—–]?\s+[А-ЯЁ])"
)
WHOM = known(
    """дочь дочка сын сынок внук внучка мальчик девочка младший младшая старший старшая сестра брат сестренка
    братишка ребенок малыш племянник племянница он она они падчерица пасынок доченька сынишка"""
)


def childhood(text: str) -> Iterator[tuple[Stretch, bool]]:
    """Where it is said, and whether the name stands after it ("младшая, Ульяна")."""
    for pattern in (_AGED, _RUNNING):
        for match in pattern.finditer(text):
            if _to_whom(match["who"]) and not _street(text, match.start()):
                yield Stretch(*match.span("years")), False
                if match["who"][:1].isupper():
                    yield Stretch(match.start("who"), match.end("years")), False
    yield from _told(text)
    for match in _BORN.finditer(text):
        if _now(text) - int(match["year"] or match["in"]) <= ADULT:
            yield Stretch(*match.span()), False


def bare_ages(text: str) -> Iterator[Stretch]:
    """Ages without a word for whose they are; they are of a name beside them, or of nobody."""
    for match in _BARE.finditer(text):
        yield Stretch(*match.span("years"))


def _told(text: str) -> Iterator[tuple[Stretch, bool]]:
    """By how somebody lives, and by a name with a number or "младшая" beside it."""
    for match in _KIN.finditer(text):
        yield Stretch(*match.span()), False
    for match in _FIRST_NAME.finditer(text):
        if _first_name(match["name"]) and not _street(text, match.start()):
            yield Stretch(*match.span("years" if match["years"] else "in")), False
    for match in _LITTLE.finditer(text):
        yield Stretch(*match.span()), True


def _first_name(word: str) -> bool:
    return any("Name" in one.tag or not one.is_known for one in readings(word.casefold()))


def _street(text: str, start: int) -> bool:
    """ "улица Анны Примеровой, 9"."""
    return bool(_STREET.search(text, max(0, start - 25), start))


def _to_whom(word: str) -> bool:
    """Whether a word is somebody in the dative: a name, one of the family, a pronoun."""
    given = [one for one in readings(word.casefold()) if str(one.tag.case) in {"datv", "loct"}]
    if not given:
        return False
    if lemma(word) in WHOM or any(one.normal_form.replace("ё", "е") in WHOM for one in given):
        return True
    name = any({"Name", "Surn", "Patr"} & one.tag.grammemes or not one.is_known for one in given)
    return word[:1].isupper() and name


def _now(text: str) -> int:
    """The year in which the text was written, as far as it names one: the last that is not to come."""
    born = {match.span(group) for match in _BORN.finditer(text) for group in ("year", "in")}
    named = [int(one.group()) for one in _YEAR.finditer(text) if one.span() not in born]
    today = datetime.now(UTC).year
    return max((one for one in named if one <= today), default=today)
