"""Other spellings of a given name in Latin letters, as far as sounds alone do not make them one.

`cases.letters` takes "Aleksei" and "Alexey" for one, but not "Yegor" and "Egor", "Alyona" and "Alena",
"Khadizha" and "Hadija"; the second of each is also how the Cyrillic letters read.
"""

import re

from safeconduct.claims.read.language import wordset

_TURNS = (
    (re.compile(r"^ye(?=[^\W_])"), "e"),  # Yegor, Egor
    (re.compile(r"^e(?=[^\W_])"), "ye"),
    (re.compile(r"(?<=[^aeiouy\W_])[yi]o(?=[^\W_])"), "e"),  # Alyona, Artyom; Алёна, Артём
    (re.compile(r"(?<=[^aeiouy\W_])e(?=[^aeiouy\W_])"), "yo"),
    (re.compile(r"(?<=[^aeiouy\W_])[yi]u"), "u"),  # Gyulnara
    (re.compile(r"dzh|dj|zh|j"), "j"),  # Dzhamilya, Jamila, Zhamila: one sound among the three
    (re.compile(r"dzh|dj|zh|j"), "zh"),
    (re.compile(r"^j(?=[aeiou])"), "y"),  # Julia, Yulia
    (re.compile(r"^y(?=[aeou])"), "j"),
)
_SAME = tuple(
    wordset(one)
    for one in (
        "muhammad muhammed mohammed mohamed mohammad magomed mahomed mukhammad mukhammed",
        "julia yulia yuliya iuliia",
        "fatima fatimat patimat fatma",
        "aisha aishat aysha ayshat aicha",
        "ali alii",
        "yusuf yusup iusup yosef",
        "ibrahim ibragim",
        "akhmed ahmed akhmad ahmad",
        "hussein husein khusein hussain hussayn",
        "zaynab zainab zeinab",
        "maryam mariam miriam marjam",
    )
)


def spellings(name: str) -> set[str]:
    """Other spellings of one word of a name, in small letters."""
    low = name.casefold()
    found = {turn.sub(letters, low) for turn, letters in _TURNS}
    for group in _SAME:
        found |= group if low in group else frozenset()
    return {one for one in found if len(one) > 2} - {low}
