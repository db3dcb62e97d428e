"""What hangs on a line that ends with a colon: the items of a list, and an account in somebody's own words.

1. The line itself ("We ask you to:", "She gave us this account:") is no draft; it says who speaks, and how.
2. An item is of whom the line names, with its stance, unless it names another.
3. An account is of whom the line names, who stands before everybody who is named in it.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from safeconduct.claims.read.drafts import UNKNOWN, Stance
from safeconduct.claims.read.english import naming
from safeconduct.claims.read.language import Block, Clause, Document, Stretch

_LONGEST = 25  # words of a line that only leads up to what follows
_RECORDED = re.compile(
    r"\b(?:recorded|documented|counted|registered|listed|collected|established|noted|observed|verified|monitored"
    r"|received|described|learn(?:ed|t)|reported|gave|told|wrote|sent|recalled|recounted|remembered|related"
    r"|shared|asked|demanded|saw|heard|found|put|explained|gives|tells|writes|recalls|remembers|describes)\b"
)
_ACCOUNT = re.compile(
    r"(?i)\b(?:account|story|testimony|words|statement|letter|recollections?|what\s+happened)\s+"
    r"(?:of|by|from|to|according\s+to)\s+(?P<who>[^,:;]{2,70}?)(?:[,:]|\s+(?:in|about|of|on)\b)"
    r"|\bwhat\s+(?P<teller>[^,:;]{2,60}?)\s+(?:told|tells|said|says|wrote|writes|saw|remembers|recalls)\b"
)
_MEANT = (
    (
        Stance.DEMANDS,
        re.compile(
            r"(?i)\b(?:we|i)\s+(?:\w+\s+)?(?:ask|demand|call|urge|request|require|want|insist|appeal|propose)\b"
            r"|\b(?:our|main|following)\s+(?:demands?|requests?|appeals?)\b|^\W*(?:the\s+)?(?:demands?|requests?|recommendations)\W*$"
        ),
    ),
    (
        Stance.FEARS,
        re.compile(r"(?i)\b(?:we|i)\s+(?:are\s+)?(?:fear|afraid|worried|concerned)\b|\bour\s+fears?\b"),
    ),
    (Stance.PROMISES, re.compile(r"(?i)\b(?:we|i)\s+(?:promise|pledge|undertake|commit|will|shall)\b")),
)
_BEGINS = re.compile(r"\b(?:our|my|the|his|her|their|its|a|an|two|three|several)\s")
_I = re.compile(r"\b(?:I|me|my)\b")
_OWN = {"i", "we"}


def given(document: Document, clauses: list[Clause]) -> list[Clause]:
    """The clauses, those under a lead given to whom it names, without the leads."""
    under = {block: block.under for block in document.blocks if block.under is not None}
    found = []
    for clause in clauses:
        block = next((one for one in under if one.holds(clause)), None)
        if block is not None:
            found.append(_under(document, clause, block, under[block], clauses))
        elif not _only_leads(document, clause, under.values()):
            found.append(clause)
    return found


def _only_leads(document: Document, clause: Clause, leads: Iterable[Stretch]) -> bool:
    """Whether it ends its paragraph with a colon, or breaks off there: what is told stands below."""
    words = clause.of(document.text).rstrip(" *_")
    ends = any(block.start <= clause.start and clause.end >= block.end - 3 for block in document.blocks)
    broken = words[-1:].isalnum() and any(lead.holds(clause) for lead in leads)
    return ends and (words.endswith(":") or broken) and len(words.split()) <= _LONGEST


def _under(document: Document, clause: Clause, block: Block, lead: Stretch, told: list[Clause]) -> Clause:
    above = next((one for one in reversed(told) if lead.holds(one)), None)
    who = _who(document, above, lead)
    unnamed = not clause.speakers or clause.speakers == (UNKNOWN,)
    if unnamed and clause.stance is Stance.ASSERTS:
        clause = replace(clause, stance=_stance(above, lead.of(document.text)))
    if unnamed:
        return replace(clause, speakers=who or clause.speakers)
    if who and _I.search(block.of(document.text)) and clause.speakers[: len(who)] != who:
        return replace(clause, speakers=(*who, *clause.speakers))
    return clause


def _stance(above: Clause | None, lead: str) -> Stance:
    """How the items are meant: by the line's verb of saying, else by its words ("Our demands:")."""
    if above is not None and above.stance is not Stance.ASSERTS:
        return above.stance
    return next((stance for stance, words in _MEANT if words.search(lead)), Stance.ASSERTS)


def _who(document: Document, above: Clause | None, lead: Stretch) -> tuple[str, ...]:
    """Whom the line names: by its verb of saying, as whose account it is, or as its subject."""
    if above is not None and above.speakers and above.speakers != (UNKNOWN,):
        return above.speakers
    words = lead.of(document.text)
    account = _ACCOUNT.search(words)
    if account:
        name = naming.said_as(account["who"] or account["teller"])
        return (name,) if name.casefold() not in naming.PRONOUNS else ()
    for verb in _RECORDED.finditer(words):
        begins = [0, *(match.start() for match in _BEGINS.finditer(words, 1, verb.start()))]
        found = (naming.before(words, at, verb.start()) for at in begins)
        subject = next((one for one in found if one is not None), None)
        if subject is not None:
            name = naming.said_as(subject.of(words))
            return () if name.casefold() in naming.PRONOUNS else (name,)
    return ()
