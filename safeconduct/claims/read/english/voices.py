"""Whose text an English document is: by its headline, its letterhead, its first words or its signature."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.english.letterheads import KIND, channel, issued, letterhead
from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.english.signatures import SUBJECTS, signed, spoken
from safeconduct.claims.read.language import Document, wordset
from safeconduct.claims.read.letters import fuller, program, sent_by
from safeconduct.claims.read.posts import footer

_NAME = r"(?P<who>[^.,:;|!?\n]{2,80}?)"
_ABOUT = (
    r"(?:on|about|regarding|concerning|to|of\s+\d|in\s+connection|over|after|following|in\s+response"
    r"|for\s+(?:the\s+)?(?:week|month|period|press))"
)
_TITLES = (
    re.compile(rf"(?i)^(?:{KIND})\s+(?:of|by|from)\s+{_NAME}(?:\s*[,:—–-]\s.*|\s+{_ABOUT}\b.*)?$"),
    re.compile(
        rf"(?i)^{_NAME}(?:['’]s?)?\s*(?:[:—–|-]+\s*)?(?:{KIND})(?:\s+{_ABOUT}\b.*|\s*(?:[,:—–|-]|\bno\b).*)?$"
    ),
)
_NOBODY = wordset(
    "urgent open public joint press official our in weekly monthly daily for immediate "
    "on at by from after before this that his her their no new full final first with to of court"
)
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|our)\s+")
_LONGEST = 16  # words; what is longer is a sentence
_FIRST = re.compile(
    r"(?P<who>(?:The\s+)?[A-Z][^.,:;\n]{2,70}?)\s+(?:(?:hereby|urgently|strongly|today|firmly)\s+)*"
    r"(?:appeals?|condemns?|declares?|states?|calls? on|demands?|express(?:es)?|announces?"
    r"|draws? attention)\b"
)
# Who speaks for somebody, and is named better by who issued the text.
_ROLE = re.compile(
    r"(?i)^(?:defen[cs]e|counsel|lawyers?|attorneys?)(?:\s+(?:team|counsel|lawyers?))?(?:\s+(?:in|for|of)\b|$)"
)
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_HEAD = 300  # characters in which it says what kind of text it is
_LINE = 300  # letters: no longer one tells how to reach somebody, and looking through it takes its square
_HEADS = 4  # first lines that may say whose text it is
_OWN_OFFICE = re.compile(
    r"(?i)^(?:the\s+)?(?P<who>(?:press[\s-]+(?:service|office|secretary|centre|center)"
    r"|information\s+(?:department|service|office))\s+of\s+[^.,:;\n]{3,80}?)"
    r"(?:\s+(?:reports|informs|announces|states|statement|explains|comments)\b[^.]{0,40}:?)?$"
)
_INFORMS = re.compile(
    r"^(?:The\s+)?(?P<who>[A-Z][^.,:;\n]{2,80}?)\s+(?:reports|informs|announces|states|declares|explains"
    r"|wishes to (?:inform|state)|would like to (?:inform|state))\b[^.:]{0,40}:$"
)
_CAPITALS = r"(?:[A-Z][\w’'-]*)(?:\s+(?:of|for|and|the|&|de|[A-Z][\w’'-]*))*(?<=[\w’'-])"
_BODY = (
    r"(?:\s+(?:network|group|collective|committee|project|union|association|initiative|movement|team"
    r"|foundation|cent(?:re|er)|coalition|organi[sz]ation|desk|shelter|hotline))?"
)
_OPENERS = (
    re.compile(rf"\b[Ww]e\s+at\s+(?:the\s+)?(?P<who>{_CAPITALS}{_BODY})"),
    re.compile(r"\bWe,\s+(?P<who>(?!the\s+(?:undersigned|above|below))[^,.;:!?]{3,90}),"),
    re.compile(rf"\bI,\s+(?P<who>{_CAPITALS}),"),
    re.compile(rf"\b(?:[Mm]y\s+name\s+is|I\s+am\s+called)\s+(?P<who>{_CAPITALS})(?=[.,;]|\s+(?:and|I)\b)"),
    re.compile(
        r"\b[Ww]e(?:\s+are|,)\s+(?:the\s+)?(?P<who>(?:parents|mothers|relatives|famil(?:y|ies)|friends"
        r"|residents|members|workers|students|lawyers)\s+of\s+[^,.;:!?]{3,70})(?=[,.])"
    ),
    re.compile(
        rf"\b(?:[Oo]n|[Ii]n\s+the)\s+(?:behalf|name)\s+of\s+(?:the\s+)?(?P<who>{_CAPITALS}{_BODY}),\s+(?:I|we)\b"
    ),
)
_OPENING = 3  # first paragraphs in which somebody says who they are
_UNDER = re.compile(r"^(?:>|On\b.{5,80}\bwrote:$|-{2,}\s*(?:$|Original|Forwarded)|(?:From|Sent|To):)")
_CONTACTS = re.compile(
    r"(?i)^(?:(?:media|press)?\s*(?:contacts?|enquir\w+|inquir\w+)\b.*|.*\S+@\S+\.\w+.*|.*https?://.*|tel\b.*|"
    r"phone\b.*|signal\b.*|telegram\b.*|[#@]\w+(?:\s+[#@]\w+)*|\W+|\d+\s+views?.*|[+\d][\d\s()-]{6,}"
    r"|(?:retweets?|likes?|reposts?|shares?)\b.*|(?:sent from|this (?:e-?mail|message)).*|.*\bsubscribe\b.*"
    r"|\d{1,2}\s+\w+\s+\d{4}|\w+\s+\d{1,2},\s+\d{4}|\w+,\s+\d{1,2}\s+\w+\s+\d{4})$"
)
_SMALL = re.compile(r"\b(?:Of|The|For|And|In|At|On)\b")
_SENDER = re.compile(
    r"(?m)(?:\A|^-{3,}[^\n]*[Ff]orwarded[^\n]*\n)(?:[\w-]+:.*\n)*?From:\s*\"?(?P<who>[^\"<@\n]{3,60}?)\"?\s*(?:<\S+>)?\s*$"
)


def voice(document: Document) -> str:
    """Whose text this evidently is ("Statement of the Open Door network"), else ""."""
    lines = [line.strip(" *#_\t") for line in document.text.splitlines() if line.strip()]
    titled = _in_title(document, lines[:_HEADS])
    if titled and not _ROLE.match(titled):
        return titled
    return (
        issued(document, lines)
        or channel(document, lines)
        or _opening(document)
        or _speaking_first(document)
        or ("" if _conversation(document) else letterhead(document, lines) or _of_letter(document, lines))
        or _sender(document.text)
        or titled
    )


def _of_letter(document: Document, lines: Sequence[str]) -> str:
    """Who signed it; whoever sent a message in the first person, signed in short or not at all."""
    sender = sent_by(document.sender or _sender(document.text))
    name = signed(document, _over(lines))
    if name or not sender:
        return fuller(name, sender)
    return sender if spoken(document, SUBJECTS) else ""


def _in_title(document: Document, lines: Sequence[str]) -> str:
    for line in [document.title.strip(), *lines]:
        if line.endswith(".") or len(line.split()) > _LONGEST:
            continue
        for pattern in (*_TITLES, _OWN_OFFICE, _INFORMS):
            match = pattern.match(line)
            if match and (pattern is _OWN_OFFICE or _owns(document, match["who"])):
                return _bare(
                    unshouted(match["who"])
                    if pattern is _OWN_OFFICE and match["who"].isupper()
                    else match["who"]
                )
    return ""


def _owns(document: Document, who: str) -> bool:
    """Whether the words name somebody; "Ministry's statement on …" alone may be a paper's headline."""
    return is_somebody(who) and (len(_bare(who).split()) > 1 or spoken(document, _OURS))


