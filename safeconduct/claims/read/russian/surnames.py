"""Surnames by their endings, where no dictionary knows them: "Порогова" of a man is "Порогов"."""

import re

SHORT = 4  # letters; "Лев" and "Кин" may be anything
_NOMINATIVE = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий")
_STEM = r"(?P<stem>[А-ЯЁ][а-яё]{2,}"
_OF_MEN = (
    (re.compile(_STEM + r"(?:[оеё]в|[иы]н))(?:а|у|ым|е)"), ""),
    (re.compile(_STEM + r"[сц]к)(?:ого|ому|им|ом)"), "ий"),
)
_OF_WOMEN = (
    (re.compile(_STEM + r"(?:[оеё]в|[иы]н))(?:ой|у)"), "а"),
    (re.compile(_STEM + r"[сц]к)(?:ой|ую)"), "ая"),
)


def bare(word: str) -> bool:
    """Whether it is a man's surname as it stands in the nominative alone."""
    return word[:1].isupper() and len(word) > SHORT and word.endswith(_NOMINATIVE)


def nominative_of(word: str, gender: str) -> str:
    """The nominative of a surname in another case; "" for a word that has no ending of a surname."""
    for form, ending in _OF_WOMEN if gender == "Fem" else _OF_MEN:
        found = form.fullmatch(word)
        if found:
            return found["stem"] + ending
    return ""
