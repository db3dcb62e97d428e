"""What was made of the rooms of a case, kept in memory beside the keyring and gone with it.

1. Whoever asks says of each case from which compartments it is made; to read them now is theirs to have asked
   (`rooms.readable`): nothing is kept here that decides who may see it.
2. It is made anew once the log has a leaf in one of these compartments, or once they are others.
3. What follows from the hour, or from what lies elsewhere, must not be part of it.
"""

import threading
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from safeconduct.keys import log
from safeconduct.keys.keyring import Keyring

D = TypeVar("D")
Compartments = frozenset[UUID]


class Made(NamedTuple):
    """What was made, and from which compartments."""

    of: Compartments
    what: Any


class Standing:
    """What one keyring has made, by case."""

    def __init__(self) -> None:
        self._made: dict[UUID, Made] = {}
        self._moment: log.Moment | None = None  # of the last look
        self._lock = threading.Lock()

    def of_each(self, wanted: Mapping[UUID, Compartments], make: Callable[[UUID], D]) -> dict[UUID, D]:
        """Of each case what `make` made of these compartments since they were last written into."""
        with self._lock:
            self._drop_what_changed()
            for case, compartments in wanted.items():
                if case not in self._made or self._made[case].of != compartments:
                    self._made[case] = Made(compartments, make(case))
            return {case: self._made[case].what for case in wanted}

    def _drop_what_changed(self) -> None:
        before, self._moment = self._moment, log.moment()
        if before is None or before == self._moment:
            return
        if not log.stands(before.end):
            self._made.clear()  # what was read may have been undone
            return
        written = log.compartments_written(before.end.at)
        self._made = {case: one for case, one in self._made.items() if not one.of & written}


_standing: WeakKeyDictionary[Keyring, dict[str, Standing]] = WeakKeyDictionary()
_making = threading.Lock()


def standing(keyring: Keyring, what: str) -> Standing:
    """What the keyring has made of cases, of one sort."""
    with _making:
        return _standing.setdefault(keyring, {}).setdefault(what, Standing())
