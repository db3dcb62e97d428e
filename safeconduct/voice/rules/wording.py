"""How a part of a public text reads: who says so, the marks that it must carry, and what is said. Pure.

The words are those of the text's own language, whatever the language of the page that shows it.
"""

from typing import NamedTuple

LANGUAGES = ("en", "ru")
CUSTODY = {"en": "(speaking in custody)", "ru": "(слова из-под стражи)"}
UNCONFIRMED = {"en": "[not confirmed]", "ru": "[не подтверждено]"}
WROTE = {"en": "We wrote:", "ru": "Мы написали:"}
CORRECT = {"en": "Correct is:", "ru": "Правильно:"}
WHY = {"en": "Why:", "ru": "Почему:"}
REST = {
    "en": {"stands": "The rest stands.", "withdrawn": "The rest is withdrawn."},
    "ru": {"stands": "Остальное остаётся в силе.", "withdrawn": "Остальное отозвано."},
}


class Said(NamedTuple):
    """One part of a text: `attribution` and `text` are never shown apart."""

    attribution: str
    text: str
    custody: bool = False
    unconfirmed: bool = False


def sentence(said: Said, language: str) -> str:
    """The part as it is read. Raises KeyError for a language without words of its own."""
    return " ".join(one for one in (opening(said, language), said.text, closing(said, language)) if one)


def opening(said: Said, language: str) -> str:
    """What stands before the words, wherever some of them stand: who says so, and from where."""
    by = (said.attribution, CUSTODY[language] if said.custody else "")
    return " ".join(one for one in by if one)


def closing(said: Said, language: str) -> str:
    """What stands after the words, wherever some of them stand."""
    return UNCONFIRMED[language] if said.unconfirmed else ""
