"""Where they are as claimed, how long out of reach, and what the law owes, for each person of a case."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import Policy, all_of
from safeconduct.acts.registry import query
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, ByCase
from safeconduct.kernel.text import N_
from safeconduct.trace import packs, reckoning
from safeconduct.trace.reckoning import Known, Whole
from safeconduct.trace.rules.chain import Episode, Gap
from safeconduct.trace.rules.clocks import Due

# The hours out of reach rest on attempts too: who reads claims alone is not told half of it.
READS: Policy = all_of(access.opens("claims"), access.opens("inquiries"))


class ReasonLine(msgspec.Struct, kw_only=True, frozen=True):
    """Why a status is named: a code, and the claims it rests on."""

    code: str
    claims: list[UUID]


class BandLine(msgspec.Struct, kw_only=True, frozen=True):
    """A stretch of the chain: an episode, or (`kind` unknown) what nobody can account for.

    `began_*` and `ended_*` bound its first and last sign. `least` and `most` of a gap are seconds.
    `solid`: two independent sources say so. `claim` is the one it rests on, the best; None for a gap.
    """

    kind: str
    claim: UUID | None
    claims: list[UUID]
    grade: str
    solid: bool
    by: str
    to: str
    place: str
    began_earliest: datetime | None
    began_latest: datetime | None
    ended_earliest: datetime | None
    ended_latest: datetime | None
    going_on: bool
    least: int | None
    most: int | None
    doubts: list[str]
    denied: list[UUID]


class CustodyLine(msgspec.Struct, kw_only=True, frozen=True):
    """The chain of one person's custody. `status` is a code of rules.status, `claim` the one it rests on.

    `unknown_least` and `unknown_most` are the seconds that nobody can account for. `versions` are events
    that are told in more ways than one, all of them. `aside` are claims that decide nothing, with the reason.
    """

    person: UUID | None
    label: str
    minor: bool | None
    status: str
    claim: UUID | None
    grade: str
    reasons: list[ReasonLine]
    bands: list[BandLine]
    versions: list[list[BandLine]]
    behind: list[BandLine]
    unknown_least: int | None
    unknown_most: int | None
    denials: list[UUID]
    aside: list[ReasonLine]


class NotEnded(msgspec.Struct, kw_only=True, frozen=True):
    """A contact or word that does not end the time out of reach, and why not."""

    id: UUID
    why: str


class ReachLine(msgspec.Struct, kw_only=True, frozen=True):
    """How long one person has been out of reach of anyone they trust, in seconds; None: nobody knows.

    `claim` is the one that says since when; None: nobody says that they were taken. `ended_by` is the
    attempt that ended it.
    """

    person: UUID | None
    label: str
    taken: bool
    running: bool
    since_earliest: datetime | None
    since_latest: datetime | None
    claim: UUID | None
    least: int | None
    most: int | None
    ended_by: UUID | None
    ended_at: datetime | None
    perhaps_by: list[UUID]
    not_ended_by: list[NotEnded]


class ClockLine(msgspec.Struct, kw_only=True, frozen=True):
    """What one rule owes one person. `state` is a code of rules.vocabulary; `late` (yes, no, perhaps) says
    whether what was done came too late. `reviewed` False: no lawyer has signed the rule. `law` names acts and
    articles. `claim` is the one that it is reckoned from.
    """

    person: UUID | None
    label: str
    rule: str
    version: str
    title: str
    owes: str
    by: str
    law: str
    state: str
    late: str
    reviewed: bool
    earliest: datetime | None
    latest: datetime | None
    claim: UUID | None
    since_earliest: datetime | None
    since_latest: datetime | None
    satisfied: list[UUID]
    perhaps: list[str]


class PersonLine(msgspec.Struct, kw_only=True, frozen=True):
    """All that is reckoned for one person."""

    custody: CustodyLine
    reach: ReachLine
    clocks: list[ClockLine]


@query("trace.whereabouts", title=N_("Where they are, as claimed"), may=READS, example={"case": EXAMPLE_ID})
def whereabouts(actor: Actor, given: ByCase) -> list[PersonLine]:
    """Chain of custody, hours out of reach and clocks of each person, reckoned at once. Raises NOT_FOUND."""
    found = reckoning.whole(actor.keys, given.case)
    return [
        PersonLine(
            custody=custody_line(one, found),
            reach=reach_line(one),
            clocks=[clock_line(actor, one, due) for due in one.clocks],
        )
        for one in found.persons
    ]


@query("trace.custody", title=N_("Chain of custody"), may=READS, example={"case": EXAMPLE_ID})
def custody(actor: Actor, given: ByCase) -> list[CustodyLine]:
    """Where each person is, as claimed, with the chain that leads there, competing versions side by side
    and the hours that nobody can account for. Raises NOT_FOUND.
    """
    found = reckoning.whole(actor.keys, given.case)
    return [custody_line(one, found) for one in found.persons]


@query("trace.reach", title=N_("Hours out of reach"), may=READS, example={"case": EXAMPLE_ID})
def reach(actor: Actor, given: ByCase) -> list[ReachLine]:
    """How long each person has been out of reach of anyone they trust, and what did not end it.

    Raises NOT_FOUND.
    """
    return [reach_line(one) for one in reckoning.whole(actor.keys, given.case).persons]


@query("trace.clocks", title=N_("What the law owes"), may=READS, example={"case": EXAMPLE_ID})
def clocks(actor: Actor, given: ByCase) -> list[ClockLine]:
    """What is owed to each person by law and by when, what is owed first before the rest. A rule that no
    lawyer signed says “possibly” at most. Raises NOT_FOUND.
    """
    found = reckoning.whole(actor.keys, given.case)
    return [clock_line(actor, known, due) for known in found.persons for due in known.clocks]


def custody_line(one: Known, found: Whole) -> CustodyLine:
    """One person's chain as it is given out."""
    chain = one.custody
    deciding = next((reason.claims[0] for reason in chain.reasons), None)
    grade = found.claims[deciding].grade if deciding else ""
    return CustodyLine(
        person=one.person,
        label=one.label,
        minor=one.minor,
        status=chain.status,
        claim=deciding,
        grade=str(grade),
        reasons=[ReasonLine(code=each.code, claims=list(each.claims)) for each in chain.reasons],
        bands=[_band(each) for each in chain.bands],
        versions=[[_band(each) for each in group] for group in chain.versions],
        behind=[_band(each) for each in chain.behind],
        unknown_least=_seconds(chain.unknown.least),
        unknown_most=_seconds(chain.unknown.most),
        denials=list(chain.denials),
        aside=[ReasonLine(code=each.why, claims=[each.claim]) for each in chain.aside],
    )


