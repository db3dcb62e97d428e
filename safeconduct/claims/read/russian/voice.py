"""Whose text it is, where the text says so itself: a statement, a post, a denial by a press service."""

import re

from safeconduct.claims.read.language import Document, Stretch
from safeconduct.claims.read.russian.bulletin import issued
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.narration import story
from safeconduct.claims.read.russian.signature import signed
from safeconduct.claims.read.russian.words import Sentence, lemma, readings, sentence

_HEADS = re.compile(
    r"""(?ix)^\W*(?:официальн\w+\s+|открыт\w+\s+|совместн\w+\s+)?
    (?:заявление|обращение|сообщение|(?:пресс-)?релиз|опровержение|комментарий|разъяснение|ответ
    |позиция|отч[её]т)
    \s+(?=[^\W\d])(?!о\b|об\b|про\b|по\b|для\b)"""
)
_NO_OWNER = re.compile(r"(?i)\W*(?:о|об|про|по|для|в|на|к|с|от)\b")
_OWN = re.compile(
    r"(?i)\b(?:мы|нас|нам|нами|наш\w*)\b|\b(?:просим|требуем|призываем|заявляем|опасаемся|сообщаем)\b"
)
_DATED = re.compile(r"(?i)\d{1,2}[./\s]\s?[\w.]+\s?[./\s]?\s?\d{4}.*|\d{1,2}:\d{2}.*")
_CHANNEL = 80  # characters that the name of a channel may have
_LETTERHEAD = 120  # characters
_PRESS = re.compile(r"(?i)\W*пресс-(?:служба|центр|бюро|секретарь)\b")
# Who writes letters and posts of their own; a newspaper's or an agency's name over a text is no voice.
_BODIES = re.compile(
    r"(?i)\W*(?:\w+\s+){0,3}(?:пресс-(?:служба|центр|бюро)|(?:телеграм-)?канал|паблик|сообщество|центр|фонд|комитет"
    r"|проект|организация|ассоциация|движение|объединение|коллегия|управление|министерство|ведомство|прокуратура"
    r"|штаб|группа|служба|комиссия|инициатива|союз|профсоюз|сеть|архив|мемориал)\b"
)
_POSTS = re.compile(r"(?i)\bupd\b|просмотр|репост|\bподелиться\b|👁|❗|⚡|#\w+|t\.me/|телеграм")
_PARTS = re.compile(r"[^\n]+")
_STOPS = (".", "!", "?", "…", ":")
# Where the owner ends and what the text is about begins: "фонда «Берег» о голодовке".
_ABOUT = re.compile(
    r"(?i)\s(?:о|об|обо|про|против|к|ко|на|после|от|из-за|в\s+(?:связи|поддержку|защиту|адрес|отношении)"
    r"|по\s+(?:поводу|делу|факту|ситуации|итогам|случаю|вопросу))\s"
)
_ANNOUNCES = re.compile(
    r"(?i)\s+(?:официально\s+)?(?:сообщает|сообщают|информирует|заявляет|заявляют|разъясняет|уведомляет)\s*:?$"
)
_APPEAL = re.compile(r"\W{0,2}(?:Мы|Я),\s+(?=[^\W\d])")
_APPEALS = re.compile(
    r"(?i)\b(?:просим|прошу|требуем|требую|обращаемся|обращаюсь|заявляем|заявляю|призываем|призываю)\b"
)


def voice(document: Document) -> str:
    """Whose the text is by its headline, by who tells a story, by the line over a post, by its first words
    ("Мы, жители …") or by the name below it; "" where it is not evident."""
    lines = [one for one in _lines(document.text) if any(sign.isalpha() for sign in one.of(document.text))]
    if document.title:
        owner = _of_title(document.title, document)
        if owner:
            return owner
    for line in lines[:3]:
        owner = _owner(document.text, line)
        if owner and (_own(document) or len(line.of(document.text).split()) <= 8):
            return owner
    told = story(document)
    if told is not None:
        return told[0]
    return (
        issued(document)
        or _announcer(document, lines)
        or _letterhead(document, lines)
        or _channel(document, lines)
        or _appealing(document)
        or signed(document)
    )


