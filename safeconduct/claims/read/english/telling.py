"""Who says each English sentence, with those around it: quotations, "she said", whose turn it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from safeconduct.claims.read.drafts import UNKNOWN, Kind, Stance
from safeconduct.claims.read.english import naming, saying
from safeconduct.claims.read.english.antecedents import Teller, is_voice
from safeconduct.claims.read.english.bearing import bearing, spoken, weighed
from safeconduct.claims.read.english.covering import covered, fills, led
from safeconduct.claims.read.english.idioms import Said
from safeconduct.claims.read.english.pieces import pieces
from safeconduct.claims.read.language import Block, Clause, Document, Quoted, Stretch

_WORD = re.compile(r"\w+")
_SUBJECTS = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they"} | {
    "us": "we",
    "our": "we",
    "me": "i",
    "my": "i",
}


@dataclass
class Sentence:
    """A sentence, its words with quotations and times covered, and what it says by itself."""

    place: Stretch
    block: Block
    words: str
    inside: Quoted | None
    said: list[Said] = field(default_factory=list)


def clauses(document: Document) -> list[Clause]:
    """Everything told, in order."""
    told = [one for block in document.blocks if not block.asks for one in _of_block(document, block)]
    quoting = _Quoting(document, told)
    teller = Teller(
        bodies=_bodies(document), people=tuple(one.name for one in document.found if one.kind is Kind.PERSON)
    )
    found: list[Clause] = []
    for place, sentence in enumerate(told):
        if place and told[place - 1].block.voice != sentence.block.voice:
            teller = Teller(
                bodies=teller.bodies, people=teller.people
            )  # whom another voice told of is nobody's "she" here
        elif place and told[place - 1].block is not sentence.block:
            teller.fresh += 1
        found += _clauses(document, sentence, teller, quoting)
    return found


def _bodies(document: Document) -> frozenset[str]:
    """Bodies by their name alone: "Steady Hand" of "Steady Hand network"."""
    bodies = [one.name.split() for one in document.found if one.kind is Kind.BODY]
    names = [[word for word in words if word[:1].isupper()] for words in bodies]
    return frozenset(" ".join(words) for words in names if words)


def _of_block(document: Document, block: Block) -> list[Sentence]:
    quotes = [one for one in document.quoted if block.start <= one.start and one.end <= block.end]
    found = []
    for place in pieces(document.text, block):
        inside = next((one for one in quotes if fills(document.text, one, place)), None)
        covering = [one for one in quotes if one is not inside]
        words = covered(document.text, place, covering, document.times, inside)
        found.append(Sentence(place, block, words, inside, saying.taken_apart(words)))
    return found


class _Quoting:
    """Whose words each quotation holds, as far as a sentence around it says so."""

    def __init__(self, document: Document, told: Sequence[Sentence]) -> None:
        self.chains: dict[int, tuple[str, ...]] = {}
        self.groups = _groups(document.quoted)
        self.named: dict[int, list[Sentence]] = {}
        for sentence in told:
            for quote in document.quoted:
                if (
                    sentence.inside is None
                    and sentence.place.meets(quote)
                    and any(one.who for one in sentence.said)
                ):
                    self.named.setdefault(self.groups[quote.start], []).append(sentence)

    def group(self, quote: Quoted) -> int:
        """The quotation that it is a part of."""
        return self.groups[quote.start]


def _groups(quotes: Sequence[Quoted]) -> dict[int, int]:
    """A quotation that goes on over paragraphs is one."""
    groups: dict[int, int] = {}
    going: int | None = None
    for quote in quotes:
        groups[quote.start] = quote.start if going is None else going
        going = groups[quote.start] if quote.goes_on else None
    return groups


def _clauses(document: Document, sentence: Sentence, teller: Teller, quoting: _Quoting) -> list[Clause]:
    outer: tuple[str, ...] = ()
    if sentence.inside is not None:
        outer = _of_quote(document, sentence, teller, quoting)
    found = []
    for said in sentence.said:
        part = _without_silent_record(document, sentence, said, outer, teller)
        if len(sentence.said) > 1 and not part.who and naming.verbless(sentence.words[part.start : part.end]):
            continue  # "MOSCOW, 3 May —"
        own = _resolved(document, sentence, part, outer, teller)
        chain = _nested(document, sentence, part, own, teller) if own != outer else own
        stance = _stance(document, sentence, part, chain, teller)
        found.append(_clause(sentence, part, chain, stance))
        _remember(document, sentence, part, chain, stance, teller)
    if sentence.inside is None:
        for quote in document.quoted:
            if sentence.place.meets(quote) and found and found[-1].speakers:
                quoting.chains.setdefault(quoting.group(quote), found[-1].speakers)
    return [one for one in found if len(_WORD.findall(one.of(document.text))) > 1]  # no "Yes."


def _without_silent_record(
    document: Document, sentence: Sentence, part: Said, outer: tuple[str, ...], teller: Teller
) -> Said:
    """ "It does not say where", of a note: who tells that is who has read it."""
    silent = part.stance is Stance.REFUSES and len(part.who) == 1
    own = _resolved(document, sentence, part, outer, teller) if silent else ()
    return replace(part, who=(), stance=Stance.ASSERTS) if own and naming.is_record(own[-1]) else part


def _of_quote(document: Document, sentence: Sentence, teller: Teller, quoting: _Quoting) -> tuple[str, ...]:
    """Who says a sentence that is a quotation alone: named around it, or whoever was speaking just now."""
    if sentence.inside is None:
        return ()
    group = quoting.group(sentence.inside)
    if group in quoting.chains:
        return quoting.chains[group]
    for other in quoting.named.get(group, []):
        for part in other.said:
            if part.who:
                chain = _resolved(document, other, part, (), teller)
                quoting.chains[group] = chain
                return chain
    lone = [other for other in document.quoted if quoting.group(other) == group][1:] == []
    chain = teller.chain if teller.fresh <= (1 if lone else 3) else (UNKNOWN,)
    quoting.chains[group] = chain or (UNKNOWN,)
    return quoting.chains[group]


def _resolved(
    document: Document, sentence: Sentence, part: Said, outer: tuple[str, ...], teller: Teller
) -> tuple[str, ...]:
    """The names of a part's speakers behind those of the quotation that it stands in."""
    chain = list(outer)
    for who in part.who:
        words = Stretch(sentence.place.start + who.start, sentence.place.start + who.end).of(document.text)
        name = _meant(words, chain, sentence, document, teller)
        if name:
            chain.append(name)
    if part.nobody and not chain:
        chain.append(UNKNOWN)
    return tuple(chain)


