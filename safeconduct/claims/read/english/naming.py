"""How an English sentence names a speaker: where the words begin and end, and what is no part of the name."""

import re

from safeconduct.claims.read.english import phrases
from safeconduct.claims.read.english.bearing import RECORDS
from safeconduct.claims.read.english.kinds import parsed
from safeconduct.claims.read.language import Stretch, wordset

_SELF = re.compile(r"(?i)\s+(?:himself|herself|itself|themselves|also)$")
_LEFT_OPEN = re.compile(r"(?i)\s+(?:of|from|on|in|at|dated)$")  # "the note of", whose date is no name
_ARTICLE = re.compile(r"(?i)^(?:the|a|an)\s+(?=\S)")
_LEADING = re.compile(r"(?i)^(?:(?:and|but|even|only|just|also|nearly|almost|meanwhile|yet|then)\s+)+(?=\S)")
_FINITE = wordset(
    """was were is are am be been being had has have did does do said says told tells took takes came comes
    left leaves went goes
    arrived made makes gave gives got saw sees knew knows found heard held kept put ran began broke brought
    became felt met
    can could will would may might must shall should not there"""
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
PRONOUNS = wordset("he she it they we i you")
# Words that name nobody by themselves: "This shows", "nobody said", "one is told".
_NOBODY = wordset(
    """there this that these those one no nobody no-one nothing everything something you anyone anybody either
    neither such any each what here the a an his their our my its your every much more which who"""
)
# By what, not who: "the ministry in a statement", "the lawyer by telephone".
_MEANS = re.compile(
    r"(?i)\s+(?:in|on|by|via|through|over|during|at|to)\s+(?:(?:the|a|an|his|her|its|their|our|my|this"
    r"|social)\s+)?"
    r"(?:\w+\s+)?(?:statement|letter|interview|message|post|reply|response|telephone|phone|e-?mails?"
    r"|court|Telegram"
    r"|comments?|briefing|conference|television|radio|media|writing|report|us|me|reporters|journalists"
    r"|hearing"
    r"|Facebook|video|complaint|testimony|appeal|release|trial)\b.*$"
)


def before(words: str, lo: int, verb: int) -> Stretch | None:
    """The subject that stands before a verb at `verb`, not before `lo`; None where nobody says it.

    "X did not say", "X would say", "was said", "to say", "who said" are no attribution.
    """
    progressive = bool(re.match(r"\w+ing\b", words[verb:]))
    return _somebody(words, phrases.subject(words, lo, verb, progressive=progressive))


def after(words: str, start: int, hi: int) -> Stretch | None:
    """The subject that follows an inverted verb ("said Lantern's lawyer, Irina Mnimaya")."""
    return _somebody(words, phrases.following(words, start, hi))


def _somebody(words: str, found: Stretch | None) -> Stretch | None:
    """The stretch, if it can name somebody who speaks."""
    if found is None:
        return None
    said = re.findall(r"[\w’'-]+", found.of(words).casefold())
    if (
        not said
        or said[0] in {"no", "nobody", "nothing", "neither"}
        or (len(said) == 1 and said[0] in _NOBODY)
    ):
        return None
    return found


def main_start(words: str, lo: int, hi: int) -> int:
    """Where the main clause begins, after "In a statement," and "At 23:50"."""
    return phrases.main_clause(words, lo, hi)


def said_as(words: str) -> str:
    """The name as it is given: without article, without what is told of it, and "himself", in one line.

    A role before a name stays with it: "The investigator, Captain O. Primerenko"; "Mnimaya, Lantern's
    lawyer" is Mnimaya.
    """
    bare = _LEADING.sub("", " ".join(words.split()))
    parts = [part.strip(" —–-") for part in re.split(r",|\s[—–-]\s", bare)]
    parts = [part for part in parts if part]
    if not parts:
        return ""
    name = _core(parts[0])
    many = _listed(parts)
    if many:
        name = many
    elif len(parts) > 1 and not _is_name(parts[0]) and _is_name(parts[1]):
        name = f"{name}, {_core(parts[1])}"
    return _LEFT_OPEN.sub("", _SELF.sub("", _ARTICLE.sub("", name))).strip()


def _listed(parts: list[str]) -> str:
    """ "Relatives, neighbours and two lawyers" is all of them."""
    if (
        len(parts) > 1
        and all(" " not in part for part in parts[:-1])
        and re.search(r"\b(?:and|or)\b", parts[-1])
    ):
        return ", ".join(parts)
    return ""


def _is_name(part: str) -> bool:
    """Whether a part is somebody's own name, perhaps behind a title: "Captain O. Primerenko", "Grace"."""
    text = parsed(f"x {part}")
    return bool(re.fullmatch(r"O[JOU]{0,3}U[U]{0,3}", text.kinds)) and text.kinds[1] != "D"


def _core(part: str) -> str:
    """Without the clause or the means behind: "student who asked", "ministry in a letter"."""
    text = parsed(f"x {part}")
    kinds, end = text.kinds[1:], len(part)
    for word, kind in enumerate(kinds):
        reduced = kind in "EG" and word and kinds[word - 1] in "OUML" and word + 1 < len(kinds)
        dated = kind == "E" and word > 1 and word + 1 == len(kinds) and kinds[word - 1] in "OL"
        if word and (kind in "WH(" or dated or (reduced and not (kind == "G" and word + 2 == len(kinds)))):
            end = text.start(word + 1) - 2
            break
    name = _MEANS.sub("", part[:end].strip())
    return (
        re.split(r"\s(?:in|on|by|at|via|after|during)\s", name)[0]
        if _is_name(name.split(" in ")[0])
        else name
    )


def is_record(words: str) -> bool:
    """Whether a name is of something written, which records and lists and has no mouth."""
    return bool({re.sub(r"['’]s$", "", word) for word in re.findall(r"[\w’'-]+", words.casefold())} & RECORDS)


def verbless(words: str) -> bool:
    """Whether words hold no verb that is bent for a person, as far as their form tells."""
    return not any(
        word in _FINITE or (_PAST.match(word) and word not in _ADJECTIVES)
        for word in re.findall(r"[\w-]+", words)
    )
