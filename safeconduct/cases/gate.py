"""The gate: what is told to anybody outside passes here, as sealed rows with their reasons.

1. Somebody drafts a proposal: what will be said, word for word, to whom, on which consent.
2. Somebody else reads it beside what the case knows, and approves or returns it. The verdict is shown
   to those alone who may read consents: a drafter from press learns "returned" and no more.
3. Approvals bind to the proposal's fingerprint. A proposal is never altered: another text is another.
4. Who sends it asks `require_open` at that moment: consent may have been withdrawn since.

The rules stand in `rules.gate`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from safeconduct.acts.actor import Actor
from safeconduct.cases import access, briefs, cards, consents, decisions, never
from safeconduct.cases.decisions import DECIDED, ENDS, fingerprint
from safeconduct.cases.documents import Decision, DisclosureUse, Proposal, RiskReview
from safeconduct.cases.models import Disclosure, GateProposal, Risk
from safeconduct.cases.rooms import contents, room
from safeconduct.cases.rules import gate as rules
from safeconduct.kernel import clock
from safeconduct.kernel.errors import NOT_FOUND, Refusal, define
from safeconduct.kernel.text import N_
from safeconduct.keys import certificates, rows
from safeconduct.keys.compartments import room_id
from safeconduct.keys.keyring import Keyring
from safeconduct.keys.rows import Reading

ROOM_OF = {"inquiry": "inquiries", "complaint": "inquiries", "statement": "publicity"}
GATE_CLOSED = define(
    "gate_closed", 409, N_("The gate does not let this through now. Nothing was sent. Look at what it names.")
)
OWN_DRAFT = define("own_draft", 403, N_("Nobody approves their own draft. Somebody else must look at it."))

__all__ = ["DECIDED", "GATE_CLOSED", "OWN_DRAFT", "Standing", "fingerprint"]


@dataclass(frozen=True)
class Standing:
    """A proposal with every word on it and what the rules say of it now."""

    id: UUID
    case: UUID
    proposal: Proposal
    drafter: UUID
    words: tuple[tuple[UUID, Decision], ...]
    verdict: rules.Verdict
    deciding: frozenset[UUID] = frozenset()  # whose approval of the whole text counts now
    approved_by: frozenset[UUID] = frozenset()  # whose approval counts now

    @property
    def ended(self) -> bool:
        """Whether it was returned, taken back, replaced by another text, or its text withdrawn."""
        return any(decision.word in ENDS for _author, decision in self.words)

    @property
    def reviewed(self) -> bool:
        """Whether a second person has looked at what was done by night."""
        return any(decision.word == "review" and author != self.drafter for author, decision in self.words)

    @property
    def let_through(self) -> bool:
        """Whether it was let through at any time: by somebody else, or by night."""
        return bool(self.proposal.night) or any(one.word == "approve" for _author, one in self.words)

    @property
    def may_go(self) -> bool:
        return self.verdict.open and not self.ended


def propose(actor: Actor, case: UUID, proposal: Proposal) -> UUID:
    """Write a proposal into the room of its kind. Raises Refusal NOT_FOUND, also for a foreign person."""
    compartment = room(actor.keys, case, ROOM_OF[proposal.kind], create=True)
    if proposal.persons and not set(proposal.persons) <= briefs.brief(actor.keys, case).persons.keys():
        raise Refusal(NOT_FOUND)
    return rows.insert(actor.keys, GateProposal, compartment, proposal).id


def standing(keyring: Keyring, case: UUID, proposal: UUID) -> Standing:
    """A proposal and the verdict on it. Raises Refusal NOT_FOUND for who may not read it or the consents."""
    reading = find(keyring, case, proposal)
    return _standing(keyring, case, reading, file(keyring, case))


def proposals(keyring: Keyring, case: UUID) -> list[Standing]:
    """Every proposal of a case that the keyring opens, the newest first. Raises Refusal NOT_FOUND."""
    known = file(keyring, case)
    compartments = [room_id(briefs.brief(keyring, case).root, kind) for kind in set(ROOM_OF.values())]
    found = rows.read_all(
        keyring, GateProposal.objects.filter(compartment__in=compartments).order_by("-leaf")
    )
    return [_standing(keyring, case, reading, known) for reading in found]


def find(keyring: Keyring, case: UUID, proposal: UUID) -> Reading[GateProposal]:
    """The proposal of this case. Raises Refusal NOT_FOUND, also for one of another case."""
    reading = rows.find(keyring, GateProposal, proposal)
    if (
        reading.author is None
        or room(keyring, case, ROOM_OF[reading.document.kind]) != reading.row.compartment
    ):
        raise Refusal(NOT_FOUND)
    return reading


def say(
    actor: Actor, case: UUID, proposal: UUID, word: str, reasons: str, marked: Iterable[str] = ()
) -> Standing:
    """Approve, return or review what somebody else drafted; `marked` are the words that it lets stand.

    Raises Refusal NOT_FOUND, OWN_DRAFT, DECIDED.
    """
    reading = find(actor.keys, case, proposal)
    if reading.author == actor.member:
        raise Refusal(OWN_DRAFT)
    decisions.decide(actor, case, reading, word, reasons, marked)
    return standing(actor.keys, case, proposal)


def withdraw(actor: Actor, case: UUID, proposal: UUID) -> None:
    """Take one's own draft back. Raises Refusal NOT_FOUND, DECIDED."""
    reading = find(actor.keys, case, proposal)
    if reading.author != actor.member:
        raise Refusal(NOT_FOUND)
    decisions.decide(actor, case, reading, "withdraw")


