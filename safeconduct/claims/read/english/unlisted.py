"""Words of an English text that may be somebody's name though no list of names holds them.

They are asked only of whom a sign of a child is said: "There was Hamid. Hamid said he was fifteen."
Elsewhere a capital is too little to call a word a name. So it is with places that children are named after
("Milan is nine") and with names in posts that write no capitals, or nothing else.
"""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english import childhood
from safeconduct.claims.read.english.bearing import BODIES
from safeconduct.claims.read.english.gazetteer import GIVEN, places
from safeconduct.claims.read.english.given import HE, SHE
from safeconduct.claims.read.english.kinds import parsed
from safeconduct.claims.read.english.names import in_date, is_no_name
from safeconduct.claims.read.language import Document, Found, wordset
from safeconduct.claims.read.masking import COMMON

NAMES = GIVEN | HE | SHE
_WORD = re.compile(r"(?<![\w@#’'.-])[A-Z][a-zà-ɏ]{2,}(?:[-’'](?!s\b)[^\W\d_]+)*(?![\w@])")
_BESIDE = re.compile(r"\s[A-Z]")  # a run of capitals is looked at by `names`
_ENDS = re.compile(r"(?:^|[.!?:;…\n«»“”\"*•]|(?:^|\n)\s*[—–-])\s*[\"“«‘'(]*$")
_PERSONAL = (
    r"is|was|has|had|turned|turns|went|came|left|ran|got|looks|lives|lived|cried|sat|slept|cannot|can|will"
)
# What stands behind a name that begins a sentence, and behind few other words there.
_DOES = re.compile(
    r"[”\"’]?(?:[,:]\s|['’]s\b|\s[—–(|-]|,?\sand\s(?:[A-Z]|his|her|their)|\sfrom\s\d"
    rf"|\s(?:{_PERSONAL}|who|says|said|told|tells|saw|gave|took|heard|knew|seems|knows|goes|did|does"
    rf"|wrote|writes|also|then"
    r"|never|only|just|still|now|became|slept|held|grew|ate|lay|stood|felt|began|\w{2,}ed|\w{3,}s\s(?:to"
    r"|for|in|on|at|that|the|a|with|from))\b)"
)
_OPENERS = wordset(
    """subject content-type message-id mime-version reply-to inside outside afterwards sometimes indeed
    perhaps overnight nearby please well look sorry sir thanks thank hello
    dear detained photo photograph picture note update updated source sources editor correction summary
    background
    contact tel phone email address date place name names age born sex gender taken released status charge
    charges
    question answer video audio map caption elsewhere instead still thus therefore nevertheless nonetheless
    furthermore besides third fourth again soon often usually maybe see read free help find save missing
    urgent
    breaking live watch share demand demands request requests conclusion conclusions case cases men women
    total
    deaths wounded dead killed held arrested witness statement details days weeks months years hours minutes
    officials authorities parents mothers fathers daughters sons brothers sisters families school hospital
    prison"""
)
# No given name ends so, or a plural does: "Detention", "Doctors", "Russian".
_COMMON = re.compile(r"(?:tions?|ments?|ness|ists?|ors|ers|ents|ians?|ish|ese|ings?|ies|ates|day)$")
_ADVERB = re.compile(r"ly(?=,)")
# Bodies, papers and programs of one word; none of them is also a given name.
_BODIES = wordset(
    """amnesty interpol europol frontex reuters bloomberg unicef unesco facebook instagram twitter telegram
    whatsapp youtube google meta viber tiktok guardian times post wagner kremlin christmas easter nowruz
    internet bible quran koran papa mama mum mom dad mummy daddy mommy grandma grandpa granny"""
)
_OF_PLACE = re.compile(r"(?i)\b(?:in|near|the|from|to|of|at|outside|around)\s$")
_KIN = (
    r"brother|sister|son|daughter|boy|girl|baby|pupil|child|children|cousin|nephew|niece|twins?|kid"
    r"|toddler|infant|friend"
    r"|grand(?:son|daughter|child)|schoolboy|schoolgirl|teenager|youngest|eldest|grader|old|little"
    r"|brothers|sisters|sons|daughters"
)
_OF_KIN = re.compile(
    rf"(?:\b(?i:{_KIN}),?|\b(?:named|called|known\s+as|nicknamed)|[”\"’],?\s(?:said|says|cried|asked"
    rf"|whispered))\s[“\"‘]?$"
)
_THEIRS = re.compile(
    r"['’]s\s(?:mother|mum|mom|father|dad|parents|brothers?|sisters?|grand\w+|aunt|uncle|teacher|class\w*"
    r"|school\w*|cousin|guardian)\b"
)
_DOES_AS_MAN = re.compile(rf",\s(?:who|a|an|the|aged|our|his|her|their)\b|\s(?:{_PERSONAL})\b")
_JOINED = re.compile(r"(?:,|\s(?:and|&)|,\sand)\s$")
_SMALL_KIN = re.compile(
    r"(?<![\w@#])(?:brother|sister|son|daughter|cousin|nephew|niece|kid|boy|girl|baby|named|called|free"
    r"|find|friend)"
    r"\s(?P<name>[a-z]{3,})\b"
)
_NEAR = 120  # characters before a word by which a post is told that writes no capitals
_SMALL = re.compile(r"(?<![\w@#.’'-])[a-z]{4,}(?![\w@’'-])")
# Given names that are also words which people write small.
_NO_NAMES = wordset(
    """said mark rose grace mercy faith hope art will roman german sultan imam islam muslim frank jack
    carol tea gloria
    nana karen ruth june jean"""
)
_SHOUTED = re.compile(
    r"(?<![\w@#])(?:OF|FOR|FREE|FIND|SAVE|HELP|NAMED|BROTHER|SISTER|SON|DAUGHTER|BOY|GIRL|CHILD|PUPIL"
    r"|TEENAGER"
    r"|YEAR-OLD|LITTLE|SCHOOLBOY|SCHOOLGIRL|STUDENT|MINOR|TEEN|BABY|KID)\s(?P<name>[A-Z]{3,})\b"
)
_SHOUTED_TOO = re.compile(r"\s(?P<name>[A-Z]{3,})\b")
_HANDLE = re.compile(r"@(?P<name>[a-zA-Z]{3,})\w*")


