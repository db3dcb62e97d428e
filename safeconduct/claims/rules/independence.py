"""How many independent voices there are among those who say the same. Pure.

A voice begins at its source and at the persons who speak; each derives from others. Two voices are
independent if nothing at all is behind both of them. Twelve articles that quote one post are one voice,
and so are two that quote each other in a circle.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

Origin = frozenset[UUID]


def behind(start: Iterable[UUID], derived: Mapping[UUID, Collection[UUID]]) -> Origin:
    """Everything that a voice rests on, where it begins included."""
    found: set[UUID] = set()
    waiting = list(start)
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(derived.get(one, ()))
    return frozenset(found)


def origins(start: Iterable[UUID], derived: Mapping[UUID, Collection[UUID]]) -> frozenset[Origin]:
    """Where a voice comes from in the end: what derives from nothing else, or only from each other."""
    reached = {one: behind([one], derived) for one in behind(start, derived)}
    return frozenset(whole for whole in reached.values() if all(reached[other] == whole for other in whole))


def independent(voices: Iterable[Iterable[UUID]], derived: Mapping[UUID, Collection[UUID]]) -> int:
    """The most voices of which no two have an origin in common. Each voice is where it begins."""
    found = {origins(voice, derived) for voice in voices} - {frozenset()}
    return _most_apart(frozenset(found))


def _most_apart(voices: frozenset[frozenset[Origin]]) -> int:
    """The most of these sets of which no two share an element."""
    # What holds all of another's origins can always give way to that other one.
    left = {one for one in voices if not any(other < one for other in voices)}
    if not left:
        return 0
    one = min(left, key=lambda each: sum(bool(each & other) for other in left))
    touched = frozenset(other for other in left if one & other)
    taken = 1 + _most_apart(frozenset(left) - touched)
    if len(touched) <= 2:  # itself and one other: taking it never costs more than it gives
        return taken
    return max(taken, _most_apart(frozenset(left) - {one}))
