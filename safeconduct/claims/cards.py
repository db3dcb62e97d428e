"""One claim as pages show it: codes as sentences, persons by letters, and what bears on it beside it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases import parts
from safeconduct.claims import words
from safeconduct.claims.queries import ClaimLine, SourceLine
from safeconduct.claims.rules.weight import REPLACED, RETRACTED, STANDS
from safeconduct.people import members
from safeconduct.places import regions


class Words(NamedTuple):
    """What a reader calls the persons and sources of a case."""

    actor: Actor
    letters: dict[UUID, str]
    titles: dict[UUID, str]


def words_of(actor: Actor, case: UUID, sources: Iterable[SourceLine]) -> Words:
    """Raises Refusal NOT_FOUND for a case of which the reader sees nothing."""
    return Words(actor, parts.letters(actor.keys, case), {one.id: one.title for one in sources})


def cards(called: Words, lines: Iterable[ClaimLine]) -> list[dict[str, Any]]:
    """Each claim with those that speak against it, in the order given."""
    shown = {one.id: card(called, one) for one in lines}
    for one in shown.values():
        one["against"] = [shown[other] for other in one["line"].against if other in shown]
        one["echo"] = shown.get(one["line"].echo_of)
    return list(shown.values())


def card(called: Words, one: ClaimLine) -> dict[str, Any]:
    """One claim by itself."""
    region = regions.name(one.region, called.actor.language) if one.region else ""
    return {
        "line": one,
        "chain": [_whom(called, each.said, each.person) for each in one.speakers],
        "source": called.titles.get(one.source, ""),
        "reckoned_from": called.titles.get(one.from_source, "") if one.from_source else "",
        "reckoned_until": _last_day(one, called.actor.zone),
        "subject": _whom(called, one.subject, one.subject_person),
        "object": _whom(called, one.object, one.object_person),
        "to": _whom(called, one.to, one.to_person),
        "act": one.act_said or (_(words.ACTS[one.act]) if one.act else ""),
        "stance": _(words.TEXT_STANCES[one.stance]) if one.stance != "asserts" else "",
        "place": ", ".join(filter(None, (one.place, region))),
        "precision": _(words.PRECISIONS[one.precision]) if one.precision != "unknown" else "",
        "age": bounds(one.age_said, one.age_low, one.age_high),
        "count": bounds(one.count_said, one.count_low, one.count_high),
        "duress": [_(words.DURESS[sign]) for sign in one.duress],
        "standing": _(words.STANDINGS[one.standing]) if one.standing != STANDS else "",
        "gone": one.standing in {RETRACTED, REPLACED},
        "by": members.name_of(called.actor.keys, one.by) if one.by else "",
    }


def _last_day(one: ClaimLine, zone: str) -> datetime | None:
    """The end of what its time was reckoned from, where that is on another day for the reader."""
    first, last = one.from_earliest, one.from_latest
    if first is None or last is None:
        return None
    reader = ZoneInfo(zone)
    return None if first.astimezone(reader).date() == last.astimezone(reader).date() else last


def bounds(said: str, low: int | None, high: int | None) -> str:
    """A number as it was said, and what it can mean."""
    if low is None and high is None:
        return said
    if low == high:
        meant = str(low)
    elif high is None:
        meant = _("at least %(low)s") % {"low": low}
    elif low is None:
        meant = _("at most %(high)s") % {"high": high}
    else:
        meant = _("%(low)s to %(high)s") % {"low": low, "high": high}
    return f"{said} ({meant})" if said and said != meant else meant


def source(called: Words, one: SourceLine) -> dict[str, Any]:
    """One source, with the titles of those that it repeats."""
    derived = [called.titles[other] for other in one.derived_from if other in called.titles]
    return {"line": one, "kind": _(words.SOURCES[one.kind]), "derived": derived}


def asked(actor: Actor, name: str, case: UUID, **more: UUID) -> Any:
    """What a query about a case answers. Raises Refusal as it does."""
    return ask(actor, name, {"case": str(case), **{key: str(value) for key, value in more.items()}})


def _whom(called: Words, said: str, person: UUID | None) -> str:
    return called.letters.get(person, said) if person else said
