"""From the text of a document to drafts: what somebody says, who, when, with children's names masked. Pure.

1. Paragraphs are found, furniture and headline left out, turns and posts given their voice.
2. Persons, places and bodies are found in the whole text; who of them is probably under 18.
3. The language tells who says what; the voice of the document stands before everybody whom it quotes.
4. Times are resolved in order, each knowing the one before it.
5. Whatever leaves this function has passed the mask, the words of speakers included.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from safeconduct.claims.read import tongues
from safeconduct.claims.read.blocks import blocks
from safeconduct.claims.read.drafts import UNKNOWN, Draft, Mention, Read
from safeconduct.claims.read.language import Block, Clause, Document, Found, Language, Stretch
from safeconduct.claims.read.masking import Hidden, hidden
from safeconduct.claims.read.quotes import quoted
from safeconduct.claims.read.timing import Timed, resolved, timed
from safeconduct.claims.rules.times import Span


def read(
    text: str,
    *,
    language: str | None = None,
    dated: Span | None = None,
    zone: str = "UTC",
    title: str = "",
    sender: str = "",
) -> Read:
    """Drafts in order of the text. `dated`: when the document was written; `zone`: IANA, for wall times.

    `language`: a code in LANGUAGES, guessed by its letters if not given. `sender`: how a message names who
    sent it. Raises KeyError for another code, ZoneInfoNotFoundError or ValueError for an unknown zone.
    """
    code = language or tongues.guessed(text)
    tongue = tongues.known(code)
    if not any(letter.isalpha() for letter in text):
        return Read(text, (), code)  # there is nothing that anybody could say
    times = timed(text, code)
    document = _document(text, title, sender, tongue, times)
    mask = hidden(document, tongue.minors(document), tongue)
    clauses = [one for one in tongue.clauses(document) if one.of(text).strip()]
    clear = mask.text(text)
    when = resolved(times, clauses, dated=dated, zone=zone)
    drafts = [
        Draft(
            text=clear[clause.start : clause.end],
            start=clause.start,
            end=clause.end,
            speakers=tuple(mask.words(name) for name in _speakers(clause, document)),
            verb=mask.words(clause.verb),
            stance=clause.stance,
            mentions=_mentions(clause, document.found, mask, clear),
            times=tuple(replace(one, said=mask.words(one.said)) for one in when[clause]),
        )
        for clause in clauses
    ]
    return Read(clear, tuple(drafts), code)


def _document(text: str, title: str, sender: str, tongue: Language, times: Sequence[Timed]) -> Document:
    told = blocks(text, title, tongue)
    document = Document(text, title, told, quoted(text, told), tongue.mentions(text), times, sender=sender)
    return replace(document, voice=tongue.voice(document))


def _speakers(clause: Clause, document: Document) -> Sequence[str]:
    """Everybody through whom it came, outermost first."""
    voice = _voice(clause, document.blocks) or document.voice
    if not clause.own_voice or not voice:
        return clause.speakers or (UNKNOWN,)
    if clause.speakers and clause.speakers[0].casefold() == voice.casefold():
        return clause.speakers
    return (voice, *clause.speakers)


def _voice(clause: Clause, told: Iterable[Block]) -> str:
    return next((block.voice for block in told if block.holds(clause)), "")


def _mentions(stretch: Stretch, found: Iterable[Found], mask: Hidden, clear: str) -> tuple[Mention, ...]:
    return tuple(
        Mention(one.kind, one.of(clear), masked=mask.hides(one)) for one in found if stretch.holds(one)
    )
