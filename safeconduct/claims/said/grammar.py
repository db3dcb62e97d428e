"""Small grammars over tokens, whose work is bounded by the length of the text.

A grammar is a list of kinds of phrase, each by rules that may use only kinds before it: it cannot recurse.
Each kind is tried once at each place and remembered, and keeps its longest reading.

A rule is a line of items: `word|word`, `{kind}`; `~` before: nothing stands between it and what is before;
`?` after: may be missing. Its function gets what the kinds mean, in order, None for what is missing, and
answers what all of it means, or None if it means nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from safeconduct.claims.said.tokens import Tokens

# What was read, and the place after it. Meanings of kinds differ; a rule's function knows those of its own.
Found = tuple[Any, int]
Reader = Callable[[Tokens, int], Found | None]
# So many readings at a time: what was read long before is not asked for again.
REMEMBERED = 4096
Rule = tuple[str, Callable[..., Any]]


@dataclass(frozen=True, slots=True)
class _Item:
    kind: str
    words: frozenset[str]
    glued: bool
    optional: bool


class Grammar:
    """Kinds of phrase by name: `words` by what they mean, `readers` written in Python, `rules`.

    `begins` names the words with which readers may begin, besides figures: where none of them stands, they
    are not asked.
    """

    def __init__(
        self,
        words: Mapping[str, Mapping[str, Any]],
        readers: Mapping[str, Reader],
        rules: Sequence[tuple[str, Sequence[Rule]]],
        begins: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self._readers: dict[str, Reader] = dict(readers)
        for name, phrases in words.items():
            self._readers[name] = _lexicon(phrases)
        # With which words a kind may begin besides figures; None: with anything.
        self._begins: dict[str, frozenset[str] | None] = dict.fromkeys(readers)
        self._begins |= begins or {}
        for name, phrases in words.items():
            self._begins[name] = frozenset(phrase.split()[0] for phrase in phrases)
        self._rules: dict[str, list[tuple[list[_Item], Callable[..., Any]]]] = {}
        for kind, lines in rules:
            self._rules[kind] = [(self._items(line), means) for line, means in lines]
            self._begins[kind] = self._first(kind)

    def _first(self, kind: str) -> frozenset[str] | None:
        """With which words a kind by rules may begin."""
        found: set[str] = set()
        for items, _ in self._rules[kind]:
            for item in items:
                words = self._begins[item.kind] if item.kind else item.words
                if words is None:
                    return None
                found |= words
                if not item.optional:
                    break
        return frozenset(found)

    def _items(self, line: str) -> list[_Item]:
        return [self._item(item) for item in line.split()]

    def _item(self, item: str) -> _Item:
        glued, optional = item.startswith("~"), item.endswith("?")
        bare = item.removeprefix("~").removesuffix("?")
        kind = bare[1:-1] if bare.startswith("{") else ""
        if kind and kind not in self._readers and kind not in self._rules:
            raise ValueError(f"a rule uses {kind} before it is known")
        return _Item(kind, frozenset() if kind else frozenset(bare.split("|")), glued, optional)

    def read(
        self, kind: str, tokens: Tokens, place: int, seen: dict[tuple[str, int], Found | None]
    ) -> Found | None:
        """The longest reading of a kind at a place; the first of several as long. `seen` remembers."""
        token, begins = tokens[place], self._begins[kind]
        if token.number is None and begins is not None and token.word not in begins:
            return None
        key = (kind, place)
        if len(seen) > REMEMBERED:
            seen.clear()
        if key not in seen:
            seen[key] = self._read(kind, tokens, place, seen)
        return seen[key]

    def _read(
        self, kind: str, tokens: Tokens, place: int, seen: dict[tuple[str, int], Found | None]
    ) -> Found | None:
        reader = self._readers.get(kind)
        if reader is not None:
            return reader(tokens, place)
        best: Found | None = None
        for items, means in self._rules[kind]:
            for values, end in self._matches(items, tokens, place, seen):
                if best is not None and end <= best[1]:
                    continue
                meant = means(*values)
                if meant is not None:
                    best = (meant, end)
        return best

    def _matches(
        self, items: list[_Item], tokens: Tokens, place: int, seen: dict[tuple[str, int], Found | None]
    ) -> list[tuple[list[Any], int]]:
        """Every way in which the items stand there: two for each that may be missing, no more."""
        ways: list[tuple[list[Any], int]] = [([], place)]
        for item in items:
            taken = []
            for values, at in ways:
                found = self._one(item, tokens, at, seen, first=at == place)
                if found is not None and found[1] > at:
                    taken.append(([*values, found[0]] if item.kind else values, found[1]))
                if item.optional:
                    taken.append(([*values, None] if item.kind else values, at))
            ways = taken
            if not ways:
                break
        return [(values, at) for values, at in ways if at > place]

    def _one(
        self, item: _Item, tokens: Tokens, at: int, seen: dict[tuple[str, int], Found | None], *, first: bool
    ) -> Found | None:
        token = tokens[at]
        if item.glued and not token.glued and not first:
            return None
        if item.kind:
            return self.read(item.kind, tokens, at, seen)
        return (None, at + 1) if token.word in item.words else None


def _lexicon(phrases: Mapping[str, Any]) -> Reader:
    """A kind of fixed phrases of up to a few words, the longest first."""
    by_words = {tuple(phrase.split()): meaning for phrase, meaning in phrases.items()}
    longest = max((len(words) for words in by_words), default=0)

    def read(tokens: Tokens, place: int) -> Found | None:
        words = tuple(tokens[place + step].word for step in range(longest))
        for length in range(longest, 0, -1):
            if words[:length] in by_words:
                return by_words[words[:length]], place + length
        return None

    return read
