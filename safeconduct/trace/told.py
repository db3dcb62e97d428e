"""From what claims and attempts say to what the rules take: of one person, or of everybody in the case."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from safeconduct.claims.documents import ClaimDocument, Party
from safeconduct.claims.rules.independence import origins
from safeconduct.claims.rules.times import exactly
from safeconduct.claims.weighing import Weighed
from safeconduct.trace.asked import Said as Written
from safeconduct.trace.documents import AttemptDocument
from safeconduct.trace.rules import reach
from safeconduct.trace.rules.said import BEHIND, CHAIN, DENIED, DUTIES, Said

# What somebody says they did not do, they deny; what they fear, demand or promise did not happen yet.
_DENIES = frozenset({"denies", "denies_premise"})
_DENIABLE = frozenset({"held", "acknowledged", "apprehended", "questioned"})
LET_IN = frozenset({"private", "present"})


def said(claims: Iterable[Weighed], person: UUID | None, labels: Mapping[UUID, str]) -> list[Said]:
    """The claims of custody about one person, and those about nobody in particular."""
    found = list(claims)
    derived = {one.source: one.origin.derived_from for one in found}
    made = []
    for one in found:
        act = _act(one.document)
        about = one.document.object.person if one.document.object else None
        if act and about in {None, person}:
            made.append(_said(one, act, person, labels, derived))
    return made


def _act(document: ClaimDocument) -> str:
    """The act of custody, or the duty done, that a claim speaks of; empty for none."""
    known = document.act in {*CHAIN, *BEHIND, *DUTIES, DENIED}
    if not known:
        return ""
    if document.stance == "asserts" or document.act == DENIED:
        return document.act
    return DENIED if document.stance in _DENIES and document.act in _DENIABLE else ""


def _said(
    one: Weighed,
    act: str,
    person: UUID | None,
    labels: Mapping[UUID, str],
    derived: Mapping[UUID, list[UUID]],
) -> Said:
    document = one.document
    return Said(
        id=one.id,
        act=act,
        span=one.span,
        by=party(document.subject, labels),
        to=party(document.to, labels),
        place=document.place.said if document.place else "",
        grade=one.grade,
        standing=one.standing,
        independent=one.independent,
        origins=frozenset(source for root in origins([one.source], derived) for source in root),
        against=one.against,
        first_hand=one.first_hand,
        from_custody=document.from_custody,
        duress=not one.free,
        authority=one.origin.kind == "letter",
        person=person,
    )


def party(one: Party | None, labels: Mapping[UUID, str]) -> str:
    """Whom a claim names, by the letter that the case uses for them."""
    if one is None:
        return ""
    return labels.get(one.person, one.said) if one.person else one.said


def contacts(
    attempts: Iterable[Written], claims: Iterable[Weighed], person: UUID | None
) -> list[reach.Contact]:
    """Everything that might be taken for contact with one person: who was let in, and what was said of it."""
    made = []
    for one in attempts:
        document: AttemptDocument = one.now.document
        if document.result in LET_IN and (
            not document.persons or person is None or person in document.persons
        ):
            made.append(
                reach.Contact(
                    id=one.first,
                    at=exactly(document.at),
                    who=document.capacity,
                    how=reach.MEETING,
                    private=document.result == "private",
                )
            )
    for claim in claims:
        about = claim.document.object.person if claim.document.object else None
        if about not in {None, person} or not (how := _how(claim)):
            continue
        standing = claim.standing in {"stands", "retracted_under_duress"}
        made.append(
            reach.Contact(
                id=claim.id, at=claim.span, who="nobody", how=how, duress=not claim.free, stands=standing
            )
        )
    return made


def _how(claim: Weighed) -> str:
    """What a claim tells of somebody's state without anybody they trust having seen them."""
    if claim.document.act == "released" and claim.document.stance == "asserts":
        return reach.RELEASE
    if claim.document.from_custody:
        return reach.VIDEO if claim.origin.kind == "post" else reach.WORD
    return ""
