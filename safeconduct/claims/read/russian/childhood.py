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
_YEARS = rf"(?:(?:1[0-7]|[1-9])(?!\d)|{_FEW}|полтора(?:\s+год(?:а|ика))?|полгода|год(?:ик)?)"
_OVER = r"(?=\s*(?:[.,;!?)»—–]|$)|\s(?:и|но|а|да|когда|с\s+половиной)\b)"
_YET = (
    r"(?:(?:всего|только|уже|ещ[её]|сейчас|тогда|скоро|лишь|теперь|почти|едва|недавно|всего-то|вот-вот|стукн\w+|минул\w*|нет\s+и|через\s+\w+"
    r"|в\s+\w+)\s+){0,3}"
)
_FEW, _NTH = _FEW.replace("е", "[её]"), _NTH.replace("е", "[её]")
_AGED = re.compile(
    rf"(?i)(?P<who>\b[а-яё]+(?:-[а-яё]+)*)(?=[\s,)(—–:-]{{1,4}}{_YET}"
    rf"(?P<years>{_YEARS}(?:\s+(?:месяц|недел)\w*)?){_OVER})"
)
_RUNNING = re.compile(
    rf"(?i)(?P<who>\b[а-яё]+)(?=[\s,—–-]{{1,4}}(?:\w+\s+)?(?:(?:пош[её]л|ид[её]т|ш[её]л)\s+)?(?:уже\s+|всего\s+)?"
    rf"(?P<years>(?:{_NTH}|1?\d-й)(?:\s+год\w*)?){_OVER})"
)
_BORN = re.compile(
    r"(?i)\b(?P<year>(?:19|20)\d\d)(?:-?го)?\s*(?:г\.?|года?)?\s*(?:р\.|рожд\w+)"
    r"|\bродил(?:ась|ся|ись)\s+(?:\d{1,2}\s+)?(?:[а-яё]+\s+){0,3}?(?P<in>(?:19|20)\d\d)\b"
)
_YEAR = re.compile(r"(?<![\d.,№-])(?:19|20)\d\d(?![\d-])")
_LIVES = re.compile(
    rf"""(?ix)
    \b(?:ходи\w+|пош[её]л|пошла|пойд[её]т|посеща\w+|уч(?:ится|илась|ился))\s+(?:[вн]а?\s+)?(?:[\w№-]+\s+){{0,2}}?
        (?:детск\w+\s+сад\w*|детсад\w*|садик\w*|ясли|яслях|школ[уе]|гимнази[юи]|класс[еа]?\b)
    | \b(?:забрали|увезли|увели|вывели|сняли)\s+(?:\w+\s+){{0,3}}?(?:из|с|со)\s+(?:[\w№-]+\s+){{0,2}}?
        (?:детск\w+\s+сада|детсада|садика|яслей|школы|гимназии|класса|урок\w+)
    | \bв\s+(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат)\w+\s+класс\w*
    | \bв\s+(?:свои|мои|его|е[её])\s+{_YEARS}\b
    | \bдо\s+(?:18|восемнадцати|совершеннолетия)\b(?=.{{0,30}}\b(?:ещ[её]|остал|не\s+хвата))
    | \bне\s+(?:дости|дожд)\w+\s+(?:18\b|восемнадцати|совершеннолетия)"""
)
_KIN = re.compile(
    rf"(?i)\b(?:сын|доч|внук|внуч|мальчик|девочк|младш|малыш)\w*,?\s+(?:[а-яё]+,?\s+)?{_YEARS}\s+(?:лет|год\w*)\b"
)
_FIRST_NAME = re.compile(
    r"(?P<name>\b[А-ЯЁ][а-яё]+)[\s,(]{1,2}(?P<years>1[0-7]|[1-9])"
    r"(?=(?<=\(\d)\)|(?<=\(\d\d)\)|(?<=,\s\d)[,.;)]|(?<=,\s\d\d)[,.;)])"
)
_STREET = re.compile(
    r"(?i)\b(?:ул|улиц\w+|просп\w*|пр|переул\w*|пер|площад\w+|шоссе|бульвар\w*|дом\w*|им|имени)\b"
)
_FORMS = "перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат"  # of a school
_CARE = re.compile(
    rf"""(?ix)
    \bопек[аи]\s+(?:\w+\s+)?(?:забра|изъя|отобра|увез)\w+
    | \b(?:изъяли|отобрали)\s+(?:\w+\s+){{0,2}}?
        (?:из\s+семьи|у\s+(?:матер|родител|отца))\w*
    | \b(?:помест|отправ|забра|увез|переда|определ)\w+\s+(?:\w+\s+){{0,2}}?(?:в|из)\s+
        (?:приют|детдом|детск\w+\s+дом|интернат)\w*
    | \b(?:из|в|во)\s+(?:1[01]|[1-9])\s?-?\s?[«"“]?(?-i:[А-ЕК])\b(?![а-яё])
    | [—–]\s+(?:мо[йя]|наш\w?|его|е[её])\s+младш\w+ | \b(?:ОГЭ|ЕГЭ|ВПР)\b
    | \b(?:закан|оконч|оканч)\w+\s+(?:{_FORMS})\w+\s+класс\w*
    | \bуч(?:ится|ился|илась)\s+в\s+(?:{_FORMS})(?:ом|ем|ьем)\b"""
)
_LITTLE = re.compile(
    r"(?i:\b(?:младш\w+|младшеньк\w+|грудн\w+|годовал\w+|\w+месячн\w+))(?=\s*[,—–]?\s+[А-ЯЁ])"
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
    yield from _told(text)
    for match in _BORN.finditer(text):
        if _now(text) - int(match["year"] or match["in"]) <= ADULT:
            yield Stretch(*match.span()), False


def _told(text: str) -> Iterator[tuple[Stretch, bool]]:
    """By how somebody lives, and by a name with a number or "младшая" beside it."""
    for pattern in (_LIVES, _KIN, _CARE):
        for match in pattern.finditer(text):
            yield Stretch(*match.span()), False
    for match in _FIRST_NAME.finditer(text):
        if _first_name(match["name"]) and not _street(text, match.start()):
            yield Stretch(match.start("years"), match.end()), False
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
