"""Whose the words inside quotation marks are, and the speech after a dash that has no marks."""

from collections.abc import Sequence

from safeconduct.claims.read.language import Block, Quoted, Stretch
from safeconduct.claims.read.russian.markers import Marker
from safeconduct.claims.read.russian.segments import Attribution
from safeconduct.claims.read.russian.words import DASHES, Sentence


class Direct:
    """Whose each quotation of a paragraph is."""

    def __init__(
        self,
        text: str,
        marked: Sequence[tuple[Sentence, list[Marker]]],
        quotes: Sequence[Quoted],
        pending: Attribution | None,
    ) -> None:
        self.text = text
        self.marked = marked
        self.quotes = quotes
        self.owners: dict[Quoted, Attribution] = {}
        last = pending
        for quote in quotes:
            owner = self._after(quote) or self._before(quote)
            if owner is None and self._opens(quote):
                owner = last
            if owner is not None:
                self.owners[quote] = last = owner

    def of(self, sentence: Sentence) -> Attribution | None:
        """The words of the author that say whose sentence it is, if it stands in a quotation."""
        for quote in self.quotes:
            within = quote.start < sentence.start < quote.end
            if within or (quote.meets(sentence) and self._opens(quote, sentence)):
                return self.owners.get(quote)
        return self._spoken_on(sentence)

    def left_open(self) -> Attribution | None:
        """Who goes on in the next paragraph: after a colon, or where the quotation was not closed."""
        if self.quotes and self.quotes[-1].goes_on:
            return self.owners.get(self.quotes[-1])
        if self.marked and self.marked[-1][0].of(self.text).endswith(":"):
            sentence, marks = self.marked[-1]
            return (marks[-1], sentence) if marks else None
        return None

    def begins(self, block: Block) -> Quoted | None:
        """The quotation that the paragraph opens with."""
        return next((one for one in self.quotes if one.start == block.start + 1), None)

    def goes_on_unowned(self, block: Block) -> bool:
        """Whether the paragraph is nothing but a quotation that goes on, and nobody is named for it."""
        quote = self.begins(block)
        return bool(quote and quote.goes_on and self.owners.get(quote) is None)

    def _after(self, quote: Quoted) -> Attribution | None:
        """«…», — сказал он; also between two parts of it."""
        for sentence, marks in self.marked:
            if sentence.meets(Stretch(quote.start, quote.end + 3)):
                for marker in marks:
                    if marker.by_author(sentence) and sentence.words[marker.place].start > quote.start:
                        return marker, sentence
        return None

    def _before(self, quote: Quoted) -> Attribution | None:
        """ "Он рассказал: «…»": whoever the sentence names before it."""
        for sentence, marks in self.marked:
            if sentence.start < quote.start <= sentence.end:
                before = [one for one in marks if sentence.words[one.place].start < quote.start]
                return (before[-1], sentence) if before else None
        return None

    def _opens(self, quote: Quoted, of: Sentence | None = None) -> bool:
        """Whether nothing but a dash stands in the sentence before it."""
        for sentence, _marks in self.marked:
            if sentence.start <= quote.start <= sentence.end and (of is None or of is sentence):
                return not self.text[sentence.start : quote.start - 1].strip("—–- ")
        return False

    def _spoken_on(self, sentence: Sentence) -> Attribution | None:
        """ "— Увели, — сказала она. — Я видела": speech after the words of the author, without any marks."""
        place = next((at for at, (one, _marks) in enumerate(self.marked) if one is sentence), 0)
        if not place or self.text[sentence.start] not in DASHES:
            return None
        before, marks = self.marked[place - 1]
        return next(((one, before) for one in marks if one.by_author(before)), None)


def inner(sentence: Sentence, quotes: Sequence[Quoted]) -> list[Stretch]:
    """The parts of the quotations that are not words of the author between them."""
    found = []
    for quote in quotes:
        if not quote.meets(sentence):
            continue
        start = max(quote.start, sentence.start)
        end = min(quote.end, sentence.end)
        cut = next(
            (place for place in _author_dashes(sentence) if start < sentence.words[place].start < end), None
        )
        found.append(Stretch(start, sentence.words[cut].start if cut is not None else end))
    return found


def _author_dashes(sentence: Sentence) -> list[int]:
    words = sentence.words
    return [
        at
        for at, word in enumerate(words)
        if word.text in DASHES and at and words[at - 1].text[-1:] in ",.!?…»"
    ]