def recalled(actor: Actor, case: UUID, proposal: UUID) -> None:
    """What it is about was withdrawn from the public: nobody lets it through any more, also where it was let
    through before. One that was returned or taken back stays as it is. Raises Refusal NOT_FOUND.
    """
    _end(actor, case, proposal, "recall")


def replaced(actor: Actor, case: UUID, proposal: UUID) -> None:
    """Another text stands in the place of this one: nothing that was said of it counts any more.

    A proposal that has ended stays as it is. Raises Refusal NOT_FOUND.
    """
    _end(actor, case, proposal, "replace")


def _end(actor: Actor, case: UUID, proposal: UUID, word: str) -> None:
    reading = find(actor.keys, case, proposal)
    if not any(one.word in ENDS for _author, one in decisions.on(actor.keys, reading)):
        decisions.decide(actor, case, reading, word)


def require(found: Standing) -> None:
    """Raises Refusal GATE_CLOSED, naming what stands in the way."""
    if not found.may_go:
        raise Refusal(GATE_CLOSED, values={"blocks": ", ".join(found.verdict.blocks)})


def require_open(actor: Actor, case: UUID, proposal: UUID, text: str, at: datetime | None = None) -> Proposal:
    """The proposal, if exactly this text may go out now; the use is written into the consent room, as of `at`
    (in UTC; None: now).

    To be called in the transaction that sends it. Raises Refusal NOT_FOUND, GATE_CLOSED, and for a statement
    that holds a word which nobody has let stand BETRAYS or MINOR_NAMED: somebody may have been hidden in
    that town since it was approved.
    """
    found = standing(actor.keys, case, proposal)
    require(found)
    if found.proposal.text != text:
        raise Refusal(GATE_CLOSED)
    if found.proposal.kind == "statement":
        reading = find(actor.keys, case, proposal)
        never.require_passed(
            actor.keys, case, found.proposal, decisions.passed(actor.keys, case, reading, found.deciding)
        )
    _use(actor, case, found, at)
    return found.proposal


