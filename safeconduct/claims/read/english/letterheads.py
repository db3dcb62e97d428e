"""What stands over an English text: a letterhead beside the kind of text it is, the name of a channel."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.english.signatures import spoken
from safeconduct.claims.read.language import Document
from safeconduct.claims.read.posts import called

_WHAT = (
    r"statement|appeal|letter|declaration|communiqu[eé]|response|address|comment|clarification|alert|release|refutation|rebuttal"
    r"|bulletin|newsletter|digest|briefing|petition|position|complaint|memorandum"
)
_HOW = (
    r"joint|public|official|press|urgent|open|our|weekly|monthly|daily|special|emergency|field|monitoring"
    r"|situation|legal|brief|short|final|updated|media|news"
)
KIND = (
    rf"(?:(?:{_HOW})\s+)*(?:{_WHAT})"
    r"|(?:weekly|monthly|daily|annual|situation|field|monitoring|legal|security|trial|human\s+rights|our)\s+"
    r"(?:report|update|review|summary|overview|chronicle|roundup|notes?)"
)
_ISSUED = re.compile(
    r"(?i:issued|released|published|prepared|drafted|compiled|signed)\s+by\s+(?P<who>(?:the\s+)?[A-Z][^.,:;|!?\n]{2,80}?)"
    r"(?:\s+(?:on|at|in)\s.*|\s*[,|:;—–-].*|\.)?"
)
_OF_PAPER = re.compile(r"(?i)\b(?:our|staff|correspondents?|reporters?|editors?|newsroom|journalists?)\b")
_KIND_LINE = re.compile(rf"(?i)^\W*(?:{KIND}|for immediate release)\b.*$")
_KIND_ALONE = re.compile(rf"(?i)^\W*(?:{KIND})\W*(?:no\.?\s*\d+)?\W*$|^\W*for immediate release\W*$")
_PARTED = re.compile(r"\s*(?:[|·•/]|\s[—–-]\s|:)\s*")
_DATE = re.compile(
    r"(?i)^(?:\w+day,?\s+)?(?:\d{1,2}[./\s]\s?[\w.]+\s?[./\s]?\s?\d{4}|\w+ \d{1,2}, \d{4}).*|^\d{1,2}:\d{2}.*"
    r"|^(?:today|yesterday|\d{1,2}\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2}),?\s+(?:at\s+)?\d{1,2}:\d{2}.*"
)
_BYLINE = re.compile(r"(?i)^(?:by|from|to|photo|source|text|story)\b")
_NAME = re.compile(
    r"(?:the\s+)?[A-Z][\w’'&.-]*(?:\s+(?:of|for|and|the|to|in|against|&|[A-Z][\w’'&.-]*|[a-z]+))*"
)
_BODY = re.compile(
    r"(?i)\b(?:network|group|ministry|office|service|committee|union|department|cent(?:re|er)|council"
    r"|foundation|association|initiative|coalition|collective|desk|shelter|project|organi[sz]ation|secretariat"
    r"|administration|movement|league|society|clinic|hotline|watch|monitor|line|aid|legal|directorate|agency"
    r"|authority|bureau|commission|inspectorate|prosecutor|police|court|hospital|university)\b"
)
_POSTED = re.compile(
    r"(?i)\bupd(?:ate)?\b[\s.:]*\d|\bsubscribe|👁|❗|⚡|🔴|‼|#\w+|t\.me/|@\w+_?bot\b|\bforward(?:ed)?\b|\bviews\b|\breactions?\b"
    r"|\bcomments\b|\bsend us\b|\bour (?:readers?|subscribers?|channel)\b|\bwrite to us\b"
)
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|us)\b")
_OFFICE = re.compile(
    r"(?i)^(?:the\s+)?press[\s-]+(?:service|office|secretary|cent(?:re|er)),\s"
)  # whose stands behind
_HEADS = 5  # first lines among which a letterhead stands
_WIDEST = 60  # characters of a name


def letterhead(document: Document, lines: Sequence[str]) -> str:
    """Who is named over a text that says beside it what kind it is: "BORDER WATCH | BULLETIN No. 47"."""
    heads = [document.title.strip(), *lines[:_HEADS]] if document.title else list(lines[:_HEADS])
    for line in heads:
        if not _KIND_LINE.search(line) and not re.search(rf"(?i)\b(?:{KIND})\b", line):
            continue
        if line.endswith(".") or len(line.split()) > 14:
            continue
        for part in _PARTED.split(line):
            if not re.search(rf"(?i)\b(?:{KIND})\b", part) and _is_name(part, document):
                return _spelled(part, document)
    if any(_KIND_ALONE.match(line) or (_KIND_LINE.match(line) and verbless(line)) for line in heads):
        for line in heads:
            office = _OFFICE.match(line)
            name = line[office.end() :] if office else re.split(r"\s*[,|·•]\s*", line)[0]
            if (
                not _KIND_LINE.match(line)
                and not line.endswith((".", ":", "?", "!"))
                and _is_name(name, document)
            ):
                return line if office else _spelled(name, document)
    return ""


def issued(document: Document, lines: Sequence[str]) -> str:
    """ "Issued by the Tide Street Law Centre, 4 May", on a line over a text that says what kind it is."""
    heads = [document.title.strip(), *lines[:_HEADS]]
    if not any(_KIND_LINE.search(line) for line in heads):
        return ""
    said = (match for line in heads if (match := _ISSUED.fullmatch(line)))
    names = (one["who"] for one in said if not _OF_PAPER.search(one["who"]))
    return next((re.sub(r"(?i)^the\s+", "", name) for name in names if verbless(name)), "")


def channel(document: Document, lines: Sequence[str]) -> str:
    """The name over a post: a short line, then its moment; "us" and a mark of posts below."""
    if len(lines) < 3 or any(block.asks for block in document.blocks):
        return ""
    name = called(document.title or lines[0])
    second = lines[0] if document.title else lines[1]
    fits = len(name) <= _WIDEST and _NAME.fullmatch(name) and verbless(name) and len(name.split()) <= 6
    if not fits or not _DATE.fullmatch(second) or not _POSTED.search(document.text):
        return ""
    return re.sub(r"(?i)^the\s+", "", name) if spoken(document, _OWN) else ""


def _is_name(words: str, document: Document) -> bool:
    """Whether words over a text name somebody: a body by its word, or who comes again in what is told."""
    words = words.strip(" *_#")
    if (
        not 2 < len(words) <= _WIDEST
        or _DATE.match(words)
        or _BYLINE.match(words)
        or not _NAME.fullmatch(words)
    ):
        return False
    again = any(words.casefold() in block.of(document.text).casefold() for block in document.blocks)
    return verbless(words.title() if words.isupper() else words) and (
        again or (bool(_BODY.search(words)) and len(words.split()) < 8)
    )


def _spelled(words: str, document: Document) -> str:
    """The name as it is written where it is not shouted."""
    words = re.sub(r"(?i)^the\s+", "", words.strip(" *_#"))
    if not words.isupper():
        return words
    found = re.search(
        rf"(?i)\b{re.escape(words)}\b", "\n".join(block.of(document.text) for block in document.blocks)
    )
    return found.group() if found else words
