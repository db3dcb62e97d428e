"""Who signed an English text at its end: a letter, an appeal, a statement; and where its last words are."""

import re
from collections.abc import Sequence

from safeconduct.claims.read.drafts import Kind
from safeconduct.claims.read.english.names import sure
from safeconduct.claims.read.english.naming import verbless
from safeconduct.claims.read.language import Document, wordset

CLOSING = re.compile(
    r"""(?ix)(?:
      (?:(?:with\ )?(?:kind|(?:our\ |my\ )?best|warm(?:est)?)(?:\ and\ \w+)?\ )?(?:regards|wishes|greetings)
    | (?:yours|very)\ ?\w*\ ?(?:sincerely|faithfully|truly|respectfully)? | sincerely(?:\ yours)?
    | respectfully(?:\ yours)? | with\ (?:\w+\ )?(?:hope|respect|gratitude|thanks|solidarity|best\ regards)
    | in\ (?:solidarity|hope|peace) | many\ thanks | thank\ you | thanks | best | cheers
    | signed | signatures | signatories | the\ undersigned | on\ behalf\ of\ .{3,60}
    )\s*[,:.!]?"""
)
_SIGNED = re.compile(
    r"(?i)^(?:(?:signed(?:\s+by)?|signatories|signatures|on behalf of [^:,]{3,60}|(?:best|kind|warm)?\s*"
    r"regards|best|yours|sincerely|posted by)\s*[:,—–-]"
    r"|(?:prepared|issued|published|released|compiled|signed)\s+by\b)"
    r"\s*(?P<who>[^.]{2,80}?)(?:\..*)?$"
)
_DASHED = re.compile(r"^(?:[—–~]|--|-)\s*(?P<who>(?:the\s+)?[^\W\d_a-z].{1,80})$")
_FAREWELL = re.compile(r"[A-Z][\w’' ]{1,30},")  # "Hugs,"
SUBJECTS = re.compile(r"\b(?:[Ww]e|I)\b")
_INITIAL = re.compile(r"\b[A-Z]\.$")
_BYLINE = re.compile(r"(?m)^\s*[Bb][Yy] [A-Z][^\n.]{2,60}$")
_PARTS = re.compile(r"[,;|(/]| [—–-] |\s{2,}")
_ARTICLE = re.compile(r"(?i)^(?:the|a|an|our)\s+")
_KIN = wordset(
    """mother father parents family families relatives brother brothers sister sisters wife wives husband son
    daughter friends neighbours residents pupils students workers teachers colleagues villagers team board
    members inmates prisoners"""
)
_BODY = re.compile(
    r"(?i)\b(?:network|group|ministry|office|service|committee|union|department|cent(?:re|er)|council"
    r"|foundation|association|initiative|coalition|collective|desk|shelter|project|organi[sz]ation|secretariat"
    r"|administration|embassy|movement|league|society|clinic|hotline)\b"
)
_LONGEST = 14  # words of a line that may be signed with
MOST = 3  # lines of a signature that are looked at, and names that are given one by one


def signed(document: Document, lines: Sequence[str]) -> str:
    """The name under the text, or the names; "" where nobody signed it so that it is certain.

    `lines`: those of the text without what stands under a letter (disclaimers, contacts, what is replied to).
    """
    for place in range(len(lines) - 1, max(-1, len(lines) - 2 * MOST - 1), -1):
        line = lines[place]
        inline = _SIGNED.match(line)
        if inline and _name(inline["who"], document):
            return _names([inline["who"], *lines[place + 1 :]], document)
        if CLOSING.fullmatch(line) or (_FAREWELL.fullmatch(line) and lines[place + 1 :]):
            return _names(lines[place + 1 :], document)
        dashed = _DASHED.match(line)
        if dashed and place == len(lines) - 1 and not _DASHED.match(lines[place - 1]):
            return _name(dashed["who"], document)
    return _bare(document, lines)


def _bare(document: Document, lines: Sequence[str]) -> str:
    """Names alone under a text in which "we" or "I" speaks; under a report they would be its writer's."""
    if _BYLINE.search(document.text[:400]) or not spoken(document, SUBJECTS):
        return ""
    under: list[str] = []
    for line in reversed(lines[1:]):
        ends = line[-1:] in ".!?:;…" and not _INITIAL.search(line)
        if ends or not _name(line, document) or _told(document, line):
            break
        under.insert(0, line)
    return _names(under, document) if len(under) <= 2 * MOST else ""


def _told(document: Document, line: str) -> bool:
    return any(line in block.of(document.text) and block.end - block.start > 90 for block in document.blocks)


def spoken(document: Document, words: re.Pattern[str]) -> bool:
    """Whether the words stand in what is told, outside quotation marks."""
    return any(
        not any(quote.start <= match.start() < quote.end for quote in document.quoted)
        for block in document.blocks
        if not block.voice and not block.asks
        for match in words.finditer(document.text, block.start, block.end)
    )


def _names(lines: Sequence[str], document: Document) -> str:
    """Persons one by one; of a person and what they belong to, the person."""
    named = [(name, _is_person(name, document)) for line in lines if (name := _name(line, document))]
    if named and named[0][1]:
        family = named[0][0].split()[-1]
        named = [(name, person or name.endswith(family) or _kin(name, lines)) for name, person in named]
    persons = list(dict.fromkeys(name for name, person in named if person))
    if not persons:
        return named[0][0] if named else ""
    if len(persons) > MOST:
        return f"{persons[0]} and others"
    return " and ".join([*([", ".join(persons[:-1])] if persons[1:] else []), persons[-1]])


def _name(line: str, document: Document) -> str:
    """Whom a line names; "" for a line that tells something, or that names nobody."""
    bare = line.strip(" *_—–-,.")
    if (
        not bare
        or len(bare.split()) > _LONGEST
        or not verbless(bare)
        or any(one.isdigit() for one in bare[:2])
    ):
        return ""
    parts = [part.strip() for part in _PARTS.split(bare) if part.strip()]
    chosen = next((part for part in parts if _is_person(part, document)), parts[0] if parts else "")
    words = chosen.split()
    named = words and (
        _is_person(chosen, document)
        or (_BODY.search(chosen) and any(word[:1].isupper() for word in words))
        or (words[0][:1].isupper() and _KIN & {word.casefold() for word in words[:3]})
        or (all(word[:1].isupper() for word in words) and len(words) < 4)
    )
    return _ARTICLE.sub("", chosen) if named else ""


def _kin(name: str, lines: Sequence[str]) -> bool:
    """Whether a line says beside the name whose brother or mother it is."""
    line = next((one for one in lines if name in one), "")
    return bool(_KIN & {word.casefold() for word in re.findall(r"\w+", line.replace(name, ""))})


def _is_person(words: str, document: Document) -> bool:
    """Whether words hold a person's name for certain: two words with capitals may be a network as well."""
    return any(
        one.kind is Kind.PERSON
        and sure(one.name)
        and (words.endswith(one.name) or words.startswith(one.name))
        for one in document.found
    )