def unlisted(document: Document) -> list[Found]:
    """Words that may be a name, wherever they stand."""
    text = document.text
    places_of: dict[str, list[Found]] = {}
    named: set[str] = set()
    placed: set[str] = set()
    for one in _words(document):
        places_of.setdefault(one.name, []).append(one)
        opens = _ENDS.search(text, max(0, one.start - 6), one.start)
        if not opens or _DOES.match(text, one.end) or _aged(text, one):
            named.add(one.name)
        if re.search(r"(?i)\b(?:in|near|the)\s$", text[max(0, one.start - 6) : one.start]):
            placed.add(one.name)
    small = set(re.findall(r"(?<![\w’'-])[a-z]+", text))
    kept = {name for name in named - placed if name.casefold() not in small}
    listed = [one for name in kept for one in places_of[name]]
    return sorted({*listed, *_peopled(document), *_small(document), *_shouted(text), *_handled(text)})


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
            and word.casefold() not in _OPENERS
            and not _COMMON.search(word)
            and not (_ADVERB.search(text, end - 2, end + 1) and word not in NAMES)
            and word.casefold() not in BODIES | _BODIES
            and word not in places()
            and start not in taken
            and end - 1 not in taken
        ):
            one = Found(start, end, Kind.PERSON, word)
            if not in_date(text, one):
                yield one


def _peopled(document: Document) -> Iterator[Found]:
    """Places of which a text tells as of a person: "Milan, 16,", "my brother Beslan", "Sofia's mother"."""
    text = document.text
    single = [one for one in document.found if one.kind is Kind.PLACE and one.name.isalpha()]
    placed = {one.name for one in single if _OF_PLACE.search(text, max(0, one.start - 9), one.start)}
    last = -1
    for one in single:
        joined = one.start - last < 7 and _JOINED.fullmatch(text[last : one.start].lstrip("()0123456789"))
        if (
            joined
            or _OF_KIN.search(text, max(0, one.start - 30), one.start)
            or _THEIRS.match(text, one.end)
            or (_aged(text, one) and (one.name in NAMES or text[one.end] == ","))
            or (one.name not in placed and _DOES_AS_MAN.match(text, one.end))
        ):
            yield Found(one.start, one.end, Kind.PERSON, one.name)
            last = one.end


def _aged(text: str, one: Found) -> bool:
    return childhood.age_behind(text, one.end) is not None


def _small(document: Document) -> Iterator[Found]:
    """Names without a capital: those known as such, and what follows "my little brother" in such a post."""
    text = document.text
    known = {name.casefold() for name in NAMES} - COMMON - _NO_NAMES
    for match in _SMALL.finditer(text):
        if match.group() in known:
            yield Found(*match.span(), Kind.PERSON, match.group())
    for match in _SMALL_KIN.finditer(text):
        line = text[text.rfind("\n", max(0, match.start() - _NEAR), match.start()) + 1 : match.end()][-_NEAR:]
        if line.islower() and parsed(f"x {match['name']}").kinds[-1:] == "O":
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _handled(text: str) -> Iterator[Found]:
    """A nickname with an age behind it: "@timur_v, fifteen,"."""
    for match in _HANDLE.finditer(text):
        if childhood.age_behind(text, match.end()) is not None:
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _shouted(text: str) -> Iterator[Found]:
    """Names in a line of nothing but capitals: "MUM OF KUTMAN: HE IS FIFTEEN"."""
    for match in _SHOUTED.finditer(text):
        name = match["name"]
        if parsed(f"x {name.casefold()}").kinds[-1:] == "O" and not is_no_name(name):
            yield Found(*match.span("name"), Kind.PERSON, name)
            behind = _SHOUTED_TOO.match(text, match.end())
            if behind and parsed(f"x {behind['name'].casefold()}").kinds[-1:] == "O":
                yield Found(*behind.span("name"), Kind.PERSON, behind["name"])
