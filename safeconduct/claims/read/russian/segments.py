"""A sentence with its attributions as parts that each have one chain of speakers."""

from collections.abc import Sequence
from dataclasses import dataclass

from safeconduct.claims.read.language import Stretch
from safeconduct.claims.read.russian.markers import Marker
from safeconduct.claims.read.russian.words import DASHES, Sentence

Attribution = tuple[Marker, Sentence]
_BUT = frozenset({"а", "но", "однако", "зато", "тогда", "и"})
_MATRIX = frozenset({"that", "quote", "object"})


@dataclass(frozen=True)
class Segment(Stretch):
    """A part of a sentence; the chain is outermost first."""

    chain: tuple[Attribution, ...]


def segments(
    text: str, sentence: Sentence, marks: Sequence[Marker], direct: Attribution | None
) -> list[Segment]:
    """The parts of a sentence in order. `direct`: the words of the author, where it stands in a quotation."""
    if direct is not None:
        inside = [one for one in marks if one is not direct[0] and one.source.how in {"name", "document"}]
        nested = [
            (one, sentence)
            for one in inside
            if one.kind in {"that", "phrase"} and not one.by_author(sentence)
        ]
        return [_bare(text, sentence.start, sentence.end, (direct, *nested))]
    cuts = _cuts(sentence, marks)
    found = []
    for number, (begin, group) in enumerate(cuts):
        end = cuts[number + 1][0] if number + 1 < len(cuts) else sentence.end
        chain = tuple((one, sentence) for one in _chain(sentence, group))
        found.append(_bare(text, begin, end, chain))
    return [one for one in found if one.start < one.end]


def _bare(text: str, start: int, end: int, chain: tuple[Attribution, ...]) -> Segment:
    """Without spaces, commas and dashes around it."""
    while start < end and (text[start].isspace() or text[start] in DASHES or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in DASHES or text[end - 1] in ",;"):
        end -= 1
    return Segment(start, end, chain)


def _cuts(sentence: Sentence, marks: Sequence[Marker]) -> list[tuple[int, list[Marker]]]:
    """Where a part begins, and the attributions in it."""
    found: list[tuple[int, list[Marker]]] = [(sentence.start, [])]
    leading: Marker | None = None
    for marker in marks:
        begins = sentence.words[marker.begins].start
        if _independent(sentence, marker, leading) and begins > sentence.start:
            found.append((begins, []))
            leading = None
        elif marker.kind in _MATRIX and leading is not None and marker.source.place == leading.source.place:
            if marker.stance is leading.stance:
                continue
            place = _and_before(sentence, marker)
            own_clause = leading.place < marker.begins < place and marker.after in _BUT
            found.append((sentence.words[marker.begins if own_clause else place].start, []))
            leading = None
        if marker.kind in _MATRIX and leading is None:
            leading = marker
        found[-1][1].append(marker)
    return found


def _and_before(sentence: Sentence, marker: Marker) -> int:
    at = marker.place
    while at > 0 and sentence.words[at - 1].text.casefold() in {"и", "не", "также", "но", "а"}:
        at -= 1
    return at


def _independent(sentence: Sentence, marker: Marker, leading: Marker | None) -> bool:
    """Whether a clause stands beside what was said before instead of in it."""
    if marker.kind not in _MATRIX | {"phrase"} or marker.source.how == "first":
        return False
    sign = sentence.words[marker.begins - 1].text if marker.begins else ""
    if sign == ";":
        return True
    if leading is not None and marker.source.place == leading.source.place:
        return False
    if marker.kind == "phrase" and leading is None:
        return False
    own = marker.source.how == "name" and marker.source.place >= marker.begins
    return own and marker.after in _BUT


def _chain(sentence: Sentence, group: Sequence[Marker]) -> list[Marker]:
    """Outermost first."""
    first = next((one for one in group if one.kind in _MATRIX), None)
    outer: list[Marker] = []
    inner: list[Marker] = []
    for marker in group:
        if marker.kind == "aside" and not _in_content(sentence, marker, first):
            outer.insert(0, marker)
        elif (
            first is not None
            and marker.kind == "phrase"
            and marker.place < first.place
            and _loose(sentence, marker)
        ):
            inner.append(marker)
        elif marker is first or marker.kind == "phrase" or first is None:
            outer.append(marker)
        elif marker.kind == "aside" or (marker.kind in {"that", "quote"} and marker.source.how == "name"):
            inner.append(marker)
    return [*outer, *inner]


def _in_content(sentence: Sentence, marker: Marker, first: Marker | None) -> bool:
    """ "сообщил, что, как утверждают соседи, …": within what is told, unless the sentence ends with it."""
    if first is None or marker.place < first.place:
        return False
    rest = sentence.words[marker.place + 1 :]
    ends = not any(word.text in {","} | DASHES for word in rest)
    return sentence.at(marker.begins) == "как" or not ends


def _loose(sentence: Sentence, marker: Marker) -> bool:
    """ "Правозащитники со слов мужчин сообщили": no commas around it, part of who tells."""
    words = sentence.words
    for at in range(marker.source.place, len(words)):
        if words[at].text == ",":
            return False
        if words[at].finite:
            return marker.begins < marker.place
    return False
