"""Which languages can be read, and which one a text is in."""

from functools import cache
from importlib import import_module
from typing import cast

from safeconduct.claims.read.language import Language

ENGLISH, RUSSIAN = "en", "ru"
_MODULES = {
    ENGLISH: "safeconduct.claims.read.english",
    RUSSIAN: "safeconduct.claims.read.russian",
}
LANGUAGES = tuple(_MODULES)


def guessed(text: str) -> str:
    """ "ru" where most letters are Cyrillic, else "en"."""
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    return RUSSIAN if cyrillic > latin else ENGLISH


@cache
def known(code: str) -> Language:
    """The language of a code in LANGUAGES, loaded when first asked for. Raises KeyError."""
    return cast(Language, import_module(_MODULES[code]))
