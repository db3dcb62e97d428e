"""The chain of custody, the hours out of reach and every legal clock of many held people, reckoned anew.

What is timed is what a page does once the claims are open: the rules alone, in this process, no server.
`--n` is how many people; each has thirty claims of an invented course of events.
"""

import os
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from safeconduct.claims.rules.grading import Grade
from safeconduct.claims.rules.times import Span
from safeconduct.kernel import clock
from safeconduct.rig.bench.figures import summary
from safeconduct.trace.packs import rules
from safeconduct.trace.rules.board import next_due
from safeconduct.trace.rules.clocks import Due, Facts, Happened, due
from safeconduct.trace.rules.custody import episodes
from safeconduct.trace.rules.pack import Rule
from safeconduct.trace.rules.reach import incommunicado
from safeconduct.trace.rules.said import Said
from safeconduct.trace.rules.vocabulary import POSSIBLY

CLAIMS = 30  # of each person
HELD_FOR = timedelta(days=9)
ACTS = ("denied", "held", "handed_over", "denied", "questioned")


def run(n: int) -> dict[str, object]:
    """Reckon everything for `n` people."""
    law, now = rules("RU"), clock.now()
    people = [_claims(uuid4(), now) for _ in range(n)]
    times, began = [], time.perf_counter()
    for person in people:
        at = time.perf_counter()
        owed = _owed(person, law, now)
        times.append((time.perf_counter() - at) * 1000)
        if owed is None or owed.state != POSSIBLY:
            raise RuntimeError("the clocks do not say what was measured")
    figures = summary("clocks", times, time.perf_counter() - began, [os.getpid()])
    return {**figures, "rules": len(law), "people": n}


def _claims(person: UUID, now: datetime) -> Sequence[Said]:
    """Seized nine days ago, denied by some, held by others, moved on: times some hours wide."""
    step = HELD_FOR / CLAIMS
    return [
        Said(
            uuid4(),
            ACTS[number % len(ACTS)] if number else "apprehended",
            Span(now - HELD_FOR + step * number, now - HELD_FOR + step * (number + 0.5)),
            by=f"department {number}",
            grade=Grade("B", 2),
            person=person,
        )
        for number in range(CLAIMS)
    ]


def _owed(claims: Sequence[Said], law: Sequence[Rule], now: datetime) -> Due | None:
    """What is owed first to somebody of whom this is said."""
    taken = episodes(claims, now).episodes[0]
    gone = incommunicado(taken.began, [], now)
    happened = {"deprived": Happened(taken.began, taken.claims, taken.confirmed)}
    facts = Facts(happened, {"minor": "yes"}, ("Europe/Moscow",))
    return next_due(due(rule, facts, now) for rule in law) if gone.running else None
