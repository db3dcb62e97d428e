"""Persons, places and bodies named in an English text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english.gazetteer import GIVEN, places
from safeconduct.claims.read.language import Found, Stretch, wordset

_RUN = re.compile(
    r"(?<![\w@#.])(?:[A-Z]\.|[A-Z][^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*)(?:[ \n](?:[A-Z]\.|(?:al-"
    r"|ibn |bin |uulu|ogly|kyzy|de |van )?[A-Z][^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*|uulu|ogly"
    r"|kyzy)(?!\w))*"
)
_BODY_HEADS = (
    r"network|group|organi[sz]ation|union|committee|council|cent(?:er|re)|foundation|fund"
    r"|association|movement|coalition|federation|initiative|"
    r"party|agency|commission|institute|society|league|house|ministry|department|service"
    r"|directorate|desk|line|project|collective|Network|Group|"
    r"Organi[sz]ation|Union|Committee|Council|Cent(?:er|re)|Foundation|Fund|Association"
    r"|Movement|Coalition|Court|Ministry|Department|Agency|Police|"
    r"Office|Commission|Service|Parliament|Duma|Front|Alliance|Watch|International|Prosecutor"
    r"|Inspectorate|Administration"
)
# A word has an end: else one of 95,000 letters is looked through from each of them.
_BODIES = re.compile(
    r"(?:(?:[Tt]he\s+)?(?:group|network|organi[sz]ation|union|charity|agency|newspaper|foundation|fund|project|association|NGO|company)"
    r",\s+[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}(?=,)|"
    rf"(?:\b(?:[A-Z][\w’'-]{{1,60}}\s+){{1,4}}(?:{_BODY_HEADS})\b(?!\s+[A-Z][a-z]+ov)"
    r"|(?:[A-Z][a-z]+\s+)?(?:ministry|department|committee|service"
    r"|office)\s+of\s+(?:the\s+)?\w+(?:\s+(?:and\s+)?\w+)?"
    r"|(?:police|line)\s+department(?:\s+No\.?\s*\d+)?|(?:\b\w{1,60}\s+)?prosecutor(?:'"
    r"|’)s(?:['’]s)?\s+office|(?:district|regional|traffic|transport|city|local|military"
    r"|riot)\s+(?:police|court)"
    r"|\b(?:FSB|MVD|UN|OSCE|ECHR|HRW|FBI|GUVM|OMON|SOBR)\b|(?:Supreme|Constitutional|District"
    r"|Regional|City|Military)\s+Court))"
)
ROLES = wordset(
    """lawyer attorney investigator prosecutor judge spokesman spokeswoman spokesperson secretary colonel
    captain major general lieutenant sergeant
    officer director head leader president minister governor mayor deputy coordinator volunteer journalist
    reporter editor activist doctor professor
    ombudsman mufti imam commander chief mr mrs ms dr dzhigit witness neighbour defendant suspect accused
    detainee brother sister cousin mother father
    son daughter wife husband uncle aunt nephew niece friend boy girl teenager pupil schoolboy schoolgirl
    student classmate client named called man woman
    colleague relative partner defender operator psychologist teacher headmistress"""
)
OFFICES = ROLES & wordset(
    """lawyer attorney investigator prosecutor judge spokesman spokeswoman spokesperson secretary colonel
    captain major general lieutenant sergeant officer
    director head leader president minister governor mayor deputy coordinator journalist reporter editor
    doctor professor ombudsman mufti imam commander
    chief mr mrs dr mother father wife husband uncle aunt teacher headmistress psychologist operator
    defender"""
)
_NO_NAME = (
    wordset(
        """the a an this that these those he she it they we i you his her their our its my in on at by for
        from to of with and or but if when while as after
    before since until according police half ten five six seven eight nine one two three four many some
    several most all no not yes there here where who
    what why how both each every such last next earlier later today yesterday tomorrow tonight then now
    also however meanwhile moreover mostly only
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december
    article statement update court report ministry lawyers relatives neighbours witnesses officers men
    women people nobody everyone someone another
    defence come her his photo q twenty thirty once ask under over during between among without within
    despite because although though so such even
    state new old young russian chechen english american european orthodox muslim christian soviet god
    nothing something anyone everything being
    having taken asked told said speaking"""
    )
    | ROLES
)
_SURNAME = re.compile(
    r"(?:ov|ev|yov|ova|eva|yova|enko|sky|skiy|skaya|shvili|dze|yan|zade|zadeh|nny|naya|ukha"
    r"|chuk|aev|iyev|ieva|oev|bekov|khanov)$"
)
_NAMED_CHILD = re.compile(
    r"(?:[”\",’]\s+(?:said|says|asked|cried|whispered|shouted)|\bnames?\s+(?:is|was|are|were)|\b(?:named|called|nicknamed)|\bcall(?:s|ed)?\s+(?:him|her|me)|\bknown\s+as"
    r"|\b(?:little|young|baby|grandson|granddaughter|stepson|stepdaughter|child|kid|twins?|youngest|eldest|one),?)"
    r"\s+[“\"‘']?$"
)
_MONTH = re.compile(r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun")
_IN_DATE = re.compile(r"\d(?:st|nd|rd|th)?\s*█|█[.,]?\s*\d")
_TOLD_AGE = re.compile(
    r",?\s+(?:who\s+)?(?:is|was|turned|had\s+just\s+turned|has\s+just\s+turned)\s+(?:only\s+|just\s+|now\s+|then\s+|not\s+yet\s+)*"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen)\b(?!\s+(?:of|or|to|times|people|men|women|hours|days))"
)
_POSSESSIVE = re.compile(r"['’]s?$")


def is_no_name(word: str) -> bool:
    """Whether a word with a capital is none's name: a pronoun, a month, an office."""
    return word.casefold() in _NO_NAME


