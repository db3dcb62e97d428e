"""The names of a list that stands under a line which tells of children: "Minors among the detained:".

A list is what has marks or numbers, or lines that are short; it ends with the first line that is neither.
"""

import re
from collections.abc import Iterator

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english import childhood
from safeconduct.claims.read.english.names import is_no_name
from safeconduct.claims.read.language import Document, Found

_HEADING = 14  # words
_SHORT = 6  # words of an item without a mark
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARK = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-–—•*·▪◦])\s*")
_NAME = re.compile(
    r"\s*[*_]*(?P<name>[A-Z][^\W\d_]*\.?(?:[-’'](?!s\b)[^\W\d_]+)*(?:\s(?:[A-Z]\."
    r"|[A-Z][^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*)){0,3})"
)


def rolled(document: Document) -> Iterator[Found]:
    """Whoever a list of children names, each without the age of a grown-up beside the name."""
    text = document.text
    lines = list(_LINE.finditer(text))
    for at, line in enumerate(lines[:-1]):
        if not _tells_of_children(line.group()):
            continue
        marked = _MARK.match(lines[at + 1].group()) is not None
        for item in lines[at + 1 :]:
            mark = _MARK.match(item.group())
            if (mark is None) if marked else not _short(item.group()):
                break
            name = _NAME.match(text, item.start() + (mark.end() if mark else 0), item.end())
            if name and not _grown(text, name.end("name")) and not is_no_name(name["name"]):
                yield Found(*name.span("name"), Kind.PERSON, name["name"])


def _tells_of_children(line: str) -> bool:
    """Whether a line is a heading, or leads up to a list, and has a word for several children in it."""
    words = line.strip(" *_#")
    if len(words.split()) > _HEADING or words.endswith((".", "!", "?", ";", ",")):
        return False
    return any(childhood.many(sign.of(words)) for sign in childhood.told(words))


def _short(line: str) -> bool:
    return len(line.split()) <= _SHORT and line.strip()[0].isupper() and line.strip()[-1] not in ".!?:;"


def _grown(text: str, end: int) -> bool:
    age = childhood.age_behind(text, end)
    return age is not None and age >= childhood.ADULT
