"""What the writer of a public text is shown before anybody else reads it. Pure.

Only words that somebody cleared who may read them pass. Any other word that could name somebody or a place is
flagged, whether it is one of the secrets or not: what the answer rests on is the text and the cleared words
alone, so that nobody can find out by trying where somebody is.

1. A word with a capital inside a sentence could be a name. So could one that begins a sentence and is no
   ordinary word, and one in small letters that is known as a name or a place.
2. A cleared word passes in all its cases, and nothing that only begins like it. Of a cleared wide place
   ("Penza region") the name passes beside its wide word only: alone it is the town.
3. A word in letters of another alphabet, or taken apart, or grown together in a hashtag or a link, passes
   only if it was cleared as such.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from safeconduct.cases.letters import script, words
from safeconduct.cases.rules.disguises import Read, readings
from safeconduct.cases.rules.never import declined, stems_of

_GROWN = re.compile(r"[#@][^\s#@,;:!?)»”\"]+|(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_OPENING = re.compile(r"(?:^|[.!?…\n][»”\"')\]]*|:\s*[«“„\"])[\s«“„\"'(\[—–-]*$")
_FOLLOWS = re.compile(r"\s+([^\W\d_]+)")
# Words with a capital that name no person and no small place.
GENERAL = frozenset(
    {
        "мвд",
        "фсб",
        "ск",
        "сизо",
        "ивс",
        "овд",
        "увд",
        "гибдд",
        "росгвардия",
        "оон",
        "обсе",
        "ук",
        "упк",
        "коап",
        "рф",
    }
    | {
        "россия",
        "европа",
        "мск",
        "смс",
        "un",
        "osce",
        "fsb",
        "russia",
        "europe",
        "us",
        "uk",
        "eu",
        "ngo",
        "i",
    }
    | {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october"}
    | {"november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
    | {"russian", "european", "ministry", "interior", "committee", "investigative", "department", "article"}
    | {"prosecutor", "court", "federation", "republic", "region", "moscow-time", "utc", "gmt", "msk", "no"}
)
LANGUAGES = {"ru": "Cyrl", "en": "Latn"}
# What makes the name beside it that of a wide place.
_WIDE = re.compile(
    r"(?i)област(?:ь|и|ью|ей)|кра(?:й|я|ю|ем|е)|район(?:а|у|ом|е)?|округ(?:а|у|ом|е)?|губерни(?:я|и|ю|ей)"
    r"|республик(?:а|и|е|у|ой)|regions?|oblast|krai|districts?|republic|province|county|area|state"
)
_BEFORE = re.compile(r"([^\W\d_]+)(?:\s+of)?\s+[«“„\"]?$")


class Lexicon(Protocol):
    """What is known of words in small letters."""

    def ordinary(self, word: str) -> bool:
        """Whether it is a common word that names nobody and no place."""

    def naming(self, word: str) -> bool:
        """Whether it is known as somebody's name, or as a place."""

    def stands_alone(self, word: str, following: str) -> bool:
        """Whether it is a quality of nothing: an adjective before no noun can be a surname (Тестовой)."""


@dataclass(frozen=True)
class Flag:
    """A word of the text that was not cleared; `why`: name, script, disguise, link."""

    start: int
    end: int
    word: str
    why: str


def flagged(text: str, allowed: Iterable[str], language: str, lexicon: Lexicon) -> list[Flag]:
    """The words of a public text in `language` (en or ru) that nobody cleared, in their order."""
    allowed = list(allowed)
    of_wide = {said for said in allowed if any(_WIDE.fullmatch(word) for word in words(said))}
    wide, cleared = _stems(of_wide), _stems(set(allowed) - of_wide)
    as_said = {said.casefold() for said in allowed}
    grown = [found for found in _GROWN.finditer(text) if not _spelt(found.group())]
    links = list(_links(grown, as_said, lexicon))
    found = [
        Flag(one.start, one.end, one.word, why)
        for one in readings(text)
        if not any(whole.start() <= one.start < whole.end() for whole in grown)
        and (why := _why(text, one, LANGUAGES[language], lexicon))
        and not any(declined(one.word, stem) for stem in cleared)
        and not (_beside_wide(text, one) and any(declined(one.word, stem) for stem in wide))
    ]
    return _each_once([*links, *found])


def _stems(allowed: Iterable[str]) -> set[str]:
    return {stem for said in allowed for word in words(said) for stem in stems_of(word) or {word}}


def _beside_wide(text: str, one: Read) -> bool:
    """Whether a wide word stands before or after it: "Penza region", "the Republic of Example"."""
    beside = (_BEFORE.search(text[max(0, one.start - 40) : one.start]), _FOLLOWS.match(text, one.end))
    return any(found is not None and _WIDE.fullmatch(found[1]) is not None for found in beside)


def _why(text: str, one: Read, expected: str, lexicon: Lexicon) -> str:
    """Why a word could name somebody or a place; empty if it could not."""
    word, stands = one.word, text[one.start : one.end]
    small = word.casefold()
    if stands.casefold() != small and words(stands) != words(word):
        return "disguise" if lexicon.naming(small) or not lexicon.ordinary(small) else ""
    if small in GENERAL or len(small) == 1:
        return ""
    if script(word) != expected:  # also a script of which we know nothing
        return "script"
    if lexicon.naming(small):
        return "name"
    if not word[0].isupper():
        return ""
    expected_capital = word.isupper() or _opens(text, one.start)
    following = _FOLLOWS.match(text, one.end)
    alone = lexicon.stands_alone(small, following[1].casefold() if following else "")
    return "" if expected_capital and lexicon.ordinary(small) and not alone else "name"


def _opens(text: str, at: int) -> bool:
    """Whether a sentence or a quotation begins here."""
    return _OPENING.search(text[max(0, at - 12) : at]) is not None


def _links(grown: Iterable[re.Match[str]], whole: set[str], lexicon: Lexicon) -> Iterator[Flag]:
    """Hashtags, handles and addresses that were not cleared as they are and are not plain words."""
    for found in grown:
        said = found.group().rstrip(".")
        plain = said[0] == "#" and all(lexicon.ordinary(word) for word in words(said))
        if not plain and said.casefold() not in whole:
            yield Flag(found.start(), found.start() + len(said), said, "link")


def _spelt(grown: str) -> bool:
    """A date, a time, or letters one by one: no address."""
    return all(part.isdigit() or len(part) == 1 for part in re.split(r"\W+", grown) if part)


def _each_once(found: Iterable[Flag]) -> list[Flag]:
    """One flag for each place: the longest that stands there."""
    kept: list[Flag] = []
    for one in sorted(found, key=lambda flag: (flag.start, -flag.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
