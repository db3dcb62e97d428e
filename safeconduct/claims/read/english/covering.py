"""What of a sentence stands in marks or tells a time, covered letter by letter."""

import re
from collections.abc import Iterable

from safeconduct.claims.read.english import prefixes
from safeconduct.claims.read.english.saywords import QUOTED, TIME
from safeconduct.claims.read.language import Quoted, Stretch

_MARKS = "«»“”„\"'’‘‹›"
_NAME_IN_MARKS = re.compile(r"[A-Z][\w’-]*(?:\s[\w’-]+){0,3}")


def fills(text: str, quote: Quoted, place: Stretch) -> bool:
    """Whether the sentence is this quotation, or a part of it, and nothing else."""
    shared = max(0, min(quote.end, place.end) - max(quote.start, place.start))
    outside = text[place.start : max(place.start, quote.start)] + text[min(place.end, quote.end) : place.end]
    return shared > 0 and not any(letter.isalnum() for letter in outside)


def covered(
    text: str, place: Stretch, quotes: Iterable[Quoted], times: Iterable[Stretch], inside: Quoted | None
) -> str:
    """The words of a sentence with its times and quotations covered, but for the one that it is `inside`."""
    letters = list(place.of(text).replace(QUOTED, " ").replace(TIME, " ").replace("\n", " "))
    covers = [(one.start, one.end, TIME) for one in times]
    covers.append((place.start, prefixes.note(text, place), TIME))
    covers += [(one.start - 1, one.end + 1, QUOTED) for one in quotes if not _is_name(text, one)]
    for start, end, sign in covers:
        lo, hi = max(start, place.start) - place.start, min(end, place.end) - place.start
        if lo < hi:
            letters[lo:hi] = sign * (hi - lo)
    if inside is not None:
        letters = [
            " " if one in _MARKS and at in {0, len(letters) - 1} else one for at, one in enumerate(letters)
        ]
    return "".join(letters)


def _is_name(text: str, quote: Quoted) -> bool:
    """A name in marks ("the “Lantern” group") is no speech."""
    before = text[max(0, quote.start - 3) : quote.start - 1].strip()
    return bool(_NAME_IN_MARKS.fullmatch(quote.of(text))) and before[-1:].isalpha()


def led(text: str, after: Stretch, quotes: Iterable[Quoted]) -> str:
    """What is quoted behind a verb of saying and a sign: "told members: “Do not sign anything.”" """
    quote = next((one for one in quotes if after.start < one.start < after.end), None)
    sign = text[after.start : quote.start].rstrip(_MARKS + " ")[-1:] if quote else ""
    return quote.of(text) if quote and sign and sign in ":," else ""
