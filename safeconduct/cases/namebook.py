"""Names that can be found in another spelling, held in memory alone. Pure."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import pairwise
from typing import Generic, TypeVar

from safeconduct.cases.spelling import WORD_AGREES, Word, agree, alike, keys, parse

P = TypeVar("P", bound=Hashable)
MOST = 20  # answers of one look-up


class Namebook(Generic[P]):
    """Which person has which names.

    1. Every word is filed under the classes of its consonants, also with one of them left out.
    2. A look-up collects words that share a key with its own and sound alike enough.
    3. Persons in whom enough such words meet are compared name by name (`spelling.agree`).
    """

    def __init__(self, entries: Iterable[tuple[P, str]] = ()) -> None:
        self._names: dict[P, list[list[Word]]] = defaultdict(list)
        self._having: dict[str, set[P]] = defaultdict(set)
        self._under: dict[str, set[str]] = defaultdict(set)
        self._heard: dict[str, list[Word]] = {}  # names are few beside the people who have them
        for person, name in entries:
            self.add(person, name)

    def __len__(self) -> int:
        return len(self._names)

    def find(self, name: str) -> list[tuple[P, float]]:
        """Persons with a name that can be this one, best first, each with how well it agrees."""
        wanted = parse(name)
        found = [
            (person, max(agree(wanted, known) for known in self._names[person]))
            for person in self._candidates(wanted)
        ]
        ranked = sorted((one for one in found if one[1]), key=lambda one: -one[1])
        return ranked[:MOST]

    def add(self, person: P, name: str) -> None:
        """File one name of a person; the same name twice changes nothing."""
        heard = self._heard.get(name)
        if heard is None:
            heard = self._heard[name] = parse(name)
        if not heard or heard in self._names[person]:
            return
        self._names[person].append(heard)
        for word in _spoken(heard):
            if word not in self._having:
                for key in keys(word):
                    self._under[key].add(word)
            self._having[word].add(person)

    def _candidates(self, wanted: list[Word]) -> list[P]:
        """Persons in whom at least two words of the name meet, or its only one."""
        met: Counter[P] = Counter()
        for word in _spoken(wanted):
            met.update({person for near in self._near(word) for person in self._having[near]})
        needed = min(2, len(wanted))
        return [
            person for person, count in met.items() if count >= needed or len(self._names[person][0]) == 1
        ]

    def _near(self, word: str) -> set[str]:
        close = {near for key in keys(word) for near in self._under.get(key, ())}
        return {near for near in close if alike(word, near) >= WORD_AGREES}


def _spoken(name: list[Word]) -> set[str]:
    """The words of a name, and neighbours as one word."""
    alone = {word.sounds for word in name}
    return alone | {one.sounds + two.sounds for one, two in pairwise(name)}
