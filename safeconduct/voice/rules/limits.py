"""How long a post may be, and how each service counts. Pure.

Lengths as the services published them (November 2026); a server of the fediverse may allow others.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

# What every service takes into a link; whatever stands beside it is counted as it is.
LINK = re.compile(
    r"(?i)https?://(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/?#](?:[\w!*';:=+,.$/%#~@&?-]*[\w=#/+-])?)?", re.ASCII
)
BARE = re.compile(r"(?i)(?<![\w@./:-])(?:[\w-]+\.)+(?:[a-z]{2,24}|рф)(?![\w-])")  # X makes a link of it, too
LINK_COUNTS = 23  # a link is shortened to this many characters by X and by Mastodon
# What X counts as one character; everything else, "№" and "…" among it, counts as two.
SINGLE = ((0x0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
# The alphabet of an SMS of 160 characters (3GPP TS 23.038); those of the second line take two places.
GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("^{}\\[~]|€\f")
SMS_PARTS = 6  # what a phone puts together again without fail


@dataclass(frozen=True)
class Limit:
    """The most that one post of a service may measure, and how it is measured."""

    name: str
    most: int
    measure: Callable[[str], int]

    def holds(self, text: str) -> bool:
        """Whether the text fits into one post."""
        return self.measure(text) <= self.most


def plain(text: str) -> int:
    """Every code point counts: never less than a service that counts what a reader sees as one sign."""
    return len(unicodedata.normalize("NFC", text))


def shortened(text: str) -> int:
    """Code points, with each link as 23."""
    return plain(LINK.sub("x" * LINK_COUNTS, text))


def weighted(text: str) -> int:
    """As X counts: each link 23, signs outside of its ranges two. An address without its beginning may be a
    link there, or none: it counts as whichever is more."""
    linked = LINK.sub("x" * LINK_COUNTS, text)
    bare = unicodedata.normalize("NFC", BARE.sub(lambda found: found[0].ljust(LINK_COUNTS, "x"), linked))
    return sum(1 if any(first <= ord(one) <= last for first, last in SINGLE) else 2 for one in bare)


def in_bytes(text: str) -> int:
    """As Threads counts: each sign one, but pictures as many as they have bytes in UTF-8."""
    return sum(len(one.encode()) if _pictured(one) else 1 for one in text)


def _pictured(one: str) -> bool:
    """Whether a sign is a picture, or belongs to one: what joins and colours them."""
    return (
        ord(one) > 0xFFFF
        or (ord(one) > 0xFF and unicodedata.category(one) in {"So", "Cf", "Me"})
        or one == "\ufe0f"
    )


def units(text: str) -> int:
    """Units of UTF-16, as Telegram counts, and whoever counts in a browser: never less than signs."""
    return len(text.encode("utf-16-le")) // 2


def sms_parts(text: str) -> int:
    """Into how many messages a phone cuts the text: 160 signs, or 153 each; with Cyrillic 70, or 67 each."""
    if set(text) <= GSM | GSM_TWICE:
        signs, whole, each = len(text) + sum(one in GSM_TWICE for one in text), 160, 153
    else:
        signs, whole, each = units(text), 70, 67
    return 1 if signs <= whole else -(-signs // each)


X = Limit("x", 280, weighted)
LIMITS = {
    one.name: one
    for one in (
        X,
        Limit("bluesky", 300, plain),
        Limit("mastodon", 500, shortened),
        Limit("threads", 500, in_bytes),
        Limit("telegram", 4096, units),
        Limit("telegram_caption", 1024, units),
        Limit("instagram", 2200, units),
        Limit("linkedin", 3000, units),
        Limit("sms", SMS_PARTS, sms_parts),
    )
}
CORE = 240  # an alert whose core is no longer fits everywhere, with a link beside it