def _announcer(document: Document, lines: list[Stretch]) -> str:
    """ "Пресс-служба управления сообщает:" on a line of its own over the text."""
    for line in lines[:2]:
        said = _ANNOUNCES.search(line.of(document.text))
        if said and len(lines) > 1:
            whole = sentence(document.text, line.start, line.start + said.start())
            place = _genitive(whole)
            if place is not None and whole.words[place].case in {"Nom", ""}:
                return named(document.text, whole, place)
    return ""


def _appealing(document: Document) -> str:
    """ "Мы, родители солдат, обращаемся к вам": who "we" are."""
    for block in document.blocks[:3]:
        begin = _APPEAL.match(document.text, block.start, block.end)
        end = document.text.find(",", begin.end(), block.end) if begin else -1
        if begin and end > 0 and _APPEALS.search(document.text, end, block.end):
            whole = sentence(document.text, begin.end(), end)
            place = _genitive(whole)
            if place is not None:
                return named(document.text, whole, place)
    return ""


def _lines(text: str) -> list[Stretch]:
    found = []
    for match in _PARTS.finditer(text):
        bare = match.group().strip()
        if bare:
            start = match.start() + match.group().index(bare)
            found.append(Stretch(start, start + len(bare)))
    return found


def _of_title(title: str, document: Document) -> str:
    owner = _owner(title, Stretch(0, len(title)))
    return owner if owner and (_own(document) or len(title.split()) <= 8) else ""


def _owner(text: str, line: Stretch) -> str:
    words = line.of(text)
    head = _HEADS.match(words)
    if not head or words.endswith(_STOPS) or _NO_OWNER.match(words, head.end()):
        return ""
    rest = sentence(text, line.start + head.end(), line.start + _end(words, head.end()))
    place = _genitive(rest)
    if place is None:
        return ""
    joined = [kid for kid in rest.kids(place) if _beside(rest, place, kid)]
    return " и ".join(named(text, rest, one) for one in (place, *joined))


def _end(words: str, start: int) -> int:
    """Where the owner ends; inside quotation marks anything may stand."""
    about = (one for one in _ABOUT.finditer(words, start))
    outside = (
        one.start() for one in about if words.count("«", 0, one.start()) == words.count("»", 0, one.start())
    )
    return next(outside, len(words))


def _beside(found: Sentence, place: int, kid: int) -> bool:
    """ "группы «Маяк» и фонда «Берег»"."""
    one = found.words[kid]
    return kid > place and one.tie == "conj" and one.nominal and one.case == found.words[place].case


def _genitive(found: Sentence) -> int | None:
    """The word that the rest of the line hangs on, if it is one that owns."""
    if any(word.finite for word in found.words):
        return None
    return next((at for at, word in enumerate(found.words) if word.nominal and word.kind != "NUM"), None)


def _own(document: Document) -> bool:
    """Whether somebody speaks of "us" outside quotation marks."""
    return any(
        not any(quote.start <= block.start + match.start() < quote.end for quote in document.quoted)
        for block in document.blocks
        for match in _OWN.finditer(block.of(document.text))
    )


def _letterhead(document: Document, lines: list[Stretch]) -> str:
    """ "Пресс-служба управления", "Канал «Голос»": who speaks of "us" below, on a first line of their own."""
    if len(lines) < 3 or len(lines[0].of(document.text)) > _LETTERHEAD:
        return ""
    words = lines[0].of(document.text)
    if words.endswith(_STOPS) or not _BODIES.match(words) or not (_own(document) or _PRESS.match(words)):
        return ""
    whole = sentence(document.text, lines[0].start, lines[0].end)
    place = _genitive(whole)
    if place is None or not any(
        one.tag.case == "nomn" for one in readings(whole.words[place].text.casefold())
    ):
        return ""  # "Управления" begins no name; that the line has no verb may lead the parser astray
    return named(document.text, whole, place)


def _channel(document: Document, lines: list[Stretch]) -> str:
    """The name over a post: a short line without a verb, then the moment; "us" and a mark of posts below."""
    if len(lines) < 3:
        return ""
    first, second = lines[0].of(document.text), lines[1].of(document.text)
    if len(first) > _CHANNEL or first.endswith(_STOPS) or not _DATED.fullmatch(second):
        return ""
    whole = sentence(document.text, lines[0].start, lines[0].end)
    if any(word.finite for word in whole.words) or not (_own(document) and _POSTS.search(document.text)):
        return ""
    name = next((word for word in whole.words if word.nominal or word.kind == "X"), None)
    return first if name is not None and lemma(name.text) else ""