def _opening(document: Document) -> str:
    """Who says "we at Second Shore", "I, Anna Testova," or "my name is" before anything else is told."""
    if _conversation(document):
        return ""
    for block in document.blocks[:_OPENING]:
        for pattern in _OPENERS:
            for match in pattern.finditer(document.text, block.start, block.end):
                inside = any(quote.start <= match.start() < quote.end for quote in document.quoted)
                if not inside and verbless(match["who"]):
                    return _bare(match["who"])
    return ""


def _speaking_first(document: Document) -> str:
    """Who "urgently appeals" in the first sentence of a text that says what kind of text it is, and "we"."""
    first = document.blocks[0].of(document.text) if document.blocks else ""
    match = _FIRST.match(first)
    if (
        match is None
        or not spoken(document, _OURS)
        or not re.search(rf"(?i)\b(?:{KIND})\b", document.text[:_HEAD])
    ):
        return ""
    return _bare(match["who"])


def _conversation(document: Document) -> bool:
    return any(block.asks for block in document.blocks)


def _over(lines: Sequence[str]) -> list[str]:
    """The lines of a letter without what stands under it: a disclaimer, contacts, what it replies to."""
    under = next((at for at, line in enumerate(lines) if at and _UNDER.match(line)), len(lines))
    kept = list(lines[:under])
    while (
        kept
        and len(kept[-1]) < _LINE
        and (_CONTACTS.match(kept[-1]) or program(kept[-1]) or footer(kept[-1]))
    ):
        kept.pop()
    return kept


def _sender(text: str) -> str:
    match = _SENDER.search(text)
    return match["who"].strip() if match else ""


def _bare(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.split())).strip(" ,—–-")


def unshouted(words: str) -> str:
    """ "PRESS SERVICE OF THE CITY COURT": as it would be written within a sentence."""
    kind, _, whose = words.partition(" OF ")
    return f"{kind.capitalize()} of {_SMALL.sub(lambda one: one.group().lower(), whose.title())}"


def is_somebody(words: str) -> bool:
    """Whether a headline's words name somebody: "Statement of the network", not "Statement by two men"."""
    small = " ".join(word for word in words.split() if word[:1].islower())  # "Reed Bank" is no past of a verb
    if words.split(maxsplit=1)[0].casefold() in _NOBODY or not verbless(small):
        return False
    return any(word[:1].isupper() for word in words.split()) or bool(
        re.search(
            r"(?i)\b(?:network|group|ministry|office|service|committee|union|department|centre|center)\b",
            words,
        )
    )
