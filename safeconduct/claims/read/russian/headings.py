"""Whose a Russian text is by what stands over it: its headline, a letterhead, the name over a post."""

import re

from safeconduct.claims.read.language import Document, Stretch
from safeconduct.claims.read.posts import called
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.words import Sentence, lemma, readings, sentence

_HOW = r"(?:официальн\w+|открыт\w+|совместн\w+|срочн\w+|публичн\w+)"
_WHAT = (
    r"(?:заявление|обращение|сообщение|(?:пресс-)?релиз|опровержение|комментарий|разъяснение|ответ"
    r"|позиция|отч[её]т)"
)
_HEADS = re.compile(rf"(?i)^\W*(?:{_HOW}\s+)?{_WHAT}\s+(?=[^\W\d])(?!о\b|об\b|про\b|по\b|для\b)")
_KIND_ALONE = re.compile(rf"(?i)\W*(?:{_HOW}\s+)?{_WHAT}(?:\s+для\s+(?:прессы|сми|печати))?\W*")
_BEFORE_KIND = re.compile(
    rf"(?i)(?P<who>[^:—–.!?]{{2,80}}?)\s*(?::|\s[—–-])\s+(?:{_HOW}\s+)?{_WHAT}\b(?P<rest>.*)"
)
_ISSUED = re.compile(
    r"(?i)(?:подготовлен|выпущен|опубликован|составлен|распростран[её]н|издан)[аоы]?\s+(?P<who>[^,;\d\n]{3,80}?)"
    r"(?:\s*[,;].*|\s+\d.*|\.)?"
)
_OF_PAPER = re.compile(r"(?i)\b(?:редакци|корреспондент|журналист|нашим)\w*")
_NO_OWNER = re.compile(r"(?i)\W*(?:о|об|про|по|для|в|на|к|с|от)\b")
_OWN = re.compile(
    r"(?i)\b(?:мы|нас|нам|нами|наш\w*)\b|\b(?:просим|требуем|призываем|заявляем|опасаемся|сообщаем|боимся)\b"
)
_MINE = re.compile(r"(?i)\b(?:я|мне|меня|мной|мой|моя|моё|мои|моего|моей|моему|моим|моих|мою)\b")
_DATED = re.compile(
    r"(?i)\d{1,2}[./\s]\s?[\w.]+\s?[./\s]?\s?\d{4}.*|\d{1,2}:\d{2}.*|(?:сегодня|вчера|\d{1,2}\s+[а-я]{3,8})"
    r",?\s+(?:в\s+)?\d{1,2}:\d{2}.*"
)
_CHANNEL = 80  # characters that the name of a channel may have
_LETTERHEAD = 120  # characters
_TOP = 5  # first lines among which a letterhead stands
_LONGEST = 300  # characters of a headline
_SHORT = 8  # words of a headline that says whose the text is and hardly more
_PRESS = re.compile(r"(?i)\W*пресс-(?:служба|центр|бюро|секретарь)\b")
# Who writes letters and posts of their own; a newspaper's or an agency's name over a text is no voice.
_BODIES = re.compile(
    r"(?i)\W*(?:\w+\s+){0,3}(?:пресс-(?:служба|центр|бюро)|(?:телеграм-)?канал|паблик|сообщество|центр|фонд|комитет"
    r"|проект|организация|ассоциация|движение|объединение|коллегия|управление|министерство|ведомство|прокуратура"
    r"|штаб|группа|служба|комиссия|инициатива|союз|профсоюз|сеть|архив|мемориал)\b"
)
_QUOTED = re.compile(r"«[А-ЯЁA-Z][\w-]*(?:\s[\w-]+){0,3}»")
_POSTS = re.compile(
    r"(?i)\bupd\b|просмотр|репост|\bподелиться\b|👁|❗|⚡|❤|🔥|👍|#\w+|t\.me/|телеграм|\bпереслать\b"
)
_STOPS = ("!", "?", "…", ":")
# Where the owner ends and what the text is about begins: "фонда «Берег» о голодовке".
_ABOUT = re.compile(
    r"(?i)\s(?:о|об|обо|про|против|к|ко|на|после|от|из-за|в\s+(?:связи|поддержку|защиту|адрес|отношении)"
    r"|по\s+(?:поводу|делу|факту|ситуации|итогам|случаю|вопросу))\s"
)
_ANNOUNCES = re.compile(
    r"(?i)\s+(?:официально\s+)?(?:сообщает|сообщают|информирует|заявляет|заявляют|разъясняет|уведомляет)\s*:?$"
)


def headed(document: Document, lines: list[Stretch]) -> str:
    """ "Заявление фонда «Берег» о голодовке", "«Берег»: заявление": whose it is by its headline."""
    owner = _of_line(document.title, Stretch(0, len(document.title)), document) if document.title else ""
    return owner or next(
        (owner for line in lines[:3] if (owner := _of_line(document.text, line, document))), ""
    )


