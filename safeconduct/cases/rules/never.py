"""Whether a text holds a word that must never stand in public: a name, a town, a region. Pure.

1. Words are compared by their sounds, so that neither another script nor another spelling hides one.
2. Endings do not matter: what begins like the word, without its last vowels, counts ("in Penza",
   "Пензе", "Testova's"), as long as it is not much longer.
3. It may find too much. Somebody then says why the word may stand; it must not find too little.
"""

from collections.abc import Iterable

from safeconduct.cases.letters import sounds, words

SHORTEST = 3  # letters; shorter words of a name (an initial, "al") would be found everywhere
VOWELS = "aeiou"
LONGER, MUCH_LONGER = 3, 7  # sounds that may follow a short stem, and one of four and more
LONG_STEM = 4


def betrayed(text: str, never: Iterable[str]) -> list[str]:
    """The words of `text`, as they stand there, that betray one of the words in `never`; each once."""
    stems = {stem(one) for said in never for one in words(said) if len(one) >= SHORTEST}
    found = [one for one in words(text) if any(_begins(sounds(one), known) for known in stems if known)]
    return list(dict.fromkeys(found))


def stem(word: str) -> str:
    """A word's sounds without the vowels it ends with, for endings change; short ones stay whole."""
    heard = sounds(word)
    bare = heard.rstrip(VOWELS)
    return bare if len(bare) >= SHORTEST else heard


def _begins(heard: str, known: str) -> bool:
    more = MUCH_LONGER if len(known) >= LONG_STEM else LONGER
    return heard.startswith(known) and len(heard) - len(known) <= more
