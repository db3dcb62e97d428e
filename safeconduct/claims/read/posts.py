"""What stands over and under a post: whose it is, with its decorations; counters and buttons. Pure."""

import re

from safeconduct.claims.read.language import wordset

_HANDLED = re.compile(r"(?:([\w.’' -]{1,50}?)\s)?\(?(@\w{2,30})\)?(?:\s*[·•|,—–-].*)?")
_FORWARDED = re.compile(
    r"(?:[Ff]orwarded\s+from|[Пп]ереслано\s+(?:от|из)(?:\s+канала)?)\s*:?\s*(?P<who>[^\n:?!]{2,60})"
)
_DECORATION = re.compile(r"[^\w\s.,:;’'\"«»“”&()@|/·•#—–\[\]-]+")
_DESCRIBED = re.compile(r"\s*[|·•]\s*.*$|\s+[—–-]\s+(?=[^\W\d_A-ZА-ЯЁ]).*$")
_ENDS = tuple(".!?…:;,")
_WIDEST = 60  # characters of a name
_WORDS = 6  # of a name
_FOOTER = 160  # characters of a line of counters and buttons
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,]*")
_BUTTONS = wordset(
    """views view likes like reposts repost retweets retweet shares share forward forwards forwarded discuss
    comment comments reply replies reactions reaction save saved bookmark bookmarks quote quotes
    просмотр просмотра просмотров лайк лайка лайков репост репоста репостов репостнуть переслать поделиться
    обсудить комментировать комментарий комментария комментариев комментарии ответить ответ ответа ответов
    нравится реакция реакции реакций сохранить закладка скачать"""
)
_UNITS = wordset("k m к м тыс млн and и")


def posted(words: str) -> str:
    """Whose post stands under a line: its name ("Lamp ✅ @lamp · 2 h", "Forwarded from Lamp"), or its handle;
    "" if the line is none over a post."""
    bare = " ".join(_DECORATION.sub(" ", words).split())
    forwarded = _FORWARDED.fullmatch(bare)
    if forwarded:
        return called(forwarded["who"])
    handled = _HANDLED.fullmatch(bare)
    return (handled[1] or handled[2]).strip() if handled else ""


def called(line: str) -> str:
    """The name in a line over posts, without its signs and what it says of itself ("| monitoring")."""
    return _DESCRIBED.sub("", " ".join(_DECORATION.sub(" ", line).split())).strip(" —–-|,")


def over(line: str, following: str) -> str:
    """The name on a line of its own right over a handle ("Lamp", then "@lamp · 2 h"), else ""."""
    if not posted(following).startswith("@") or posted(line) or len(line) > _WIDEST:
        return ""
    name = called(line)
    fits = name and not line.endswith(_ENDS) and len(name.split()) <= _WORDS
    return name if fits and any(sign.isalpha() for sign in name) else ""


def footer(words: str) -> bool:
    """Whether a line holds counters and buttons alone: "👁 8.4K · Forward · Discuss (61)"."""
    if len(words) > _FOOTER:
        return False
    tokens = [one.casefold() for one in _TOKEN.findall(words)]
    numbers = [one for one in tokens if one[0].isdigit()]
    buttons = [one for one in tokens if one in _BUTTONS]
    rest = [one for one in tokens if one not in _BUTTONS and one not in _UNITS and not one[0].isdigit()]
    return not rest and (bool(buttons and numbers) or len(buttons) > 1 or _pictured(words, numbers))


def _pictured(words: str, numbers: list[str]) -> bool:
    """ "❤️ 120 🔥 44": each number behind a sign of its own."""
    return bool(numbers) and len(_DECORATION.findall(words)) >= len(numbers)
