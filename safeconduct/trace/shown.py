"""Custody, hours and clocks as a reader sees them: each figure in words, with the claim it rests on."""

from datetime import datetime, timedelta
from math import sqrt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.claims.words import ACTS
from safeconduct.kernel import clock as kernel_clock
from safeconduct.kernel.errors import Refusal
from safeconduct.trace import packs, words
from safeconduct.trace.queries import ClockLine, CustodyLine, PersonLine, ReachLine
from safeconduct.trace.queries.custody import BandLine
from safeconduct.web import moments

WIDEST = 12  # the classes w-1 … w-12 of the band
LATE = frozenset({"possibly_overdue", "certainly_overdue"})
SOON = timedelta(hours=12)


def why(case: UUID, claim: UUID | None) -> str:
    """Where it is said why a claim is believed; empty for none."""
    return f"/cases/{case}/claims/{claim}/why" if claim else ""


def group(actor: Actor, case: UUID, persons: list[PersonLine]) -> dict[str, Any]:
    """People of whom the same is told: where, how long out of reach, what is owed next; and the band."""
    first = persons[0]
    coming = [line for one in persons for line in one.clocks if line.state == "not_due"]
    following = min(coming, key=_soonest, default=None)
    late = {line.rule for one in persons for line in one.clocks if line.state in LATE}
    return {
        "labels": [(one.custody.label, one.custody.minor) for one in persons if one.custody.label],
        "taken": first.reach.taken,
        "where": where(actor, case, first.custody),
        "reach": reach(first.reach),
        "reach_why": why(case, first.reach.claim),
        "not_ended": [
            (_(words.NOT_ENDED[one.why]), why(case, one.id) if one.why != "others_present" else "")
            for one in first.reach.not_ended_by
        ],
        "next": clock(actor, following, case) if following else None,
        "late": len(late),
        "law_url": f"/cases/{case}/trace#law",
        "bands": bands(actor, case, first.custody),
        "behind": [_band(actor, case, one) for one in first.custody.behind],
        "versions": [[_band(actor, case, one) for one in each] for each in first.custody.versions],
        "reasons": [_reason(case, one.code, one.claims) for one in first.custody.reasons[1:]],
        "aside": [_reason(case, one.code, one.claims) for one in first.custody.aside],
        "unknown": length(first.custody.unknown_least, first.custody.unknown_most),
    }


def where(actor: Actor, case: UUID, line: CustodyLine) -> dict[str, Any]:
    """Where they are as claimed: the word, who says so, how many say otherwise, and the way to why."""
    deciding = next((one for one in line.bands if one.claim and one.claim == line.claim), None)
    denials = ngettext("%(n)d denies having them", "%(n)d deny having them", len(line.denials))
    return {
        "status": _(words.STATUSES[line.status]),
        "by": _hands(deciding) if deciding else "",
        "at": when(actor, deciding.began_earliest, deciding.began_latest) if deciding else "",
        "grade": line.grade,
        "url": why(case, line.claim),
        "against": denials % {"n": len(line.denials)} if line.denials else "",
        "state": "unknown" if line.status in {"unknown", "denied_by_all"} else "",
    }


def reach(line: ReachLine) -> dict[str, Any]:
    """Hours out of reach in words."""
    return {
        "taken": line.taken,
        "running": line.running,
        "length": length(line.least, line.most),
        "ended_at": line.ended_at,
        "state": "soon" if line.running else "",
    }


def length(least: int | None, most: int | None) -> str:
    """A length of which both ends are known, or one: "14 h 20 min", "at least 3 h", "2 h to 3 h"."""
    if least is None and most is None:
        return _("not known")
    if most is None:
        return _("at least %(span)s") % {"span": _span(least or 0)}
    if least is None or least == 0:
        return _("at most %(span)s") % {"span": _span(most)} if most else _span(0)
    low, high = _span(least), _span(most)
    return low if low == high else _("%(least)s to %(most)s") % {"least": low, "most": high}


def _span(seconds: int) -> str:
    """To the minute where it is more than that: nobody counts seconds of a night."""
    kept = seconds if seconds < 60 else seconds - seconds % 60
    return moments.lasting(timedelta(seconds=kept))


def when(actor: Actor, earliest: datetime | None, latest: datetime | None) -> str:
    """A time as far as it is known, in the reader's zone: exact, between, not before, not after."""
    now, zone = kernel_clock.now(), moments.zone_named(actor.zone)

    def full(at: datetime) -> str:
        return f"{moments.absolute(at, zone, now)} {moments.zone_label(at, zone)}"

    if earliest is None and latest is None:
        return _("time not known")
    if earliest is None or latest is None:
        if latest is not None:
            return _("not after %(at)s") % {"at": full(latest)}
        return _("not before %(at)s") % {"at": full(earliest)} if earliest else ""
    if earliest == latest:
        return full(latest)
    first, last = earliest.astimezone(zone), latest.astimezone(zone)
    if first.date() == last.date() and first.utcoffset() == last.utcoffset():
        until = moments.absolute(latest, zone, now, style="time")
        return f"{moments.absolute(earliest, zone, now)}–{until} {moments.zone_label(latest, zone)}"
    # 02:50–02:10 where clocks were set back between them: each has its own zone.
    begins = (
        full(earliest) if first.utcoffset() != last.utcoffset() else moments.absolute(earliest, zone, now)
    )
    return f"{begins} – {full(latest)}"


