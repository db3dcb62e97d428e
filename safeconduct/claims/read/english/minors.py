"""Who in an English text is probably under 18: an age, a class or a word for a child, and whom it is said of.

1. What stands beside a name belongs to it: "Timur V., 16", "her 14-year-old daughter Amina".
2. Else it belongs to the name nearest in its sentence, else to those of the sentence before, else to the next
   one named: rather one too many. Somebody with an office, or of an age of 18 and more, is left out there.
3. Each sign is asked twice: of the names that are known, and of these with every word that may be a name.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english import childhood
from safeconduct.claims.read.english.childhood import ADULT
from safeconduct.claims.read.english.grown import in_office, is_grown
from safeconduct.claims.read.english.pointing import Named, beside, mates, nearby, next_to
from safeconduct.claims.read.english.rolls import rolled
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.english.unlisted import unlisted
from safeconduct.claims.read.language import Document, Found, Stretch
from safeconduct.claims.said import ages

_BESIDE = re.compile(
    r"(?:\s*\(\d{1,2}\))?(?:,\s*|,?\s+and\s+)(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]*\.?)?)"
)


def minors(document: Document) -> list[Found]:
    """Persons among `document.found` who are probably under 18."""
    text = document.text
    persons = [one for one in document.found if one.kind is Kind.PERSON]
    anybody = sorted({*persons, *unlisted(document)})
    said = ages(text, "en")
    births = list(childhood.births(text))
    old = [Stretch(one.start, one.end) for one in said if not childhood.young(one)]
    old += [place for place, late in births if not late]
    young = {Stretch(one.start, one.end) for one in said if childhood.young(one)}
    signs = sorted({*young, *childhood.told(text), *(place for place, late in births if late)})
    apposed = {one: age for one in anybody if (age := childhood.age_behind(text, one.end)) is not None}
    grown = _tied_closely(text, persons, old) | {one for one, age in apposed.items() if age >= ADULT}
    grown |= {one for one in persons if is_grown(text, one)}
    found = {one for one, age in apposed.items() if age < ADULT} | set(rolled(document))
    known, anyone = Named(text, persons, grown), Named(text, anybody, grown)
    for sentence, following, inside in _with_signs(text, signs):
        for sign in inside:
            meant = beside(text, sign, sentence, anyone) or [
                *nearby(text, sign, sentence, following, known),
                *([] if childhood.many(sign.of(text)) else nearby(text, sign, sentence, following, anyone)),
            ]
            found |= {*meant, *mates(text, sign, sentence, anyone)}
    found |= set(_unknown_beside(document, found))
    return sorted(found | set(_in_full(text, found, persons, grown)))


def _in_full(
    text: str, found: Iterable[Found], persons: Iterable[Found], grown: set[Found]
) -> Iterator[Found]:
    """Whoever has the given name of a child in full: "Gleb Mnimov came. Gleb is in nappies." """
    alone = {one.name for one in found if " " not in one.name}
    for one in persons:
        given = one.name.split()[0]
        if given in alone and given != one.name and not in_office(text, one) and not _grown_name(one, grown):
            yield one


def _unknown_beside(document: Document, found: set[Found]) -> Iterator[Found]:
    """ "Filip R. and Noor": a name that no list of names holds, joined to a child's."""
    for one in found:
        match = _BESIDE.match(document.text, one.end)
        if match and not any(other.meets(Stretch(*match.span("name"))) for other in document.found):
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _with_signs(
    text: str, signs: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch | None, Sequence[Stretch]]]:
    """Every sentence with the one after it and its signs, of the whole text: a menu too may name a child."""
    starts = [one.start for one in signs]
    told = [
        one
        for line in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
        for one in sentences(text, line.start(), line.end())
    ]
    for one, following in zip_longest(told, told[1:]):
        inside = signs[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        yield one, following, [sign for sign in inside if one.holds(sign)]


def _tied_closely(text: str, persons: Sequence[Found], said: Iterable[Stretch]) -> set[Found]:
    return {person for age in said for person in next_to(text, age, persons)}


def _grown_name(one: Found, grown: set[Found]) -> bool:
    return any(one.name == other.name or one.name in other.name.split() for other in grown)
