"""Who says what in one English sentence, as it is built: nothing here knows of the sentences around it."""

import re
from dataclasses import replace

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english import idioms, naming, phrases
from safeconduct.claims.read.english.idioms import Said, according, special
from safeconduct.claims.read.english.saywords import TIME
from safeconduct.claims.read.english.verbs import QUOTED, TRAILING, TRAILING_STANCES, Verb, verbs
from safeconduct.claims.read.language import Stretch

_DEEDS = {Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES}
DEEPEST = 4  # links of a chain; no text that people write needs more

_SPLIT = re.compile(
    r"(?i);\s+|(?:,\s+|\s+)(?:and|but|while|whereas|yet|though|although)\s+(?!that\b)"
    r"|,\s+(?=(?:adding|saying|insisting|claiming|alleging)\b)|\s[—–]\s(?=[a-z])"
)
_HEDGED = re.compile(
    r"(?i)\b(?:reportedly|allegedly|supposedly|purportedly|apparently|(?:it\s+)?(?:is|was"
    r"|has\s+been)\s+(?:said|alleged|reported|rumou?red|claimed|believed|understood)"
    r"|(?:is|are|was|were)\s+(?:said|alleged|reported|rumou?red|believed|understood"
    r"|thought)\s+to|rumou?rs?\s+(?:say|have\s+it)|unconfirmed\s+reports?"
    r"|(?:was|were|been|are|is)\s+(?:also\s+|later\s+|then\s+|only\s+)?(?:told|informed|assured|warned)"
    r"(?=\s+(?:that|he|she|they|it|there|nothing|only|the)\b|:))\b"
)
_TRAILING_VERB = re.compile(rf"(?<![\w-])(?:{TRAILING})(?![\w-])")
_LINK_TO = re.compile(rf"(?i)\s*(?:[\w’'.{TIME}-]+\s+){{0,9}}?that\b|\s*(?:[\w’'.{TIME}-]+\s*){{0,9}}?:")
# What may follow "the group said" up to the end of its part, and up to a comma before more is told.
_TAIL = re.compile(r"[ATM]*[^,;:QXVRH]{0,14}(?:,[GZPFW][^;:Q]*)?[.,:!?;)-]*")
_ASIDE = re.compile(r"[ATM]*[^,;:QXVRH]{0,10}(?:,|(?=[,:]?Q))")
_BEGINS = re.compile(r"[^,;:Q]{0,6}H|:")
# What is filed with a court, and granted or not.
_FILED = re.compile(
    r"(?i)\s+(?:(?!against\b|of\b|as\b)[\w’'-]+\s+){0,4}?"
    r"(?:requests?|motions?|applications?|appeals?|bail|petitions?|complaints?|leave|adjournment|permission|objections?|release)\b"
)
_ABOUT = re.compile(r"(?i)\W*as\s+for\s+(?P<who>[^,]{2,60}),")
# What is said of one's own words and the taking back of them is one thing.
_DISOWNED = re.compile(
    r"(?i)\W*(?:that|this|it)\s+(?:was|is)\s+(?:not\s+)?\w+,?\s+and\s+(?:we|I)\s+(?:(?:take|took|retract|withdraw)\b).*"
)
# A verb without a subject of its own takes the one before: "and has also demanded".
_ONLY = re.compile(r"(?:A|X)*")


def taken_apart(words: str) -> list[Said]:
    """The parts of one sentence (quotations and times covered), in order, each with its own speakers."""
    found: list[Said] = []
    for lo, hi, subject in _split(words):
        part = _part(words, lo, hi, subject)
        before = found[-1] if found else None
        goes_on = before is not None and words[before.end - 1] == ";" and _trails_off(words, before)
        if before is not None and goes_on and not part.who and not part.nobody:
            part = replace(part, who=before.who, verb=before.verb)
        found.append(part)
    return found


def _trails_off(words: str, part: Said) -> bool:
    """ "Nobody had come, he said; …": what follows is his too."""
    return (
        bool(part.who)
        and words[part.start : part.verb.end].rstrip() == words[part.start : part.end - 1].rstrip()
    )


def _split(words: str) -> list[tuple[int, int, Stretch | None]]:
    """Where a sentence has a second attribution of its own: "the lawyer says …, but the police deny it"."""
    parts: list[tuple[int, int, Stretch | None]] = []
    lo, subject = 0, None
    for match in _SPLIT.finditer(words):
        if match.start() < lo:
            continue
        following = _own(words, match.end(), lo, match.start(), subject) or _said_on(words, lo, match)
        if following is not None and not _DISOWNED.fullmatch(words, lo):
            parts.append((lo, match.start() + (words[match.start()] in ",;"), subject))
            lo, subject = match.end(), following[0]
    return [*parts, (lo, len(words), subject)]


