"""An interview whose questions stand alone in their paragraphs, with no label and no dash. Pure."""

from collections.abc import Sequence

from safeconduct.claims.read.language import Language
from safeconduct.claims.read.quotes import PAIRS
from safeconduct.claims.read.turns import asked

FEWEST = 2  # questions; one alone may be anybody's
LONGEST = 400  # characters of a question with what leads up to it


def asking(said: Sequence[str], language: Language) -> set[int]:
    """The places of paragraphs that ask. Empty if nobody answers in the first person below most of them."""
    places = [at for at, words in enumerate(said) if _asks(words)]
    answered = [at for at in places if at + 1 < len(said) and not _asks(said[at + 1])]
    if len(answered) < FEWEST:
        return set()
    ends = [*answered[1:], len(said)]
    own = sum(
        any(map(language.first_person, said[at + 1 : end])) for at, end in zip(answered, ends, strict=True)
    )
    return set(places) if 2 * own >= len(answered) else set()


def _asks(words: str) -> bool:
    bare = words.strip(" *_")
    return asked(bare) and len(bare) <= LONGEST and not (bare[0] in PAIRS and bare[-1] != "?")
