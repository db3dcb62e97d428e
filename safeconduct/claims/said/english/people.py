"""How many and how old, as English says it. Values are (low, high); None: open."""

from typing import Any

from safeconduct.claims.said import widths
from safeconduct.claims.said.english.numbers import ORDINALS, TENS, number
from safeconduct.claims.said.grammar import Grammar, Rule
from safeconduct.claims.said.numbers import digits_age

_DECADES = {f"{word.removesuffix('y')}ies": number for word, number in TENS.items()}
_HALVES = {"early": (0, 4), "mid": (3, 7), "mid -": (3, 7), "late": (6, 9)}

_WORDS: dict[str, dict[str, Any]] = {
    "vague": {
        "dozens": widths.DOZENS,
        "scores": (40, 199),
        "hundreds": widths.HUNDREDS,
        "thousands": widths.THOUSANDS,
        "several dozen": widths.DOZENS,
        "a few dozen": widths.DOZENS,
        "several hundred": widths.HUNDREDS,
        "a few hundred": widths.HUNDREDS,
        "several": widths.SEVERAL,
        "a few": widths.FEW,
        "a handful": widths.FEW,
        "a couple": widths.COUPLE,
        "a dozen": widths.A_DOZEN,
        "a dozen or so": widths.A_DOZEN,
        "half a dozen": (5, 7),
        "two dozen": (20, 28),
        "three dozen": (31, 41),
        "a pair": (2, 2),
        "both": (2, 2),
        "nobody": (0, 0),
        "no one": (0, 0),
    },
    "least": dict.fromkeys(("at least", "no fewer than", "no less than", "not less than", "not fewer than")),
    "more": dict.fromkeys(("more than", "over", "upwards of")),
    "most": dict.fromkeys(("at most", "no more than", "not more than", "up to", "as many as")),
    "fewer": dict.fromkeys(("fewer than", "less than", "under")),
    "about": dict.fromkeys(("about", "around", "some", "approximately", "roughly", "an estimated")),
    "nearly": dict.fromkeys(("nearly", "almost", "close to")),
    "grade": ORDINALS | {f"{tens}th": tens for tens in range(4, 13)},
    "decade": _DECADES,
    "early": _HALVES,
    "their": dict.fromkeys(("her", "his", "their", "my", "the", "our", "your")),
    "young": {
        **dict.fromkeys(
            ("minor", "minors", "underage", "under - age", "child", "children", "juvenile"), (0, 17)
        ),
        **dict.fromkeys(("juveniles", "under 18", "under eighteen"), (0, 17)),
        **dict.fromkeys(
            ("teenager", "teenagers", "teenage", "teen", "teens", "adolescent", "adolescents"), (13, 19)
        ),
        **dict.fromkeys(("schoolboy", "schoolboys", "schoolgirl", "schoolgirls", "schoolchild"), (5, 19)),
        **dict.fromkeys(("schoolchildren", "pupil", "pupils"), (5, 19)),
        **dict.fromkeys(("boy", "boys", "girl", "girls"), (0, 25)),
        **dict.fromkeys(("toddler", "toddlers"), (1, 4)),
        **dict.fromkeys(("baby", "babies", "infant", "infants", "newborn"), (0, 2)),
        **dict.fromkeys(("adult", "adults"), (18, None)),
        **dict.fromkeys(("high school student", "high school students"), (13, 19)),
    },
}


def decade(start: int, half: tuple[int, int] | None = None) -> tuple[int, int]:
    """ "In her (early) thirties"."""
    first, last = half or (0, 9)
    return start + first, start + last


_RULES: list[tuple[str, list[Rule]]] = [
    (
        "amount",
        [
            ("{vague}", lambda pair: pair),
            ("{number}", lambda count: (count, count)),
            ("{least} {number}", lambda _, count: (count, None)),
            ("{least} {vague}", lambda _, pair: (pair[0], None)),
            ("{more} {number}", lambda _, count: (count + 1, None)),
            ("{more} {vague}", lambda _, pair: (pair[0], None)),
            ("{number} or more", lambda count: (count, None)),
            ("{most} {number}", lambda _, count: (None, count)),
            ("{most} {vague}", lambda _, pair: (None, pair[1])),
            ("{fewer} {number}", lambda _, count: (None, count - 1) if count else None),
            ("{about} {number}", lambda _, count: widths.about(count)),
            ("{number} or so", widths.about),
            ("{nearly} {number}", lambda _, count: (widths.about(count)[0], count)),
            (
                "between? {number} to|and|or|-|–|— {number}",
                lambda low, high: (low, high) if low < high else None,
            ),
        ],
    ),
    (
        "age",
        [
            ("{years} - year - old|olds", lambda age: (age, age)),
            ("{years} year|years - old|olds", lambda age: (age, age)),
            ("{years} years? old", lambda age: (age, age)),
            ("{years} - years? - old", lambda age: (age, age)),
            ("{years} years of age", lambda age: (age, age)),
            (
                "aged? {years} to|-|–|and {years} years? old",
                lambda low, high: (low, high) if low < high else None,
            ),
            ("aged {years}", lambda age: (age, age)),
            ("aged {years} to|-|–|and {years}", lambda low, high: (low, high) if low < high else None),
            ("aged about|around {years}", lambda age: (age - 3, age + 3)),
            ("aged between {years} and {years}", lambda low, high: (low, high) if low < high else None),
            ("age of? {years}", lambda age: (age, age)),
            ("turned|turning {years}", lambda age: (age, age)),
            ("he|she|is|was|i'm|he's|she's is|was|just|only? {years_alone}", lambda age: (age, age)),
            ("in {their} {early}? {decade}", lambda _, half, start: decade(start, half)),
            ("under {years_young}", lambda age: (0, age - 1)),
            ("{young}", lambda pair: pair),
            ("{grade} - grader|graders", lambda grade: (grade + 4, grade + 8) if grade <= 12 else None),
            ("{grade} grader|graders", lambda grade: (grade + 4, grade + 8) if grade <= 12 else None),
        ],
    ),
]

GRAMMAR = Grammar(
    _WORDS,
    {"number": number, **digits_age(number)},
    _RULES,
)