def bands(actor: Actor, case: UUID, line: CustodyLine) -> list[dict[str, Any]]:
    """The chain as the band draws it: wider where longer, by the root, so that minutes stay in sight."""
    now = kernel_clock.now()
    made = [_band(actor, case, one) for one in line.bands]
    minutes = [_minutes(one, now) for one in line.bands]
    longest = max(minutes, default=0) or 1
    for one, length_of in zip(made, minutes, strict=True):
        one["width"] = max(1, round(WIDEST * sqrt(length_of / longest)))
    return made


def clock(actor: Actor, line: ClockLine, case: UUID) -> dict[str, Any]:
    """One clock of the law in words: what, until when, and how firmly that may be said."""
    now = kernel_clock.now()
    end = line.earliest or line.latest
    late = line.state in LATE
    state = words.UNREVIEWED if late and not line.reviewed else words.CLOCK_STATES[line.state]
    if line.state == "satisfied":
        state = words.DONE_LATE.get(line.late, state)
    soon = end is not None and end - now < SOON
    return {
        "line": line,
        "state": _(state),
        "until": when(actor, line.earliest, line.latest),
        "left": moments.lasting(_whole_minutes(end - now)) if end and end > now else "",
        "mark": "over" if late else "soon" if soon and line.state == "not_due" else "",
        "url": why(case, line.claim),
        "done": why(case, next(iter(line.satisfied), None)),
        "perhaps": [_doubt(actor, one) for one in line.perhaps],
    }


def _doubt(actor: Actor, code: str) -> str:
    """What nobody knows: a code of words.PERHAPS, or a rule that perhaps takes this one's place."""
    if code in words.PERHAPS:
        return _(words.PERHAPS[code])
    return _(words.INSTEAD) % {"rule": packs.rule(code).title.to(actor.language)}


def told(actor: Actor, case: UUID, claims: list[UUID]) -> list[dict[str, Any]]:
    """What an answer was read into: the act of each claim, its grade, and the way to why."""
    try:
        found = {one.id: one for one in ask(actor, "claims.claims", {"case": str(case)})}
    except Refusal:
        return []
    return [
        {
            "act": _(words.SAYS.get(found[one].act, ACTS.get(found[one].act, ""))),
            "to": getattr(found[one], "to", ""),
            "how": found[one].act_said,
            "grade": getattr(found[one], "grade", ""),
            "url": why(case, one),
        }
        for one in claims
        if one in found
    ]


def _band(actor: Actor, case: UUID, one: BandLine) -> dict[str, Any]:
    gap = one.kind == "unknown"
    style = "unknown" if gap else "known" if one.solid else "claimed"
    return {
        "line": one,
        "style": style,
        "kind": _(words.KINDS[one.kind]),
        "hands": _hands(one),
        "place": one.place if one.place != one.by else "",
        "when": when(actor, one.began_earliest, one.began_latest),
        "until": when(actor, one.ended_earliest, one.ended_latest) if gap or one.going_on else "",
        "length": length(one.least, one.most) if gap else "",
        "counting": gap and one.going_on,
        "url": why(case, one.claim),
        "doubts": [_(words.DOUBTS[each]) for each in one.doubts if each in words.DOUBTS],
        "denied": [why(case, each) for each in one.denied],
        "sure": _("two independent sources") if one.solid else "" if gap else _("claimed"),
    }


def _hands(one: BandLine) -> str:
    return f"{one.by} → {one.to}" if one.to else one.by


def _reason(case: UUID, code: str, claims: list[UUID]) -> tuple[str, list[str]]:
    said = words.REASONS.get(code) or words.KINDS.get(code, code)
    return _(said), [why(case, one) for one in claims]


def _minutes(one: BandLine, now: datetime) -> float:
    if one.kind == "unknown":
        return (one.most if one.most is not None else one.least or 0) / 60
    first, last = one.began_earliest or one.began_latest, one.ended_latest or one.ended_earliest
    if one.going_on:
        last = now
    return max((last - first).total_seconds() / 60, 0) if first and last else 0


def _soonest(line: ClockLine) -> datetime:
    return line.earliest or line.latest or datetime.max.replace(tzinfo=kernel_clock.now().tzinfo)


def _whole_minutes(span: timedelta) -> timedelta:
    return span - timedelta(seconds=span.total_seconds() % 60)
