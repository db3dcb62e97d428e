"""Whether two spellings can be one name. Pure.

1. Words are turned into sounds (`letters`). Endings that only say gender or fatherhood come off.
2. Two words are compared by a weighted edit distance: sounds that stand for each other between scripts
   and languages (g and h in Магомед and Muhammad) cost little, others cost their full weight.
3. Names agree when each word of the shorter finds its own in the longer. A father's name may be absent.
"""

import re
from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

from safeconduct.cases.letters import script, sounds, words

# Words between names that say who is whose child, as sounds.
KIN = frozenset(
    {"bin", "ibn", "ben", "bint", "binti", "ogli", "oglu", "uli", "ulu", "kizi", "kazi", "son", "dauter"}
    | {"of", "sin", "doC", "kant", "kent", "io", "ioi", "vo", "voi"}
)
FATHERS = re.compile(r"(?:oviC|eviC|iC|ovna|evna|iniCna|iCna|uovi|oviCa)$")
SURNAMES = ((re.compile(r"(ov|ev|in)a$"), r"\1"), (re.compile(r"sk(?:aia|aa|a|i|ii|iai)$"), "ski"))
OF_FATHER = re.compile(r"(?:an|in|un)$")
# One name that languages write too differently for their sounds: every way is read as the first. Two
# names of this list are never one: Хасан and Хусейн are brothers.
_WAYS = (
    ("muhamad", "magomed", "mohamed", "mohamad", "mahomed", "mohmad", "muhamed", "mehmed", "mahamat",
     "magomet", "mahmed", "mamed", "mhamad", "mhmd", "mohmed"),
    ("hadiDa", "hadijat", "hadiDat", "hadiDe", "hadija", "hadiga"),
    ("fatima", "patimat", "petimat", "patima", "fatma", "fatimat", "fatimah", "fadima"),
    ("abubakar", "abubakr", "abubeker", "abubikar", "abubekr"),
    ("gaDi", "haDi", "hagi", "gagi", "hoDi", "hagDi"),
    ("zeinap", "zainab", "zeinab", "zainap", "zainep", "zenab"),
    ("iusup", "iusuf", "iusef", "usup", "usuf"),
    ("hava", "eva", "hauva"),
    ("said", "seid", "saied"),
    ("ksenia", "henia"),
    ("hasan", "hasen", "gasan"),
    ("husein", "husain", "gusein", "huseiin", "husen"),
)  # fmt: skip
ALIKE = {way: group[0] for group in _WAYS for way in group}
KNOWN = frozenset(ALIKE.values())
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for cost, pairs in {
        0.15: "ao ei jD SC",
        0.2: "CD",
        0.3: "bp td gk sz vf pf hk hg cs cC ea uo uv bv Ss jS Di zc gD kC hS hC",
        0.4: "iu jz Dz Cs mn io Dg ae",
        0.5: "ui ua oe ai eu",
    }.items()
    for pair in pairs.split()
}
_VOWELS = frozenset("aeiou")
_LOSE = {"i": 0.2, "h": 0.55, "e": 0.4, "a": 0.4, "o": 0.4, "u": 0.4}
# Sounds that may stand for each other fall into one class of the key that finds candidates.
_CLASS = str.maketrans(
    {"b": "P", "p": "P", "f": "P", "v": "P", "t": "T", "d": "T", "s": "S", "z": "S", "c": "S", "S": "S"}
    | {"C": "S", "j": "S", "D": "S", "k": "K", "g": "K", "h": "K", "r": "R", "l": "L", "m": "M", "n": "M"}
    | dict.fromkeys("aeiou", "")
)
WORD_AGREES = 0.78
NAME_AGREES = 0.85
ALONE_AGREES = 0.92  # where one word is all there is


class Word(NamedTuple):
    """One word of a name as it is compared; `optional` for a father's name, which is often left out."""

    sounds: str
    optional: bool = False


def parse(name: str) -> list[Word]:
    """The words of a name, without the words between them."""
    found: list[Word] = []
    heard = [sounds(word) for word in words(name)]
    for at, sound in enumerate(heard):
        after = heard[at + 1] if at + 1 < len(heard) else ""
        before = heard[at - 1] if at else ""
        if sound and sound not in KIN:
            found.append(_word(sound, kin=after in KIN or before in KIN, follows=after in KIN))
    return found


