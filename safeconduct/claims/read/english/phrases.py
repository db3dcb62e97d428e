"""The phrases of an English sentence as patterns over the kinds of its words (see `kinds`).

A name of somebody is looked for as a whole: every word between its beginning and the verb must have its
    place in
it. What has none makes it no name, and the source "unknown".
"""

import re

from safeconduct.claims.read.english.kinds import Parsed, parsed
from safeconduct.claims.read.language import Stretch

LONGEST = 40  # words; a longer subject is none that could be told from its sentence

_ITEM = r"(?:[JOUSLG]|(?<![OUPMLE])E|(?<=[DJSAC])D|(?<=[DJSC])A(?=[JEAODG])|A(?=E[OU]))"
CORE = rf"(?>[DA]*(?:{_ITEM}{{0,12}}(?:[OUJL]|(?<=U)D|(?<=[DJS])[GE])|D))"
_INNER = rf"(?:[PoF]+(?:{CORE}|M)|\([^()]{{1,12}}\)|oO)"  # "of the city", "(HRC)"
_TIMED = r"(?:[PF]?T)"
_REDUCED = r"(?:[EG][AKTUQZ]*|[JO](?=[Po]))"  # "reviewed by …", "called N.", "close to …"
_BEHIND = rf"(?:{_INNER}|{_TIMED}|{_REDUCED}|A)*"
_WHO = r"(?:W(?=[^,;:Q]*[XVEOL])[^,;:Q]{1,20}|(?<!L)H(?=[XVEO])[^,;:Q]{1,20})"
_ASIDE = (
    rf"(?:{CORE}{_BEHIND}|ED|D+PM(?:{CORE})?|W[^;:]{{1,25}}?|[PoF]W[^;:]{{1,25}}?|[EG][^,;:]{{0,20}}"
    rf"|Z[^,;:]{{1,12}}"
    rf"|[PF][^,;:XVRQ]{{1,12}}|[AB]|A?{_TIMED}|J[^,;:XVRQ]{{0,12}})"
)
_CLOSED = rf"(?:(?:,{_ASIDE}){{1,3}},|-{_ASIDE}-)"
_ONE = rf"{CORE}{_INNER}*"
_MANY = rf"{_ONE}(?:,{_ONE}){{0,4}},?C{_ONE}"
NAMED = rf"(?:(?:{_MANY}|I{_INNER}*|{CORE}{_BEHIND})(?:{_WHO}|{_CLOSED}(?:C{_ONE})?|{_WHO}?)|R)"
_ADVERBIAL = rf"(?:,(?:A+|[AF]?T|[PF][^,;:XVRQ]{{1,8}}|B),|A|{_TIMED})"
_NAMED = re.compile(NAMED)
_EACH = re.compile(_ONE)
_OPENING = re.compile(rf"(?P<who>{NAMED}){_ADVERBIAL}{{0,2}}(?=J?[XVE])")
SUBJECT = re.compile(rf"{NAMED}{_ADVERBIAL}{{0,4}}")
_VERB_GROUP = re.compile(r"(?:[XKATF]|o(?=$))*$")
_HAVING = frozenset(["has", "have", "had", "did", "do", "does", "'s", "'ve", "'d"])
_BEING = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"])
_BOUNDS = frozenset(",;:-?!QTCB(")
_LEAD = re.compile(
    rf"""(?x)(?:
        [,;.!?)(-]+ | U[UO,TD.]*(?:\([^()]*\))?- | T,? | C | B(?=[^,;:]*$|.) | A+,?
      | [OUDJ]{{1,3}}:(?!Q)
      | [PoF][^;:RXVQ,]{{1,20}}, | [GE][^,;:Q]{{0,20}}, | [FYZBY][^,;:Q]{{1,22}},
      | K[UOAJDE]{{1,4}},
      | [PF]{CORE}(?:[PF]{CORE})?(?=[DR]|T) | F?T,?
    )"""
)
_FORWARD = re.compile(
    rf"(?:{_MANY}|[RM]|I{_INNER}*|{CORE}(?:{_INNER}|[EG](?=U))*)"
    rf"(?:,(?:D|ED|{CORE}{_INNER}*)(?=,|;|-|Q|\.|T|$|\)|,?[CWB])"
    rf"|\([^()]{{1,12}}\))*"
)


