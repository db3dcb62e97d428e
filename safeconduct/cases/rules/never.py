"""Whether a text holds a word that must never stand in public: a name, a town, a region. Pure.

1. The text is read in every way in which a reader would (`disguises`).
2. Words are compared by their sounds, so that neither another script nor another spelling hides one.
3. Endings do not matter: cases, possessives, adjectives, those who live there, pet names ("in Penza",
   "Пензе", "пензенский", "Testova's", "Тимурчик"). After a long stem any ending counts.
4. Names that languages write too differently for their sounds count as one (Muhammad, Магомед).
5. A name torn into pieces by signs or spaces ("Вымы-слов", "пе(н)зе", "за речном") is read in one.
6. It may find too much. Somebody then says why the word may stand; it must not find too little.
"""

import re
from collections.abc import Iterable, Iterator

from safeconduct.cases.letters import sounds, words
from safeconduct.cases.rules.disguises import Read, readings
from safeconduct.cases.spelling import ALIKE, alike

SHORTEST = 3  # letters; shorter words of a name (an initial, "al") would be found everywhere
VOWELS = "aeiou"
LONG_STEM = 6  # sounds: after so many any ending of up to seven counts
MUCH_LONGER = 7
NEAR = 0.91  # how alike two long words must sound to be two spellings of one
NEAR_FROM = 5
TORN_FROM = 5  # sounds of a stem that two neighbouring words may make together
HIDDEN_FROM = 5  # sounds of a stem that is looked for inside a hashtag, a link or a handle

_BY_SIGNS = re.compile(r"[^\W\d_]+(?:[^\w\s]{1,3}[^\W\d_]+){1,3}")
_BY_SPACES = re.compile(r"(?<![^\W\d_])(?=(([^\W\d_]{2,})[ \t\u00a0]{1,2}([^\W\d_]{2,}))(?![^\W\d_]))")
# Endings as sounds: й, ы and и are all "i", and doubles are one.
_CASE = r"""(?: i?[aeiou] | i?[aeo]i | [oie]iu | i?[aeo]m | i?ami | i?ah | ih | imi? | [ieo][vf]
    | [oe]go | [oe]mu | aia | uiu | oe | ie | iei | iia | iiu )"""
_KIN = r"""(?: (?:i?[aeo]n|in)? (?:sk|ck|Ck)  # пензенский, казанский
    | ov | ev | i?in  # тимуров, заремин
    | (?:i?[aei]n|ov|iC)? (?:ec|c|i?ak|i?aC?k|Can|(?:it)?i?anin|(?:it)?i?an|k)  # пензяк
    | C?ik | [oei]?C?k | [ui]?uS[ek]? | [eo]nk | oCk | eCk | uSk | iul | us | ok | ek | iS  # мадинка
    | (?:[oe]v)? (?:iC|n)  # отчества
    | i?ans? )"""  # Penzans
ENDING = re.compile(rf"(?:{_KIN}){{0,2}} {_CASE}? s?", re.VERBOSE)
FORM = re.compile(rf"(?: (?:i?[aeo]n|in)?(?:sk|ck|Ck) | ov | ev | in )? {_CASE}? s?", re.VERBOSE)
ADJECTIVE = re.compile(r"(?<=..)sk(?:i|aia|oe|ie|oi)?$")  # Самарская область is found as Самара
SOFT = re.compile(r"(?<!a)i[ae]$")
PLACES = re.compile(
    r"(?:област|кра|республик|район|город|сел|деревн|пос[её]л|округ|улиц)\w{0,4}"
    r"|region|oblast|republic|district|city|town|village|krai|street"
)
SHORT_ENDING = re.compile(rf"{_CASE} s?", re.VERBOSE)  # after two sounds almost anything would be found


def betrayed(text: str, never: Iterable[str]) -> list[str]:
    """The words of `text`, as they stand there in small letters, that betray one of `never`; each once."""
    stems = {one for said in never for word in words(said) if len(word) >= SHORTEST for one in stems_of(word)}
    found = [_shown(text, one) for one in readings(text) if any(_is(one.word, known) for known in stems)]
    found += [whole for whole in _grown(text) if _hides(whole, stems)]
    found += [stands.casefold() for stands, pieces, least in _torn(text) if _together(pieces, stems, least)]
    return list(dict.fromkeys(found))


def stems_of(word: str) -> set[str]:
    """What a word can begin with in all its forms, as sounds: without last vowels, and as its stem changes.

    None for a word that says only what kind of place it is.
    """
    if PLACES.fullmatch(word):
        return set()
    heard = _heard(word) | {one for way in _with_yo(word) for one in _heard(way)}
    bare = {root for one in heard | _ways(heard) for root in _roots(one)}
    return bare | {changed for one in bare for changed in _changes(one)}


