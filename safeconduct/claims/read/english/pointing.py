"""Of whom in an English text a sign of a child is said: who stands beside it, else who is told of nearby."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from safeconduct.claims.read.english import childhood
from safeconduct.claims.read.english.gazetteer import GIVEN
from safeconduct.claims.read.english.grown import in_office, of_grown
from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.english.signatures import CLOSING
from safeconduct.claims.read.language import Found, Stretch

_NEAR = 80  # characters between two who are told of together
_BEFORE = re.compile(
    r"^[”\"’]?\s*(?:[,:]\s*|\(|\s[—–-]\s)?(?:(?:now|then|just|only|who\s+(?:is|was|turned|had\s+turned"
    r"|has\s+just\s+turned)|is|was|are|were|aged|age|a|an|the|his|her|their|both|all|two|three|four|five"
    r"|being|of|in)\s+)*(?:[\w’'-]+\s+)?$"
)
_AFTER = re.compile(r"^[\s,:(—–-]*(?:old\s+)?(?:[\w’'-]+\s+){0,4}?(?:named\s+|called\s+|,\s*)?$")
_SPEAKS = re.compile(
    r"\s+(?:said|says|told|tells|added|adds|noted|recall\w*|explain\w*|writes|wrote|believes|thinks)\b"
)
_MARRIED = re.compile(
    r"['’]s\s+(?:(?:late|former|own|two|three|young|little)\s+)*"
    r"(?:husband|wife|ex-\w+|widow(?:er)?|children|sons?|daughters?|grand\w+)\b"
)
_AND_SO_OLD = re.compile(rf"{childhood.NUMBER}(?:,\s{childhood.NUMBER})*,?\s(?:and|&)\s{childhood.NUMBER}\b")
_BOTH = re.compile(r"\b(?:both|all|each|are|were)\s")
_MATES = re.compile(r"(?i)(?:class-?|school|play)mates?|school\ friends?")
_SELF = re.compile(r"\b(?:I|me|my|myself)\b")
_JOINED = re.compile(r"^\s*(?:[,;]|[,;]?\s*and)?\s*(?:\(?\d{1,2}[.)]\s*)?$")


class Named:
    """Everybody of whom a sign may be said, in order; found by place without looking through them all."""

    def __init__(self, text: str, names: Iterable[Found], grown: set[Found]) -> None:
        self._text = text
        self._names = sorted(one for one in names if one not in grown)
        self._starts = [one.start for one in self._names]
        old = {one.name for one in grown} | {word for one in grown for word in one.name.split()}
        self._free = [
            one.name not in old and not in_office(text, one) and not _placed(text, one) for one in self._names
        ]

    def within(self, place: Stretch) -> list[Found]:
        """All in a sentence."""
        first, last = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        return [one for one in self._names[first:last] if place.holds(one)]

    def free(self, place: Stretch) -> list[Found]:
        """Those in a sentence who are of no office, no place and not grown."""
        first, last = bisect_left(self._starts, place.start), bisect_left(self._starts, place.end)
        return [
            self._names[at] for at in range(first, last) if self._free[at] and place.holds(self._names[at])
        ]

    def last_before(self, place: int) -> list[Found]:
        """Whoever was told of last before a place, two at most, in one paragraph and close together."""
        found: list[Found] = []
        for at in range(bisect_left(self._starts, place) - 1, -1, -1):
            one = self._names[at]
            other = _MARRIED.match(self._text, one.end) or _answers(self._text, one)
            if not self._free[at] or one.end > place or other:
                continue
            between = self._text[one.end : found[0].start] if found else ""
            if len(between) >= _NEAR or "\n\n" in between or len(found) == 2:
                break
            found.insert(0, one)
        return found


def beside(text: str, sign: Stretch, sentence: Stretch, named: Named) -> list[Found]:
    """Who stands right before or right after a sign in its sentence."""
    return next_to(text, sign, [one for one in named.within(sentence) if not of_grown(text, sign, one)])


def mates(text: str, sign: Stretch, sentence: Stretch, named: Named) -> list[Found]:
    """Everybody of a sentence that tells of classmates: both are at school."""
    return named.free(sentence) if _MATES.fullmatch(sign.of(text)) else []


def nearby(
    text: str, sign: Stretch, sentence: Stretch, following: Stretch | None, named: Named
) -> list[Found]:
    """Who is nearest in the sentence; else those of the sentence before, else who is named next."""
    several = childhood.many(sign.of(text))
    here = [
        one
        for one in named.free(sentence)
        if not of_grown(text, sign, one)
        and not (several and _SPEAKS.match(text, one.end))
        and not (_answers(text, one) and not _SELF.search(sentence.of(text)))
    ]
    if here:
        return [min(here, key=lambda one: min(abs(one.start - sign.end), abs(sign.start - one.end)))]
    earlier = named.last_before(sentence.start)
    if earlier and not _of_others(text, sign) and _points_back(sentence.of(text)):
        return earlier
    if following is None or CLOSING.fullmatch(following.of(text).split("\n", 1)[0].strip()):
        return []  # who signs a letter is not the child that its last words tell of
    free = named.free(following)
    return [one for one in free if not _MARRIED.match(text, one.end) and not _answers(text, one)][:1]


def next_to(text: str, sign: Stretch, persons: Sequence[Found]) -> list[Found]:
    """Who stands right before or right after a sign, and whoever is joined to them by "and"."""
    before = [one for one in persons if one.end <= sign.start]
    if before and _BEFORE.match(text[before[-1].end : sign.start]):
        return (
            _joined_before(text, before)
            if _AND_SO_OLD.search(text, sign.start, sign.end + 20)
            or _BOTH.search(text, max(0, sign.start - 12), sign.start + 5)
            or childhood.many(sign.of(text))
            else [before[-1]]
        )
    after = [one for one in persons if one.start >= sign.end]
    between = text[sign.end : after[0].start] if after else ""
    if after and _AFTER.match(between) and verbless(between):
        return _joined(text, after)
    return []


def _joined(text: str, persons: Sequence[Found]) -> list[Found]:
    """ "her children Amina and Said": everybody in the list."""
    found = list(persons[:1])
    for one in persons[1:]:
        if not _JOINED.match(text[found[-1].end : one.start]):
            break
        found.append(one)
    return found


def _joined_before(text: str, persons: Sequence[Found]) -> list[Found]:
    """ "Asel and Meerim, aged four and six": everybody in the list."""
    found = list(persons[-1:])
    for one in reversed(persons[:-1]):
        if not _JOINED.match(text[one.end : found[-1].start]):
            break
        found.append(one)
    return found


def _of_others(text: str, sign: Stretch) -> bool:
    """Whether a word for a child names somebody new: "her younger children", "schoolboys"."""
    return bool(
        re.search(
            r"(?i)\b(?:his|her|their|our|my)\s+(?:[\w-]+\s+)?$", text[max(0, sign.start - 30) : sign.start]
        )
    )


def _points_back(words: str) -> bool:
    """Whether a sentence tells of somebody who was named before."""
    return bool(
        re.search(
            r"(?i)^\W*(?:he|she|they|both|his|her|their|the|this|that(?!\s+(?:the|he|she|they|it|my|we"
            r"|our)\b)|who|aged)\b|\b(?:he|she)\s+(?:is"
            r"|was|turned|will|would|had|has|can|could|cannot)\b|\bthe\s+(?:boy|girl|child|teenager|minor"
            r"|pupil|lad|kid"
            r"|youngster|schoolboy|schoolgirl|adolescent)\b",
            words,
        )
    )


def _answers(text: str, one: Found) -> bool:
    """Whether a name stands before an answer: "Anna: She was nine." Of others is told there, but for "I"."""
    line = text.rfind("\n", 0, one.start) + 1
    return not text[line : one.start].strip("*_ ") and text.startswith((": ", ":*", ":_"), one.end)


def _placed(text: str, one: Found) -> bool:
    """ "In Novi Sad", "at the Hill House": a place, unless a given name begins it."""
    return one.name.split()[0] not in GIVEN and bool(
        re.search(r"\b(?:in|near|(?:in|at|of|from|to)\s+the)\s+$", text[max(0, one.start - 12) : one.start])
        and not re.match(r"['’]s", text[one.end :])
    )
