"""Numbers in English words and figures."""

from safeconduct.claims.said.grammar import Found
from safeconduct.claims.said.numbers import grouped
from safeconduct.claims.said.tokens import Tokens

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
UNITS = {word: number for number, word in enumerate(_SMALL, 1)}
TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
HOURS = {word: number for word, number in UNITS.items() if number <= 12}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {"thirtieth": 30}
ORDINALS |= {f"twenty - {word}": 20 + ORDINALS[word] for word in _ORDINALS[:9]} | {"thirty - first": 31}

# With which words a number may begin.
BEGINS = frozenset({*UNITS, *TENS, "a"})


def number(tokens: Tokens, place: int) -> Found | None:
    """A whole number in figures or words: 1,200; twenty-one; a hundred and five."""
    return grouped(tokens, place) or _words(tokens, place)


def _words(tokens: Tokens, place: int) -> Found | None:
    total, end = 0, place
    for scale, word in ((1000, "thousand"), (100, "hundred")):
        found = _below_hundred(tokens, end) or (
            (1, end + 1) if tokens[end].word == "a" and tokens[end + 1].word == word else None
        )
        if found is not None and tokens[found[1]].word == word:
            total, end = total + found[0] * scale, found[1] + 1
    joined = end + (end > place and tokens[end].word == "and")
    rest = _below_hundred(tokens, joined)
    if rest is not None:
        return total + rest[0], rest[1]
    return (total, end) if end > place else None


def _below_hundred(tokens: Tokens, place: int) -> Found | None:
    word = tokens[place].word
    if word in UNITS:
        return UNITS[word], place + 1
    if word not in TENS:
        return None
    dash = tokens[place + 1].word == "-"
    unit = UNITS.get(tokens[place + 1 + dash].word, 10)
    return (TENS[word] + unit, place + 2 + dash) if unit < 10 else (TENS[word], place + 1)
