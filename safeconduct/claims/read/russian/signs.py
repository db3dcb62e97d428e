"""What in a Russian text says that somebody is a child, and where the name is to be looked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from safeconduct.claims.read.language import Stretch
from safeconduct.claims.read.russian.childhood import ADULT, bare_ages, childhood
from safeconduct.claims.read.russian.daily import daily, minded, playing
from safeconduct.claims.read.russian.who import WORD
from safeconduct.claims.read.russian.words import known, lemma, readings
from safeconduct.claims.said import AgeSaid, ages

_AFTER_A_NAME = re.compile(r"(?i)\b(?:лет|года?|год[иу]ков|ему|ей|было|исполн\w+)\b")
# "Мадине было пятнадцать", "ей нет и восемнадцати": without a word for years, at the end of a clause
_TURNED = re.compile(
    r"(?i)\b(?:(?P<no>нет|не\s+(?:было|исполнилось))|было|будет|исполнилось|исполнится|стукнуло|всего|только)\s+(?:ещё\s+|еще\s+|и\s+)*"
    r"(?P<years>\d{1,2}|[а-яё]{3,15})(?=\s*(?:[.,;:!?)—–]|$|\s(?:лет|год|и|когда|но)\b))"
)
CHILD = known(
    """несовершеннолетний несовершеннолетняя малолетний малолетняя школьник школьница подросток ребенок
    мальчик девочка малыш малышка младенец первоклассник первоклассница второклассник второклассница
    третьеклассник третьеклассница четвероклассник четвероклассница пятиклассник пятиклассница
    шестиклассник шестиклассница семиклассник семиклассница восьмиклассник восьмиклассница
    девятиклассник девятиклассница десятиклассник десятиклассница одиннадцатиклассник
    одиннадцатиклассница старшеклассник старшеклассница одноклассник одноклассница ученик ученица
    тинейджер воспитанник воспитанница дошкольник дошкольница сирота детсадовец мальчишка девчонка
    гимназист гимназистка лицеист лицеистка семиклашка первоклашка детдомовец сынишка дочурка сестренка
    внучок малютка новорожденный новорожденная грудничок карапуз мальчуган пацаненок близнец двойняшка
    тройняшка юноша кадет суворовец нахимовец трехлетка двухлетка четырехлетка шестилетка семилетка
    первокурсник первокурсница ребятишки детвора дитя чадо детишки
    отличник отличница двоечник двоечница отрок кроха крошка беспризорник беспризорница юнармеец"""
)
_CLASS = re.compile(
    r"(?i)\b(?:учи(?:тся|лся|лась)|перешёл|перешла)\s+в\s+\w+\s+классе?\b|\b\w+-?г?о?\s+класса\b"
)
# "уполномоченная по правам ребёнка Зоя Мнимая" is none
_PUPIL = re.compile(r"(?i)учащ\w+ся")
_NOBODY = re.compile(r"(?i)\b(?:правам|делам|правах|защите|интересам|вопросам)\s+$")


@dataclass(frozen=True, order=True)
class Sign(Stretch):
    """How it is said. `follows`: the name stands after it ("17-летний Х"); `close`: of nobody but a name
    beside it; `many`: of several; `word`: it is a noun, with which the name agrees; `weak`: adults do so;
    `fond`: it is of somebody called by the first name, or of nobody.
    """

    follows: bool = False
    close: bool = False
    many: bool = False
    word: bool = False
    weak: bool = False
    fond: bool = False


def signs(text: str) -> Iterator[Sign]:
    """Every sign, in no order."""
    yield from _aged(text)
    for match in WORD.finditer(text):
        child = _child(match.group())
        if child and not _office(text, match.start()):
            yield Sign(*match.span(), follows=True, many=plural(match.group()), word=True)
    for match in _CLASS.finditer(text):
        yield Sign(*match.span())
    for at, follows in childhood(text):
        yield Sign(at.start, at.end, follows, many=_several(text, at))
    for at in bare_ages(text):
        yield Sign(at.start, at.end, close=True, many=_several(text, at))
    for at in playing(text):
        yield Sign(at.start, at.end, weak=True, fond=True)
    for at in minded(text):
        yield Sign(at.start, at.end, follows=True, close=True, fond=True)
    for at, follows, close in daily(text):
        yield Sign(at.start, at.end, follows, close, many=_several(text, at), weak=not close)


def _child(word: str) -> bool:
    """ "школьника", "дочь-подростка", "учащаяся"."""
    said = [word, *word.split("-")] if word.islower() or "-" not in word else [word]
    return any(lemma(one) in CHILD or _PUPIL.fullmatch(one) for one in said)


def plural(word: str) -> bool:
    """Whether a word is of several."""
    return all("plur" in one.tag for one in readings(word.casefold())[:1])


def _aged(text: str) -> Iterator[Sign]:
    for age in ages(text, "ru"):
        if _office(text, age.start):
            continue
        if min(one for one in (age.low, age.high, ADULT) if one is not None) < ADULT:
            last = (WORD.findall(age.said) or [""])[-1]
            if lemma(last) in CHILD:
                continue  # found as a word below
            follows = not _AFTER_A_NAME.search(age.said)
            many = (follows and plural(last)) or _several(text, age)
            yield Sign(age.start, age.end, follows, many=many)
    for match in _TURNED.finditer(text):
        years = ages(f"ему {match['years']} лет", "ru")
        limit = ADULT + 1 if match["no"] else ADULT
        if any(age.high is not None and age.high < limit for age in years):
            yield Sign(*match.span())


def _several(text: str, at: Stretch | AgeSaid) -> bool:
    """ "им 7, 9 и 12 лет", "по семь лет"."""
    around = text[max(0, at.start - 12) : at.end + 12]
    return bool(re.search(r"(?i)\b(?:по|им|обоим|обеим)\s|\d,?\s(?:и\s)?\d|(?:х|ти|и)\sи\s\w+\sлет", around))


def _office(text: str, start: int) -> bool:
    return bool(_NOBODY.search(text[max(0, start - 30) : start]))
