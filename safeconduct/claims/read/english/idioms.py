"""Turns of phrase by which English names a source without a plain verb of saying before it."""

import re
from dataclasses import dataclass

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english import naming, phrases
from safeconduct.claims.read.english.saywords import TIME
from safeconduct.claims.read.english.verbs import QUOTED, TRAILING, verbs
from safeconduct.claims.read.language import Stretch

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


_TELLING = (
    r"(?:account|words|telling|version|view|recollection|count|reckoning|estimate|opinion|testimony"
    r"|story|memory"
    r"|understanding|narrative)"
)
_ACCORDING = re.compile(
    r"(?i)\b(?:according\s+to|as\s+(?:reported|told|stated|claimed|confirmed|noted|described|recounted"
    r"|relayed)\s+by"
    rf"|(?:in|by|on)\s+the\s+{_TELLING}\s+of|reported\s+by|(?:(?<=^)|(?<=,\s))(?:as\s+)?per)\s+"
)
_THEIRS = re.compile(
    r"(?i)(?<![\w’'])(?:by|in|on|to|from|according\s+to)\s+(?P<who>his|her|their|my|our"
    r"|(?:[\w.’'-]+\s+){0,8}?[\w.-]+?(?=[’']s?\s))"
    rf"(?:[’']s?)?\s+(?:own\s+)?(?:\w+\s+)?{_TELLING}\b"
)
_THAT_IS = re.compile(
    r"(?i)\b(?:that(?:['’]s|\s+is|\s+was)|this\s+is|this\s+was)\s+(?:from|how|according\s+to|what)\s+"
)
_AS = re.compile(rf"(?i)(?:^|(?<=,\s))as\s+(?P<clause>[^,;:{QUOTED}]{{2,90}}),")
_PUTS = re.compile(rf"(?<![\w-])(?:puts?\s+it|{TRAILING})(?![\w-])")
_TOLD_BY = re.compile(
    r"(?i)\b(?:were|was|been|is|are)\s+(?:also\s+|later\s+)?(?:told|informed|reported|said|claimed"
    r"|alleged|confirmed|supported|corroborated|borne\s+out|backed(?:\s+up)?|echoed|contradicted|denied"
    r"|disputed|rejected"
    r"|notified|assured|warned|advised)(?:\s+\w+ly)?\s+by\s+"
)
_DENIED_BY = re.compile(r"(?i)\b(?:contradicted|denied|disputed|rejected)\b")
_HEARD_FROM = re.compile(
    r"(?i)\b(?:heard|hear|learned|learnt|learns|know|knows|knew|found out|received word"
    r"|had word)\b[^,.;:]{0,25}?\s+from\s+"
)
_HEARD_SAY = re.compile(
    rf"(?i)\b(?:heard|hear|saw|hears)\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?)\s+(?:say|saying|shout"
    r"|shouting|tell|telling|admit|threaten|order)\b"
)
_QUOTED_AS = re.compile(
    r"(?i)\s(?:was|is|were|are|has\s+been)\s+quoted(?:\s+by\s+(?P<outer>[^,.;:]{2,60}?))?\s+as\s+saying\b"
)
_QUOTES = re.compile(
    r"(?i)\b(?:cites?|cited|quotes?|quoted)\s+(?P<who>[^,.;:]{2,70}?)\s+as\s+(?:saying|telling|stating"
    r"|claiming)\b"
)
# "reported, citing a police source, that …", "reported, citing a police source."
_CITING = re.compile(
    rf"(?i)(?<![\w-])(?:citing|quoting)\s+(?P<who>[^,.;:{QUOTED}]{{2,70}}?)(?=\s*(?:[,.;:{QUOTED}]|$))"
)
# What is cited as a ground, and has no mouth: "citing article 4", "citing security concerns".
_GROUNDS = re.compile(
    r"(?i)\b(?:articles?|sections?|laws?|codes?|paragraphs?|rules?|lack|reasons?|grounds|concerns?"
    r"|security|secrecy|safety|health"
    r"|privacy|shortages?|need|danger|risks?|fears?|policy|confidentiality|figures?|cases?|examples?)\b"
)
_PASSED_ON = re.compile(
    rf"(?i)\b(?:pass(?:es|ed)\s+on|relay(?:s|ed)|convey(?:s|ed)|brought(?:\s+us)?|read(?:s)?\s+out)\s+"
    rf"(?P<who>his|her|their|[^,.;:{QUOTED}]{{2,50}}?(?=['’]))(?:['’]s?)?\s+(?:\w+\s+)?(?:words|message"
    rf"|account|plea|request"
    r"|story|testimony|letter|answer|reply)(?=\s*[:,]|\s+that\b)"
)
_WHAT_TOLD = re.compile(
    rf"(?i)\b(?:is|was)\s+what\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?)\s+(?:told|tells|said|says|wrote|writes)"
    r"(?:\s+(?:to\s+)?(?:us|me|them|him|her|reporters))?\s*(?::|,)"
)
_HOW_PUT = re.compile(
    rf"(?i)(?<={QUOTED})[\s,]*(?:is|was|are|were)\s+(?:how|what)\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?)\s+"
    r"(?:puts?|describe[sd]?|explain(?:s|ed)|phrase[sd]|recall(?:s|ed)|remember(?:s|ed)|said|says|told"
    r"|wrote|called|calls)\b"
)
_LABEL = re.compile(
    rf"^(?P<name>[A-Z]\.|[^,.;:{QUOTED}]{{2,60}})(?:,[^,.;:{QUOTED}]{{1,40}}){{0,2}}(?=:\s*{QUOTED})"
)
# "According to plan": by what, and nobody says it.
_NO_SOURCE = re.compile(r"(?i)\b(?:plans?|schedule|timetable|custom|tradition|habit|need|rank|taste)$")
_FROM_WHOM = re.compile(
    rf"(?i)(?:from|through)\s+(?P<who>[^,.;:{QUOTED}]{{2,60}}?),?\s+(?:we|I)\s+(?:have\s+|also\s+|only\s+)*"
    r"(?P<verb>know|knew|learn(?:ed|t)?|hear|heard|understand)(?=\s+(?:that|how|about|what|where|when|why"
    r"|of)\b)"
)
_READS = re.compile(
    rf"(?i)(?<={QUOTED})[\s,]*(?P<verb>reads?|ran|runs)\s+(?=(?:an?|the|one|his|her|their)\s)"
)
BENCH = re.compile(
    r"(?i)\b(?:court|judges?|jury|panel|committee|inquiry|commission|tribunal|parliament"
    r"|magistrates?)\b(?!['’]s)"
)


