"""The process that reads a stranger's words: text in, drafts out.

python -I -m safeconduct.claims.brought.child     (an Article on stdin, a Read on stdout)

It has no keys, no environment and no connection; what the languages need is loaded before it is bounded.
"""

import sys
from datetime import datetime

import msgspec

from safeconduct.claims.formats import bounds
from safeconduct.claims.read import read
from safeconduct.claims.rules.times import Span

MEMORY = (
    4 * 1024 * 1024 * 1024
)  # bytes of addresses: the models for Russian are mapped, not all of it is used
SECONDS = 90  # of the processor
_LOADING = {"en": "She left.", "ru": "Она ушла."}  # whose reading loads what a language needs


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be read; `language` is "" to be guessed. Prints as its name alone."""

    text: str
    title: str = ""
    sender: str = ""
    language: str = ""
    earliest: datetime | None = None
    latest: datetime | None = None
    zone: str = "UTC"

    def __repr__(self) -> str:
        return f"<{type(self).__name__} …>"


def language_of(article: Article) -> str:
    """The language to be read in: the one that is given, else by its letters."""
    if article.language in _LOADING:
        return article.language
    letters = [letter for letter in article.text if letter.isalpha()]
    cyrillic = sum("а" <= letter.lower() <= "ё" for letter in letters)
    return "ru" if cyrillic * 2 > len(letters) else "en"


def main() -> None:
    """Answer once and end."""
    article = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Article)
    language = language_of(article)
    read(_LOADING[language], language=language)
    bounds.bound(memory=MEMORY, seconds=SECONDS, sealed_off=False)
    known = article.earliest is not None or article.latest is not None
    found = read(
        article.text,
        language=language,
        dated=Span(article.earliest, article.latest) if known else None,
        zone=article.zone,
        title=article.title,
        sender=article.sender,
    )
    sys.stdout.buffer.write(msgspec.msgpack.encode(found))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
