"""Who signed a letter or an appeal, by the lines at its end."""

import re

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found
from safeconduct.claims.read.russian.people import BODIES
from safeconduct.claims.read.russian.words import known, lemma

_LINE = re.compile(r"[^\n]+")
_CLOSING = re.compile(
    r"(?i)\s*(?:с\s+уважением|с\s+наилучшими\s+пожеланиями|всего\s+(?:доброго|хорошего)|искренне\s+ваш\w*"
    r"|с\s+надеждой|подпис\w+:?|от\s+имени)\s*[,.:!—-]*\s*"
)
_FIRST = re.compile(r"(?i)\b(?:мы|нас|нам|нами|наш\w*|я|мне|меня|мой|моя|моего|просим|прошу|требуем)\b")
_GROUP = BODIES | known(
    "объединение ассоциация проект комитет совет союз сеть инициатива штаб семья родитель житель коллектив"
)
_GREETS = re.compile(
    r"(?i)\s*(?:добр(?:ый|ого|ое)\s+(?:день|дня|вечер|утро|вечера|утра)|здравствуй(?:те)?|привет|дорог(?:ой|ая|ие)"
    r"|уважаем(?:ый|ая|ые)\s+\w+|коллеги)\b"
)
LONGEST = 100  # characters of a line that signs
LINES = 3
_EDGES = " ,.;—–-\t"


def signed(document: Document) -> str:
    """The body or the person under a text that speaks of itself as "we" or "I"; "" if nobody signed it."""
    text = document.text
    lines = [one for one in _LINE.finditer(text) if one.group().strip()]
    if any(_GREETS.match(one.group()) for one in lines):
        return ""  # a letter to somebody passes on what others say: only what it says itself is its own
    place = next((at for at in range(len(lines) - 1, 0, -1) if _closes(lines[at].group())), None)
    if place is None or not _FIRST.search(text, 0, lines[place].start()):
        return ""
    said = _CLOSING.match(lines[place].group())
    first = lines[place].start() + (said.end() if said else 0)
    after = [(first, lines[place].end()), *(one.span() for one in lines[place + 1 : place + 1 + LINES])]
    parts = [text[begin:end].strip(_EDGES) for begin, end in after]
    names = [part for part in parts if part and len(part) <= LONGEST and "@" not in part]
    body = next((part for part in names if _group(part)), "")
    return body or next((one.name for one in _people(document, first) if one.of(text) in " ".join(names)), "")


def _closes(line: str) -> bool:
    said = _CLOSING.match(line)
    return bool(said) and len(line) <= LONGEST and not line.rstrip().endswith((".", "!", "?"))


def _group(line: str) -> bool:
    words = re.findall(r"\w+", line)
    return bool(words) and (lemma(words[0]) in _GROUP)


def _people(document: Document, start: int) -> list[Found]:
    return [one for one in document.found if one.kind is Kind.PERSON and one.start >= start]
