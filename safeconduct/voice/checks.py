"""The questions of harm, answered in the session of somebody who approves: press never runs this."""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from safeconduct.cases import decisions, gate, never
from safeconduct.cases.documents import Proposal
from safeconduct.cases.rules import gate as gate_rules
from safeconduct.cases.words import EVERYBODY
from safeconduct.claims.weighing import Weighed, weighed
from safeconduct.kernel import clock
from safeconduct.keys.keyring import Keyring
from safeconduct.voice import statements, texts
from safeconduct.voice.documents import PartDocument, RevisionDocument, TextDocument
from safeconduct.voice.lexicon import Words
from safeconduct.voice.pack import pack
from safeconduct.voice.rules import harm, leaks
from safeconduct.voice.rules.harm import Used
from safeconduct.voice.statements import Held

_LATER = frozenset({"second_person"})  # what the gate itself still waits for


class Answer(NamedTuple):
    """A question with its answer, and who gave it; nobody: it was computed, or is open."""

    question: str
    answer: str
    by: UUID | None


def proposal(held: Held) -> Proposal:
    """The newest text as the gate is asked about it."""
    revision: RevisionDocument = held.latest.document
    return Proposal(
        kind="statement",
        uses=revision.uses,
        audience=EVERYBODY,
        persons=revision.persons,
        named=revision.named,
        text=texts.canonical(held.kind, revision),
        why=revision.why,
        at=clock.now(),
        against_default=revision.against_default,
        content=held.content,
        approvals_last_h=pack().approvals[held.kind],
    )


def look(keyring: Keyring, held: Held) -> list[Answer]:
    """Every question with its answer now. Raises Refusal NOT_FOUND for who may not approve."""
    seen = _seen(keyring, held)
    by_hand = {
        question: (answer, one.author)
        for one in held.answers
        if one.document.content == held.content and one.author != held.latest.author
        for question, answer in one.document.answers.items()
    }
    merged = harm.answers({name: answer for name, (answer, _by) in by_hand.items()}, seen)
    return [
        Answer(question, answer, None if question in seen else by_hand.get(question, ("", None))[1])
        for question, answer in merged.items()
    ]


def flagged(text: TextDocument, cleared: list[str]) -> list[leaks.Flag]:
    """Words of one language that nobody has cleared: what the writer is told, true or not.

    Each sentence is looked at alone; that a secret is spread over several is for the check that knows it.
    """
    return [
        one for said in texts.pieces(text) for one in leaks.flagged(said, cleared, text.language, Words())
    ]


def _seen(keyring: Keyring, held: Held) -> Mapping[str, str]:
    revision: RevisionDocument = held.latest.document
    asked = proposal(held)
    wish = gate.wish(keyring, held.case, asked, held.latest.author or keyring.member)
    verdict = gate_rules.judge(wish, gate.file(keyring, held.case), clock.now())
    known = {one.id: one for one in weighed(keyring, held.case)}
    cleared = statements.cleared(keyring, held.case)
    return harm.computed(
        [
            _used(known[claim], part, text)
            for text in revision.texts
            for part in text.parts
            for claim in part.claims
            if claim in known
        ],
        agreed=not set(verdict.blocks) - _LATER,
        betrays=bool(_betraying(keyring, held, asked)),
        minor=never.minor_named(keyring, held.case, asked) or "minor" in verdict.blocks,
        flagged=any(flagged(text, cleared) for text in revision.texts),
        denial_said=bool(revision.undenied),
        unfounded=bool(texts.claims_of(revision) - known.keys()),
    )


def _used(claim: Weighed, part: PartDocument, text: TextDocument) -> Used:
    beside = {one for each in text.parts for one in each.claims}
    return Used(
        standing=claim.standing,
        information=claim.grade.information,
        independent=claim.independent,
        from_custody=not claim.free,
        marked=part.unconfirmed,
        custody_said=part.custody,
        denied_unsaid=bool(set(claim.against) - beside),
    )


def _betraying(keyring: Keyring, held: Held, asked: Proposal) -> list[str]:
    """Words that must not stand there and that nobody who approves let stand."""
    words = never.found(keyring, held.case, asked) or []
    if not words or held.submitted is None:
        return words
    reading = gate.find(keyring, held.case, held.submitted.proposal)
    standing = gate.standing(keyring, held.case, held.submitted.proposal)
    passed = decisions.passed(keyring, held.case, reading, standing.deciding)
    return [word for word in words if word not in passed]
