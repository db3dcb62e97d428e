"""Recognising: a number, a code name or a name in another spelling, in memory alone.

1. Cards are opened once into shelves that live as long as the session's keyring.
2. Every look-up of a number or name is written down: for the coordinators, with what was typed and
   which cases answered, and for the one who asked. There is no look-up that is not.
3. Nobody asks more than `LIMIT` times in an hour, over all sessions: recognition is an oracle too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs, cards, codes, numbers
from safeconduct.cases.documents import DeskCard, Finding, LookUp, Spellings
from safeconduct.cases.models import Asked, NumberCard, SpellingCard
from safeconduct.cases.namebook import Namebook
from safeconduct.cases.shelves import shelf
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.compartments import DESK, well_known
from safeconduct.keys.rows import Reading

LIMIT = 120
WINDOW = timedelta(hours=1)
LOOKED_TOO_OFTEN = define(
    "looked_too_often",
    429,
    N_("You looked up too many numbers and names within an hour. Ask the coordinator on duty."),
)


def unlock(actor: Actor) -> None:
    """Open every card that the actor may look through, so that the first caller need not wait."""
    cards.numbers(actor.keys).derived(Numbers, Numbers.add)
    cards.spellings(actor.keys).derived(Names, Names.add)


def kind_of(text: str) -> str:
    """`code`, `number` or `name`: what somebody who types this looks for."""
    if codes.looks_like_one(text):
        return "code"
    return "number" if numbers.looks_like_one(text) else "name"


def by_number(actor: Actor, text: str) -> list[Finding]:
    """The cases that know this number or handle, as the desk may see them.

    Raises Refusal NOT_FOUND for who does not hold the desk, LOOKED_TOO_OFTEN.
    """
    if not actor.keys.holds(well_known(DESK, actor.keys.organisation)):
        raise Refusal(NOT_FOUND)
    known = cards.numbers(actor.keys).derived(Numbers, Numbers.add)
    found = known.find(numbers.normal(text))
    _write_down(actor, "number", text, [one.case for one in found])
    return found


def by_name(actor: Actor, text: str) -> list[Finding]:
    """The cases with a person of this name, in whatever spelling, best first; as far as names are yours.

    Raises Refusal LOOKED_TOO_OFTEN.
    """
    found = cards.spellings(actor.keys).derived(Names, Names.add).find(text)
    _write_down(actor, "name", text, list(dict.fromkeys(one.case for one in found)))
    return found


def by_code(actor: Actor, text: str) -> list[Finding]:
    """The case with this code name, if its brief is yours."""
    wanted = codes.normal(text)
    return [
        Finding(case=case, code=reading.document.code)
        for case, reading in briefs.everything(actor.keys).items()
        if reading.document.code == wanted
    ]


def left(actor: Actor) -> int:
    """How many look-ups this member may still make within the hour."""
    return max(0, LIMIT - asked_lately(actor))


def asked_lately(actor: Actor) -> int:
    """How many look-ups this member made within the last hour, in whatever session."""
    mine = shelf(actor.keys, Asked)
    since = clock.now() - WINDOW
    found = mine.follow(actor.keys, [actor.member]).values()
    return sum(reading.document.at > since for reading in found)


@dataclass
class Numbers:
    """Which cases know a number. Cards are only added: of everything said, the newest counts."""

    whole: dict[UUID, Finding] = field(default_factory=dict)
    states: dict[str, dict[UUID, str]] = field(default_factory=dict)

    def add(self, readings: Iterable[Reading[NumberCard]]) -> None:
        """Take up cards, oldest first."""
        for reading in readings:
            card: DeskCard = reading.document
            before = self.whole.get(card.case, Finding(case=card.case, code=card.code))
            self.whole[card.case] = replace(
                before,
                minor=before.minor if card.minor is None else card.minor,
                warning=before.warning if card.warning is None else card.warning,
            )
            if card.number:
                self.states.setdefault(card.number, {})[card.case] = card.state
            elif card.state:
                self._every_number(card.case, card.state)

    def find(self, number: str) -> list[Finding]:
        """The cases that know the number."""
        known = self.states.get(number, {}).items()
        return [replace(self.whole[case], compromised=state == "compromised") for case, state in known]

    def _every_number(self, case: UUID, state: str) -> None:
        for cases in self.states.values():
            if case in cases:
                cases[case] = state


@dataclass
class Names:
    """The book of all names, and what each person's newest card says."""

    book: Namebook[tuple[UUID, UUID]] = field(default_factory=Namebook)
    findings: dict[tuple[UUID, UUID], Finding] = field(default_factory=dict)

    def add(self, readings: Iterable[Reading[SpellingCard]]) -> None:
        """Take up cards, oldest first."""
        for reading in readings:
            card: Spellings = reading.document
            key = (card.case, card.person)
            self.findings[key] = Finding(case=card.case, code=card.code, minor=card.minor, person=card.person)
            for name in card.names:
                self.book.add(key, name)

    def find(self, name: str) -> list[Finding]:
        """The persons whose name this can be, best first."""
        return [self.findings[one] for one, _score in self.book.find(name)]


def _write_down(actor: Actor, kind: str, typed: str, hits: list[UUID]) -> None:
    if asked_lately(actor) >= LIMIT:
        raise Refusal(LOOKED_TOO_OFTEN)
    record = LookUp(kind=kind, typed=typed, hits=hits, at=clock.now(), who=actor.member)
    for compartment in (briefs.team(actor.keys, "coordinator"), actor.member):
        rows.insert(actor.keys, Asked, compartment, record)
