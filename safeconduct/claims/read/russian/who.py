"""Whom a sign of childhood may be said of: every name that the text may hold, and the sentences around them.

A model finds most names. A child's name that it takes for a place, or that it does not see at all, must be
found as well: words with a capital that the dictionary or the short forms have as first names count, too.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import LONGEST, Found, Stretch
from safeconduct.claims.read.russian.forms import FIRST_NAMES
from safeconduct.claims.read.russian.words import lemma, readings
from safeconduct.claims.said import AgeSaid, ages

_ONE = r"(?:[А-ЯЁ][а-яё]+|[A-Z][a-z]+|[А-ЯЁ]{3,})"
CAPITALS = re.compile(rf"(?P<name>\b{_ONE}(?:[ -](?:{_ONE}|[А-ЯЁ]\.))*)")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STOP = re.compile(r"(?<!\b[А-ЯЁ])[.!?…](?=[»”\")\]]*(?:\s|$))|\n\s*\n")
_TAG = re.compile(r"[#@]\w+")
_IN_TAGS = re.compile(r"[А-ЯЁ][а-яё]+")
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
# Of women's names that the dictionary has as men's alone: "Амину" is no dative then.
_LIKE = {
    "у": frozenset({"accs"}), "ю": frozenset({"accs"}), "е": frozenset({"datv"}),
    "и": frozenset({"gent", "datv"}), "ы": frozenset({"gent"}),
}  # fmt: skip
_LIKELY = 0.05


@dataclass(frozen=True)
class Scene:
    """A text, whoever is named in it in order, and where its sentences end."""

    text: str
    people: tuple[Found, ...]
    _starts: list[int] = field(init=False, compare=False)
    _stops: list[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [one.start for one in self.people])
        object.__setattr__(self, "_stops", [match.end() for match in STOP.finditer(self.text)])

    def sentence(self, at: Stretch) -> Stretch:
        """The sentence around a place."""
        before = bisect_right(self._stops, at.start)
        after = bisect_left(self._stops, at.end)
        begin = self._stops[before - 1] if before else 0
        end = self._stops[after] if after < len(self._stops) else len(self.text)
        return Stretch(max(begin, at.start - LONGEST), min(end, at.end + LONGEST))

    def inside(self, where: Stretch) -> list[Found]:
        """Whoever is named in a stretch."""
        first, last = bisect_left(self._starts, where.start), bisect_left(self._starts, where.end)
        return [one for one in self.people[first:last] if one.end <= where.end]

    @cached_property
    def by_start(self) -> dict[int, Found]:
        """Everybody by where the name begins."""
        return {one.start: one for one in self.people}

    @cached_property
    def _aged(self) -> list[AgeSaid]:
        return sorted(ages(self.text, "ru"), key=lambda one: one.start)

    def ages(self, begin: int, end: int) -> list[AgeSaid]:
        """The ages that are said there, of children and of others."""
        first = bisect_left(self._aged, begin, key=lambda one: one.start)
        return self._aged[first : bisect_left(self._aged, end, key=lambda one: one.start)]

    def named(self, begin: int, end: int) -> Found:
        """The name there: as it was found, or else as it stands."""
        known = self.by_start.get(begin)
        return known or Found(begin, end, Kind.PERSON, self.text[begin:end])


def scene(text: str, found: Iterable[Found]) -> Scene:
    """With the names that `found` has as persons, and those that it has not."""
    people = [one for one in found if one.kind is Kind.PERSON]
    ends = sorted((one.start, one.end) for one in people)
    extra = [one for one in _unseen(text) if not _taken(one, ends)]
    return Scene(text, tuple(sorted([*people, *extra])))


def _taken(one: Stretch, ends: list[tuple[int, int]]) -> bool:
    at = bisect_left(ends, (one.end, 0))
    return at > 0 and ends[at - 1][1] > one.start


def _unseen(text: str) -> Iterator[Found]:
    for match in CAPITALS.finditer(text):
        begin = match.start()
        for word in WORD.finditer(text, *match.span()):
            if first_name(word.group(), surely=opens(text, word.start())):
                begin = word.start()
                yield Found(begin, match.end(), Kind.PERSON, text[begin : match.end()])
                break
    for tag in _TAG.finditer(text):
        for part in _IN_TAGS.finditer(text, *tag.span()):
            if first_name(part.group(), surely=True):
                yield Found(*part.span(), Kind.PERSON, part.group())


def opens(text: str, start: int) -> bool:
    """Whether a capital stands where any word would have one."""
    before = text[max(0, start - 4) : start].rstrip(" «“\"'(—–-*•")
    return not before or before[-1] in ".!?…:\n"


def first_name(word: str, *, surely: bool = False) -> bool:
    """Whether a word may be somebody's first name; `surely`: its likeliest meaning is one."""
    found = readings(word.casefold())
    if {one.normal_form.replace("ё", "е") for one in found} & FIRST_NAMES:
        return not surely or not found[0].is_known or bool({"Name", "Geox"} & found[0].tag.grammemes)
    named = [one for one in found if "Name" in one.tag and one.is_known and one.score > _LIKELY]
    return any(one is found[0] for one in named) if surely else bool(named)


def alone(one: Found) -> bool:
    """Whether somebody is named as children are: by the first name, or with the letter of the surname."""
    words = [word for word in WORD.findall(one.name) if len(word) > 1]
    return len(words) == 1


def no_name(word: str, nobody: frozenset[str], *, opens: bool = False) -> bool:
    """ "Она ходит в школу", "Дочке Ульяне", "Арестован школьник": a capital that only the beginning of the
    sentence gave, which is where it `opens` one."""
    found = readings(word.casefold())
    if opens and found and found[0].is_known and not first_name(word) and not _surname(word):
        return True
    plain = bool(found) and found[0].is_known and found[0].tag.POS in {"NPRO", "PREP", "CONJ", "PRCL", "ADVB"}
    shouted = word.isupper() and len(word) > 1 and not first_name(word) and not _surname(word)
    return plain or shouted or lemma(word) in nobody


def _surname(word: str) -> bool:
    return any("Surn" in one.tag for one in readings(word.casefold()))


def agree(word: str, name: str) -> bool:
    """Whether a word for somebody and a name may stand in one case: "дочь Ульяна", not "дочь Анны"."""
    mine = _cases(word, plural=True)
    theirs = [one for part in WORD.findall(name) if len(part) > 1 and (one := _cases(part, plural=False))]
    if not mine or not theirs or (_woman(word) and not any(_woman(part) for part in WORD.findall(name))):
        return True  # "школьница Амина": the dictionary has the name as a man's
    together = frozenset.intersection(*theirs) or frozenset.union(*theirs)
    return bool(together & mine)


def _woman(word: str) -> bool:
    """Whether a word, or one of the names that it may be, is feminine."""
    found = readings(word.casefold())
    named = [one for one in found if "Name" in one.tag]
    return any("femn" in one.tag or "ms-f" in one.tag for one in named or found[:1])


def _cases(word: str, *, plural: bool) -> frozenset[str]:
    """The cases that a word may stand in; none if that cannot be told."""
    found = readings(word.casefold())
    names = [one for one in found if {"Name", "Surn"} & one.tag.grammemes]
    if not plural:
        if not names or any("Fixd" in one.tag for one in names[:1]):
            return frozenset()
        found = tuple(one for one in names if "plur" not in one.tag)
    like = frozenset[str]() if plural else _LIKE.get(word[-1:], frozenset())
    like |= {"nomn"} if not plural and word.casefold() in FIRST_NAMES else frozenset()
    return (frozenset(str(one.tag.case) for one in found) & _CASES) | like