def _said_on(words: str, lo: int, sign: re.Match[str]) -> tuple[Stretch | None] | None:
    """ "…, he said; the cleaner had made it up": what stands behind the semicolon is a part of its own."""
    if words[sign.start()] != ";":
        return None
    trailing = _trailing(words, lo, sign.start())
    return (None,) if trailing and words[trailing.verb.end : sign.start()].strip() == "" else None


def _own(words: str, at: int, lo: int, hi: int, subject: Stretch | None) -> tuple[Stretch | None] | None:
    """What makes the part that begins at `at` one of its own: a subject and verb, or a verb for the
    subject before.

    None if it goes on with what was begun.
    """
    found = verbs(words, at, len(words))
    if not found:
        return None
    begin = naming.main_start(words, at, len(words))
    first = found[0]
    who = naming.before(words, begin, first.start)
    # "The cleaner was “a woman of fancy”" tells nothing that she said.
    silent = who is not None and first.records and not naming.is_record(who.of(words))
    if silent or _goes_on(words, at, begin, hi) or _is_listed(words, lo, at, first.start):
        return None
    if who is not None and who.start <= begin:
        goes_on = _open_that(words, lo, hi) and _is_pronoun(words, who) and words[hi] != ";"
        return None if goes_on else (None,)
    if not _ONLY.fullmatch(phrases.kinds(words, begin, first.start)):
        return None
    earlier = subject or _subject(words, lo, hi)
    if earlier is None or (_open_that(words, lo, hi) and words[hi] != ","):
        return None
    return (earlier,)


def _goes_on(words: str, at: int, begin: int, hi: int) -> bool:
    """ "Taken away and questioned for hours, the group said": no beginning of a part of its own."""
    return phrases.kinds(words, at, begin)[:1] in ("E", "G") and words[hi] not in ",;"


def _is_listed(words: str, lo: int, at: int, verb: int) -> bool:
    """ "Both the ministry and the mayor's office denied it": one subject on both sides of the "and"."""
    who = naming.before(words, naming.main_start(words, lo, at), verb)
    return who is not None and who.start < at


def _is_pronoun(words: str, who: Stretch) -> bool:
    return who.of(words).strip().casefold() in naming.PRONOUNS


def _open_that(words: str, lo: int, hi: int) -> bool:
    """Whether what stands before is a reported clause that may go on."""
    return "ccording to " in words[lo:hi] or any(
        _LINK_TO.match(words, one.end, hi) or (one.stance is Stance.ASSERTS and not one.whole)
        for one in verbs(words, lo, hi)[:1]
    )


def _subject(words: str, lo: int, hi: int) -> Stretch | None:
    """The subject of the part, for a second verb that has none of its own."""
    start = naming.main_start(words, lo, hi)
    for one in verbs(words, lo, hi):
        who = naming.before(words, start, one.start)
        if who is not None:
            return who
    return phrases.opening(words, start, hi)


def opening(words: str, lo: int, hi: int) -> str:
    """The subject of an ordinary sentence, of which the next one may tell more; "" if it cannot be told."""
    found = phrases.opening(words, naming.main_start(words, lo, hi), hi)
    said = found.of(words) if found else ""
    return "" if said.casefold() in naming.PRONOUNS | {"there", "it", "this", "that", "what"} else said


def _part(words: str, lo: int, hi: int, subject: Stretch | None) -> Said:
    """One part: what trails it is outermost, then what leads it, then what is nested."""
    trailing = _trailing(words, lo, hi)
    inner_hi = trailing.start if trailing else hi
    inner_lo = trailing.end if trailing and trailing.start <= lo + 1 else lo
    inner = _leading(words, inner_lo, inner_hi if inner_lo == lo else hi, subject, DEEPEST)
    if trailing is None:
        found = inner
    elif _same(trailing, inner) or inner.stance in _DEEDS:
        found = replace(trailing, who=trailing.who)  # what another refused or asked is what is told
    else:
        stance = inner.stance if inner.verb.end else trailing.stance
        found = replace(
            inner,
            who=(*trailing.who, *inner.who),
            verb=inner.verb if inner.verb.end else trailing.verb,
            stance=stance,
        )
    through = idioms.cited(words, lo, hi) if len(found.who) == 1 and found.verb.end else None
    found = replace(found, who=(*found.who, through)) if through else found
    hedged = not found.who and bool(_HEDGED.search(words, lo, hi))
    return replace(found, start=lo, end=hi, nobody=hedged)


def _same(outer: Said, inner: Said) -> bool:
    """ "He had to leave, he says": the pronoun is whoever says it, and no second source."""
    return bool(inner.who) and inner.who[0] == outer.who[0]


def _trailing(words: str, lo: int, hi: int) -> Said | None:
    """ "…, the group noted", "…, said the lawyer", "Since 2017, the group says, …", "…, according to X"."""
    for verb in _TRAILING_VERB.finditer(words, lo, hi):
        found = _trails(words, lo, hi, verb)
        if found:
            return found
    return idioms.trailing(words, lo, hi)