def told(actor: Actor, case: UUID, proposal: UUID, at: datetime) -> None:
    """Write down that an inquiry or complaint left at `at` (in UTC), while the gate let it through, although
    it is closed now: a use that is not among the uses of a consent would be hidden from whoever takes it
    back.

    Raises Refusal NOT_FOUND, and GATE_CLOSED for what was never let through and for a public statement.
    """
    found = standing(actor.keys, case, proposal)
    if not found.let_through or found.proposal.kind == "statement":
        require(found)
        raise Refusal(GATE_CLOSED)
    _use(actor, case, found, at)


def _use(actor: Actor, case: UUID, found: Standing, at: datetime | None) -> None:
    use = DisclosureUse(
        proposal=found.id,
        uses=found.proposal.uses,
        audience=found.proposal.audience,
        at=at or clock.now(),
        what=found.proposal.kind,
    )
    rows.insert(actor.keys, Disclosure, room(actor.keys, case, "consent", create=True), use)


def file(keyring: Keyring, case: UUID) -> rules.File:
    """What the case knows when the gate is asked. Raises Refusal NOT_FOUND without the consent room."""
    flagged = {kind for _row, flag in consents.flags(keyring, case) for kind in flag.kinds}
    return rules.File(
        captor=briefs.brief(keyring, case).captor,
        book=consents.book(keyring, case),
        directives=consents.directives(keyring, case),
        risk_reviewed=risk_reviewed(keyring, case),
        flagged=frozenset(flagged),
    )


def risk_reviewed(keyring: Keyring, case: UUID) -> datetime | None:
    """When the danger was last judged, None if never. Raises Refusal NOT_FOUND without the timeline."""
    reviews: list[RiskReview] = [one.document for one in contents(keyring, case, "timeline", Risk)]
    return max((one.at for one in reviews), default=None)


def wish(keyring: Keyring, case: UUID, proposal: Proposal, drafter: UUID) -> rules.Wish:
    """The proposal as the rules see it. Who may be a minor is treated as one."""
    return rules.Wish(
        kind=proposal.kind,
        uses=frozenset(proposal.uses),
        audience=proposal.audience,
        persons=frozenset(proposal.persons),
        named=proposal.named,
        minor=_minor(keyring, case, proposal.persons),
        drafter=drafter,
        against_default=proposal.against_default,
        night=proposal.night,
        ground=proposal.ground,
    )


def _standing(keyring: Keyring, case: UUID, reading: Reading[GateProposal], known: rules.File) -> Standing:
    proposal: Proposal = reading.document
    drafter = reading.author or keyring.member
    words = decisions.with_reasons(keyring, case, reading)
    powers = _powers(keyring, case, proposal, words)
    deciding = frozenset(one for one, power in powers.items() if power == access.WHOLE_TEXT)
    known = replace(known, approvers=frozenset(powers), deciding=deciding)
    verdict = rules.judge(wish(keyring, case, proposal, drafter), known, clock.now())
    return Standing(reading.row.id, case, proposal, drafter, words, verdict, deciding, frozenset(powers))


def _powers(
    keyring: Keyring, case: UUID, proposal: Proposal, words: Iterable[tuple[UUID, Decision]]
) -> dict[UUID, str]:
    """Who approved and may, now: a signature of somebody who was taken off the case counts no more, nor
    one that is older than this kind of text lets it be."""
    directory = certificates.directory(keyring)
    present = briefs.present(keyring, briefs.brief(keyring, case))
    found = {}
    for author, decision in words:
        now = directory.now(author)
        on_case = {role for one, role in present if one == author}
        power = access.approves(proposal.kind, now.roles, on_case) if now else ""
        if decision.word == "approve" and power and _fresh(proposal, decision):
            found[author] = power
    return found


def _fresh(proposal: Proposal, decision: Decision) -> bool:
    if proposal.approvals_last_h is None:
        return True
    return timedelta(0) <= clock.now() - decision.at < timedelta(hours=proposal.approvals_last_h)


def _minor(keyring: Keyring, case: UUID, persons: Iterable[UUID]) -> bool:
    known = cards.minors(keyring, case)
    return any(known.get(person) is not False for person in persons)