def issued(document: Document, lines: list[Stretch]) -> str:
    """ "Подготовлено адвокатским бюро «Ольха»" on a line over the text."""
    for line in lines[:_TOP]:
        said = _ISSUED.fullmatch(line.of(document.text))
        if said and not _OF_PAPER.search(said["who"]):
            whole = sentence(document.text, line.start + said.start("who"), line.start + said.end("who"))
            place = owning(whole)
            if place is not None and whole.words[place].case == "Ins":
                return _named(document.text, whole, place)
    return ""


def announced(document: Document, lines: list[Stretch]) -> str:
    """ "Пресс-служба управления сообщает:" on a line of its own over the text."""
    for line in lines[:2]:
        said = _ANNOUNCES.search(line.of(document.text))
        if said and len(lines) > 1:
            whole = sentence(document.text, line.start, line.start + said.start())
            place = owning(whole)
            if place is not None and whole.words[place].case in {"Nom", ""}:
                return _named(document.text, whole, place)
    return ""


def letterhead(document: Document, lines: list[Stretch]) -> str:
    """ "Пресс-служба управления", "Канал «Голос»": who speaks of "us" below, on a first line of their own, or
    on one beside the word for such a text ("Пресс-релиз")."""
    top = lines[:_TOP]
    if len(lines) < 3:
        return ""
    if any(_KIND_ALONE.fullmatch(one.of(document.text)) for one in top):
        return next((name for one in top if (name := _body(document, one))), "")
    first = top[0].of(document.text)
    plain = not _QUOTED.fullmatch(first)  # somebody's words are a headline
    return _body(document, top[0]) if plain and (own(document) or _PRESS.match(first)) else ""


def channel(document: Document, lines: list[Stretch]) -> str:
    """The name over a post: a short line without a verb, then the moment; "us" and a mark of posts below."""
    if len(lines) < 3:
        return ""
    first, second = lines[0].of(document.text), lines[1].of(document.text)
    if len(first) > _CHANNEL or first.endswith((*_STOPS, ".")) or not _DATED.fullmatch(second):
        return ""
    whole = sentence(document.text, lines[0].start, lines[0].end)
    if any(word.finite for word in whole.words) or not (own(document) and _POSTS.search(document.text)):
        return ""
    name = next((word for word in whole.words if word.nominal or word.kind == "X"), None)
    return called(first) if name is not None and lemma(name.text) else ""


def owning(found: Sentence) -> int | None:
    """The word that the rest of the line hangs on, if it is one that owns."""
    if any(word.finite for word in found.words):
        return None
    return next((at for at, word in enumerate(found.words) if word.nominal and word.kind != "NUM"), None)


def _named(text: str, found: Sentence, place: int) -> str:
    """The name, with all that stands in its quotation marks: "бюро «Ольха и партнёры»"."""
    name, words = named(text, found, place), found.of(text)
    if name.count("«") > name.count("»") and "»" in words:
        return name[: name.index("«")] + words[words.index("«") : words.index("»") + 1]
    return name


def own(document: Document) -> bool:
    """Whether somebody speaks of "us" outside quotation marks."""
    return _spoken(document, _OWN)


def _spoken(document: Document, words: re.Pattern[str]) -> bool:
    return any(
        not any(quote.start <= block.start + match.start() < quote.end for quote in document.quoted)
        for block in document.blocks
        for match in words.finditer(block.of(document.text))
    )


def _of_line(text: str, line: Stretch, document: Document) -> str:
    words = line.of(text)
    if words.endswith(_STOPS) or len(words) > _LONGEST:
        return ""
    head, before = _HEADS.match(words), _BEFORE_KIND.fullmatch(words)
    if not (head or before) or any(one.finite for one in sentence(text, line.start, line.end).words):
        return ""
    if before or head is None:
        who = Stretch(line.start + before.start("who"), line.start + before.end("who")) if before else line
        return _alone(text, who) if own(document) else ""
    if _NO_OWNER.match(words, head.end()):
        return ""
    rest = sentence(text, line.start + head.end(), line.start + _end(words, head.end()))
    place = owning(rest)
    short = len(text[line.start : rest.end].split()) <= _SHORT
    if place is None or not (short or own(document) or _spoken(document, _MINE)):
        return ""
    joined = [kid for kid in rest.kids(place) if _beside(rest, place, kid)]
    return " и ".join(_named(text, rest, one) for one in (place, *joined))


def _alone(text: str, line: Stretch) -> str:
    """A name that stands alone, in the nominative: a body's, or what stands in quotation marks."""
    words = line.of(text)
    if _QUOTED.fullmatch(words):
        return words
    whole = sentence(text, line.start, line.end)
    place = owning(whole)
    if place is None or not _BODIES.match(words):
        return ""
    if not any(one.tag.case == "nomn" for one in readings(whole.words[place].text.casefold())):
        return ""  # "Управления" begins no name; that the line has no verb may lead the parser astray
    return _named(text, whole, place)


def _body(document: Document, line: Stretch) -> str:
    words = line.of(document.text)
    if len(words) > _LETTERHEAD or words.endswith((*_STOPS, ".")):
        return ""
    return _alone(document.text, line)


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