def _trails(words: str, lo: int, hi: int, verb: re.Match[str]) -> Said | None:
    stance = next(
        (one for begin, one in TRAILING_STANCES.items() if verb.group().lower().startswith(begin)),
        Stance.ASSERTS,
    )
    who = naming.before(words, lo, verb.start())
    place = Stretch(verb.start(), verb.end())
    tail = phrases.kinds(words, verb.end(), hi)
    if who is not None and who.start > naming.main_start(words, lo, hi) and _set_off(words, lo, who.start):
        if _TAIL.fullmatch(tail):
            return Said(who.start, hi, (who,), place, stance)
        aside = _ASIDE.match(tail)
        if aside and not _BEGINS.match(tail):
            end = phrases.place(words, verb.end(), len(aside.group())) if aside.group() else verb.end()
            return Said(who.start, end, (who,), place, stance)
    if who is None and _set_off(words, lo, verb.start()):
        inverted = naming.after(words, verb.end(), hi)
        if inverted is not None and tail[0] not in "MPToFHE" and not _is_object(words, inverted):
            return Said(verb.start(), hi, (inverted,), place, stance)
    return None


def _is_object(words: str, who: Stretch) -> bool:
    return who.of(words).strip().casefold() in {"us", "me", "him", "her", "them", "that", "so"}


def _set_off(words: str, lo: int, at: int) -> bool:
    """Whether something was said before, and a comma, a dash or a mark parts it from what follows."""
    left = words[lo:at].rstrip(f" {TIME}")
    if TIME in left and left[-1] == "," and not left.strip(f" ,{TIME}"):
        return True  # "The following morning, says the mother, …"
    return bool(left.strip(f" ,{TIME}")) and left[-1] in f",—–-?!{QUOTED}"


def _leading(words: str, lo: int, hi: int, subject: Stretch | None, left: int) -> Said:
    """ "X said that …" and its kin, and who is nested inside."""
    start = naming.main_start(words, lo, hi)
    found = according(words, lo, hi) or special(words, start, hi, label=left == DEEPEST)
    found = found or _main(words, lo, start, hi, subject)
    if found is None:
        return Said(lo, hi)
    if left <= 1 or found.end >= hi:
        return found
    inner = _leading(words, found.end, hi, None, left - 1)
    if not inner.who or (inner.stance in _DEEDS and not _is_pronoun(words, inner.who[0])):
        return found  # "the mother says that an officer asked her": what the officer did is what she tells
    if inner.stance is Stance.ASSERTS and _is_pronoun(words, inner.who[0]):
        return found
    return replace(found, who=(*found.who, *inner.who), verb=inner.verb, stance=inner.stance)


def _main(words: str, lo: int, start: int, hi: int, subject: Stretch | None) -> Said | None:
    """The first verb of saying of the main clause; `end` is where what is said begins."""
    for verb in verbs(words, start, hi):
        who = naming.before(words, start, verb.start)
        if who is None and subject is not None and _ONLY.fullmatch(phrases.kinds(words, start, verb.start)):
            who = subject
        if who is None or (verb.records and not naming.is_record(who.of(words))):
            continue
        if _is_ruling(words, verb, who, hi) or _is_silent(words, verb, who):
            return None
        about = _ABOUT.match(words, lo, start) if _is_pronoun(words, who) else None
        if about:  # "As for the commander, he said"
            who = Stretch(*about.span("who"))
        if about or who is subject or _of_main_clause(words, start, who):
            return Said(start, _content(words, verb, hi), (who,), Stretch(verb.start, verb.end), verb.stance)
    return None


def _is_ruling(words: str, verb: Verb, who: Stretch, hi: int) -> bool:
    """ "The court refused a defence request": what a bench does, and nobody's word."""
    return (
        verb.stance in {Stance.DENIES, Stance.REFUSES}
        and idioms.BENCH.search(who.of(words)) is not None
        and _FILED.match(words, verb.end, hi) is not None
    )


def _is_silent(words: str, verb: Verb, who: Stretch) -> bool:
    """ "The document does not name the officers": who tells that is who has read it."""
    return verb.stance is Stance.REFUSES and naming.is_record(who.of(words))


def _of_main_clause(words: str, start: int, who: Stretch) -> bool:
    """Whether only a conjunction stands between the beginning of the part and the subject."""
    return words[start : who.start].strip(f" ,“\"'{TIME}").casefold() in {
        "",
        "that",
        "and",
        "but",
        "as",
        "yet",
        "so",
    }


def _content(words: str, verb: Verb, hi: int) -> int:
    link = _LINK_TO.match(words, verb.end, hi)
    plain = link and not verbs(words, verb.end, link.end()) and naming.verbless(words[verb.end : link.end()])
    return link.end() if link and plain else verb.end