def _meant(words: str, chain: Sequence[str], sentence: Sentence, document: Document, teller: Teller) -> str:
    """The name for one link; "" where it is whoever speaks already."""
    pronoun = words.strip(" ,").casefold()
    pronoun = _SUBJECTS.get(pronoun, pronoun)
    voice = sentence.block.voice or document.voice
    if pronoun not in naming.PRONOUNS:
        name = naming.said_as(words)
        return "" if voice and not chain and is_voice(name, voice) else name
    if chain:  # whoever it is, the link before says it; unless that told of somebody just before
        return naming.said_as(teller.inner) if teller.inner and teller.takes(teller.inner, pronoun) else ""
    if pronoun in {"i", "we"}:
        return "" if voice else UNKNOWN
    return _antecedent(pronoun, teller, voice)


def _antecedent(pronoun: str, teller: Teller, voice: str) -> str:
    """Whom a pronoun stands for, if that is certain; "" for the document's own voice."""
    own = voice and pronoun == "it" and bearing(voice).takes(pronoun)
    return teller.meant(pronoun) or ("" if own else UNKNOWN)


def _nested(
    document: Document, sentence: Sentence, part: Said, chain: tuple[str, ...], teller: Teller
) -> tuple[str, ...]:
    """Who is quoted inside a quotation: “The officer told us that …,” the group said."""
    inner = _speech(document, sentence, part)
    if inner is None or len(part.who) > 1:
        return chain
    said, place = inner
    return _resolved(document, Sentence(place, sentence.block, "", None), said, chain, teller)


def _speech(document: Document, sentence: Sentence, part: Said) -> tuple[Said, Stretch] | None:
    """The first quotation of the part, taken apart, if somebody else speaks in it."""
    for quote in document.quoted:
        lo, hi = (
            max(quote.start, sentence.place.start + part.start),
            min(quote.end, sentence.place.start + part.end),
        )
        if sentence.inside is None and lo < hi:
            place = Stretch(lo, hi)
            said = saying.taken_apart(place.of(document.text).replace("\n", " "))
            return (said[0], place) if said and said[0].who else None
    return None


def _stance(
    document: Document, sentence: Sentence, part: Said, chain: tuple[str, ...], teller: Teller
) -> Stance:
    start = sentence.place.start
    inner = _speech(document, sentence, part)
    stance = inner[0].stance if inner and part.stance is Stance.ASSERTS and _own_deed(inner) else part.stance
    content = document.text[start + part.start : start + part.end]
    speaker = chain[-1] if chain else sentence.block.voice or document.voice
    denied = teller.denied and chain == teller.chain
    after = Stretch(start + part.verb.end, start + part.end)
    quote = led(document.text, after, document.quoted) if part.verb.end and stance is Stance.ASSERTS else ""
    return spoken(quote, speaker) or weighed(content, stance, speaker, denied=denied)


def _own_deed(inner: tuple[Said, Stretch]) -> bool:
    """“She begged them” inside a quotation is what somebody else did."""
    return inner[0].stance not in {Stance.DEMANDS, Stance.PROMISES, Stance.REFUSES}


def _clause(sentence: Sentence, part: Said, chain: tuple[str, ...], stance: Stance) -> Clause:
    start = sentence.place.start
    lo, hi = start + part.start, start + part.end
    words = sentence.words[part.start : part.end]
    lo += len(words) - len(words.lstrip(" ,;—–"))
    hi -= len(words) - len(words.rstrip(" ,;—–"))
    verb = sentence.words[part.verb.start : part.verb.end].strip()
    return Clause(lo, max(lo + 1, hi), speakers=chain, verb=verb, stance=stance)


def _begun(document: Document, sentence: Sentence) -> str:
    """The subject of what begins in a sentence inside a quotation that goes on behind it."""
    last = sentence.place.end
    for quote in document.quoted:
        if sentence.place.start < quote.start < last < quote.end:
            return saying.opening(document.text[quote.start : last], 0, last - quote.start)
    return ""


def _remember(
    document: Document,
    sentence: Sentence,
    part: Said,
    chain: tuple[str, ...],
    stance: Stance,
    teller: Teller,
) -> None:
    told = saying.opening(sentence.words, part.start, part.end)
    alone = sentence.inside is not None and not part.who
    teller.inner = told if alone else _begun(document, sentence)
    teller.names(sentence.words[part.start : part.end])
    if chain and chain != (UNKNOWN,):
        teller.heard(chain)
        teller.denied = stance in {Stance.DENIES, Stance.DENIES_PREMISE}
        return
    teller.fresh += 1
    teller.subject = told or teller.subject