def according(words: str, lo: int, hi: int) -> Said | None:
    """ "According to X, …", "By her account, …", "As X puts it, …"; `end` is where what is said begins."""
    begin = lo + len(words[lo:hi]) - len(words[lo:hi].lstrip(f" {TIME},"))
    through = _FROM_WHOM.match(words, begin, hi)
    if through and phrases.is_name(words, *through.span("who")):
        return Said(lo, through.end(), (_of(through, "who"),), _of(through, "verb"))
    theirs = _THEIRS.match(words, begin, hi)
    if theirs:
        return Said(
            lo, _past_comma(words, theirs.end(), hi), (_of(theirs, "who"),), Stretch(begin, theirs.end())
        )
    match = _ACCORDING.match(words, begin, hi)
    if match is None:
        return _as_said(words, lo, begin, hi)
    who = naming.after(words, match.end(), hi)
    if who is None or _NO_SOURCE.search(who.of(words)):
        return None
    return Said(lo, _past_comma(words, who.end, hi), (who,), Stretch(match.start(), match.end() - 1))


def trailing(words: str, lo: int, hi: int) -> Said | None:
    """ "…, according to X", "…, in her words", "…, as X put it"."""
    for match in _ACCORDING.finditer(words, lo, hi):
        who = naming.after(words, match.end(), hi)
        named = who is not None and not _NO_SOURCE.search(who.of(words))
        if who is not None and named and words[lo : match.start()].strip(f" ,{TIME}"):
            return Said(match.start(), hi, (who,), Stretch(match.start(), match.end() - 1))
    from_whom = _THAT_IS.search(words, lo, hi)
    if from_whom and words[lo : from_whom.start()].rstrip()[-1:] in {"—", "–", "-", ",", QUOTED}:
        begin, end = from_whom.span()
        who = naming.after(words, end, hi)
        return Said(begin, hi, (who,), Stretch(begin, end - 1)) if who else None
    reads = _READS.search(words, lo, hi)
    written = naming.after(words, reads.end(), hi) if reads else None
    if reads and written:
        return Said(reads.start(), hi, (written,), _of(reads, "verb"))
    put = _HOW_PUT.search(words, lo, hi)
    if put:
        return Said(put.start(), hi, (_of(put, "who"),), Stretch(put.end("who") + 1, put.end()))
    for match in _THEIRS.finditer(words, lo, hi):
        if words[lo : match.start()].rstrip()[-1:] == ",":
            return Said(match.start(), hi, (_of(match, "who"),), Stretch(match.start(), match.end()))
    return _as_said(words, lo, lo, hi) if ", as " in words[lo:hi] else None


