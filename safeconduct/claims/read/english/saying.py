"""Who says what in one English sentence, as it is built: nothing here knows of the sentences around it."""

import re
from dataclasses import replace

from safeconduct.claims.read.drafts import Stance
from safeconduct.claims.read.english import naming
from safeconduct.claims.read.english.idioms import (
    ACCORDING,
    ACCORDING_END,
    TIME,
    Said,
    according,
    special,
)
from safeconduct.claims.read.english.verbs import QUOTED, TRAILING, TRAILING_STANCES, Verb, verbs
from safeconduct.claims.read.language import Stretch

_DEEDS = {Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES}
DEEPEST = 4  # links of a chain; no text that people write needs more

_SPLIT = re.compile(
    r"(?i);\s+|(?:,\s+|\s+)(?:and|but|while|whereas|yet|though|although)\s+(?!that\b)"
    r"|,\s+(?=(?:adding|saying|insisting)\b)|\s[—–]\s(?=[a-z])"
)
_HEDGED = re.compile(
    r"(?i)\b(?:reportedly|allegedly|supposedly|purportedly|apparently|(?:it\s+)?(?:is|was"
    r"|has\s+been)\s+(?:said|alleged|reported|rumou?red|claimed|believed|understood)"
    r"|(?:is|are|was|were)\s+(?:said|alleged|reported|rumou?red|believed|understood"
    r"|thought)\s+to|rumou?rs?\s+(?:say|have\s+it)|unconfirmed\s+reports?)\b"
)
_TRAILING_VERB = re.compile(rf"(?<![\w-])(?:{TRAILING})\b")
_TAIL = re.compile(
    rf"(?ix)^(?:[\s{TIME}]*(?:,\s*)?(?:(?:to|in|on|at|by|after|during|via|from|through|with|of"
    rf"|about|for|before|when|as)\s[^,;:{QUOTED}{TIME}]*"
    rf"|(?:the|our|his|her|their|its|a|an|this|my)\s[\w’'\s-]{{2,50}}|us|me|him|her|them"
    rf"|reporters|journalists|volunteers|[A-Z][\w\s]{{2,40}}|\w+ly|later|too"
    rf"|adding|citing\s[^,;:{QUOTED}]*))*[\s.,:!?{TIME}]*$"
)
_LINK_TO = re.compile(r"(?i)\s*(?:[\w’'.-]+\s+){0,9}?that\b|\s*(?:[\w’'.-]+\s*){0,9}?:")


def taken_apart(words: str) -> list[Said]:
    """The parts of one sentence (quotations and times covered), in order, each with its own speakers."""
    parts = _split(words)
    return [_part(words, lo, hi, subject) for lo, hi, subject in parts]


def _split(words: str) -> list[tuple[int, int, Stretch | None]]:
    """Where a sentence has a second attribution of its own: "the lawyer says …, but the police deny it"."""
    parts: list[tuple[int, int, Stretch | None]] = []
    lo, subject = 0, None
    for match in _SPLIT.finditer(words):
        if match.start() < lo:
            continue
        following = _own(words, match.end(), lo, match.start(), subject)
        if following is not None:
            parts.append((lo, match.start() + (words[match.start()] in ",;"), subject))
            lo, subject = match.end(), following[0]
    return [*parts, (lo, len(words), subject)]


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
    if who is not None and who.start <= begin:
        return None if _open_that(words, lo, hi) and _is_pronoun(words, who) else (None,)
    if first.start > begin + 12 or words[begin : first.start].strip(f" {TIME}").casefold() not in {
        "",
        "also",
        "later",
        "then",
        "has",
        "have",
    }:
        return None
    earlier = subject or _subject(words, lo, hi)
    if earlier is None or (_open_that(words, lo, hi) and words[hi] != ","):
        return None
    return (earlier,)


def _is_pronoun(words: str, who: Stretch) -> bool:
    return who.of(words).strip().casefold() in naming.PRONOUNS


def _open_that(words: str, lo: int, hi: int) -> bool:
    """Whether what stands before is a reported clause that may go on."""
    return any(
        _LINK_TO.match(words, one.end, hi) or one.stance is Stance.ASSERTS for one in verbs(words, lo, hi)[:1]
    )


def _subject(words: str, lo: int, hi: int) -> Stretch | None:
    """The subject of the part, for a second verb that has none of its own."""
    start = naming.main_start(words, lo, hi)
    for one in verbs(words, lo, hi):
        who = naming.before(words, start, one.start)
        if who is not None:
            return who
    return opening(words, start, hi)


_OPENING = re.compile(
    r"(?:(?:The|A|An|One|Two|Another|Both|Our|His|Her|Their|Its|My|the|a|our|his|her|their|its"
    r"|my|one|both)\s+)?(?:[\w’'.-]+\s+){0,7}?(?!(?:had|has|have|was|were|is|are"
    r"|did)\b)[\w’'.-]+"
    r"(?=,|\s+(?:was|were|is|are|had|has|have|did|does|can|could|will|would|may|might|must"
    r"|arrived|came|went|left|saw|found|took|ran|stood|lay|lived|knew|"
    r"made|gave|got|kept|brought|met|spoke|began|read|sat|wrote|went|held|put|hit|let|sent|spent|lost|paid|led"
    r"|fled|fell|drove|rose|bought|slept|tore|wore|threw|drew|broke|hid|beat|fought|hung|showed|\w{3,}ed)\b)"
)


