"""From the parts of a revision to what is read: sentences, the whole text for the gate, its fingerprint."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

import msgspec

from safeconduct.voice.documents import PartDocument, RevisionDocument, TextDocument
from safeconduct.voice.rules import wording
from safeconduct.voice.rules.cutting import Part
from safeconduct.voice.rules.wording import Said


def sentence(part: PartDocument, language: str) -> str:
    """A part as it is read, with its attribution and its marks."""
    return wording.sentence(_said(part), language)


def divisible(part: PartDocument, language: str) -> Part:
    """The same as what may go on in another post: there, too, it has its attribution and its marks."""
    opening, closing = wording.opening(_said(part), language), wording.closing(_said(part), language)
    text = f"{opening} {part.text}".strip()
    return Part(text, opening if part.attribution else "", closing)


def _said(part: PartDocument) -> Said:
    return Said(part.attribution, part.text, custody=part.custody, unconfirmed=part.unconfirmed)


def sentences(text: TextDocument) -> list[str]:
    """Every part of a text as it is read."""
    return [sentence(part, text.language) for part in text.parts]


def correction(text: TextDocument, rest: str) -> list[str]:
    """What is said of the mistake, in the text's language; none for what corrects nothing."""
    said, language = text.correction, text.language
    if said is None:
        return []
    found = [
        f"{wording.WROTE[language]} {said.wrote}",
        f"{wording.CORRECT[language]} {said.correct}",
        f"{wording.WHY[language]} {said.why}",
    ]
    return [*found, wording.REST[language][rest]] if rest else found


def pieces(text: TextDocument) -> list[str]:
    """What somebody typed, piece by piece, without the words that every such text has."""
    said = text.correction
    fixed = [] if said is None else [said.wrote, said.correct, said.why]
    return [text.title, *fixed, *(f"{part.attribution} {part.text}".strip() for part in text.parts)]


def words_of(text: TextDocument, rest: str = "") -> str:
    """All that one language says."""
    return "\n".join([text.title, *correction(text, rest), *sentences(text)])


def canonical(kind: str, revision: RevisionDocument) -> str:
    """The text that is put before the gate: every language, and where it will stand."""
    head = f"[{kind}] {', '.join(revision.channels)}"
    return "\n\n".join(
        [head, *(f"[{one.language}]\n{words_of(one, revision.rest)}" for one in revision.texts)]
    )


def content(kind: str, revision: RevisionDocument) -> bytes:
    """SHA-256 over everything that will be read, by part, language and channel: what an approval is about."""
    exact = [kind, revision.texts, revision.channels, revision.rest, revision.undenied]
    return hashlib.sha256(msgspec.msgpack.encode(exact)).digest()


def claims_of(revision: RevisionDocument) -> frozenset[UUID]:
    """Every claim that any language of it rests on."""
    return frozenset(claim for text in revision.texts for part in text.parts for claim in part.claims)


def languages(revision: RevisionDocument, claims: Iterable[UUID]) -> list[str]:
    """The languages in which one of these claims is used."""
    wanted = set(claims)
    return [text.language for text in revision.texts if any(wanted & set(part.claims) for part in text.parts)]
