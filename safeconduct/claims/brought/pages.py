"""What the pages of readings show, in the reader's words."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask, run
from safeconduct.cases import briefs, parts
from safeconduct.claims import words
from safeconduct.claims.brought import drafting
from safeconduct.claims.brought.documents import PENDING, REJECTED, WAITING, BroughtDocument, DraftDocument
from safeconduct.claims.brought.names import without
from safeconduct.claims.brought.queries import ReadingLine, ReadingView
from safeconduct.claims.read import UNKNOWN, Kind
from safeconduct.kernel.errors import CATALOGUE, NOT_FOUND, Refusal
from safeconduct.kernel.text import N_
from safeconduct.people import members
from safeconduct.web.moments import zone_named

STATES = {
    "waiting": N_("is being read"),
    "ready": N_("is being read"),
    "read": N_("was read"),
    "failed": N_("could not be read"),
    "cancelled": N_("was stopped"),
}
STAGES = {
    "": N_("It is about to be read"),
    "opening": N_("The text is taken out"),
    "words": N_("The words are read"),
}
DRAFT_STATES = {"accepted": N_("accepted"), "rejected": N_("rejected")}


def current(actor: Actor, reading: UUID) -> ReadingView:
    """The reading as it is now. What was found is taken up; what a crash left is begun again.

    Raises Refusal NOT_FOUND, FORBIDDEN.
    """
    view = _view(actor, reading)
    if view.writes and (view.state == "ready" or (view.state == WAITING and not view.stage)):
        with contextlib.suppress(
            Refusal
        ):  # somebody else was faster, or the disk is full: the page says how it is
            run(actor, "claims.read_document", {"reading": str(view.id)})
        view = _view(actor, view.id)
    return view


def _view(actor: Actor, reading: UUID) -> ReadingView:
    found: ReadingView = ask(actor, "claims.reading", {"reading": str(reading)})
    return found


def reading(actor: Actor, view: ReadingView) -> dict[str, Any]:
    """One document with its drafts beside it."""
    document = view.document
    gone = [one for one in view.persons if one not in {each.name for each in view.names}]
    drafts = [_draft(actor, view, one, gone) for one in view.drafts]
    rejected = [one for one in view.drafts if one.state == REJECTED and one.at]
    return {
        "view": view,
        "document": document,
        "code": parts.code(actor.keys, view.case) if view.case else "",
        "state": _(STATES.get(view.state, view.state)),
        "stage": _(STAGES.get(view.stage, "")) if view.stage or view.state == WAITING else "",
        "working": view.state in {WAITING, "ready"},
        "fault": _(CATALOGUE[document.fault][1]) if document.fault in CATALOGUE else "",
        "kind": _(words.SOURCES[document.kind]),
        "by": members.name_of(actor.keys, document.by) or "",
        "digest": document.digest.hex(),
        "proposed": _proposed(document),
        "segments": list(segments(document)),
        "drafts": drafts,
        "undo": max(rejected, key=lambda one: one.at or document.brought).number if rejected else None,
        "names": [(one, one.name) for one in view.names],
        "gone": gone,
        "masked": any(one.masked for draft in view.drafts for one in draft.mentions),
        "echoes": [_echo(actor, one) for one in view.echoes],
        "back": f"/readings/{view.id}",
    }


def segments(document: BroughtDocument) -> Iterator[dict[str, Any]]:
    """The text in pieces, in order: those that a draft points to carry its number and state."""
    at = 0
    for draft in sorted(document.drafts, key=lambda one: (one.start, one.end)):
        if draft.start < at or draft.end > len(document.text):
            continue  # within the one before, by an edit: it is reached from its own card
        if draft.start > at:
            yield {"text": document.text[at : draft.start]}
        yield {"text": document.text[draft.start : draft.end], "number": draft.number, "state": draft.state}
        at = draft.end
    if at < len(document.text):
        yield {"text": document.text[at:]}


def _draft(actor: Actor, view: ReadingView, draft: DraftDocument, gone: list[str]) -> dict[str, Any]:
    return {
        "it": draft,
        "words": without(draft.text, gone),
        "speakers": [
            _("nobody is named") if one == UNKNOWN else without(one, gone) for one in draft.speakers
        ],
        "stance": _(words.TEXT_STANCES[draft.stance]) if draft.stance != "asserts" else "",
        "state": _(DRAFT_STATES.get(draft.state, "")),
        "by": members.name_of(actor.keys, draft.by) or "" if draft.by else "",
        "next": _next(view.drafts, draft),
        "pending": draft.state == PENDING,
        "times": [] if draft.claim else drafting.times(draft),  # the claim says its own, also when corrected
        "places": drafting.named(draft, Kind.PLACE),
        "bodies": drafting.named(draft, Kind.BODY),
    }


def _next(drafts: list[DraftDocument], draft: DraftDocument) -> str:
    """Where a decision leads: the next draft that waits for one, else this one."""
    place = drafts.index(draft)
    waiting = [one.number for one in (*drafts[place + 1 :], *drafts[:place]) if one.state == PENDING]
    return f"d{waiting[0]}" if waiting else f"d{draft.number}"


def _proposed(document: BroughtDocument) -> tuple[str, datetime, datetime] | None:
    """The date that the document says of itself, as bounds; None where it is dated, or says nothing."""
    said = document.says_dated
    if document.dated is not None or not said:
        return None
    zone = zone_named(document.zone)
    with contextlib.suppress(ValueError, OverflowError):  # a page may say that it is of the year 1
        if len(said) > 10:
            at = datetime.fromisoformat(said)
            at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
            return said, at, at
        begins = datetime.combine(date.fromisoformat(said), time(), zone)
        return said, begins, begins + timedelta(days=1) - timedelta(seconds=1)
    return None


def _echo(actor: Actor, echo: Any) -> dict[str, Any]:
    title, case = "", ""
    with contextlib.suppress(Refusal):
        other = _view(actor, echo.reading)
        title = other.document.title
        case = parts.code(actor.keys, other.case) or "" if other.case else ""
    return {"it": echo, "title": title, "code": case}


def lines(actor: Actor, found: list[ReadingLine]) -> list[dict[str, Any]]:
    """Documents as rows of a list."""
    return [
        {
            "it": one,
            "kind": _(words.SOURCES[one.kind]),
            "state": _(STATES.get(one.state, one.state)),
            "code": parts.code(actor.keys, one.case) if one.case else "",
            "by": members.name_of(actor.keys, one.by) or "",
        }
        for one in found
    ]


def of_case(actor: Actor, case: UUID) -> list[dict[str, Any]] | None:
    """The documents of one case; None for who does not open its claims."""
    try:
        found = ask(actor, "claims.readings", {})
        ask(actor, "claims.sources", {"case": str(case)})
    except Refusal:
        return None
    return lines(actor, [one for one in found if one.case == case])


def cases(actor: Actor) -> list[tuple[str, str]]:
    """The cases that a document can be brought for, by code name."""
    rooms = {actor.keys.subject(one) for one in actor.keys.compartments("claims")} - {None}
    codes = {case: parts.code(actor.keys, case) for case in {*briefs.everything(actor.keys), *rooms} if case}
    named = sorted((code, str(case)) for case, code in codes.items() if code)
    return [(case, code) for code, case in named]


def draft(actor: Actor, reading: UUID, number: int) -> dict[str, object]:
    """What stands in the form of a draft. Raises Refusal NOT_FOUND."""
    found = next((one for one in _view(actor, reading).drafts if one.number == number), None)
    if found is None:
        raise Refusal(NOT_FOUND)
    speakers = [one for one in found.speakers if one != UNKNOWN]
    return {"text": found.text, "speakers": speakers, "stance": found.stance}
