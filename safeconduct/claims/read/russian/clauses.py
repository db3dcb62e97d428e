"""Who says what: the sentences of a document with their attributions put together."""

import re
from dataclasses import dataclass, field, replace

from safeconduct.claims.read.drafts import UNKNOWN, Stance
from safeconduct.claims.read.language import Block, Clause, Document, Stretch
from safeconduct.claims.read.russian.antecedents import Memory, named_before, standing_in
from safeconduct.claims.read.russian.bulletin import heading
from safeconduct.claims.read.russian.complements import governed
from safeconduct.claims.read.russian.denial import denied
from safeconduct.claims.read.russian.direct import Direct, inner
from safeconduct.claims.read.russian.furniture import DATELINE
from safeconduct.claims.read.russian.markers import Marker, markers
from safeconduct.claims.read.russian.naming import named
from safeconduct.claims.read.russian.narration import story
from safeconduct.claims.read.russian.saying import PAPERS, TEXTS
from safeconduct.claims.read.russian.segments import Attribution, Segment, segments
from safeconduct.claims.read.russian.sources import Source
from safeconduct.claims.read.russian.words import Sentence, lemma, parsed

_SAYS_NOTHING = {"PUNCT", "PART", "INTJ", "SYM", "CCONJ"}
_EDITOR = re.compile(
    r"(?i)\W*(?:мы|редакция|наш\w*\s+корреспондент\w*|портал|издание)\s+(?:\w+\s+){0,2}"
    r"(?:поговорил|побеседовал|пообщал|расспросил|публику|привод(?:им|ит)\b)"
)
_ITEM = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s")
_SPEAKS_FOR = re.compile(r"(?i)пресс-(?:служба|центр|бюро)\b")
_UPDATE = re.compile(r"(?i)(?:upd|апд|обновлено|дополнено|update)[\W\d]*")


@dataclass
class Reader:
    """Goes through a document from the beginning, with what it remembers of who was named."""

    document: Document
    memory: Memory = field(default_factory=Memory)
    found: list[Clause] = field(default_factory=list)
    story: Stretch | None = None  # where the voice of the document tells, if not everywhere
    pending: Attribution | None = None  # ends with a colon: what follows is theirs
    lead: Attribution | None = None  # whose the items of a list are
    headed: int | None = None  # where the heading of an item begins: its first clause has its date, too
    waiting: int | None = None  # the first clause of a quotation that is told on in the next paragraph

    def read(self, block: Block) -> None:
        """Add the clauses of one paragraph."""
        text = self.document.text
        sentences = parsed(text, block.start, block.end)
        quotes = [one for one in self.document.quoted if block.holds(one)]
        marked = [(one, markers(one, inner(one, quotes))) for one in sentences]
        direct = Direct(text, marked, quotes, self.pending)
        first = len(self.found)
        item = bool(_ITEM.match(text, text.rfind("\n", 0, block.start) + 1))
        self.lead = (self.lead or self.pending) if item else None
        self.headed = None
        told = block.voice or self.lead or text.startswith("—", text.rfind("\n", 0, block.start) + 1)
        for number, (sentence, marks) in enumerate(marked):
            follows = len(marked) > 1
            if not (number or marks or told) and heading(self.document, sentence, item=item, follows=follows):
                self.headed = sentence.start
                continue
            if marks and all(one.kind == "back" for one in marks):
                self._back(sentence, marks[0], first)
                continue
            speaking: list[int] = []
            for segment in segments(text, sentence, marks, direct.of(sentence)):
                led = bool(self.lead) and self.lead not in segment.chain
                chain = (self.lead, *segment.chain) if led and self.lead else segment.chain
                self._add(sentence, replace(segment, chain=chain), block, speaking)
            self.memory.learn(text, sentence, speaking)
        self.pending = direct.left_open()
        self._told_on(direct, block, first)

    def _told_on(self, direct: Direct, block: Block, first: int) -> None:
        """A quotation over paragraphs is of whom its last one names."""
        opening = direct.begins(block)
        if self.waiting is not None and opening is not None and opening in direct.owners:
            owner = self.found[first] if first < len(self.found) else None
            for at in range(self.waiting, first if owner else 0):
                one = self.found[at]
                if owner and not one.speakers:
                    self.found[at] = replace(one, speakers=owner.speakers[:1], verb=owner.verb)
            self.waiting = None
        if not direct.goes_on_unowned(block):
            self.waiting = None
        elif self.waiting is None:
            self.waiting = first

    def _add(self, sentence: Sentence, segment: Segment, block: Block, speaking: list[int]) -> None:
        names: list[str] = []
        chain: list[Marker] = []
        text = self.document.text
        for marker, of in segment.chain:
            if of is sentence and marker.source.how in {"name", "document"}:
                speaking.append(marker.source.place)
            name = self._name(marker.source, of, block)
            if names and name is not None and _is_self(name, names[-1], of, marker.source):
                continue
            chain.append(marker)
            if name is not None and (not names or names[-1] != name):
                names.append(name)
        if not _tells(segment.of(text), sentence, segment, bool(names)):
            return
        verbs = [marker for marker in chain if marker.kind != "phrase"]
        last = next(iter(verbs[-1:] or chain[-1:]), None)
        stance = last.stance if last else Stance.ASSERTS
        if stance is Stance.ASSERTS:
            whose = names[-1] if names else block.voice or self.document.voice
            stance = denied(text[segment.start : segment.end], whose)
        verb = last.verb if last else ""
        own = self.story is None or self.story.holds(segment) or bool(block.voice)
        start = segment.start if self.headed is None else self.headed
        self.headed = None
        self.found.append(Clause(start, segment.end, tuple(names), verb, stance, own))

    def _name(self, source: Source, sentence: Sentence, block: Block) -> str | None:
        """Who is meant; None for whoever speaks anyway."""
        voice = block.voice or self.document.voice
        if source.how == "nobody":
            return UNKNOWN
        if source.how == "first":
            return None if voice else UNKNOWN
        if source.how == "there" or standing_in(sentence.words[source.place]):
            return self._stood_for(source, sentence) or UNKNOWN
        name = self._of_paper(source, sentence) if source.how == "document" else None
        name = named(self.document.text, sentence, source.place) if name is None else name
        return None if _is_part(name, voice) else name

    def _of_paper(self, source: Source, sentence: Sentence) -> str | None:
        """Whose own text it is, if it is one; None where the paper itself says it."""
        word = sentence.words[source.place]
        if word.lemma not in TEXTS:
            return None
        whose = next((kid for kid in sentence.kids(source.place) if standing_in(sentence.words[kid])), None)
        if whose is not None:
            return self.memory.stands_for(sentence.words[whose]) or UNKNOWN
        owner = _owner(sentence, source.place)
        if owner is not None:
            return named(self.document.text, sentence, owner)
        return None if word.lemma in PAPERS else UNKNOWN

    def _stood_for(self, source: Source, sentence: Sentence) -> str:
        """Whom a pronoun stands for, or ""."""
        text, word = self.document.text, sentence.words[source.place]
        if source.how == "there":
            return self.memory.body()
        if source.how == "document":
            return self.memory.paper(word)
        before = _subject_before(sentence, source.place)
        if before is not None:
            return named(text, sentence, before)
        here = named_before(text, sentence, source.place) if word.tie.startswith("nsubj") else []
        return self.memory.stands_for(word, here)

    def _back(self, sentence: Sentence, marker: Marker, first: int) -> None:
        """ "Об этом сообщила группа": the sentences before it that named nobody are theirs."""
        name = self._name(marker.source, sentence, Block(sentence.start, sentence.end))
        self.memory.learn(self.document.text, sentence, [marker.source.place])
        if first == len(self.found) and first:
            first -= 1
        at = len(self.found) - 1
        while name and at >= first and not self.found[at].speakers:
            one = self.found[at]
            self.found[at] = Clause(one.start, one.end, (name,), marker.verb, one.stance, one.own_voice)
            at -= 1


