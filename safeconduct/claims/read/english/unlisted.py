"""Single words of an English text that may be somebody's name though no list of names holds them.

They are asked only of whom a sign of a child is said: "There was Hamid. Hamid said he was fifteen."
Elsewhere a capital is too little to call a word a name.
"""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english.bearing import BODIES
from safeconduct.claims.read.english.gazetteer import places
from safeconduct.claims.read.english.kinds import parsed
from safeconduct.claims.read.english.names import is_no_name
from safeconduct.claims.read.language import Document, Found, wordset

_WORD = re.compile(r"(?<![\w@#’'.-])[A-Z][a-zà-ɏ]{2,}(?:[-’'](?!s\b)[^\W\d_]+)*(?![\w@])")
_BESIDE = re.compile(r"\s[A-Z]")  # a run of capitals is looked at by `names`
_ENDS = re.compile(r"(?:^|[.!?:;…\n«»“”\"*•—–-])\s*[\"“«‘'(]*$")
_DOES = re.compile(
    r"(?:,\s(?:who|a|an|the|whose|aged|our|his|her|their)\b|['’]s\b|\s[—–(-]|\s+(?:is|was|has|had|who|says|said|told|tells|turned"
    r"|went|came|left|saw|ran|gave|took|heard|knew|got|looks|seems|knows|goes|lives|lived|will|can|did|does|wrote|writes|also|then|never|only|just|\w{2,}ed)\b)"
)
# No given name ends so, or a plural does: "Detention", "Doctors", "Russian".
_COMMON = re.compile(r"(?:tions?|ments?|ness|ists?|ors|ers|ents|ians?|ish|ese|ings?|ies|ates|day)$")
# Bodies, papers and programs of one word; none of them is also a given name.
_BODIES = wordset(
    """amnesty interpol europol frontex reuters bloomberg unicef unesco facebook instagram twitter telegram
    whatsapp youtube google meta viber tiktok guardian times post wagner kremlin christmas easter nowruz
    internet bible quran koran"""
)
_OF_PLACE = re.compile(r"(?i)\b(?:in|near|the)\s$")


def unlisted(document: Document) -> list[Found]:
    """Words that may be a name, wherever they stand with a capital."""
    text = document.text
    places_of: dict[str, list[Found]] = {}
    named: set[str] = set()
    placed: set[str] = set()
    for one in _words(document):
        places_of.setdefault(one.name, []).append(one)
        if not _ENDS.search(text, max(0, one.start - 6), one.start) or _DOES.match(text, one.end):
            named.add(one.name)
        if _OF_PLACE.search(text, max(0, one.start - 6), one.start):
            placed.add(one.name)
    small = set(re.findall(r"(?<![\w’'-])[a-z]+", text))
    kept = {name for name in named - placed if name.casefold() not in small}
    return sorted(one for name in kept for one in places_of[name])


def _words(document: Document) -> Iterator[Found]:
    """Every word alone with a capital that is no other thing's name."""
    text = document.text
    taken = {at for one in document.found for at in range(one.start, one.end)}
    for match in _WORD.finditer(text):
        word, (start, end) = match.group(), match.span()
        alone = not _BESIDE.match(text, end) and not re.search(
            r"[A-Z][\w.’'-]*\s$", text[max(0, start - 30) : start]
        )
        if (
            alone
            and parsed(f". {word}").kinds[-1:] == "U"
            and not is_no_name(word)
            and not _COMMON.search(word)
            and word.casefold() not in BODIES | _BODIES
            and word not in places()
            and start not in taken
            and end - 1 not in taken
        ):
            yield Found(start, end, Kind.PERSON, word)
