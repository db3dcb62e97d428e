"""Turns of a conversation that bear a label: whose a turn is, and who asks the questions. Pure."""

import re
from collections.abc import Sequence
from itertools import pairwise

from safeconduct.claims.read.drafts import UNKNOWN, Kind
from safeconduct.claims.read.language import Language

# "[12/04/2026, 19:04] Dana: …", "12.04.26, 19:04 - Dana: …", as programs write down a chat
_STAMP = (
    r"\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?"
    r"(?:\]\s*|\s+[-–—]\s+)"
)
STAMPED = re.compile(_STAMP)
TURN = re.compile(
    rf"(?:{_STAMP})?"
    r"(?:\*\*|__)?[«“\"]?(@\w{2,30}|[^\W\d_][\w.’' -]{0,40}?)[»”\"]?(?:\s*\([^)\n]{1,60}\))?"
    r"(?:\s*:(?:\*\*|__)?(?=\s)|(?<=\b[QA])\.(?=\s))\s*"
)
_MARKS = '”»"*_ '


def label(words: str) -> str:
    """What stands before the colon of a paragraph ("Q", "Anna Testova", "@lamp"), "" if nothing does."""
    turn = TURN.match(words)
    return turn[1].strip() if turn else ""


def asked(words: str) -> bool:
    """Whether a paragraph ends with a question."""
    return words.rstrip(_MARKS).endswith("?")


def turns(
    said: Sequence[str], labels: Sequence[str], language: Language, title: str
) -> dict[str, tuple[str, bool]]:
    """The voice of each label that is a turn, and whether it is of who asks.

    `said`: the paragraphs, `labels`: theirs. A label is a turn if it comes again, says what it is, or answers
    a question with a label. What stands before the first turn, or the headline, may say who answers.
    """
    known = {
        one
        for one in labels
        if one and (one.startswith("@") or language.asks(one) is not None or labels.count(one) > 1)
    }
    chat = {one for words, one in zip(said, labels, strict=True) if one and STAMPED.match(words)}
    known |= chat
    known |= _replies(said, labels, language)
    if not any(map(asked, said)):
        known = {one for one in known if language.asks(one) is not False}  # "A. Testova said …"
    if not known:
        return {}
    asking = {one: one not in chat and _asks(one, said, labels, language) for one in known}
    if all(asking.values()):
        asking = {one: bool(language.asks(one)) for one in known}
    before = [title, *said[: next(at for at, one in enumerate(labels) if one in known)]]
    return {one: (_voice(one, asking, language, before), asks) for one, asks in asking.items()}


def _replies(said: Sequence[str], labels: Sequence[str], language: Language) -> set[str]:
    """The labels of a question and of the answer under it, though each comes once."""
    found: set[str] = set()
    for at, (one, following) in enumerate(pairwise(labels)):
        question = bool(one) and (bool(language.asks(one)) or asked(said[at]))
        if question and following and following != one and not asked(said[at + 1]):
            found |= {one, following}
    return found


def _asks(one: str, said: Sequence[str], labels: Sequence[str], language: Language) -> bool:
    """Whether the label says so, or most of what stands behind it are questions."""
    known = language.asks(one)
    behind = [words for words, other in zip(said, labels, strict=True) if other == one]
    if known is not None:
        return known
    others = [words for words, other in zip(said, labels, strict=True) if other not in {one, ""}]
    share = 2 * sum(map(asked, behind)) - len(behind)
    return share > 0 or (share == 0 and not any(map(asked, others[-len(behind) :])))


def _voice(one: str, asking: dict[str, bool], language: Language, before: Sequence[str]) -> str:
    """A label's name: a letter is whoever is said to be interviewed; a shouted surname is found in full."""
    if language.asks(one) is None:
        return _in_full(one, language, before) if one.isupper() else one
    if asking[one]:
        return one
    answers = [other for other, asks in asking.items() if language.asks(other) is None and not asks]
    return answers[0] if len(answers) == 1 else answering(before, language) or one


def answering(before: Sequence[str], language: Language) -> str:
    """Who is interviewed, by what stands before the conversation (headline first), else ""."""
    told = [language.interviewed("\n\n".join(lines)) for lines in (before[1:], before)]
    return next((one for one in told if one and one != UNKNOWN), told[0])


def _in_full(one: str, language: Language, before: Sequence[str]) -> str:
    """ "DOLGOV", "A.D." by the name that was given before the conversation."""
    told = answering(before, language)
    if told and told != UNKNOWN and _fits(one, told):
        return told
    names = {
        found.name
        for found in language.mentions("\n\n".join(before))
        if found.kind is Kind.PERSON and " " in found.name and _fits(one, found.name)
    }
    return next(iter(names)) if len(names) == 1 else one


def _fits(one: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return one.casefold() in name.casefold().split() or one.replace(".", "").replace(" ", "") == initials
