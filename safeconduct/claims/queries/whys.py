"""Why we believe a claim: who says it, through whom, from what, judged by whom, what speaks against it."""

from datetime import datetime
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.claims.actions.grading import ClaimRef
from safeconduct.claims.documents import GradingDocument
from safeconduct.claims.queries.lines import ClaimLine, SourceLine, claim_line, source_line
from safeconduct.claims.queries.listing import StanceLine, stance_lines
from safeconduct.claims.rules.competing import echoes
from safeconduct.claims.rules.grading import UNJUDGED, Grade
from safeconduct.claims.rules.independence import behind, origins
from safeconduct.claims.rules.weight import Weights
from safeconduct.claims.weighing import Book, book, weigh, weights_of
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_


class ByClaim(ByCase, kw_only=True, frozen=True):
    """One claim of a case."""

    claim: ClaimRef


class GradingLine(msgspec.Struct, kw_only=True, frozen=True):
    """How somebody judged the claim, and why."""

    grade: str
    reasons: str
    by: UUID | None
    at: datetime


class VoiceLine(msgspec.Struct, kw_only=True, frozen=True):
    """A claim that says the same. `echo_of` names an earlier voice with which it shares an origin: the two
    count once."""

    claim: ClaimLine
    source: SourceLine
    echo_of: UUID | None


class Why(msgspec.Struct, kw_only=True, frozen=True):
    """All that a claim rests on.

    `behind` are the sources from which its own derives, through any number of steps. `given` is the
    newest judgement, `claim.grade` what counts. `gradings` and `stances` are all that ever were, oldest
    first; `others` are the claims that the stances name. `versions` are the claims that corrected each
    other, oldest first, this one among them.
    """

    claim: ClaimLine
    source: SourceLine
    behind: list[SourceLine]
    given: str
    gradings: list[GradingLine]
    voices: list[VoiceLine]
    stances: list[StanceLine]
    others: list[ClaimLine]
    versions: list[ClaimLine]


@query(
    "claims.why",
    title=N_("Why do we believe this?"),
    may=access.opens("claims"),
    example={"case": EXAMPLE_ID, "claim": EXAMPLE_ID},
)
def why(actor: Actor, given: ByClaim) -> Why:
    """Everything that one claim rests on. Raises NOT_FOUND."""
    found = book(actor.keys, given.case)
    lines = {one.id: claim_line(one) for one in weigh(found)}
    if given.claim not in lines:
        raise Refusal(NOT_FOUND)
    claim, weights = lines[given.claim], weights_of(found)
    sources = {one.row.id: source_line(one, _resting(found, one.row.id)) for one in found.sources}
    stances = [one for one in stance_lines(actor.keys, given.case) if given.claim in {one.claim, one.to}]
    named = {one for stance in stances for one in (stance.claim, stance.to)} - {given.claim}
    judged = [one for one in found.gradings if one.document.claim == claim.id]
    gradings = [_grading(one.document, one.author) for one in judged]
    return Why(
        claim=claim,
        source=sources[claim.source],
        behind=_behind(claim, sources, weights),
        given=gradings[-1].grade if gradings else str(UNJUDGED),
        gradings=gradings,
        voices=_voices(claim, lines, sources, weights),
        stances=stances,
        others=[one for one in lines.values() if one.id in named],
        versions=[lines[one] for one in weights.versions(claim.id)],
    )


def _resting(found: Book, source: UUID) -> int:
    return sum(one.document.source == source for one in found.claims)


def _behind(claim: ClaimLine, sources: dict[UUID, SourceLine], weights: Weights) -> list[SourceLine]:
    all_of_it = behind([claim.source], weights.derived) - {claim.source}
    return [one for one in sources.values() if one.id in all_of_it]


def _grading(document: GradingDocument, by: UUID | None) -> GradingLine:
    grade = Grade(document.source, document.information)
    return GradingLine(grade=str(grade), reasons=document.reasons, by=by, at=document.at)


def _voices(
    claim: ClaimLine,
    lines: dict[UUID, ClaimLine],
    sources: dict[UUID, SourceLine],
    weights: Weights,
) -> list[VoiceLine]:
    supporters = weights.supporters(claim.id)
    # In the order of their writing: which of two is the echo must not change from one look to the next.
    saying = [claim.id, *(one for one in lines if one in supporters)]
    shared = echoes(saying, [origins(weights.voices[one].begins, weights.derived) for one in saying])
    return [
        VoiceLine(claim=lines[one], source=sources[lines[one].source], echo_of=shared.get(one))
        for one in saying[1:]
    ]
