"""Who in an English text is probably under 18: an age, a class or a word for a child, and whom it is said of.

1. What stands beside a name belongs to it: "Timur V., 16", "her 14-year-old daughter Amina".
2. Else it belongs to the name nearest in its sentence, else to those of the sentence before, else to the next
   one named: rather one too many. Somebody with an office, or of an age of 18 and more, is left out there.
3. Each sign is asked twice: of the names that are known, and of these with every word that may be a name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english.gazetteer import GIVEN
from safeconduct.claims.read.english.names import OFFICES
from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.english.sentences import sentences
from safeconduct.claims.read.english.signatures import CLOSING
from safeconduct.claims.read.english.unlisted import unlisted
from safeconduct.claims.read.language import Document, Found, Stretch
from safeconduct.claims.said import AgeSaid, ages

ADULT = 18
_CHILD = re.compile(
    r"""(?ix)\b(?:
    (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|\d{1,2}(?:st|nd|rd|th)?)
      [\s-](?:grade(?:r|rs)?|form(?:er|ers)?(?!\ of))
    | (?:in\ )?year\ (?:[1-9]|1[01]|seven|eight|nine|ten|eleven)(?=[.,;:)]|\ (?:at|pupil|student|and)\b)
    | (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth
      |fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|(?:[1-9]|1[0-8])(?:st|nd|rd|th))\ birthday
    | still\ (?:at|in)\ school | go(?:es|ing)\ to\ school
    | (?:he|she|who|will|would)\ (?:[\w’']+\ ){0,4}?(?:be|been|turns?|turning|turned|than)
      \ (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|1[0-7])
      (?=[.,;:)]|\ (?:when|at|in|on|this|next|last|and|but)\b|$)
    | (?:pupils?|students?)\ (?:of|in|from)\ (?:the\ )?(?:\w+\ grade|grade\ \w+|\w+\ form|class\ \w+|school)
    | in\ the\ \w+\ grade | grade\ \d+\b
    | school(?:boy|girl|child|children|boys|girls|mates?|pupils?) | class-?mates? | pupils?
    | teen(?:ager|agers|age|s)? | under-?aged? | minors? (?!\ (?:injur|offen|change|damage))
    | juveniles? | adolescents? | child | children | boys? | girls? (?!friend) | toddlers? | bab(?:y|ies)
    | kids? | lads? | lass(?:es)? | youngsters? | infants? | kindergart\w+
    | (?:was|is|were|are|turned|only|just|aged)\ (?:(?:then|only|just|now|about|barely|not\ yet)\ )*
      (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|1[0-7])
      (?=[.,;:)]|\ (?:when|at|and|then)\b|$)
    | (?:am|['’][ms]|age\ (?:as|is|was)|age:)\ (?:(?:only|just|now|almost)\ )?
      (?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|1[0-7])
    | (?:primary|elementary|middle|secondary|high|nursery)\ school | nursery | school-age
    | (?:[1-9]|1[0-7])\s?(?:y\.?\s?o\b|y/o|yrs?\.?\ old)
    | (?:who|he|she|son|daughter|brother|sister|boy|girl|one)\ (?:is|was|turned|has\ turned|had\ turned)
      \ (?:(?:then|only|just|now|about|barely|not\ yet)\ )*
      (?:one|two|three|four|five|six|seven|eight|nine|[1-9])(?=[.,;:)]|\ (?:when|at|and|then)\b|$)
    | under\ (?:18|eighteen|16|14) | not\ yet\ (?:18|eighteen|an\ adult) )\b"""
)
_BEFORE = re.compile(
    r"^\s*(?:,\s*|\(|\s[—–-]\s)?(?:(?:now|then|just|only|who\s+(?:is|was|turned|had\s+turned"
    r"|has\s+just\s+turned)|is|was|aged|age|a|an|the|his|her|their)\s+)*(?:[\w’'-]+\s+)?$"
)
_AFTER = re.compile(r"^[\s,]*(?:old\s+)?(?:[\w’'-]+\s+){0,4}?(?:named\s+|called\s+|,\s*)?$")
_APPOSED = re.compile(r",\s(?:aged\s)?(\d{1,2})(?=[,.;)]|\s+(?:and|was|were|is|years?)\b)|\s\((\d{1,2})\)")
_BIRTH = re.compile(r"(?i)\bborn\b[^.;]{0,25}?\b((?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SURELY = 2008  # who was born since is a child where the text tells nothing of its own year
_MANY = re.compile(
    r"(?i)children|boys|girls|pupils|minors|teenagers|kids|juveniles|infants|babies|schoolchildren"
)
_SPEAKS = re.compile(
    r"\s+(?:said|says|told|tells|added|adds|noted|recall\w*|explain\w*|writes|wrote|believes|thinks)\b"
)
_MARRIED = re.compile(
    r"['’]s\s+(?:(?:late|former|own|two|three|young|little)\s+)*"
    r"(?:husband|wife|ex-\w+|widow(?:er)?|children|sons?|daughters?|grand\w+)\b"
)
_JOINED = re.compile(r"^\s*(?:[,;]|[,;]?\s*and)?\s*(?:\(?\d{1,2}[.)]\s*)?$")
_BESIDE = re.compile(
    r"(?:\s*\(\d{1,2}\))?(?:,\s*|,?\s+and\s+)(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]*\.?)?)"
)


def minors(document: Document) -> list[Found]:
    """Persons among `document.found` who are probably under 18."""
    persons = [one for one in document.found if one.kind is Kind.PERSON]
    said = ages(document.text, "en")
    grown = _tied_closely(document.text, persons, [one for one in said if not _young(one)])
    young = {Stretch(one.start, one.end) for one in said if _young(one)}
    signs = sorted(young | set(_children(document.text)) | set(_born(document.text)))
    apposed = {one: age for one in persons if (age := _apposed(document.text, one)) is not None}
    found = {one for one, age in apposed.items() if age < ADULT}
    grown |= {one for one, age in apposed.items() if age >= ADULT}
    anybody = sorted([*persons, *unlisted(document)])
    for sentence, following in _with_next(document):
        inside = [sign for sign in signs if sentence.holds(sign)]
        for sign in inside:
            found |= set(_meant(document.text, sign, sentence, following, persons, grown))
            if not _MANY.fullmatch(sign.of(document.text)):
                found |= set(_meant(document.text, sign, sentence, following, anybody, grown))
    return sorted(found | set(_unknown_beside(document, found)))


def _unknown_beside(document: Document, found: set[Found]) -> Iterator[Found]:
    """ "Filip R. and Noor": a name that no list of names holds, joined to a child's."""
    for one in found:
        match = _BESIDE.match(document.text, one.end)
        if match and not any(other.meets(Stretch(*match.span("name"))) for other in document.found):
            yield Found(*match.span("name"), Kind.PERSON, match["name"])


