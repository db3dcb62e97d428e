"""What was said of a proposal, and why: rows that only ever count for exactly one text.

A word on a statement lies beside it, where press reads; its reasons lie in the consent room, where press
does not: whoever writes for the public must not learn from a returned text what was wrong with it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec
from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.cases.documents import Decision, Proposal
from safeconduct.cases.documents import DecisionReasons as Reasons
from safeconduct.cases.models import DecisionReasons, GateDecision, GateProposal
from safeconduct.cases.rooms import contents, room
from safeconduct.kernel import clock
from safeconduct.kernel.errors import Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import rows
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

DECIDED = define("decided", 409, N_("This was decided already."))
RECALLED = define(
    "text_recalled",
    409,
    N_("The text was withdrawn from the public meanwhile. Nothing of it is let through any more."),
)
ENDS = frozenset({"return", "withdraw", "replace", "recall"})
Words = tuple[tuple[UUID, Decision], ...]


def fingerprint(proposal: Proposal) -> bytes:
    """What a decision is about: SHA-256 over everything that the proposal says."""
    return hashlib.sha256(msgspec.msgpack.encode(proposal)).digest()


def on(keyring: Keyring, reading: Reading[GateProposal]) -> Words:
    """Everything said about a proposal, oldest first, without reasons that lie elsewhere."""
    return tuple((author, document) for _row, author, document in _said(keyring, reading))


def with_reasons(keyring: Keyring, case: UUID, reading: Reading[GateProposal]) -> Words:
    """The same with the reasons, where the keyring opens them."""
    known = reasons(keyring, case) if reading.document.kind == "statement" else {}
    return tuple(
        (author, replace(document, reasons=why.reasons) if (why := known.get((row, author))) else document)
        for row, author, document in _said(keyring, reading)
    )


def passed(
    keyring: Keyring, case: UUID, reading: Reading[GateProposal], by: Iterable[UUID]
) -> frozenset[str]:
    """The marked words that the approvals of these members let stand."""
    known, counting = reasons(keyring, case), frozenset(by)
    return frozenset(
        word
        for row, author, document in _said(keyring, reading)
        if document.word == "approve" and author in counting and (row, author) in known
        for word in known[row, author].passed
    )


def decide(
    actor: Actor,
    case: UUID,
    reading: Reading[GateProposal],
    word: str,
    why: str = "",
    marked: Iterable[str] = (),
) -> None:
    """Write one word on a proposal. Raises Refusal DECIDED for one that has ended, RECALLED for one whose
    text was withdrawn from the public, NOT_FOUND."""
    said = {one.word for _author, one in on(actor.keys, reading)}
    if said & ENDS:
        raise Refusal(RECALLED if "recall" in said else DECIDED)
    apart = reading.document.kind == "statement" and bool(why)
    decision = Decision(
        of=reading.row.id,
        word=word,
        text=fingerprint(reading.document),
        reasons="" if apart else why,
        at=clock.now(),
    )
    made = rows.insert(actor.keys, GateDecision, reading.row.compartment, decision)
    if apart:
        beside = room(actor.keys, case, "consent", create=True)
        rows.insert(
            actor.keys, DecisionReasons, beside, Reasons(of=made.id, reasons=why, passed=list(marked))
        )


def reasons(keyring: Keyring, case: UUID) -> Mapping[tuple[UUID, UUID | None], Reasons]:
    """Decision and who gave the reasons → the reasons; none for who does not open the consent room.

    They count for a decision of the same author alone: nobody lets a word stand in another's name.
    """
    try:
        found = contents(keyring, case, "consent", DecisionReasons)
    except Refusal:
        return {}
    return {(one.document.of, one.author): one.document for one in found}


def _said(keyring: Keyring, reading: Reading[GateProposal]) -> Iterable[tuple[UUID, UUID, Decision]]:
    """Row, author and word, oldest first; what is about another text does not count."""
    about = fingerprint(reading.document)
    found = GateDecision.objects.filter(compartment=reading.row.compartment).order_by("leaf")
    for one in rows.read_all(keyring, found):
        if one.author is not None and one.document.of == reading.row.id and one.document.text == about:
            yield one.row.id, one.author, one.document
