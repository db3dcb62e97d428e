"""How many and how old, found in a text."""

from dataclasses import dataclass

from safeconduct.claims.said.english.people import GRAMMAR as ENGLISH
from safeconduct.claims.said.finding import found_in, is_numbered
from safeconduct.claims.said.grammar import Found, Grammar
from safeconduct.claims.said.russian.people import GRAMMAR as RUSSIAN
from safeconduct.claims.said.tokens import Tokens

_GRAMMARS: dict[str, Grammar] = {"en": ENGLISH, "ru": RUSSIAN}

# Before these a number is of time, money or measure, or an order.
_MEASURES = frozenset(
    "year years month months week weeks day days hour hours minute minutes second seconds am pm o'clock "
    "hrs st nd rd "
    "th % percent km kg metres meters rubles roubles dollars euros euro pounds thousandth $ € £ ₽ "
    "год года лет годам году месяц месяца месяцев недели недель неделю день дня дней сутки суток час "
    "часа часов часу "
    "минут минуты минуту секунд процентов процента рублей рубля рубль долларов евро км кг метров утра "
    "вечера ночи го е "
    "числа число статьи статья класса класс января февраля марта апреля мая июня июля августа сентября "
    "октября ноября "
    "декабря".split()
)


@dataclass(frozen=True)
class AmountSaid:
    """How many: `said` is `text[start:end]`; at least `low`, at most `high`, None where open."""

    start: int
    end: int
    said: str
    low: int | None
    high: int | None


@dataclass(frozen=True)
class AgeSaid:
    """How old, in years: `said` is `text[start:end]`; at least `low`, at most `high`, None where open."""

    start: int
    end: int
    said: str
    low: int | None
    high: int | None


def ages(text: str, language: str) -> list[AgeSaid]:
    """The ages in a text, in its order. Raises KeyError for a language other than "en" and "ru"."""
    return [
        AgeSaid(tokens_start, end, said, low, high)
        for tokens_start, end, said, (low, high) in _found(Tokens(text), language, "age", set())
    ]


def amounts(text: str, language: str) -> list[AmountSaid]:
    """The counts in a text, in its order: no times, no ages, no numbers of articles, rooms or telephones, no
    sums. Raises KeyError for a language other than "en" and "ru"."""
    tokens = Tokens(text)
    taken = {
        place
        for found in (
            [(one.start, one.end) for one in found_in(tokens, language)],
            [(one.start, one.end) for one in ages(text, language) if any(map(str.isdigit, one.said))],
        )
        for start, end in found
        for place in range(start, end)
    }
    return [
        AmountSaid(start, end, said, low, high)
        for start, end, said, (low, high) in _found(tokens, language, "amount", taken)
    ]


def _found(
    tokens: Tokens, language: str, kind: str, taken: set[int]
) -> list[tuple[int, int, str, tuple[int | None, int | None]]]:
    grammar, place, found = _GRAMMARS[language], 0, []
    seen: dict[tuple[str, int], Found | None] = {}
    while place < len(tokens):
        read = None if tokens[place].start in taken else grammar.read(kind, tokens, place, seen)
        if read is None or (kind == "amount" and _counts_nobody(tokens, place, read[1])):
            place += 1
            continue
        pair, end = read
        said, start = tokens.said(place, end), tokens[place].start
        found.append((start, start + len(said), said, pair))
        place = end
    return found


def _counts_nobody(tokens: Tokens, place: int, end: int) -> bool:
    first, after = tokens[place], tokens[end]
    if is_numbered(tokens, place, end) or after.word in _MEASURES:
        return True
    if after.word == "-" and after.glued:
        return True
    alone = end == place + 1
    if alone and first.word in {
        "one",
        "один",
        "одна",
        "одно",
        "одного",
        "одной",
        "одну",
        "одному",
        "одним",
        "одном",
    }:
        return True
    year = first.number is not None and 1900 <= first.number <= 2100 and first.end - first.start == 4
    return alone and year and not after.word.isalpha()
