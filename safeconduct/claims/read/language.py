"""What a language must know so that a document can be read in it, and the words for what it finds.

A language is a module with the functions of `Language`, named in `tongues.py`. All positions are of the whole
text as it was brought. A language sees names in the clear; what leaves `read` is masked after it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from safeconduct.claims.read.drafts import Kind, Stance

LONGEST = 1500  # characters of a sentence; nobody writes longer ones


@dataclass(frozen=True, order=True)
class Stretch:
    """A stretch [start, end) of the text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the stretch."""
        return text[self.start : self.end]

    def holds(self, other: "Stretch") -> bool:
        """Whether the other lies in it."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Stretch") -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


def breaths(found: Iterable[Stretch], text: str) -> Iterator[Stretch]:
    """Sentences, those longer than anybody says in one cut between two words.

    Who says what is looked for from each word: time grows with the square of the length of a sentence.
    """
    for one in found:
        start = one.start
        while one.end - start > LONGEST:
            blank = text.rfind(" ", start, start + LONGEST)
            cut = blank if blank > start else start + LONGEST
            yield Stretch(start, cut)
            start = cut + (blank > start)
        if start < one.end:
            yield Stretch(start, one.end)


@dataclass(frozen=True, order=True)
class Found(Stretch):
    """Something mentioned. `name`: a person's name alone, without title or role; elsewhere as it stands."""

    kind: Kind = field(compare=False)
    name: str = field(compare=False)


@dataclass(frozen=True, order=True)
class Block(Stretch):
    """A paragraph that is part of the article, of one `voice` where it is a turn or a post ("" otherwise)."""

    voice: str = field(default="", compare=False)
    asks: bool = field(default=False, compare=False)  # the turn of who asks the questions in an interview
    under: Stretch | None = field(default=None, compare=False)  # the line with a colon that it hangs on


@dataclass(frozen=True, order=True)
class Quoted(Stretch):
    """What stands inside quotation marks, within one block, without the marks. A quotation over several
    paragraphs is one for each, linked by `goes_on`: the next paragraph opens with a mark of its own."""

    goes_on: bool = field(default=False, compare=False)


@dataclass(frozen=True, order=True)
class Clause(Stretch):
    """What becomes a draft. `speakers` outermost first, without the voice of block or document, which is put
    before them; () where the text names nobody; `verb` as it stands in the text."""

    speakers: tuple[str, ...] = field(compare=False)
    verb: str = field(default="", compare=False)
    stance: Stance = field(default=Stance.ASSERTS, compare=False)
    own_voice: bool = field(
        default=True, compare=False
    )  # False: the voice of block or document is not put before


@dataclass(frozen=True)
class Document:
    """What `clauses` gets: the text in its blocks, with everything found so far, in order of position."""

    text: str
    title: str
    blocks: Sequence[Block]
    quoted: Sequence[Quoted]
    found: Sequence[Found]
    times: Sequence[Stretch] = ()
    voice: str = ""
    sender: str = ""  # who sent the message, as it names them


def wordset(said: str) -> frozenset[str]:
    """The words of a list as it is read best."""
    return frozenset(said.split())


class Language(Protocol):
    """The functions of a language's module."""

    def furniture(self, line: str) -> bool:
        """Whether a whole paragraph is no part of what is told: byline, date line of the page, menu, cookie
        or subscription line, photo credit, "read also". A caption that tells something is none."""

    def asks(self, label: str) -> bool | None:
        """For what stands before the colon of a turn ("Q", "Вопрос", "Anna Primerova"): True if who asks
        is meant, False if who answers, None if the word alone does not say ("Anna Primerova")."""

    def first_person(self, words: str) -> bool:
        """Whether a paragraph without a label still is of who spoke before it ("I", "мы")."""

    def interviewed(self, before: str) -> str:
        """Who answers in an interview whose turns name nobody, by what stands before it; "" if that does not
        say."""

    def mentions(self, text: str) -> list[Found]:
        """Persons, places and bodies, in order, none inside another. A person's stretch is the name alone."""

    def voice(self, document: Document) -> str:
        """Whose text this is, where that is evident (a statement, a press service's denial), else ""."""

    def clauses(self, document: Document) -> list[Clause]:
        """Everything told in the blocks, sentence by sentence, a sentence with two attributed parts as two;
        in order, none over another. Questions of who asks are none."""

    def minors(self, document: Document) -> list[Found]:
        """Persons among `document.found` who are probably under 18, each at least once. Rather too many."""

    def forms(self, name: str) -> list[str]:
        """Forms of one word of a name that differ from it by more than an ending ("Лев", "Льва"; not "Пётр",
        "Петра"), and short forms ("Timur", "Tima")."""
