"""How an English sentence names a speaker: where the words begin and end, and what is no part of the name."""

import re

from safeconduct.claims.read.english.verbs import QUOTED
from safeconduct.claims.read.language import Stretch, wordset

LONGEST = 16  # words; what is longer is no name of anybody
_ADVERBS = (
    r"also|has|have|had|did|does|do|later|then|further|furthermore|again|now|already|still"
    r"|repeatedly|both|all|once|recently|"
    r"earlier|immediately|previously|subsequently|flatly|categorically|firmly|strongly|publicly"
    r"|privately|himself|herself|itself|"
    r"themselves|ourselves|myself|separately|simply|even|only|just|since|therefore|meanwhile"
    r"|merely|officially|formally|first|"
    r"today|yesterday|too|reportedly|strenuously|vehemently|angrily|quietly"
    r"|finally|eventually|always|openly|jointly|(?!(?:famil|all|bull|monopol|Ital|Ju)y)\w+ly"
)
_TRAILING = re.compile(
    rf"(?i)(?:[\s\ue001]+(?:{_ADVERBS})|[\s\ue001]+(?:in|before|at|from) (?:the )?court"
    r"|[\s\ue001,]+|,\s*however,?)$"
)
_PASSIVE = re.compile(r"(?i)\b(?:is|was|are|were|be|been|being|get|gets|got)[\s\ue001]*$")
_NEGATED = re.compile(
    r"(?i)\b(?:not|never|n['’]t|would|could|should|might|may|must|can|cannot|will|to|nobody"
    r"|no one|hardly|rarely|if)[\s\ue001]*$"
)
_BOUNDARY = re.compile(
    rf"(?i)[,;:—–({QUOTED}]\s*|\s-\s|\b(?:and|but|while|although|though|that|because|when|as|if"
    r"|after|before|since|whereas|so|"
    r"then|where|whether|until|unless|which|who|whom|whose|than|or|yet|nor)\s+"
)
_ARTICLE = re.compile(r"(?i)^(?:the|a|an)\s+(?=\S)")
_SELF = re.compile(r"(?i)\s+(?:himself|herself|itself|themselves)$")
_FINITE = wordset(
    """was were is are am be been being had has have did does do said says told tells took takes came comes
    left leaves went goes
    arrived made makes gave gives got saw sees knew knows found heard held kept put ran began broke brought
    became felt met
    can could will would may might must should shall not there"""
)
_PAST = re.compile(r"(?i)^\w{2,}ed$")
_ADJECTIVES = wordset(
    """detained accused armed united named masked wounded injured unnamed unidentified retired alleged
    so-called married kidnapped
    abducted arrested released displaced persecuted tortured disabled appointed elected convicted
    imprisoned jailed registered
    related concerned affected missing combined mohammed muhammed ahmed hamed saeed fred red unrecognised
    unrecognized
    independent-minded state-appointed court-appointed trusted deceased bereaved experienced interested
    closed limited"""
)
_DETERMINERS = wordset(
    "the a an his her their our my its your this that "
    "these those one two three four five six some several many another both"
)
_NO_SPEAKER = wordset(
    """it there what which who that this these those as so such nobody nothing no on in at by for from to
    of with and or but if
    when while because after before since not only here where how why whether until unless than then"""
)
_PREPOSITIONS = wordset("in on at by for from to with after before during over under")
_INNER = re.compile(
    r"(?<=\s)(?:(?:the|a|an|his|her|their|our|its)\s+(?=[\w’'-]+(?:\s+[\w’'-]+)?$)|[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)*$)"
)
_WHO = re.compile(r"\b(?:who|which)\s+")
_REDUCED = re.compile(r"\b\w+ed\s+(?=(?:by|as)\b)")  # "an officer reached by telephone"
PRONOUNS = wordset("he she it they we i you")
_LEADING = re.compile(
    r"(?i)^(?:[\s\ue001,]*(?:in (?:a|an|its|his|her|their|the) [^,]{1,60}?,|(?:at|on|in|by"
    r"|after|before|during|since|from|until|around|"
    r"about|for|under|with|despite|following|upon|speaking|asked|writing|responding|citing"
    r"|commenting|quoting|when|while|as|once|instead|"
    r"later|meanwhile|however|moreover|nevertheless|nonetheless|today|yesterday|earlier|now"
    r"|then|also|still|but|and|yet|so|thus|"
    r"according|separately|finally|first|second|last|next|unlike|like|update\w*|among|besides"
    r"|where|though|although|if)\b[^,]{0,120},))+[\s\ue001]*"
)
_PREPOSITION = re.compile(
    r"(?i)^[\s\ue001]*(?:but|and|then|later|yet|so|also|now|meanwhile|earlier|(?:at|on|in|by"
    r"|after|before|during|since|from|until|around)"
    r"(?:[\s\ue001]+(?!the\b|a\b|an\b|our\b|his\b|her\b|their\b|its\b|police\b|he\b|she\b"
    r"|they\b|it\b|we\b)[a-z\d:.]+){1,4}?)[\s\ue001]+"
    r"(?=(?:the|a|an|our|his|her|their|its|my|one|two|three|another|some|both|police|officers"
    r"|relatives|witnesses|neighbours|lawyers|he|she|they|it|we|i)\b|[A-Z])"
)


