"""Turns of phrase by which English names a source without a plain verb of saying before it."""

import re
from dataclasses import dataclass

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english.verbs import QUOTED, TRAILING, verbs
from safeconduct.claims.read.language import Stretch

TIME = "\ue001"  # stands for each character of a time, so that "On Friday" is no part of a name
NOWHERE = Stretch(0, 0)


@dataclass(frozen=True)
class Said(Stretch):
    """A part of a sentence and who says it, outermost first; the names where they stand. `verb` of the
    innermost.

    `nobody`: the sentence says itself that it has no source ("reportedly").
    """

    who: tuple[Stretch, ...] = ()
    verb: Stretch = NOWHERE
    stance: Stance = Stance.ASSERTS
    nobody: bool = False


ACCORDING = re.compile(
    r"(?i)\b(?:according\s+to|as\s+(?:reported|told|stated|claimed|confirmed|noted)\s+by"
    r"|in\s+the\s+words\s+of|in\s+the\s+(?:opinion|view|account)\s+of|citing|reported\s+by)\s+"
)
ACCORDING_END = re.compile(rf"[,;:{QUOTED}]|\.?$|\s(?:that|who|which|were|was|is|are|had|has|have)\b")
_TOLD_BY = re.compile(
    r"(?i)\b(?:were|was|been|is|are)\s+(?:told|informed|reported|said|claimed|alleged|confirmed"
    r"|notified)(?:\s+\w+ly)?\s+by\s+(?P<who>.{2,90}?)(?=\s+that\b|[,.:]|$)"
)
_HEARD_FROM = re.compile(
    r"(?i)\b(?:heard|hear|learned|learnt|learns|know|knows|knew"
    r"|found out)\b[^,.;:]{0,25}?\s+from\s+(?P<who>[^,.;:]{2,80}?)(?=\s+that\b|[,.:]|$)"
)
_HEARD_SAY = re.compile(
    rf"(?i)\b(?:heard|hear|saw|hears)\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?)\s+(?:say|saying|shout"
    r"|shouting|tell|telling|admit|threaten|order)\b"
)
_AS = re.compile(rf"(?i)^[Aa]s\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?)\s+(?:{TRAILING})\b[^,;:{QUOTED}]{{0,40}},")
_QUOTED_AS = re.compile(
    r"(?i)(?P<who>[^,.;:]{2,60}?)\s+(?:was|is|were|are|has\s+been)\s+quoted(?:\s+by\s+(?P<outer>[^,.;:]{2,60}?))?"
    r"\s+as\s+saying\b"
)
_CITING = re.compile(
    r"(?i)(?P<outer>[^,.;:]{2,60}?)\s+(?:cites?|cited|quotes?|quoted)\s+(?P<who>[^,.;:]{2,60}?)\s+as\s+saying\b"
)
_LABEL = re.compile(rf"^[^,.;:{QUOTED}]{{2,60}}(?=:\s*{QUOTED})")


def according(words: str, lo: int, hi: int) -> Said | None:
    """ "According to X, …"; `end` is where what is said begins."""
    begin = lo + len(words[lo:hi]) - len(words[lo:hi].lstrip(f" {TIME}"))
    clause = _AS.match(words[begin:hi])
    if clause:
        who = Stretch(begin + clause.start("who"), begin + clause.end("who"))
        return Said(lo, begin + clause.end(), (who,), Stretch(who.end, begin + clause.end() - 1))
    match = ACCORDING.match(words, begin, hi)
    end = ACCORDING_END.search(words, match.end(), hi) if match else None
    if match is None or end is None:
        return None
    return Said(lo, end.end(), (Stretch(match.end(), end.start()),), Stretch(match.start(), match.end() - 1))


def special(words: str, lo: int, hi: int, *, label: bool) -> Said | None:
    """ "We were told by X that …", "I heard from X that …", "heard X say: …", "One witness: …"."""
    named = _LABEL.match(words[lo:hi]) if label else None
    if named and not verbs(words, lo, lo + named.end() + 3):
        return Said(lo, lo + named.end() + 1, (Stretch(lo, lo + named.end()),), Stretch(0, 0))
    for pattern in (_QUOTED_AS, _CITING, _TOLD_BY, _HEARD_FROM, _HEARD_SAY):
        match = pattern.search(words, lo, hi)
        if match and not verbs(words, lo, match.start()):
            return Said(lo, match.end(), _named(match), Stretch(match.start(), match.start("who") - 1))
    return None


def _named(match: re.Match[str]) -> tuple[Stretch, ...]:
    """Who a pattern names, outermost first."""
    spans = [match.span(name) for name in ("outer", "who") if name in match.re.groupindex]
    return tuple(Stretch(*span) for span in spans if span[0] >= 0)