def _as_said(words: str, lo: int, begin: int, hi: int) -> Said | None:
    """ "As X explained, …"; the words before a comma behind it may also be the end of the part."""
    clause = _AS.search(f"{words[:hi].rstrip('. ')},", begin)
    if clause is None or (clause.start() != begin and words[clause.start() - 2] != ","):
        return None
    start, end = clause.span("clause")
    for verb in _PUTS.finditer(words, start, end):
        who = naming.before(words, start, verb.start())
        if who is not None and who.start == start:
            return Said(lo, min(clause.end(), hi), (who,), Stretch(verb.start(), verb.end()))
    return None


def cited(words: str, lo: int, hi: int) -> Stretch | None:
    """ "…, citing a police source": through whom a report has it, if that is somebody."""
    match = _CITING.search(words, lo, hi)
    named = match and not _GROUNDS.search(match["who"]) and phrases.is_name(words, *match.span("who"))
    return _of(match, "who") if match and named else None


def _past_comma(words: str, at: int, hi: int) -> int:
    """Behind the comma that ends what is told of a source: "a guard who wrote to us, …"."""
    rest = phrases.kinds(words, at, hi)
    aside = re.match(r"(?:,W[^,;:Q]*|[WEGPFJAT][^,;:Q]*)?[,:]", rest)
    if not aside:
        return at
    return phrases.place(words, at, len(aside.group()))


def special(words: str, lo: int, hi: int, *, label: bool) -> Said | None:
    """ "We were told by X that …", "I heard from X that …", "heard X say: …", "One witness: …"."""
    named = _LABEL.match(words[lo:hi]) if label else None
    if named and _labels(words, lo, lo + named.end("name"), lo + named.end()):
        return Said(lo, lo + named.end() + 1, (Stretch(lo, lo + named.end()),), NOWHERE)
    told = _WHAT_TOLD.search(words, lo, hi)
    if told and not verbs(words, lo, told.start()):
        return Said(lo, told.end(), (_of(told, "who"),), Stretch(told.end("who") + 1, told.end() - 1))
    for pattern in (_QUOTED_AS, _QUOTES, _PASSED_ON):
        found = _relayed(words, lo, hi, pattern)
        if found is not None:
            return found
    for pattern in (_TOLD_BY, _HEARD_FROM):
        match = pattern.search(words, lo, hi)
        who = naming.after(words, match.end(), hi) if match else None
        hearing = match and pattern is _HEARD_FROM and BENCH.search(words, lo, match.start())
        if match and who is not None and not hearing and not verbs(words, lo, match.start()):
            stance = Stance.DENIES if _DENIED_BY.search(match.group()) else Stance.ASSERTS
            return Said(lo, who.end, (who,), Stretch(match.start(), match.end() - 1), stance)
    match = _HEARD_SAY.search(words, lo, hi)
    if match and not verbs(words, lo, match.start()):
        return Said(lo, match.end(), (_of(match, "who"),), Stretch(match.start(), match.start("who") - 1))
    return None


def _labels(words: str, lo: int, name: int, end: int) -> bool:
    """Whether the words before a colon name somebody: "One witness", "K., 33, from block B"."""
    aged = phrases.is_name(words, lo, name) and naming.verbless(words[name:end])
    return (aged or phrases.is_name(words, lo, end)) and not verbs(words, lo, end)


def _relayed(words: str, lo: int, hi: int, pattern: re.Pattern[str]) -> Said | None:
    """ "X quotes Y as saying", "Y was quoted by X as saying": through X."""
    match = pattern.search(words, lo, hi)
    before = naming.before(words, lo, match.start()) if match else None
    if match is None or before is None:
        return None
    if pattern is not _QUOTED_AS:
        who: tuple[Stretch, ...] = (before, _of(match, "who"))
    else:
        who = (_of(match, "outer"), before) if match["outer"] else (before,)
    verb = match.start() + len(match.group()) - len(match.group().lstrip())
    return Said(lo, match.end(), who, Stretch(verb, verb + len(match.group().split()[0])))


def _of(match: re.Match[str], name: str) -> Stretch:
    return Stretch(match.start(name), match.end(name))