def before(words: str, lo: int, verb: int) -> Stretch | None:
    """The subject that stands before a verb at `verb`, not before `lo`; None where nobody says it.

    "X did not say", "X would say", "was said", "to say", "who said" are no attribution.
    """
    end = _without_adverbs(words, lo, verb)
    left = words[lo:end]
    if not left.strip() or _PASSIVE.search(left) or _NEGATED.search(left):
        return None
    bare = _without_asides(left)
    end = lo + len(bare.rstrip(" ,\ue001"))
    if end == lo:
        return None  # nothing but a time and a comma stands before the verb
    closed = bare != left or "," in words[end:verb]
    start = _start(words, lo, end, closed=closed)
    return _sound(words, start, end)


def after(words: str, start: int, hi: int) -> Stretch | None:
    """The subject that follows an inverted verb ("said Lantern's lawyer, Irina Mnimaya")."""
    begin = start + len(words[start:hi]) - len(words[start:hi].lstrip())
    stop = re.compile(
        rf"[.;:!?—–{QUOTED}\ue001]|,(?!\s*(?:a|an|the|\d+|[A-Z]))|\b(?:who|that|after|when|while|as"
        r"|adding|in|on|at|and then)\b(?!\s*[A-Z]\w+\s+[A-Z])"
    )
    initial = re.compile(r"\b(?:[A-Z]|No|Mr|Mrs|Ms|Dr|Col|Capt|Lt|Gen)$")
    end = hi
    for match in stop.finditer(words, begin, hi):
        if match.group() == "." and initial.search(words[begin : match.start()]):
            continue
        end = match.start()
        break
    return _sound(words, begin, begin + len(words[begin:end].rstrip(" ,")))


def said_as(words: str) -> str:
    """The name as it is given: without article, apposition and "himself", in one line.

    "The investigator, Captain O. Primerenko" is the captain; "Mnimaya, Lantern's lawyer" is Mnimaya.
    """
    parts = [" ".join(part.split()) for part in words.replace("\ue001", " ").split(",")]
    parts = [part for part in parts if part and not part.isdigit()]
    if not parts:
        return ""
    best = parts[0]
    if (
        len(parts) > 1
        and not _named(best)
        and _named(parts[1])
        and parts[1][:2].casefold() not in {"a ", "an"}
    ):
        best = parts[1]
    return _SELF.sub("", _ARTICLE.sub("", best)).strip()


def _named(part: str) -> bool:
    """Whether a part of an apposition ends with a proper name of two words or a bare surname."""
    return bool(
        re.search(
            r"(?:^|\s)(?:[A-Z]\.|[A-Z][\w’'-]+)(?:\s+(?:[A-Z]\.|[A-Z][\w’'-]+))*$", _ARTICLE.sub("", part)
        )
    )


