"""Who in an English text is plainly no child: an office, an age of 18 and more, children of one's own."""

import re

from safeconduct.claims.read.english.names import OFFICES
from safeconduct.claims.read.language import Found, Stretch

# A trade that no child has, as it stands behind a name: "Oleg Mnimov, a teacher at the school".
_TRADES = OFFICES - {"mother", "father", "wife", "husband", "uncle", "aunt", "head", "leader", "captain"}
_TRADE = "|".join(sorted(_TRADES))
_TITLE = re.compile(rf"(?i)\b(?:{_TRADE})\s$")
_OFFICE_BEHIND = re.compile(
    rf"(?i),\s(?:who\s(?:is|was|works\sas)\s)?(?:a|an|the|his|her|their|its|our)\s(?:[\w-]+"
    rf"\s){{0,3}}?(?:{_TRADE})\b(?!['’]s)"
)
_TOLD = re.compile(
    r"(?i),?\s(?:who\s)?(?:is|was|turned|has\sturned)\s(?:(?:now|then|already|aged|today)\s)*"
    r"(?:1[89]|[2-9]\d|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty)(?:-\w+)?)(?=[.,;:)]|\s(?:when|and|at|years\sold)\b)"
)
# "took her children", "has two sons", "was held with his daughter": who stands before it has children.
_HAS = re.compile(
    r"\s(?:[\w’-]+\s){0,4}?(?:his|her|their|has|have|had)\s(?:(?:two|three|four|five|six|own|little|young"
    r"|small|minor|a|one)\s)*$"
)
_MINE = re.compile(r"(?i)(?:children|kids|boys|girls|child|baby|babies|twins|newborn|toddler|grand\w+)$")
_TO_SCHOOL = re.compile(
    r"(?i)\s(?:[\w’-]+\s){0,3}?(?:his|her|their)\s(?:\w+\s)?(?:children|kids|sons?|daughters?|boys"
    r"|girls)\s(?:\w+\s)?$"
)
_RELATED = rf"(?:father|mother|parents?|uncle|aunt|grand(?:father|mother)|guardian|{_TRADE})"
_WHOSE = re.compile(rf"(?i)['’]s?\s(?:[\w-]+\s)?{_RELATED}\b")
_APPOSED = re.compile(r",\s(?:the\s|a\s|an\s)?(?:[\w-]+\s)?$")
_FOR = re.compile(rf"(?i)\b{_RELATED}\sfor\s$")  # "Ombudsman for children Elena Testova"


def in_office(text: str, one: Found) -> bool:
    """Whether an office stands before a name or behind it: "Lawyer Anna", "Anna, a teacher"."""
    before = re.findall(r"[\w’-]+", text[max(0, one.start - 25) : one.start])
    return (
        bool(before and before[-1].casefold() in OFFICES) or _OFFICE_BEHIND.match(text, one.end) is not None
    )


def is_grown(text: str, one: Found) -> bool:
    """Whether the words behind a name give an age of 18 or more: "who is now 25"."""
    return _TOLD.match(text, one.end) is not None


def of_grown(text: str, sign: Stretch, one: Found) -> bool:
    """Whether a sign tells of somebody's children or pupils, and this is that somebody, or has a trade."""
    if _TITLE.search(text, max(0, one.start - 15), one.start):
        return True
    if one.end <= sign.start:
        between = text[one.end : sign.start]
        has = _HAS.fullmatch(between) and _MINE.match(sign.of(text))
        return bool(
            has
            or _TO_SCHOOL.fullmatch(between)
            or (_APPOSED.fullmatch(between) and _WHOSE.match(text, sign.end))
        )
    return one.start == sign.end + 1 and _FOR.search(text, max(0, sign.start - 30), sign.start) is not None