def opening(words: str, lo: int, hi: int) -> Stretch | None:
    """The subject with which an ordinary sentence opens, as far as it can be told."""
    match = _OPENING.match(words, lo, hi)
    if not match:
        return None
    found = Stretch(match.start(), match.end())
    first = found.of(words).split()[0].casefold()
    if first in {"there", "it", "this", "that", "what"} or len(found.of(words).split()) > 9:
        return None
    return found


def _part(words: str, lo: int, hi: int, subject: Stretch | None) -> Said:
    """One part: what trails it is outermost, then what leads it, then what is nested."""
    trailing = _trailing(words, lo, hi)
    inner_hi = trailing.start if trailing else hi
    inner_lo = trailing.end if trailing and trailing.start <= lo + 1 else lo
    inner = _leading(words, inner_lo, inner_hi if inner_lo == lo else hi, subject, DEEPEST)
    if trailing is None:
        found = inner
    else:
        stance = inner.stance if inner.verb.end else trailing.stance
        found = replace(
            inner,
            who=(*trailing.who, *inner.who),
            verb=inner.verb if inner.verb.end else trailing.verb,
            stance=stance,
        )
    hedged = not found.who and bool(_HEDGED.search(words, lo, hi))
    return replace(found, start=lo, end=hi, nobody=hedged)


def _trailing(words: str, lo: int, hi: int) -> Said | None:
    """ "…, the group noted", "…, said the lawyer", "Since 2017, the group says, …", "…, according to X"."""
    for verb in _TRAILING_VERB.finditer(words, lo, hi):
        found = _trails(words, lo, hi, verb)
        if found:
            return found
    match = next(iter(list(ACCORDING.finditer(words, lo, hi))[-1:]), None)
    if match is not None and words[lo : match.start()].strip(f" ,{TIME}"):
        end = ACCORDING_END.search(words, match.end(), hi)
        who = Stretch(match.end(), end.start() if end and end.start() > match.end() else hi)
        return Said(match.start(), hi, (who,), Stretch(match.start(), match.end() - 1))
    return None


def _trails(words: str, lo: int, hi: int, verb: re.Match[str]) -> Said | None:
    stance = next(
        (one for begin, one in TRAILING_STANCES.items() if verb.group().lower().startswith(begin)),
        Stance.ASSERTS,
    )
    who = naming.before(words, lo, verb.start())
    place = Stretch(verb.start(), verb.end())
    if who is not None and _set_off(words, lo, who.start):
        tail = words[verb.end() : hi]
        if _TAIL.match(tail):
            return Said(who.start, hi, (who,), place, stance)
        aside = re.match(
            rf"(?:[\s{TIME}]|on|in|to|at|the|\w+ly|us|reporters|journalists|(?:a|an|its|his|her)\s\w+)*,\s",
            tail,
        )
        if (aside or QUOTED in tail) and not _begins_clause(tail):
            return Said(who.start, verb.end() + (aside.end() if aside else 0), (who,), place, stance)
    leads = (
        who is not None
        and who.start <= naming.main_start(words, lo, hi)
        and ("," in who.of(words) or words[who.end : verb.start()].strip(f" ,{TIME}") != "")
    )
    if not leads and _set_off(words, lo, verb.start()):
        inverted = naming.after(words, verb.end(), hi)
        if (
            inverted is not None
            and inverted.of(words).strip()[:1]
            and not _is_pronoun_object(words, inverted)
        ):
            return Said(verb.start(), hi, (inverted,), place, stance)
    return None


def _is_pronoun_object(words: str, who: Stretch) -> bool:
    return who.of(words).strip().casefold() in {"us", "me", "him", "her", "them", "that", "so"}


def _begins_clause(tail: str) -> bool:
    """Whether the verb is a leading one after all: "X said that …"."""
    return bool(re.match(r"(?i)\s*(?:[\w’'.-]+\s+){0,6}that\b|\s*:", tail))


def _set_off(words: str, lo: int, at: int) -> bool:
    """Whether something was said before, and a comma, a dash or a mark parts it from what follows."""
    left = words[lo:at].rstrip(f" {TIME}")
    return bool(left.strip(f" ,{TIME}")) and left[-1] in f",—–-?!{QUOTED}"


def _leading(words: str, lo: int, hi: int, subject: Stretch | None, left: int) -> Said:
    """ "X said that …" and its kin, and who is nested inside."""
    start = naming.main_start(words, lo, hi)
    found = according(words, lo, hi) or special(words, start, hi, label=left == DEEPEST)
    found = found or _main(words, start, hi, subject)
    if found is None:
        return Said(lo, hi)
    if left <= 1 or found.end >= hi:
        return found
    inner = _leading(words, found.end, hi, None, left - 1)
    if not inner.who or (inner.stance in _DEEDS and not _is_pronoun(words, inner.who[0])):
        return found  # "the mother says that an officer asked her": what the officer did is what she tells
    return replace(found, who=(*found.who, *inner.who), verb=inner.verb, stance=inner.stance)


def _main(words: str, start: int, hi: int, subject: Stretch | None) -> Said | None:
    """The first verb of saying of the main clause; `end` is where what is said begins."""
    for verb in verbs(words, start, hi):
        who = naming.before(words, start, verb.start)
        if who is None and subject is not None and _unnamed(words[start : verb.start]):
            who = subject
        if who is not None and (who is subject or _of_main_clause(words, start, who)):
            return Said(start, _content(words, verb, hi), (who,), Stretch(verb.start, verb.end), verb.stance)
    return None


def _unnamed(words: str) -> bool:
    """Whether nothing but "has" or "also" stands before a verb: it has its subject from the part before."""
    return set(words.strip(f" ,{TIME}").casefold().split()) <= {"also", "later", "then", "has", "have", "had"}


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