def agree(one: Sequence[Word], other: Sequence[Word]) -> float:
    """How well two names agree, from 0 to 1; 0 where they do not."""
    return max(
        (_aligned(left, right) for left in _joined(one) for right in _joined(other)),
        default=0.0,
    )


def alike(one: str, other: str) -> float:
    """How alike two words sound, from 0 to 1."""
    if one == other:
        return 1.0
    if one in KNOWN and other in KNOWN:
        return 0.0
    longest = max(len(one), len(other))
    return 1.0 - _distance(one, other) / longest if longest else 0.0


def keys(word: str) -> frozenset[str]:
    """Under which keys a word is found: its classes of consonants, and each of these without one."""
    whole = _squeezed(word.translate(_CLASS))
    if len(whole) < 2:
        return frozenset({f"{whole}{_squeezed(''.join(s for s in word if s in _VOWELS))[:1]}"} | {whole})
    return frozenset({whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))})


def _word(sound: str, *, kin: bool, follows: bool) -> Word:
    father = FATHERS.search(sound)
    if father and father.start() >= 2:
        return Word(_alike(sound[: father.start()]), optional=True)
    if follows and OF_FATHER.search(sound) and len(sound) > 4:
        return Word(_alike(OF_FATHER.sub("", sound)), optional=True)
    return Word(_alike(_ending(sound)), optional=kin)


def _ending(sound: str) -> str:
    if len(sound) > 4:
        sound = re.sub(r"(o|e)f$", r"\1v", sound)
        for pattern, plain in SURNAMES:
            sound = pattern.sub(plain, sound)
    return sound


def _alike(sound: str) -> str:
    return ALIKE.get(sound, sound)


def _squeezed(text: str) -> str:
    return re.sub(r"(.)\1+", r"\1", text)


def _joined(name: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The name as it is, and with each two neighbours written as one word."""
    whole = tuple(name)
    merged = [
        (*whole[:at], Word(_alike(whole[at].sounds + whole[at + 1].sounds)), *whole[at + 2 :])
        for at in range(len(whole) - 1)
    ]
    return [whole, *merged]


def _aligned(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    """The best pairing of words; every required word of the side with fewer must find its own."""
    for left in _reduced(one):
        for right in _reduced(other):
            found = _paired(left, right)
            if found:
                return found
    return 0.0


def _reduced(name: tuple[Word, ...]) -> list[tuple[Word, ...]]:
    required = tuple(word for word in name if not word.optional)
    return [name] if required == name or not required else [name, required]


def _paired(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    short, long = sorted((one, other), key=len)
    if not short or len(short) > 5 or len(long) > 7:
        return 0.0
    best = 0.0
    for order in permutations(range(len(long)), len(short)):
        scores = [alike(word.sounds, long[at].sounds) for word, at in zip(short, order, strict=True)]
        if min(scores) >= WORD_AGREES:
            best = max(best, sum(scores) / len(scores))
    wanted = ALONE_AGREES if len(short) == 1 else NAME_AGREES
    return best if best >= wanted else 0.0


def _distance(one: str, other: str) -> float:
    """Weighted edit distance, by rows (Wagner and Fischer 1974)."""
    above = [0.0]
    for sound in other:
        above.append(above[-1] + _lost(sound))
    for place, left in enumerate(one):
        row = [above[0] + _lost(left, last=place == len(one) - 1)]
        for at, right in enumerate(other):
            row.append(
                min(
                    above[at] + _swapped(left, right),
                    above[at + 1] + _lost(left, last=place == len(one) - 1),
                    row[at] + _lost(right, last=at == len(other) - 1),
                )
            )
        above = row
    return above[-1]


def _swapped(left: str, right: str) -> float:
    if left == right:
        return 0.0
    default = 0.5 if left in _VOWELS and right in _VOWELS else 1.0
    return _NEAR.get(frozenset((left, right)), default)


def _lost(sound: str, *, last: bool = False) -> float:
    """Women's names end in -t or not, according to who writes them."""
    return 0.4 if last and sound == "t" else _LOSE.get(sound, 1.0)


__all__ = ["Word", "agree", "alike", "keys", "parse", "script"]
