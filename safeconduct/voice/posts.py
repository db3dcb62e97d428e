"""A text as posts of the length of each place, ready to be copied."""

from typing import NamedTuple

from django.conf import settings

from safeconduct.voice import texts
from safeconduct.voice.documents import TextDocument
from safeconduct.voice.rules import cutting
from safeconduct.voice.rules.cutting import Part
from safeconduct.voice.rules.limits import LIMITS

MARK = {"en": "CORRECTION.", "ru": "ИСПРАВЛЕНИЕ."}


class Post(NamedTuple):
    """One post: its words, and how many of how many signs (or messages) it takes."""

    text: str
    taken: int
    most: int


class Thread(NamedTuple):
    """The posts for one place in one language; `too_long` is the sentence (from 1) that fits into none."""

    channel: str
    language: str
    posts: list[Post]
    too_long: int = 0


def address(code: str, language: str) -> str:
    """Where the text will stand, or stands, in public."""
    return f"{settings.ENVIRONMENT.public_url}/{language}/{code}"


def threads(text: TextDocument, channels: list[str], code: str, rest: str) -> list[Thread]:
    """The posts of one language for every place that has a length."""
    said = texts.correction(text, rest)
    mark = MARK[text.language] if said else ""
    shown = [texts.divisible(one, text.language) for one in text.parts]
    parts = [*(Part(one) for one in said), *shown, Part(address(code, text.language))]
    return [_thread(one, text.language, parts, mark) for one in channels if one in LIMITS]


def _thread(channel: str, language: str, parts: list[Part], mark: str) -> Thread:
    limit = LIMITS[channel]
    try:
        found = cutting.posts(parts, limit, mark)
    except cutting.TooLong as fault:
        return Thread(channel, language, [], fault.index + 1)
    return Thread(channel, language, [Post(one, limit.measure(one), limit.most) for one in found])
