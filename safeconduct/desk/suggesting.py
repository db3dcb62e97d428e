"""The levels that signals suggest, from their own words and what the desk knows beside them."""

from datetime import datetime
from functools import cached_property
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases.numbers import normal
from safeconduct.desk import incidents, signals, warnings
from safeconduct.desk.documents import IncidentDocument, SignalDocument
from safeconduct.desk.rules import incidents as rules
from safeconduct.desk.rules.triage import REPEATED, Suggestion, suggested


class Suggestions:
    """What one reader's desk knows at this moment. Nobody is recognised for this: only cases that somebody
    linked count."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def of(self, handle: UUID, document: SignalDocument) -> Suggestion:
        """The level that a signal suggests, with its reasons."""
        root = rules.root(document.incident, self._incidents)
        parts = [self._incidents[one] for one in rules.parts(root, self._incidents) if one in self._incidents]
        cases = rules.cases(parts)
        return suggested(
            [line.text for line in document.lines],
            minor=any(ref.minor for ref in cases),
            compromised=any(ref.case in self._lost for ref in cases),
            contacts=1 + self._earlier(handle, document),
        )

    def _earlier(self, handle: UUID, document: SignalDocument) -> int:
        """How many signals of the same number came shortly before."""
        number = normal(document.number)
        since = document.received_at - REPEATED
        return sum(
            other != handle and same == number and since <= at <= document.received_at
            for other, (same, at) in self._numbers.items()
            if number
        )

    @cached_property
    def _incidents(self) -> dict[UUID, IncidentDocument]:
        return incidents.everything(self.actor)

    @cached_property
    def _lost(self) -> set[UUID]:
        standing = (one.document for one in warnings.compromises(self.actor) if one.document.settled is None)
        return {one.case.case for one in standing}

    @cached_property
    def _numbers(self) -> dict[UUID, tuple[str, datetime]]:
        found = signals.everything(self.actor)
        return {one: (normal(read.document.number), read.document.received_at) for one, read in found.items()}
