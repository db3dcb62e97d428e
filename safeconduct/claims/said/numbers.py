"""Readers of numbers in figures, for both languages."""

from safeconduct.claims.said.grammar import Found, Reader
from safeconduct.claims.said.tokens import Tokens


def figures(low: int, high: int, *lengths: int) -> Reader:
    """A number in figures from `low` to `high`, of so many figures if lengths are given."""

    def read(tokens: Tokens, place: int) -> Found | None:
        token = tokens[place]
        if token.number is None or not low <= token.number <= high:
            return None
        return None if lengths and token.end - token.start not in lengths else (token.number, place + 1)

    return read


def hour(tokens: Tokens, place: int) -> Found | None:
    """An hour in figures, and "24" if the way it is written tells that it is of the whole day."""
    found = figures(0, 24, 1, 2)(tokens, place)
    if found is None:
        return None
    token, whole = tokens[place], found[0] > 12 or found[0] == 0
    return (found[0], "24" if whole or (token.end - token.start == 2 and found[0] < 10) else ""), place + 1


def grouped(tokens: Tokens, place: int) -> Found | None:
    """A whole number in figures, its thousands perhaps parted by a comma, a space or nothing."""
    value = tokens[place].number
    if value is None:
        return None
    end = place + 1
    while tokens[place].end - tokens[place].start <= 3 and end < place + 6:
        comma = tokens[end].word == "," and tokens[end].glued and tokens[end + 1].glued
        group = tokens[end + comma]
        three = group.number is not None and group.end - group.start == 3
        spaced = (
            three
            and not comma
            and tokens.text[tokens[end - 1].end : group.start] in (" ", "\u00a0", "\u202f")
        )
        if not three or not (comma or spaced):
            break
        value, end = value * 1000 + (group.number or 0), end + comma + 1
    return value, end


# After a bare number these tell that it is a length of time, a share or a sum, and no age.
_NO_AGE = frozenset(
    "year years month months week weeks day days hour hours minute minutes percent people men women % "
    "kilometres "
    "km : / -".split()
)


def digits_age(number: Reader) -> dict[str, Reader]:
    """Readers of an age in years: anywhere; where nothing after it tells otherwise; below grown up."""

    def years(tokens: Tokens, place: int) -> Found | None:
        found = number(tokens, place)
        return found if found is not None and found[0] <= 120 else None

    def years_alone(tokens: Tokens, place: int) -> Found | None:
        found = years(tokens, place)
        if found is None or found[0] < 5:
            return None
        after = tokens[found[1]]
        return None if after.word in _NO_AGE or after.word.isalpha() else found

    def years_young(tokens: Tokens, place: int) -> Found | None:
        found = years(tokens, place)
        return (
            found
            if found is not None and 10 <= found[0] <= 21 and tokens[found[1]].word not in _NO_AGE
            else None
        )

    return {"years": years, "years_alone": years_alone, "years_young": years_young}