def main_start(words: str, lo: int, hi: int) -> int:
    """Where the main clause begins, after "In a statement," and "At 23:50"."""
    lead = _LEADING.match(words[lo:hi])
    start = lo + (lead.end() if lead else 0)
    while match := _PREPOSITION.match(words[start:hi]):
        start += match.end()
    return start + len(words[start:hi]) - len(words[start:hi].lstrip(" \ue001,"))


def _without_adverbs(words: str, lo: int, end: int) -> int:
    while match := _TRAILING.search(words[lo:end]):
        if words[lo : lo + match.start()].strip(" ,\ue001") == "" and not match.group().strip(" ,\ue001"):
            break
        end = lo + match.start()
    return end


def _without_asides(left: str) -> str:
    """ "Its coordinator, who asked not to be named" without what stands behind the comma."""
    match = re.search(
        r",\s*(?=(?:who|whom|whose|which|where|speaking|citing|quoting|\w+ed(?:\s+(?:by|as|in|at|to|for|from|with))|called|known)\b)",
        left,
    )
    return left[: match.start()] if match and match.start() else left


def _start(words: str, lo: int, end: int, *, closed: bool) -> int:
    """Where the name begins: at the boundary of its clause, further left over an apposition or an "and".

    `closed`: a comma stands behind it, as behind an apposition and not in "the men, the group said, …".
    """
    places = [lo, *(match.end() for match in _BOUNDARY.finditer(words, lo, end))]
    places = [place for place in places if place < end]
    start = places.pop()
    while places:
        joint = words[places[-1] : start]
        if not (_joins(joint, closed=closed) or _relative(joint, words[start:end])) or not verbless(joint):
            break
        start = places.pop()
    return start


def _joins(joint: str, *, closed: bool) -> bool:
    """Whether a name goes on over this: "K. and her cousin", "The investigator, Captain O. Primerenko,"."""
    if joint.rstrip()[-1:] == ",":
        return closed and bool(
            re.match(r"(?i)\s*(?:\d+|the|a|an|his|her|our|their|one|another|(?-i:[A-Z]))", joint)
        )
    return bool(re.search(r"(?i)\b(?:and|or)\s+$", joint))


def _relative(joint: str, rest: str) -> bool:
    """Whether "Friends who" is followed by a clause of its own: "Friends who waited outside dispute …"."""
    return bool(_WHO.search(joint)) and not verbless(rest)


def verbless(words: str) -> bool:
    """Whether words hold no verb that is bent for a person, as far as their form tells."""
    return not any(
        word in _FINITE or (_PAST.match(word) and word not in _ADJECTIVES)
        for word in re.findall(r"[\w-]+", words)
    )


def _sound(words: str, start: int, end: int) -> Stretch | None:
    """The stretch, if it can name somebody."""
    if QUOTED in words[start:end]:
        start = words.rindex(QUOTED, start, end) + 1
    lead = len(words[start:end]) - len(words[start:end].lstrip(" ,\ue001—–-("))
    start += lead
    said = words[start:end]
    told = re.findall(r"[\w’'-]+", said)
    if not told or len(told) > LONGEST:
        return None
    first = told[0].casefold()
    if first in _PREPOSITIONS:
        inner = list(_INNER.finditer(said))
        return _sound(words, start + inner[-1].start(), end) if inner else None
    if first in PRONOUNS:
        return Stretch(start, end) if len(told) == 1 else None
    if (
        (len(told) == 1 and first in _DETERMINERS - {"both", "some", "many", "several"})
        or first in _NO_SPEAKER - {"that", "this", "no"}
        or (first in {"that", "this"} and (len(told) == 1 or told[1].casefold() in _PREPOSITIONS))
    ):
        return None
    own = _WHO.search(said)
    if own and _relative(said[: own.end()], said[own.end() :]) and verbless(said[: own.start()]):
        return Stretch(start, start + len(said[: own.start()].rstrip(" ,")))
    relative = re.search(r"(?i)\b(?:who|which|that|whose)\b", said)
    return None if relative or not verbless(_REDUCED.sub(" ", said)) else Stretch(start, end)