def subject(words: str, lo: int, verb: int, *, progressive: bool = False) -> Stretch | None:
    """Who stands before a verb at `verb` as its subject, beginning not before `lo`.

    None where it says itself that nobody said it, or not so: "did not say", "was said", "to say".
    `progressive`: the verb is an "-ing" behind "is".
    """
    text = parsed(words)
    first, last = text.at(lo), text.at(verb)
    group = _VERB_GROUP.search(text.kinds, max(first, last - 8), last)
    begin = group.start() if group else last
    last_name = _before_verb(text, begin, last, progressive=progressive)
    if last_name is None:
        return None
    for place in range(max(first, last_name - LONGEST), last_name):
        if place > first and text.kinds[place - 1] not in _BOUNDS:
            continue
        if place == first or text.start(place) >= lo:
            for end in range(last_name, begin - 1, -1) if begin < last_name else (last_name,):
                match = SUBJECT.fullmatch(text.kinds, place, end)
                if match:
                    return _bare(text, place, end)
    return None


def _before_verb(text: Parsed, begin: int, last: int, *, progressive: bool) -> int | None:
    """The end of the name before the auxiliaries of a verb; None if they deny or turn it round."""
    end = last
    for word in range(last - 1, begin - 1, -1):
        kind, said = text.kinds[word], text.said(word)
        if kind == "X":
            if said not in (_BEING if progressive else _HAVING) and not (progressive and said in _HAVING):
                return None
            end = word
        elif kind in "Ko":
            return None
    return end


def _bare(text: Parsed, first: int, end: int) -> Stretch:
    """Without the adverbs and commas behind."""
    last = end
    while last > first + 1 and text.kinds[last - 1] in ",AT-":
        last -= 1
    return Stretch(text.start(first), text.end(last - 1))


def main_clause(words: str, lo: int, hi: int) -> int:
    """Where the main clause begins, after "In a statement on Monday,", "At 23:50", "When they came,"."""
    text = parsed(words)
    word, last = text.at(lo), text.at(hi)
    while word < last:
        match = _LEAD.match(text.kinds, word, last)
        if match is None or match.end() >= last or not _leads(text, *match.span()):
            break
        word = match.end()
    return min(text.start(word), hi)


def _leads(text: Parsed, first: int, end: int) -> bool:
    """Whether what ends with a dash is where and when a report was written: "NAKURU —", not "Grace —"."""
    if text.kinds[first] != "U" or text.kinds[end - 1] != "-":
        return True
    place = text.words[text.start(first) : text.end(first)]
    return (place.isupper() and len(place) > 1) or bool({"T", "("} & set(text.kinds[first:end]))


def following(words: str, start: int, hi: int) -> Stretch | None:
    """The name that begins at a place, as long as it goes: "said X, the group's lawyer"."""
    text = parsed(words)
    first, last = text.at(start), text.at(hi)
    match = _FORWARD.match(text.kinds, first, last)
    return _bare(text, first, match.end()) if match and match.end() > first else None


def kinds(words: str, lo: int, hi: int) -> str:
    """The kinds of the words of a stretch."""
    text = parsed(words)
    return text.kinds[text.at(lo) : text.at(hi)]


def place(words: str, lo: int, count: int) -> int:
    """Where the words end of which so many begin at a place or after it."""
    text = parsed(words)
    return text.end(text.at(lo) + count - 1)


def is_name(words: str, lo: int, hi: int) -> bool:
    """Whether all the words of a stretch together can name somebody."""
    text = parsed(words)
    return bool(_NAMED.fullmatch(text.kinds, text.at(lo), text.at(hi)))


def opening(words: str, lo: int, hi: int) -> Stretch | None:
    """The subject with which a sentence opens that tells what it did."""
    text = parsed(words)
    first = text.at(lo)
    match = _OPENING.match(text.kinds, first, text.at(hi))
    return _bare(text, first, match.end("who")) if match else None


def names(words: str) -> list[Stretch]:
    """Whatever a sentence names, in order: "a woman of 26", "the commander"."""
    text = parsed(words)
    return [_bare(text, *match.span()) for match in _EACH.finditer(text.kinds)]
