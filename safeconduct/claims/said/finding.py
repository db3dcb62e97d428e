"""Finding the expressions of time in a text."""

from dataclasses import dataclass

from safeconduct.claims.said.english.phrases import GRAMMAR as ENGLISH
from safeconduct.claims.said.grammar import Found, Grammar
from safeconduct.claims.said.leans import lean_of
from safeconduct.claims.said.meaning import Lasting, Meaning, leaning
from safeconduct.claims.said.russian.phrases import GRAMMAR as RUSSIAN
from safeconduct.claims.said.tokens import Token, Tokens

GRAMMARS: dict[str, Grammar] = {"en": ENGLISH, "ru": RUSSIAN}

# A number beside these is a sum, an article, a number of something: no time.
_BEFORE = frozenset(
    "$ € £ ₽ № # @ § article articles art section sections part parts paragraph clause chapter page room "
    "department "
    "flat apartment house number no building unit school статья статьи статье статью статей ст п пункт "
    "пункта ч "
    "часть части глава главы стр дом дома кв квартира квартиры отдел отдела отделе отделение отделения школа "
    "школы номер колония колонии ик сизо".split()
)
_AFTER = frozenset(
    "% $ € £ ₽ percent rubles roubles ruble euro euros dollars pounds people persons men women km kg metres "
    "meters рублей рубля рубль руб долларов евро процентов процента человек человека людей км кг "
    "метров м".split()
)
_JOINTS = frozenset("- – — . , : / + ' ’ _".split())


@dataclass(frozen=True)
class Phrase:
    """An expression of time: `said` is `text[start:end]`, and what it means.

    `lasting`: it says how long something took, and is no point of time.
    """

    start: int
    end: int
    said: str
    meaning: Meaning

    @property
    def lasting(self) -> bool:
        """Whether it is a length of time and not a time."""
        return isinstance(self.meaning, Lasting)


def phrases(text: str, language: str) -> list[Phrase]:
    """The expressions of time in a text, in its order, none within another. Raises KeyError for a language
    other than "en" and "ru"."""
    tokens = Tokens(text)
    return found_in(tokens, language)


def found_in(tokens: Tokens, language: str) -> list[Phrase]:
    """The expressions of time among tokens."""
    grammar, place, found = GRAMMARS[language], 0, []
    seen: dict[tuple[str, int], Found | None] = {}
    while place < len(tokens):
        read = grammar.read("phrase", tokens, place, seen)
        if read is None or _is_something_else(tokens, place, read[1]):
            place += 1
            continue
        meaning, end = read
        said = tokens.said(place, end)
        start = tokens[place].start
        lean = lean_of(tokens, place, end, language)
        found.append(Phrase(start, start + len(said), said, leaning(meaning, lean)))
        place = end
    return found


def _is_something_else(tokens: Tokens, place: int, end: int) -> bool:
    """Whether the figures at the ends are no time but count people or things."""
    counts = tokens[end - 1].number is not None and tokens[end].word in _AFTER
    return counts or is_numbered(tokens, place, end)


def is_numbered(tokens: Tokens, place: int, end: int) -> bool:
    """Whether the figures at the ends are part of a longer number, a sum, or the number of something."""
    first, last, after = tokens[place], tokens[end - 1], tokens[end]
    if first.number is not None and (_joined(tokens, place - 1, first) or _of_something(tokens, place - 1)):
        return True
    if last.number is None or not after.glued:
        return False
    if after.word.isalpha() or after.number is not None:
        return True
    return after.word in _JOINTS and tokens[end + 1].glued and tokens[end + 1].number is not None


def _of_something(tokens: Tokens, before: int) -> bool:
    """Whether a number's kind is named before it, perhaps shortened: ст. 318."""
    word = tokens[before].word
    return word in _BEFORE or (word == "." and tokens[before - 1].word in _BEFORE)


def _joined(tokens: Tokens, before: int, first: Token) -> bool:
    sign = tokens[before]
    if not first.glued:
        return False
    if (
        sign.word in {"+", "$", "€", "£", "#", "@", "_", "№"}
        or sign.number is not None
        or sign.word.isalpha()
    ):
        return True
    return sign.word in _JOINTS and sign.glued and tokens[before - 1].number is not None
