"""Who signed a letter or an appeal, by the lines at its end, or sent it in the first person."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.language import Document, Found, Stretch
from safeconduct.claims.read.letters import fuller, program, sent_by
from safeconduct.claims.read.posts import footer
from safeconduct.claims.read.russian.people import BODIES
from safeconduct.claims.read.russian.words import known, lemma, readings

_LINE = re.compile(r"[^\n]+")
_CLOSING = re.compile(
    r"(?i)\s*(?:с\s+уважением|с\s+наилучшими\s+пожеланиями|всего\s+(?:доброго|хорошего)|искренне\s+ваш\w*"
    r"|с\s+надеждой|подпис\w+:?|от\s+имени|спасибо|заранее\s+спасибо|обнимаю)\s*[,.:!—-]*\s*"
)
# "Нам сообщили" alone passes on what others say: no letter is its sender's own by that.
_SUBJECT = re.compile(r"(?i)\b(?:мы|я|мой|моя|моё|мои|моего|моей|моему|моих|наш\w*)\b")
_FIRST = re.compile(r"(?i)\b(?:мы|нас|нам|нами|наш\w*|я|мне|меня|мой|моя|моего|просим|прошу|требуем)\b")
_MAY_BEND = re.compile(r"(?i)\b\w{2,}(?:у|ю|юсь|усь|ем|им|ём|емся|имся)\b")  # "записываю", "стоим"
_GROUP = BODIES | known(
    "объединение ассоциация проект комитет совет союз сеть инициатива штаб семья родитель житель коллектив"
    " команда"
)
_GREETS = re.compile(
    r"(?i)\s*(?:добр(?:ый|ого|ое)\s+(?:день|дня|вечер|утро|вечера|утра)|здравствуй(?:те)?|привет|дорог(?:ой|ая|ие)"
    r"|уважаем(?:ый|ая|ые)\s+\w+|коллеги)\b"
)
_UNDER = re.compile(r"(?i)^\s*(?:--\s*$|>|тел\b|телефон|контакт|\S+@\S+$|https?://|\+?\d[\d\s()-]{6,}$)")
_INITIAL = re.compile(r"\b[А-ЯЁ]\.$")
_NAMED = re.compile(r"[«A-ZА-ЯЁ]")
LONGEST = 100  # characters of a line that signs
LINES = 3
_WORDS = 6  # of a line that signs without a closing formula
_EDGES = " ,;—–-\t"


def signed(document: Document) -> str:
    """The body or the person under a text that speaks of itself as "we" or "I", or who sent such a message;
    "" if nobody did. A desk without a name of its own, under a letter to somebody, is nobody."""
    lines = _lines(document.text)
    letter = bool(document.sender) or any(_GREETS.match(one.of(document.text)) for one in lines)
    if not _speaks(document, _SUBJECT if letter else _FIRST):
        return ""
    name = _under(document, lines)
    named = not letter or _NAMED.search(name[1:] if _group(name) else name)
    return fuller(name if named else "", sent_by(document.sender))


def _lines(text: str) -> list[Stretch]:
    """The lines of the letter without what stands under it: contacts, what a program adds."""
    found = [Stretch(*one.span()) for one in _LINE.finditer(text) if one.group().strip()]
    while found and _added(found[-1].of(text)):
        found.pop()
    return found


def _added(line: str) -> bool:
    return program(line) or footer(line) or bool(_UNDER.match(line))


def _speaks(document: Document, words: re.Pattern[str]) -> bool:
    """Whether what is told speaks in the first person, outside quotation marks and other voices."""
    return any(
        not any(quote.start <= at < quote.end for quote in document.quoted)
        for block in document.blocks
        if not block.voice and not block.asks
        for at in _first_persons(document.text, block, words)
    )


def _first_persons(text: str, block: Stretch, words: re.Pattern[str]) -> list[int]:
    bent = [one.start() for one in _MAY_BEND.finditer(text, block.start, block.end) if _bent(one.group())]
    return [*(one.start() for one in words.finditer(text, block.start, block.end)), *bent]


def _bent(word: str) -> bool:
    """Whether a word can only be what somebody says of themself: "записываю"."""
    found = readings(word.casefold())
    return bool(found) and all(one.tag.POS == "VERB" and one.tag.person == "1per" for one in found)


def _under(document: Document, lines: Sequence[Stretch]) -> str:
    """The name behind a closing formula, or alone on the last line."""
    text = document.text
    place = next((at for at in range(len(lines) - 1, 0, -1) if _closes(lines[at].of(text))), None)
    if place is None:
        return _bare(document, lines)
    said = _CLOSING.match(lines[place].of(text))
    first = lines[place].start + (said.end() if said else 0)
    after = [
        (first, lines[place].end),
        *((one.start, one.end) for one in lines[place + 1 : place + 1 + LINES]),
    ]
    parts = [_tidy(text[begin:end]) for begin, end in after]
    names = [part for part in parts if part and len(part) <= LONGEST and "@" not in part]
    body = next((part for part in names if _group(part)), "")
    return body or next((one.name for one in _people(document, first) if one.of(text) in " ".join(names)), "")


def _bare(document: Document, lines: Sequence[Stretch]) -> str:
    """ "Команда приюта «Светёлка»", "Вилена" alone under the text."""
    if len(lines) < 2:
        return ""
    line = lines[-1].of(document.text)
    name = _tidy(line)
    ends = line.rstrip()[-1:] in ".!?:;…" and not _INITIAL.search(line.rstrip())
    if ends or len(name) > LONGEST or len(name.split()) > _WORDS:
        return ""
    if _group(name):
        return name if name.split()[0].isupper() else name[0].lower() + name[1:]
    return next((one.name for one in _people(document, lines[-1].start) if one.name == name), "")


def _tidy(line: str) -> str:
    bare = line.strip(_EDGES)
    return bare if _INITIAL.search(bare) else bare.rstrip(".")


def _closes(line: str) -> bool:
    said = _CLOSING.match(line)
    return bool(said) and len(line) <= LONGEST and not line.rstrip().endswith((".", "!", "?"))


def _group(line: str) -> bool:
    words = re.findall(r"\w+", line)
    return bool(words) and (lemma(words[0]) in _GROUP)


def _people(document: Document, start: int) -> list[Found]:
    return [one for one in document.found if one.kind is Kind.PERSON and one.start >= start]
