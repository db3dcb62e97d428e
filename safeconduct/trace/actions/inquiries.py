"""Putting a question to an authority, as the gate let it through."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from safeconduct.acts.actor import Actor
from safeconduct.acts.registry import action
from safeconduct.cases import access
from safeconduct.cases.inputs import EXAMPLE_ID, CaseRef, Input, Made, ref
from safeconduct.cases.rules.rooms import ASSIGNED, TEAM
from safeconduct.kernel import clock
from safeconduct.kernel.text import N_
from safeconduct.trace import asked, documents, reminders
from safeconduct.trace.inputs import Channel, NoName, Spoke, WhenDone, past

# Who may read what the gate says of it, as the night path.
ASKS = access.within({"coordinator": TEAM, "lawyer": ASSIGNED})
HOURS = 3  # without an answer, unless the asker says otherwise

AllowedRef = Annotated[UUID, Meta(title=N_("Which inquiry"), extra=ref("cases.inquiries"))]


class PutInquiry(Input, kw_only=True, frozen=True):
    """An inquiry that the gate let through was put to whom it was meant for."""

    case: CaseRef
    proposal: AllowedRef
    channel: Channel = "phone"
    spoke: Spoke = ""
    no_name: NoName = False
    at: WhenDone | None = None
    hours: Annotated[
        int,
        Meta(
            title=N_("Remind after so many hours without an answer"),
            description=N_("0: never."),
            ge=0,
            le=720,
        ),
    ] = HOURS
    note: Annotated[str, Meta(title=N_("Note"), max_length=2000, extra={"widget": "text", "rows": 2})] = ""
    although: Annotated[
        str,
        Meta(
            title=N_("It was put before the gate closed"),
            description=N_(
                "Only where the gate let it through and does not any more: how it was put all the same. "
                "Then say above when. Empty: the gate is asked."
            ),
            max_length=2000,
            extra={"widget": "text", "rows": 2},
        ),
    ] = ""


@action(
    "trace.put_inquiry",
    title=N_("Write down that it was put"),
    may=ASKS,
    example={"case": EXAMPLE_ID, "proposal": EXAMPLE_ID, "spoke": "duty officer", "no_name": True},
)
def put_inquiry(actor: Actor, given: PutInquiry) -> Made:
    """Write down that an inquiry or complaint was put, when, how and to whom exactly; no time: just now.

    The gate must let exactly its text through at this moment. What was put while it did, and is written
    down only after it closed, is told with when and how that came about (`although`): it has left the
    house, and whoever gave the consent must find it among its uses. Who has no answer by then is reminded.
    Raises NOT_FOUND, GATE_CLOSED, INVALID.
    """
    draft = asked.drafted(actor.keys, given.case, given.proposal)
    now = clock.now()
    at = past(given.at) if given.at else now
    by = max(at + timedelta(hours=given.hours), now) if given.hours else None
    document = documents.PutInquiry(
        proposal=given.proposal,
        body=draft.audience,
        text=draft.text,
        persons=draft.persons,
        at=at,
        channel=given.channel,
        noted=now,
        spoke=given.spoke,
        no_name=given.no_name,
        answer_by=by,
        note=given.note,
        although=given.although,
    )
    made = asked.put(actor, given.case, document)
    if by is not None:
        reminders.demand(actor.keys, given.case, made, by=by)
    return Made(id=made)