def clauses(document: Document) -> list[Clause]:
    """Everything told, in order, none over another."""
    told = story(document)
    reader = Reader(document, story=told[1] if told and told[0] == document.voice else None)
    for block in document.blocks:
        if not block.asks:
            reader.read(block)
    return reader.found


def _is_part(name: str, voice: str) -> bool:
    """ "Фонд опасается" in a statement of the fund «Берег»: the voice itself."""
    mine, whole = re.findall(r"\w+", name.casefold()), re.findall(r"\w+", voice.casefold())
    if _SPEAKS_FOR.match(voice):  # "управление заявляет" in a text of the "пресс-служба управления"
        mine, whole = [lemma(word) for word in mine], [lemma(word) for word in whole]
    return bool(mine) and len(mine) < len(whole) and set(mine) <= set(whole)


def _is_self(name: str, outer: str, sentence: Sentence, source: Source) -> bool:
    """«Она просила не звонить», — говорит Мнимая: who speaks says "я" of herself; "она" is another woman."""
    other = standing_in(sentence.words[source.place]) and source.how == "name"
    return other and (_is_part(name, outer) or _is_part(outer, name) or name == outer)


def _subject_before(sentence: Sentence, place: int) -> int | None:
    """ "Родители, по их словам, …": whose words they are stands before them."""
    word = sentence.words[place]
    number = "Plur" if word.text.casefold() == "их" else "Sing"
    if word.text.casefold() not in {"его", "её", "ее", "их"}:
        return None
    for at, one in enumerate(sentence.words[:place]):
        if (
            one.tie == "nsubj"
            and one.case == "Nom"
            and one.forms.get("Number") == number
            and one.kind != "PRON"
        ):
            return at
    return None


def _owner(sentence: Sentence, place: int) -> int | None:
    """Whose text it is: "в заявлении группы"."""
    for kid in sentence.kids(place):
        word = sentence.words[kid]
        owns = word.tie in {"nmod", "appos", "amod", "flat"} and word.kind in {"NOUN", "PROPN"}
        if owns and word.case in {"Gen", ""} and not governed(sentence, kid):
            return kid
    return None


def _tells(text: str, sentence: Sentence, segment: Segment, attributed: bool) -> bool:
    """Whether there is anything to claim: no question of the writer, no "Да."."""
    words = [word for word in sentence.words if segment.start <= word.start < segment.end]
    if not any(word.kind not in _SAYS_NOTHING and word.text[:1].isalnum() for word in words):
        return False
    said = " ".join(word.text for word in words)
    if not attributed and DATELINE.fullmatch(" ".join(text.split())):
        return False
    if not attributed and (_UPDATE.fullmatch(said) or _EDITOR.match(said)):
        return False
    ends = "".join(word.text for word in words[-2:])
    return attributed or not ends.endswith("?")