def in_date(text: str, one: Stretch) -> bool:
    """Whether a word is a month or a weekday cut short, beside a number: "on 16 Nov"."""
    around = text[max(0, one.start - 4) : one.start] + "█" + text[one.end :][:4]
    return bool(_MONTH.fullmatch(one.of(text)) and _IN_DATE.search(around))


def sure(name: str) -> bool:
    """Whether a name of several words is a person's by its given name, its initial or its surname."""
    parts = name.split()
    return len(parts) > 1 and (
        parts[0] in GIVEN
        or bool(re.fullmatch(r"[A-Z]\.", parts[0]) or re.fullmatch(r"[A-Z]\.", parts[-1]))
        or bool(_SURNAME.search(parts[-1]))
    )


def _body(text: str, start: int, end: int) -> Found:
    """ "The group, Clear Track," is Clear Track."""
    start += text[start:end].rfind(", ") + 2 if ", " in text[start:end] else 0
    return Found(start, end, Kind.BODY, text[start:end])


def mentions(text: str) -> list[Found]:
    """Persons, places and bodies, in order, none inside another."""
    bodies = [_body(text, *match.span()) for match in _BODIES.finditer(text)]
    known = {word for body in bodies for word in body.name.split() if word[:1].isupper()}
    runs = [run for run in _runs(text) if not any(body.meets(run) for body in bodies)]
    called = list(_called_places(text, bodies))
    found = [*bodies, *called]
    for run in runs:
        found += [one for one in _places(text, run) if not any(other.meets(one) for other in called)]
    taken = [one for one in found if one.kind is Kind.PLACE]
    left = [part for run in runs for part in _outside(run, taken)]
    persons = list(_persons(text, left, known))
    return sorted([*found, *persons])


