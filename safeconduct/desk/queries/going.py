"""Dispatches: as the desk sees them, and as those who may go see them."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from safeconduct.acts.actor import Actor
from safeconduct.acts.policies import roles
from safeconduct.acts.registry import query
from safeconduct.desk import alarms, dispatches, incidents, looks, reporting, scene
from safeconduct.desk import fields as f
from safeconduct.desk.documents import Aim, ArrivalDocument, Candidate, Stamp
from safeconduct.desk.models import Dispatch
from safeconduct.desk.queries.inputs import DESK, Nothing, OfIncident
from safeconduct.engine import queries as engine
from safeconduct.kernel.text import N_
from safeconduct.keys.rows import Reading

GOES = roles("lawyer", "passage", "psychologist")


class DispatchView(Struct, kw_only=True, frozen=True):
    """A dispatch: who is asked in which order and why, who is passed over and why. `address`: one lies
    sealed with it; nobody at the desk can read it. `owner` accepted it; `over`: its alarm is closed.
    `to_review`: it went out, or goes, without a second person's approval, and none has looked at it."""

    id: UUID
    incident: UUID
    code: str
    role: str
    aim: Aim
    alarm: UUID
    order: list[Candidate]
    passed_over: list[Candidate]
    region: str
    language: str
    case: UUID | None
    address: bool
    proposed: Stamp
    approved: Stamp | None
    changed: Stamp | None
    withdrawn: Stamp | None
    reviewed: Stamp | None
    to_review: bool
    why: str
    owner: UUID | None
    times: dict[str, Stamp]
    over: bool


@query("desk.dispatches", title=N_("Dispatches"), may=DESK, example={})
def all_dispatches(actor: Actor, given: OfIncident) -> list[DispatchView]:
    """Dispatches of one incident or of all, newest first."""
    about = incidents.whole(actor, given.incident).parts if given.incident else incidents.everything(actor)
    said, not_over = scene.reports(actor), alarms.not_over()
    holders = scene.accepted(said)
    found = [one for one in dispatches.everything(actor).values() if one.document.incident in about]
    return [
        _view(one, said, holders.get(one.row.id), over=one.document.alarm not in not_over)
        for one in sorted(found, key=lambda one: one.document.proposed.at, reverse=True)
    ]


def _view(
    found: Reading[Dispatch], said: list[ArrivalDocument], holder: ArrivalDocument | None, *, over: bool
) -> DispatchView:
    document = found.document
    return DispatchView(
        id=found.row.id,
        incident=document.incident,
        code=document.code,
        role=document.role,
        aim=document.aim,
        alarm=document.alarm,
        order=document.order,
        passed_over=document.passed_over,
        region=document.region,
        language=document.language,
        case=document.case,
        address=document.package is not None,
        proposed=document.proposed,
        approved=document.approved,
        changed=document.changed,
        withdrawn=document.withdrawn,
        reviewed=document.reviewed,
        to_review=document.review is not None,
        why=document.why,
        owner=holder.member if holder else None,
        times=scene.times(one for one in said if one.dispatch == found.row.id),
        over=over,
    )


class OneAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf


class OfAlarm(Struct, kw_only=True, forbid_unknown_fields=True, frozen=True):
    alarm: f.AlarmOf | None = None


class OfferView(Struct, kw_only=True, frozen=True):
    """A dispatch as the team of its role sees it: no address, no name. `for_you`: you may accept it;
    `yours`: you did, with the times that you reported. `address`: one lies sealed for who accepts."""

    alarm: UUID
    dispatch: UUID
    code: str
    at: datetime
    role: str
    aim: Aim
    region: str
    minor: bool
    address: bool
    withdrawn: bool
    for_you: bool
    yours: bool
    state: str
    times: dict[str, Stamp]


@query("desk.offer", title=N_("A dispatch on offer"), may=GOES, example={"alarm": f.EXAMPLE})
def offer(actor: Actor, given: OneAlarm) -> OfferView:
    """What you may know of a dispatch before and after accepting it. Refusals: not_found."""
    return _offer(actor, given.alarm)


@query("desk.offers", title=N_("Dispatches on offer"), may=GOES, example={})
def offers(actor: Actor, given: Nothing) -> list[OfferView]:
    """The dispatches that your team is asked for, and those that you accepted; yours first."""
    lines = [one for one in engine.open_alarms(actor) if "dispatch" in one.details]
    found = [_offer(actor, one.id) for one in lines if dispatches.may_see(actor, one.id)]
    return sorted(found, key=lambda one: (not one.yours, one.at))


def _offer(actor: Actor, alarm: UUID) -> OfferView:
    found = dispatches.offered(actor, alarm)
    said = [one for one in scene.mine(actor) if one.alarm == alarm]
    return OfferView(
        alarm=alarm,
        dispatch=found.dispatch,
        code=found.code,
        at=found.at,
        role=found.role,
        aim=found.aim,
        region=found.region,
        minor=found.minor,
        address=found.package is not None,
        withdrawn=found.withdrawn,
        for_you=actor.member not in found.out,
        yours=bool(said) and said[-1].what != "declined",
        state=engine.alarm(actor, alarm).state,
        times=scene.times(said),
    )


class ViewLine(Struct, kw_only=True, frozen=True):
    """An address was looked at by its lawyer."""

    id: UUID
    dispatch: UUID
    member: UUID
    at: datetime
    reviewed: Stamp | None
    note: str


@query("desk.address_views", title=N_("Who looked at an address"), may=roles("coordinator"), example={})
def address_views(actor: Actor, given: Nothing) -> list[ViewLine]:
    """Every look at an address, newest first, for a second person to review."""
    seen = looks.reviews(actor)
    lines = []
    for one in looks.everything(actor):
        review = seen.get(one.row.id)
        lines.append(
            ViewLine(
                id=one.row.id,
                dispatch=one.document.dispatch,
                member=one.document.member,
                at=one.document.at,
                reviewed=Stamp(at=review.document.at, by=review.author) if review else None,
                note=review.document.note if review else "",
            )
        )
    return lines


class ReportView(Struct, kw_only=True, frozen=True):
    """What you reported from a scene. `photo`: a photograph lies with it. `filed` is the case that has it."""

    id: UUID
    alarm: UUID
    at: datetime
    earliest: datetime
    latest: datetime
    lines: list[str]
    told: list[str]
    place: str
    photo: bool
    filed: UUID | None


@query("desk.my_reports", title=N_("What I reported from the scene"), may=roles("lawyer"), example={})
def my_reports(actor: Actor, given: OfAlarm) -> list[ReportView]:
    """Your own reports, of one dispatch or of all, oldest first; also while the case is still shut to you."""
    found = [(one.row.id, one.document) for one in reporting.mine(actor)]
    return [
        ReportView(
            id=handle,
            alarm=document.alarm,
            at=document.at,
            earliest=document.earliest,
            latest=document.latest,
            lines=document.lines,
            told=document.told,
            place=document.place,
            photo=document.photo is not None,
            filed=document.filed,
        )
        for handle, document in found
        if given.alarm in {None, document.alarm}
    ]
