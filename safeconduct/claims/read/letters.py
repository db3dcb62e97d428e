"""What stands in a letter but is not of it: what it answers, and what mail programs put under it. Pure."""

import re
from collections.abc import Iterator

from safeconduct.claims.read.language import Stretch

_ANSWERED = re.compile(r"(?m)^[ \t]*>.*$")
_WROTE = re.compile(r"(?m)^(?=[^\n>]*\d)[^\n>]{5,120}(?:\n[^\n>]{1,80})?:[ \t]*\n\s*(?=>)")
_UNDER = re.compile(r"(?m)^(?:--[ \t]*$|-{3,}[ \t]*(?:Original|Исходное)\b.*$)")
_ORIGINAL = re.compile(r"-{3}")
LONGEST = 800  # characters that a mail program puts under a letter; more is a part of the text


def foreign(text: str) -> list[Stretch]:
    """The stretches that are no part of what the letter tells: "> …" with who wrote it, all under "--"."""
    return [*_quoted(text), *_under(text)]


def _quoted(text: str) -> Iterator[Stretch]:
    for pattern in (_ANSWERED, _WROTE):
        for match in pattern.finditer(text):
            yield Stretch(*match.span())


def _under(text: str) -> Iterator[Stretch]:
    for match in _UNDER.finditer(text):
        rest = _ANSWERED.sub("", text[match.end() :]).strip()
        if _ORIGINAL.match(match.group()) or len(rest) <= LONGEST:
            yield Stretch(match.start(), len(text))
            return
