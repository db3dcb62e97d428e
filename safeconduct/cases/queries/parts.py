"""What those see of a case who may not see all of it: cards, and whole rooms without the brief."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import anybody_signed_in, roles
from safeconduct.acts.registry import query
from safeconduct.cases import access, briefs, parts
from safeconduct.cases.documents import Allowed, NameCard, Proposal
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase, Input, Nothing, PersonRef
from safeconduct.cases.models import ConsentCount, GateProposal
from safeconduct.cases.rooms import contents
from safeconduct.cases.rules.consent import ANY, plain
from safeconduct.cases.rules.digests import COUNT, VERDICT
from safeconduct.cases.words import USES
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.keys import rows


class PartLine(msgspec.Struct, kw_only=True, frozen=True):
    """A case of which one sees a part without working on it."""

    case: UUID
    code: str


class PersonCard(msgspec.Struct, kw_only=True, frozen=True):
    """A person by letter: no name. `band` is an age band, empty where nobody knows."""

    label: str
    band: str
    minor: bool | None


class CourseLine(msgspec.Struct, kw_only=True, frozen=True):
    """That something of this kind happened then."""

    kind: str
    at: datetime
    struck: bool


class AllowedLine(msgspec.Struct, kw_only=True, frozen=True):
    """A public use towards an audience that consent allows today; `label` empty: for the whole case."""

    person: UUID | None
    label: str
    use: str
    audience: str


class PartView(msgspec.Struct, kw_only=True, frozen=True):
    """What one sees of a case by its cards; None for a card that is not one's own to read.

    `judged`: when the consents were last looked at; None while nobody has, or since something was taken back.
    """

    id: UUID
    code: str
    persons: list[PersonCard] | None
    course: list[CourseLine] | None
    allowed: list[AllowedLine] | None
    judged: datetime | None


@query("cases.parts", title=N_("Cases of which you see a part"), may=anybody_signed_in, example={})
def list_parts(actor: Actor, given: Nothing) -> list[PartLine]:
    """The cases whose brief is not yours and of which you read a card, by code name."""
    del given
    known = briefs.everything(actor.keys)
    found = [
        PartLine(case=case, code=code) for case, code in parts.codes(actor.keys).items() if case not in known
    ]
    return sorted(found, key=lambda one: (len(one.code), one.code))


@query(
    "cases.part",
    title=N_("What you see of a case by its cards"),
    may=anybody_signed_in,
    example={"case": EXAMPLE_ID},
)
def show_part(actor: Actor, given: ByCase) -> PartView:
    """Persons without names, the course without what happened, what may be said in public: as far as
    the roles table gives you those cards. Raises NOT_FOUND.
    """
    keys, case = actor.keys, given.case
    code = parts.code(keys, case)
    if code is None:
        raise Refusal(NOT_FOUND)
    verdict = parts.verdict(keys, case)
    persons, course = parts.persons(keys, case), parts.course(keys, case)
    return PartView(
        id=case,
        code=code,
        persons=None if persons is None else [_person(one) for one in persons],
        course=None
        if course is None
        else [CourseLine(kind=one.kind, at=one.at, struck=one.struck) for one in course],
        allowed=None if verdict is None else [_allowed(one) for one in verdict.lines],
        judged=verdict.at if verdict and verdict.counts else None,
    )


def _person(one: NameCard) -> PersonCard:
    return PersonCard(label=one.label, band=one.band, minor=one.minor)


def _allowed(one: Allowed) -> AllowedLine:
    return AllowedLine(person=one.person, label=one.label, use=one.use, audience=one.audience)


class MaySay(Input, kw_only=True, frozen=True):
    """One public use towards one audience; no person chosen: of the whole case."""

    case: Annotated[UUID, Meta(title=N_("Case"), extra={"widget": "ref", "of": "cases.parts"})]
    use: Annotated[str, Meta(title=N_("For what"), extra={"widget": "choice", "choices": USES})]
    audience: Annotated[str, Meta(title=N_("Towards whom"), max_length=200)] = ANY
    person: PersonRef | None = None


class YesOrNo(msgspec.Struct, kw_only=True, frozen=True):
    """Whether consent allows it today, and no more."""

    allowed: bool


@query(
    "cases.may_say",
    title=N_("Does consent allow this today"),
    may=roles(*access.readers(VERDICT)),
    example={"case": EXAMPLE_ID, "use": "public_anonymous"},
)
def may_say(actor: Actor, given: MaySay) -> YesOrNo:
    """Yes or no: whether this use towards this audience is allowed today. Raises NOT_FOUND."""
    verdict = parts.verdict(actor.keys, given.case)
    if verdict is None:
        raise Refusal(NOT_FOUND)
    wanted = {plain(given.audience), ANY}
    about = (given.person, given.use)
    return YesOrNo(
        allowed=any((one.person, one.use) == about and plain(one.audience) in wanted for one in verdict.lines)
    )


class UseCount(msgspec.Struct, kw_only=True, frozen=True):
    """How many consents to one use stand, in how many cases, of how many that were looked at."""

    use: str
    consents: int
    cases: int
    of_cases: int


@query(
    "cases.consent_counts",
    title=N_("Consents, counted"),
    may=roles(*access.readers(COUNT)),
    example={},
)
def consent_counts(actor: Actor, given: Nothing) -> list[UseCount]:
    """Consents by use over all cases that you may count, beside how many cases that covers."""
    del given
    newest: dict[UUID, dict[str, int]] = {}
    found = ConsentCount.objects.filter(compartment__in=actor.keys.compartments(COUNT)).order_by("leaf")
    for one in rows.read_all(actor.keys, found):
        newest[one.row.compartment] = one.document.uses
    return [
        UseCount(
            use=use,
            consents=sum(uses.get(use, 0) for uses in newest.values()),
            cases=sum(bool(uses.get(use)) for uses in newest.values()),
            of_cases=len(newest),
        )
        for use in USES
    ]


class InquiryLine(msgspec.Struct, kw_only=True, frozen=True):
    """An inquiry or complaint as it was drafted, without what consents say of it."""

    id: UUID
    kind: str
    audience: str
    text: str
    why: str
    at: datetime
    by: UUID | None


@query(
    "cases.inquiries",
    title=N_("Inquiries and complaints of a case"),
    may=access.opens("inquiries"),
    example={"case": EXAMPLE_ID},
)
def inquiries(actor: Actor, given: ByCase) -> list[InquiryLine]:
    """What was drafted to be asked or complained of, the newest first. Raises NOT_FOUND."""
    found = contents(actor.keys, given.case, "inquiries", GateProposal)
    return [_inquiry(one) for one in reversed(found)]


def _inquiry(one: rows.Reading[GateProposal]) -> InquiryLine:
    document: Proposal = one.document
    return InquiryLine(
        id=one.row.id,
        kind=document.kind,
        audience=document.audience,
        text=document.text,
        why=document.why,
        at=document.at,
        by=one.author,
    )
