"""Recognising: a number, a code name or a name in another spelling, in memory alone.

1. Cards are opened once into shelves that live as long as the session's keyring.
2. Every look-up of a number or name is written down: for the coordinators, with what was typed and
   which cases answered, and for the one who asked. There is no look-up that is not.
3. Nobody asks more than `LIMIT` times in an hour, over all sessions: recognition is an oracle too.
"""

from datetime import timedelta
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases import briefs, cards
from safeconduct.cases.documents import DeskCard, Finding, LookUp
from safeconduct.cases.models import Asked, NumberCard
from safeconduct.cases.numbers import normal
from safeconduct.cases.shelves import shelf
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.rows import Reading

LIMIT = 120
WINDOW = timedelta(hours=1)
LOOKED_TOO_OFTEN = define(
    "looked_too_often",
    429,
    N_("You looked up too many numbers and names within an hour. Ask the coordinator on duty."),
)


def by_number(actor: Actor, text: str) -> list[Finding]:
    """The cases that know this number or handle, as the desk may see them.

    Raises Refusal NOT_FOUND for who does not hold the desk, LOOKED_TOO_OFTEN.
    """
    standing = cards.numbers(actor.keys)
    known = standing.derived(_by_number)
    if not actor.roles & {"operator", "coordinator"}:
        raise Refusal(NOT_FOUND)
    found = known.get(normal(text), [])
    _write_down(actor, "number", text, [one.case for one in found])
    return found


def by_code(actor: Actor, text: str) -> list[Finding]:
    """The case with this code name, if its brief is yours."""
    wanted = "".join(text.split()).upper().replace("К", "K")  # a Cyrillic letter looks the same
    return [
        Finding(case=case, code=reading.document.code)
        for case, reading in briefs.everything(actor.keys).items()
        if reading.document.code == wanted
    ]


def asked_lately(actor: Actor) -> int:
    """How many look-ups this member made within the last hour, in whatever session."""
    mine = shelf(actor.keys, Asked)
    since = clock.now() - WINDOW
    found = mine.follow(actor.keys, [actor.member]).values()
    return sum(reading.document.at > since for reading in found)


def _by_number(readings: dict[UUID, Reading[NumberCard]]) -> dict[str, list[Finding]]:
    """Number → cases. Cards are only added: of everything said, the newest counts."""
    whole: dict[UUID, Finding] = {}
    states: dict[tuple[str, UUID], str] = {}
    for reading in sorted(readings.values(), key=lambda one: one.row.leaf):
        card: DeskCard = reading.document
        before = whole.get(card.case, Finding(case=card.case, code=card.code))
        whole[card.case] = replace(
            before,
            minor=before.minor if card.minor is None else card.minor,
            warning=before.warning if card.warning is None else card.warning,
        )
        if card.number:
            states[card.number, card.case] = card.state
        elif card.state:
            states.update({key: card.state for key in states if key[1] == card.case})
    found: dict[str, list[Finding]] = {}
    for (number, case), state in states.items():
        found.setdefault(number, []).append(replace(whole[case], compromised=state == "compromised"))
    return found


def _write_down(actor: Actor, kind: str, typed: str, hits: list[UUID]) -> None:
    if asked_lately(actor) >= LIMIT:
        raise Refusal(LOOKED_TOO_OFTEN)
    record = LookUp(kind=kind, typed=typed, hits=hits, at=clock.now(), who=actor.member)
    for compartment in (briefs.team(actor.keys, "coordinator"), actor.member):
        rows.insert(actor.keys, Asked, compartment, record)
