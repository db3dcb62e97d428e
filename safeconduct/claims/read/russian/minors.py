"""Who in a Russian text is probably under 18. Rather too many: a name kept is worse than a name lost."""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found, Stretch
from safeconduct.claims.read.russian.childhood import ADULT, WHOM, childhood
from safeconduct.claims.read.russian.saying import OFFICIALS
from safeconduct.claims.read.russian.words import known, lemma, readings
from safeconduct.claims.said import ages

_AFTER_A_NAME = re.compile(r"(?i)\b(?:лет|года?|год[иу]ков|ему|ей|было|исполн\w+)\b")
# "Мадине было пятнадцать", "ей нет и восемнадцати": without a word for years, at the end of a clause
_TURNED = re.compile(
    r"(?i)\b(?:(?P<no>нет|не\s+(?:было|исполнилось))|было|исполнилось|исполнится|всего|только)\s+(?:ещё\s+|еще\s+|и\s+)*"
    r"(?P<years>\d{1,2}|[а-яё]{3,15})(?=\s*(?:[.,;:!?)—–]|$|\s(?:лет|год|и|когда|но)\b))"
)
_CHILD = known(
    """несовершеннолетний несовершеннолетняя малолетний малолетняя школьник школьница подросток ребенок
    мальчик девочка малыш малышка младенец первоклассник первоклассница второклассник второклассница
    третьеклассник третьеклассница четвероклассник четвероклассница пятиклассник пятиклассница
    шестиклассник шестиклассница семиклассник семиклассница восьмиклассник восьмиклассница
    девятиклассник девятиклассница десятиклассник десятиклассница одиннадцатиклассник
    одиннадцатиклассница старшеклассник старшеклассница одноклассник одноклассница ученик ученица
    тинейджер воспитанник воспитанница дошкольник дошкольница сирота детсадовец мальчишка девчонка
    гимназист гимназистка лицеист лицеистка семиклашка первоклашка детдомовец сынишка дочурка сестренка
    внучок малютка новорожденный новорожденная"""
)
_CLASS = re.compile(
    r"(?i)\b(?:учи(?:тся|лся|лась)|перешёл|перешла)\s+в\s+\w+\s+классе?\b|\b\w+-?г?о?\s+класса\b"
)
_NAMED = re.compile(r"(?i)\b(?:зовут|звали|имя|по имени|имени)\b")
_ADULTS = known(
    """адвокат юрист следователь прокурор судья министр начальник полковник майор капитан генерал директор
    пресс-секретарь представитель координатор уполномоченный отец мать бабушка дедушка тетя дядя учитель
    учительница врач психолог журналист журналистка корреспондент правозащитник правозащитница глава депутат
    омбудсмен волонтер сотрудник полицейский участковый руководитель заместитель опекун мачеха отчим"""
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.!?…](?=\s|$)|\n\s*\n")
# "уполномоченная по правам ребёнка Зоя Мнимая" is none
_NOBODY = re.compile(r"(?i)\b(?:правам|делам|правах|защите|интересам|вопросам)\s+$")
_BEHIND = re.compile(
    r"(?i)[\s,(—–-]{1,4}(?:(?:ему|ей|тогда|всего|уже|ещё|еще|было|исполнилось|только|и)\s+){0,3}"
)
_CAPITALS = re.compile(r"(?P<name>\b[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁ](?:[а-яё]+|\.))*)")
_CAPITALS_AFTER = re.compile(r"[\s«(,]{1,3}" + _CAPITALS.pattern)
_AND = re.compile(r"(?:,\s|\sи\s|,?\sа\sтакже\s)" + _CAPITALS.pattern)
_CHILD_OF = re.compile(r"(?i)\b(?:сын|доч|внук|внуч|племянни|брат|сестр)\w*\s*$")
_BETWEEN = re.compile(r"[\s,(«—–:-]*(?:[а-яё]+[\s,(«—–:-]+){0,3}")


def minors(document: Document) -> list[Found]:
    """Persons among those found, each at least once."""
    people = [one for one in document.found if one.kind is Kind.PERSON and not _role(one.name)]
    hidden: list[Found] = []
    for sign in _signs(document.text):
        for one in _meant(document.text, sign, people):
            if one not in hidden:
                hidden.append(one)
    return sorted(hidden)


def _signs(text: str) -> Iterator[tuple[Stretch, bool]]:
    """Where something says that somebody is a child, and whether the name stands after it ("17-летний Х")."""
    for age in ages(text, "ru"):
        if _NOBODY.search(text[max(0, age.start - 30) : age.start]):
            continue
        if min(one for one in (age.low, age.high, ADULT) if one is not None) < ADULT:
            yield Stretch(age.start, age.end), not _AFTER_A_NAME.search(age.said)
    for match in _TURNED.finditer(text):
        years = ages(f"ему {match['years']} лет", "ru")
        limit = ADULT + 1 if match["no"] else ADULT
        if any(age.high is not None and age.high < limit for age in years):
            yield Stretch(*match.span()), False
    for match in _WORD.finditer(text):
        office = _NOBODY.search(text[max(0, match.start() - 30) : match.start()])
        if not office and lemma(match.group()) in _CHILD:
            yield Stretch(*match.span()), True
    for match in _CLASS.finditer(text):
        yield Stretch(*match.span()), False
    yield from childhood(text)