def reach_line(one: Known) -> ReachLine:
    """One person's hours out of reach as they are given out."""
    gone, since = one.reach, one.since
    return ReachLine(
        person=one.person,
        label=one.label,
        taken=one.taken,
        running=gone is not None and gone.running,
        since_earliest=since.earliest if since else None,
        since_latest=since.latest if since else None,
        claim=one.began,
        least=_seconds(gone.least) if gone else None,
        most=_seconds(gone.most) if gone else None,
        ended_by=gone.ended_by if gone else None,
        ended_at=gone.ended.earliest if gone and gone.ended else None,
        perhaps_by=list(gone.perhaps_by) if gone else [],
        not_ended_by=[NotEnded(id=each, why=why) for each, why in (gone.not_ended_by if gone else ())],
    )


def clock_line(actor: Actor, known: Known, due: Due) -> ClockLine:
    """One clock in the reader's language."""
    rule = packs.rule(due.rule)
    return ClockLine(
        person=known.person,
        label=known.label,
        rule=due.rule,
        version=due.version,
        title=rule.title.to(actor.language),
        owes=rule.owes.to(actor.language),
        by=rule.duty_bearer.to(actor.language),
        law="; ".join(f"{one.act.to(actor.language)}, {one.article}" for one in rule.sources),
        state=due.state,
        late=due.late.value,
        reviewed=due.reviewed,
        earliest=due.earliest,
        latest=due.latest,
        claim=next(iter(due.inputs.claims), None),
        since_earliest=due.inputs.start.earliest,
        since_latest=due.inputs.start.latest,
        satisfied=list(due.satisfied),
        perhaps=list(due.perhaps),
    )


def _band(one: Episode | Gap) -> BandLine:
    if isinstance(one, Gap):
        return BandLine(
            kind="unknown",
            claim=None,
            claims=[],
            grade="",
            solid=False,
            by="",
            to="",
            place="",
            began_earliest=one.since.earliest,
            began_latest=one.since.latest,
            ended_earliest=one.until.earliest,
            ended_latest=one.until.latest,
            going_on=one.counting,
            least=_seconds(one.length.least),
            most=_seconds(one.length.most),
            doubts=[],
            denied=[],
        )
    return BandLine(
        kind=one.kind.value,
        claim=one.claims[0],
        claims=list(one.claims),
        grade=f"{one.grade.source}{one.grade.information}",
        solid=one.solid,
        by=one.by,
        to=one.to,
        place=one.place,
        began_earliest=one.began.earliest,
        began_latest=one.began.latest,
        ended_earliest=one.ended.earliest,
        ended_latest=one.ended.latest,
        going_on=one.going_on,
        least=None,
        most=None,
        doubts=list(one.doubts),
        denied=list(one.denied),
    )


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length.total_seconds())