def derived(word: str, stem: str) -> bool:
    """Whether a word comes from what begins with this stem: its cases, who lives there, pet names."""
    return any(_ending(stem).fullmatch(rest) for rest in _rests(word, stem))


def declined(word: str, stem: str) -> bool:
    """Whether a word is what begins with this stem, in one of its cases, or says that something is of it."""
    return any(FORM.fullmatch(rest) for rest in _rests(word, stem))


def _rests(word: str, stem: str) -> list[str]:
    heard = [sound for one in words(word) for sound in _heard(one)]
    return [one[len(stem) :] for one in heard if one.startswith(stem)]


def _ways(heard: Iterable[str]) -> set[str]:
    """Every way in which languages write a name that is among them (Muhammad, Магомед)."""
    first = {ALIKE[one] for one in heard if one in ALIKE}
    return {way for way, name in ALIKE.items() if name in first}


def _with_yo(word: str) -> set[str]:
    """ё is written e, yo and o."""
    return {word.replace("ё", "йо"), word.replace("ё", "о")} if "ё" in word else set()


def _roots(heard: str) -> set[str]:
    """A word without the vowels it ends with; a soft one (Дарья, Юлия, Зоя) with what stays of them."""
    bare = heard.rstrip(VOWELS)
    if adjective := ADJECTIVE.search(heard):
        return {heard[: adjective.start()]}
    if SOFT.search(heard):
        return {heard[:-1], f"{heard[:-2]}e"} | ({bare} if len(bare) > SHORTEST else set())
    return {bare if len(bare) >= SHORTEST else heard[:-1] if heard[-1:] in set(VOWELS) else heard}


def _heard(word: str) -> set[str]:
    """The sounds of a word; a Latin j and c are read every way, and "ye" is "e"."""
    ways = {word, re.sub("^j", "y", word), word.replace("j", "zh"), re.sub("c(?![hk])", "ts", word)}
    return {re.sub(r"^i(?=e)", "", sounds(way)) for way in ways}


def _changes(stem: str) -> Iterator[str]:
    """Павел and Павла, Чечня and чеченский, Калуга and калужский."""
    if re.search(r"[^aeiou][eo][^aeiou]$", stem):
        yield stem[:-2] + stem[-1]
    if len(stem) >= SHORTEST and re.search(r"[^aeiou]{2}$", stem):
        yield from (f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in "eo")
    if soft := {"g": "j", "k": "C", "h": "S", "c": "C"}.get(stem[-1:]):
        yield stem[:-1] + soft


def _is(word: str, known: str) -> bool:
    return any(_begins(heard, known) for one in words(word) for heard in _heard(one))


def _begins(heard: str, known: str) -> bool:
    if heard.startswith(known):
        rest = heard[len(known) :]
        if len(known) >= LONG_STEM and len(rest) <= MUCH_LONGER:
            return True
        return _ending(known).fullmatch(rest) is not None
    bare = heard.rstrip(VOWELS)
    return (
        min(len(known), len(bare)) >= NEAR_FROM
        and _first(bare) == _first(known)
        and alike(bare, known) >= NEAR
    )


def _ending(stem: str) -> re.Pattern[str]:
    return ENDING if len(stem) >= SHORTEST else SHORT_ENDING


def _first(heard: str) -> str:
    """How a word begins: г, к and х stand for each other between languages."""
    return heard[:1].replace("g", "h").replace("k", "h")


def _torn(text: str) -> Iterator[tuple[str, list[str], int]]:
    """What may be one word in pieces: as it stands, the pieces, and how long a stem must be to count."""
    for found in _BY_SIGNS.finditer(text):
        yield found.group(), re.findall(r"[^\W\d_]+", found.group()), SHORTEST
    for found in _BY_SPACES.finditer(text):
        yield found[1], [found[2], found[3]], TORN_FROM


def _together(pieces: list[str], stems: Iterable[str], least: int) -> bool:
    """Whether they make a word of these stems, of which no piece alone is one: that was found already."""
    whole = "".join(pieces)
    return any(len(known) >= least and declined(whole, known) for known in stems) and not any(
        _is(piece, known) for piece in pieces for known in stems
    )


def _grown(text: str) -> list[str]:
    """What is written without gaps: hashtags, handles, links."""
    return re.findall(r"[#@][^\s#@]+|\S+[./_]\S+", text)


def _hides(whole: str, stems: Iterable[str]) -> bool:
    heard = ["".join(sounds(one) for one in words(part)) for part in (whole, *re.split(r"[\W_]+", whole))]
    return any(len(known) >= HIDDEN_FROM - 1 and known in one for known in stems for one in heard)


def _shown(text: str, one: Read) -> str:
    """The word as it stands; one that was written in disguise as it is read."""
    stands = text[one.start : one.end]
    return "".join(words(stands)) if words(stands) == words(one.word) else one.word.casefold()
