"""The bulletin of a monitor: whose it is, and the headings of its items ("6 июля, Воронеж.")."""

import re

from safeconduct.claims.read.language import Document
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.people import BODIES
from safeconduct.claims.read.russian.saying import CIVIL
from safeconduct.claims.read.russian.words import Sentence, known, sentence

_KIND = re.compile(
    r"(?i)\W*(?:(?:еженедельн|ежедневн|ежемесячн|информационн|утренн|вечерн|недельн|оперативн)\w+\s+)?"
    r"(?:бюллетень|сводка|дайджест|хроника|мониторинг|вестник|обзор)\b"
)
_PART = re.compile(r"[^\n.!?|]+")
_OWNERS = BODIES | CIVIL | known("служба совет коалиция наблюдатель обсерватория миссия комитет")
LINES = 4  # at the top of the text in which both stand
LONGEST = 12  # words of a name
_PLACE = known("область край район город республика село деревня поселок улица округ станица")
_SHORT = frozenset({"г", "обл", "р-н", "с", "пос"})
_SIGNS = frozenset({"PUNCT", "SYM", "ADP", "NUM"})


def issued(document: Document) -> str:
    """Whose bulletin it is, by a body that stands beside the word for it at the top; "" if it is none."""
    lines = [line.strip() for line in (document.title, *document.text.split("\n")) if line.strip()][:LINES]
    parts = [part.group().strip() for line in lines for part in _PART.finditer(line)]
    if not any(_KIND.match(part) for part in parts):
        return ""
    return next((name for part in parts if (name := _body(part))), "")


def _body(part: str) -> str:
    whole = sentence(part, 0, len(part))
    if not whole.words or len(whole.words) > LONGEST or any(word.finite for word in whole.words):
        return ""
    head = next((at for at, word in enumerate(whole.words) if word.nominal), None)
    if head is None or whole.words[head].lemma not in _OWNERS or _KIND.match(part):
        return ""
    return named(part, whole, head) if whole.words[head].case in {"Nom", "Acc", ""} else ""


def heading(document: Document, found: Sentence, *, item: bool, follows: bool) -> bool:
    """Whether a sentence only says when and where what follows it happened: a date and a place, or in the
    item of a list a place alone, if more `follows`. "Воронеж, 6 июля" elsewhere is of the writing itself."""
    timed = [one for one in document.times if found.holds(one)]
    dated = bool(timed) and (item or timed[0].start == found.start)
    if not (dated or (item and follows)):
        return False
    rest = [
        word for word in found.words if word.kind not in _SIGNS and not any(one.holds(word) for one in timed)
    ]
    return all(
        word.text[:1].isupper() or word.lemma in _PLACE or word.text in _SHORT for word in rest
    ) and not any(word.predicate and word.text.islower() for word in rest)