def _young(age: AgeSaid) -> bool:
    return (age.low is not None and age.low < ADULT) or (
        age.low is None and age.high is not None and age.high <= ADULT
    )


def _apposed(text: str, person: Found) -> int | None:
    """The age that stands behind a name: "Timur Obraztsov, 16, …", "Timur (16)"."""
    match = _APPOSED.match(text, person.end)
    return int(match[1] or match[2]) if match else None


def _children(text: str) -> Iterator[Stretch]:
    return (Stretch(*match.span()) for match in _CHILD.finditer(text))


def _born(text: str) -> Iterator[Stretch]:
    """ "Born in 2011", in a text whose latest year is less than 18 years after."""
    written = max((int(year) for year in _YEAR.findall(text)), default=0)
    for match in _BIRTH.finditer(text):
        year = int(match[1])
        if year >= SURELY if written == year else written - year <= ADULT:
            yield Stretch(*match.span())


def _with_next(document: Document) -> Iterator[tuple[Stretch, Stretch | None]]:
    """Every sentence with the one after it, of the whole text: a menu too may name a child."""
    told = [
        one
        for line in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", document.text)
        for one in sentences(document.text, line.start(), line.end())
    ]
    return zip(told, [*told[1:], None], strict=True) if told else iter(())


def _tied_closely(text: str, persons: Sequence[Found], said: Iterable[AgeSaid]) -> set[Found]:
    return {person for age in said for person in _beside(text, Stretch(age.start, age.end), persons)}


def _beside(text: str, sign: Stretch, persons: Sequence[Found]) -> list[Found]:
    """Who stands right before or right after a sign, and whoever is joined to them by "and"."""
    before = [one for one in persons if one.end <= sign.start]
    if before and _BEFORE.match(text[before[-1].end : sign.start]):
        return [before[-1]]
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


def _meant(
    text: str,
    sign: Stretch,
    sentence: Stretch,
    following: Stretch | None,
    persons: Sequence[Found],
    grown: set[Found],
) -> list[Found]:
    """Of whom a sign is said."""
    beside = _beside(text, sign, [one for one in persons if sentence.holds(one) and one not in grown])
    if beside:
        return beside
    free = [
        one
        for one in persons
        if one not in grown
        and not _in_office(text, one)
        and not _grown_name(one, grown)
        and not _placed(text, one)
    ]
    many = _MANY.fullmatch(sign.of(text)) is not None
    here = [one for one in free if sentence.holds(one) and not (many and _SPEAKS.match(text, one.end))]
    if here:
        return [min(here, key=lambda one: min(abs(one.start - sign.end), abs(sign.start - one.end)))]
    earlier = [one for one in free if one.end <= sentence.start and not _MARRIED.match(text, one.end)]
    if earlier and not _of_others(text, sign) and _points_back(sentence.of(text)):
        last = earlier[-1]
        return [
            one for one in earlier if last.start - one.end < 80 and "\n\n" not in text[one.end : last.start]
        ][-2:]
    if following is None or CLOSING.fullmatch(following.of(text).split("\n", 1)[0].strip()):
        return []  # who signs a letter is not the child that its last words tell of
    later = [one for one in free if following.holds(one) and not _MARRIED.match(text, one.end)]
    return later[:1]


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
            r"(?i)^\W*(?:he|she|they|both|his|her|their|the|this|that(?!\s+(?:the|he|she|they|it|my|we|our)\b)|who|aged)\b|\b(?:he|she)\s+(?:is"
            r"|was|turned|will|would|had|has|can|could|cannot)\b|\bthe\s+(?:boy|girl|child|teenager|minor|pupil|lad|kid"
            r"|youngster|schoolboy|schoolgirl|adolescent)\b",
            words,
        )
    )


def _in_office(text: str, one: Found) -> bool:
    before = re.findall(r"[\w’-]+", text[max(0, one.start - 25) : one.start])
    return bool(before) and before[-1].casefold() in OFFICES


def _placed(text: str, one: Found) -> bool:
    """ "In Novi Sad", "at the Hill House": a place, unless a given name begins it."""
    return one.name.split()[0] not in GIVEN and bool(
        re.search(r"\b(?:in|near|(?:in|at|of|from|to)\s+the)\s+$", text[max(0, one.start - 12) : one.start])
        and not re.match(r"['’]s", text[one.end :])
    )


def _grown_name(one: Found, grown: set[Found]) -> bool:
    return any(one.name == other.name or one.name in other.name.split() for other in grown)
