"""Whether two ways of writing mean the same hands or the same place. Pure.

1. Case, spacing, punctuation, "No." and "№", "4th" and «4-й» mean nothing; nor does the order of the words.
2. Long words may stand in different cases: «отдел полиции № 4», «отделом полиции 4».
3. Every word counts, and every figure: department 4 is not department 14, nor is "police" it.
   Too few are taken for one rather than too many: two bodies taken for one would hide a handover.
"""

import re
from functools import lru_cache

from safeconduct.cases.rules.never import declined, stems_of

LONG = 5  # letters: a shorter word is the same only letter by letter
_NUMBER = frozenset({"no", "nr", "number", "номер"})
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:-?(?:го|му|ый|ой|ая|ой|й|м|я)|st|nd|rd|th)\b")


@lru_cache(maxsize=4096)
def same(one: str, other: str) -> bool:
    """Whether both are said and mean the same."""
    left, right = list(_words(one)), list(_words(other))
    if not left or len(left) != len(right):
        return False
    for word in left:
        found = next((at for at, each in enumerate(right) if _form(word, each)), None)
        if found is None:
            return False
        del right[found]
    return True


def _words(said: str) -> tuple[str, ...]:
    words = _WORD.findall(_ORDINAL.sub("", said.casefold().replace("ё", "е")))
    return tuple(sorted(one for one in words if one not in _NUMBER))


def _form(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < LONG or not (one.isalpha() and other.isalpha()):
        return False
    return any(declined(one, stem) for stem in stems_of(other)) or any(
        declined(other, stem) for stem in stems_of(one)
    )