def _meant(text: str, sign: tuple[Stretch, bool], people: list[Found]) -> list[Found]:
    at, name_follows = sign
    begin, end = _sentence(text, at)
    inside = [one for one in people if begin <= one.start and one.end <= end]
    beside = _beside(text, at, inside, after_first=name_follows)
    beside = beside or list(_unlisted(text, at, after=name_follows))
    if name_follows and not beside:
        beside = list(_unlisted(text, at, after=False))  # "Пахом — первоклассник"
    if beside:
        return beside
    free = [one for one in inside if not _adult(text, one)]
    if free:
        return free if name_follows else [min(free, key=lambda one: _gap(one, at))]
    loose = [] if inside else list(_by_capitals(text, begin, end))
    if loose:
        return loose
    if not name_follows:
        before = [one for one in people if one.end <= begin and begin - one.end < 300]
        return [one for one in before[-1:] if not _adult(text, one)] or before[-1:]
    after = [one for one in people if end <= one.start < end + 120 and _NAMED.search(text[end : one.start])]
    return after[:1]


def _beside(text: str, at: Stretch, people: list[Found], *, after_first: bool) -> list[Found]:
    """The name that stands directly before or behind: "Мурат, 16 лет", "16-летний житель села Мурат"."""
    after = [one for one in people if at.end <= one.start and _BETWEEN.fullmatch(text, at.end, one.start)]
    before = [one for one in people if one.end <= at.start and _BEHIND.fullmatch(text, one.end, at.start)]
    if not after_first:
        return before[-1:] or after[:1]
    if after and _CHILD_OF.search(text, at.end, after[0].start):
        return [*(before[-1:] or _unlisted(text, at, after=False)), after[0]]  # "Пахом, 12-летний сын Анны"
    return [*after[:1], *_joined(text, at, after[0], people)] if after else before[-1:]


def _joined(text: str, at: Stretch, first: Found, people: list[Found]) -> list[Found]:
    """ "Дети Ульяна и Пахом": whoever else is named behind a word for several."""
    last = (_WORD.findall(at.of(text)) or [""])[-1]
    found: list[Found] = []
    end = first.end
    while all("plur" in one.tag for one in readings(last.casefold())[:1]):
        match = _AND.match(text, end)
        if match is None:
            break
        named = next((one for one in people if one.start == match.start("name")), None)
        found.append(named or Found(*match.span("name"), Kind.PERSON, match["name"]))
        end = found[-1].end
    return found


def _unlisted(text: str, at: Stretch, *, after: bool) -> Iterator[Found]:
    """A capital directly beside the sign is a name, even if no model and no dictionary knows it."""
    if after:
        match = _CAPITALS_AFTER.match(text, at.end)
    else:
        match = next(
            (
                one
                for one in _CAPITALS.finditer(text, max(0, at.start - 60), at.start)
                if _BEHIND.fullmatch(text, one.end(), at.start)
            ),
            None,
        )
    if match:
        name, end = match["name"], match.end("name")
        while name and _no_name(re.split("[ -]", name)[0]):
            name = name.partition(" ")[2]
        if name:
            yield Found(end - len(name), end, Kind.PERSON, name)


def _by_capitals(text: str, begin: int, end: int) -> Iterator[Found]:
    """First names and words that no dictionary knows, in a sentence in which nobody else found a person."""
    for match in _CAPITALS.finditer(text, begin, end):
        first = readings(re.split("[ -]", match["name"])[0].casefold())
        if any("Name" in one.tag or not one.is_known for one in first) and not _no_name(match["name"]):
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _no_name(word: str) -> bool:
    """ "Она ходит в школу", "Дочке Ульяне": a capital that only the beginning of the sentence gave."""
    found = readings(word.casefold())
    plain = bool(found) and found[0].is_known and found[0].tag.POS in {"NPRO", "PREP", "CONJ", "PRCL", "ADVB"}
    return plain or lemma(word) in WHOM | _CHILD


def _gap(one: Stretch, at: Stretch) -> int:
    return max(one.start - at.end, at.start - one.end)


def _sentence(text: str, at: Stretch) -> tuple[int, int]:
    begin = max((match.end() for match in _STOP.finditer(text, 0, at.start)), default=0)
    end = _STOP.search(text, at.end)
    return begin, end.end() if end else len(text)


def _role(name: str) -> bool:
    """ "Участковый" at the beginning of a sentence looks like a name to the model."""
    return all(lemma(word) in _ADULTS | OFFICIALS for word in _WORD.findall(name))


def _adult(text: str, one: Found) -> bool:
    """Whether the word before the name is one that no child is called by."""
    before = _WORD.findall(text[max(0, one.start - 40) : one.start])
    return any(lemma(word) in _ADULTS for word in before[-1:])
