"""Who is interviewed in an English text, by what stands before the first question."""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english.names import mentions, sure
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.language import Found

_WITH = re.compile(
    r"(?i)\b(?:interview(?:ed|s)?|conversation|talk(?:ed|s|ing)?|sp(?:oke|eaks?|oken)"
    r"|met|meets|sat down|chat\w*"
    r"|questions? (?:to|for)|asked|answers? (?:from|by|of)|story of|account (?:of|by))\b"
    r"(?:\s+(?:with|to|by))?\s+(?:(?:the|a|an|our|its|former|[a-z][\w’'-]*),?\s+){0,6}$"
)
_SPEAKS = re.compile(
    r"(?i)\b(?:sp(?:oke|eaks?|oken)|talk(?:ed|s)?|told|tells|answer(?:ed|s)|recall(?:ed|s)|remember(?:ed|s)"
    r"|describ(?:ed|es)|recount(?:ed|s)|agreed|explain(?:ed|s)|shar(?:ed|es)|interviewed|says|said|asked)\b"
)
_CALLED = re.compile(
    r"\b(?:to\s+be\s+called|(?:we|I)\s+(?:will\s+|shall\s+)?call\s+(?:him|her|them)|calls?\s+(?:him|her|them)sel(?:f|ves)"
    r"|whom\s+(?:we|I)\s+(?:will\s+)?call|goes\s+by(?:\s+the\s+name(?:\s+of)?)?|appears\s+here\s+as|(?:here\s+)?called"
    r"|be\s+named\s+(?:only\s+)?as|under\s+the\s+name(?:\s+of)?|identified\s+(?:only\s+)?as)\s+"
    r"[“\"‘']?(?P<who>[A-Z][\w’'-]*\.?(?:\s[A-Z][\w’'-]*\.?)?)"
)
_SOMEBODY = re.compile(
    r"(?i)\b(?:sp(?:oke|eaks?)|talk(?:ed|s)|interview(?:ed|s)?|met)(?:\s+(?:to|with))?\s+(?:an?|one)\s+"
    r"(?P<who>(?:[a-z][\w’'-]*\s+){0,4}?[a-z][\w’'-]*)(?=\s+(?:who|from|of|in|at|whose|about|after|on|by)\b|[,.;:])"
)
# "Zaur (not his real name) is 27", "Lena, 31, left in May": who is presented, before the first question.
_PRESENTED = re.compile(
    r"(?:^|(?<=[.!?…”\"]\s)|(?<=\n))(?P<who>[A-Z][\w’'-]+(?:\s[A-Z]\.?(?=\W))?)"
    r"(?:\s+\((?:not\s+(?:his|her|their)\s+real\s+name|(?:the|his|her|their)?\s*names?\s+(?:has\s+been\s+|is\s+)?changed"
    r"|an?\s+(?:assumed|invented)\s+name|a\s+pseudonym)[^)]*\)|,\s+(?:aged\s+)?\d{1,2},|\s+is\s+(?:\d{1,2}|an?)\b)"
)
_HEADED = re.compile(r"^(?P<who>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,2}):\s")
_NOBODY = {"It", "This", "That", "There", "He", "She", "What", "Here", "Now", "Today"}


def interviewed(before: str) -> str:
    """The name of who answers; "" where more than one person, or nobody, is said to have talked."""
    called = _CALLED.search(before)
    if called:
        return called["who"].rstrip(".") if len(called["who"]) > 2 else called["who"]
    persons = [one for one in mentions(before) if one.kind is Kind.PERSON and " " in one.name]
    for found in (_told_with(before, persons), _telling(before, persons), {one.name for one in persons}):
        if len(found) == 1:
            return next(iter(found))
        if found:
            return ""
    presented = {one["who"] for one in _PRESENTED.finditer(before)} - _NOBODY
    if len(presented) == 1:
        return presented.pop()
    somebody = _SOMEBODY.search(before)
    return somebody["who"] if somebody else ""


def _told_with(before: str, persons: list[Found]) -> set[str]:
    """ "Interview with X", "we spoke to the baker X"; "X: “We were counted”" over the text."""
    headed = _HEADED.match(before)
    if headed and any(one.name == headed["who"] for one in persons):
        return {headed["who"]}
    return {one.name for one in persons if sure(one.name) and _WITH.search(before[: one.start])}


def _telling(before: str, persons: list[Found]) -> set[str]:
    """Who spoke, as the first to be named in the sentence that says so."""
    found = set()
    for place in _sentences(before):
        inside = [one for one in persons if place[0] <= one.start < place[1]]
        if inside and _SPEAKS.search(before, inside[0].end, place[1]):
            found.add(inside[0].name)
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        for one in sentences(text, line.start(), line.end()):
            yield one.start, one.end