def _runs(text: str) -> Iterator[Stretch]:
    """Words with a capital that stand together, without those that only begin a sentence."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        for word in re.finditer(r"[^\s]+", match.group()):
            if word.group().strip(".").casefold() not in _NO_NAME or (
                word.group() in GIVEN and word.start() > 0
            ):
                start = match.start() + word.start()
                break
        else:
            continue
        yield Stretch(start, end)


_KIND_OF_PLACE = (
    r"(?:city|town|village|settlement|hamlet|region|district|province|county|republic|oblast|neighbou?rhood"
    r"|municipality|suburb)"
)
_NAMED_SO = r"[A-Z][\w’-]{1,30}(?:\s(?!Police|Court|Department|Ministry)[A-Z][\w’-]{1,30}){0,2}"
_CALLED = re.compile(
    rf"\b(?i:{_KIND_OF_PLACE})\s(?i:of)\s(?P<after>{_NAMED_SO})"
    rf"|(?<![\w’-])(?P<lake>(?:Mount|Lake|Port|Cape|Fort|River|Saint|St\.)\s{_NAMED_SO})"
    rf"|(?<![\w’-])(?P<before>{_NAMED_SO})\s{_KIND_OF_PLACE}\b(?!\s+(?:police|court|department|prosecutor|official))"
    r"|(?<![\w’-])(?P<street>(?:[A-Z][\w’-]{1,30}\s){1,3}(?:Street|Avenue|Road|Square|District|Region|Province|County|Bridge))\b"
)


def _called_places(text: str, bodies: Iterable[Found]) -> Iterator[Found]:
    """Places that the words beside them say to be places: "the city of Example", "Tavrin region".

    Nothing with a given name in it: a child's would not be hidden.
    """
    bodies = list(bodies)
    for match in _CALLED.finditer(text):
        name = str(match.lastgroup)
        place = Stretch(match.start(name), match.end(name))
        words = place.of(text).split()
        if words[0].casefold() in _NO_NAME:
            place = Stretch(place.start + len(words[0]) + 1, place.end)
        if not GIVEN & set(words) and not any(one.meets(place) for one in bodies):
            yield Found(place.start, place.end, Kind.PLACE, place.of(text))


def _plain(words: str) -> str:
    marks = unicodedata.normalize("NFD", words.replace("’", "").replace("'", ""))
    return " ".join("".join(one for one in marks if not unicodedata.combining(one)).split())


def _places(text: str, run: Stretch) -> Iterator[Found]:
    """Known places in a run of capitals; one after a given name is a surname."""
    words = [
        Stretch(run.start + one.start(), run.start + one.end()) for one in re.finditer(r"\S+", run.of(text))
    ]
    at = 0
    while at < len(words):
        size = next(
            (
                n
                for n in (3, 2, 1)
                if at + n <= len(words) and _plain(text[words[at].start : words[at + n - 1].end]) in places()
            ),
            0,
        )
        own = size == 1 and at + 1 < len(words) and words[at].of(text) in GIVEN
        after_given = at > 0 and (words[at - 1].of(text) in GIVEN or words[at - 1].of(text).endswith("."))
        if size and not after_given and not own:
            start, end = words[at].start, words[at + size - 1].end
            yield Found(start, end, Kind.PLACE, text[start:end])
        at += size or 1


def _outside(run: Stretch, taken: Iterable[Found]) -> Iterator[Stretch]:
    start = run.start
    for place in sorted(one for one in taken if one.meets(run)):
        if start < place.start:
            yield Stretch(start, place.start)
        start = place.end
    if start < run.end:
        yield Stretch(start, run.end)


def _persons(text: str, runs: Iterable[Stretch], bodies: set[str]) -> Iterator[Found]:
    """Persons among runs: full names first, then single words that are a part of one or look like a name."""
    bare = [one for run in runs if (one := _bare(text, run)) is not None]
    full = [one for one in bare if _is_full(one.of(text), bodies)]
    parts = {word.strip(".") for one in full for word in one.of(text).split() if len(word) > 2}
    for one in bare:
        words = one.of(text)
        if one in full or words in parts or _is_single(text, one, bodies):
            yield Found(one.start, one.end, Kind.PERSON, " ".join(words.split()))


def _bare(text: str, run: Stretch) -> Stretch | None:
    words = run.of(text)
    bare = _POSSESSIVE.sub("", words.strip())
    if bare.endswith(".") and not re.search(r"(?:^|\s)[A-Z]\.$", bare):
        bare = bare.rstrip(".")
    start = run.start + len(words) - len(words.lstrip())
    return Stretch(start, start + len(bare)) if bare else None


def _is_full(words: str, bodies: set[str]) -> bool:
    parts = words.split()
    if len(parts) < 2 or set(parts) <= bodies or len(parts) > 4:
        return False
    return (
        parts[0] in GIVEN
        or parts[0].endswith(".")
        or parts[-1].endswith(".")
        or bool(_SURNAME.search(parts[-1]))
        or not ({part.casefold() for part in parts} & _NO_NAME)
    )


def _is_single(text: str, one: Stretch, bodies: set[str]) -> bool:
    words = one.of(text)
    if len(words.split()) != 1 or words in bodies:
        return False
    if re.fullmatch(r"[A-Z]\.", words):
        return bool(re.match(r"['’]?s?,? ", text[one.end : one.end + 4] + " ")) and not text[
            : one.start
        ].rstrip().endswith(".")
    if in_date(text, one):
        return False
    before = re.search(r"([\w-]+),?\s+$", text[max(0, one.start - 30) : one.start])
    role = before[1].casefold() in ROLES if before else False
    aged = bool(re.match(r"(?:,\s(?:aged\s)?|\s\()\d{1,2}\b(?![:.]\d)", text[one.end : one.end + 12]))
    aged = aged or bool(_TOLD_AGE.match(text, one.end))
    called = bool(_NAMED_CHILD.search(text, max(0, one.start - 40), one.start))
    return words in GIVEN or bool(_SURNAME.search(words)) or role or aged or called
