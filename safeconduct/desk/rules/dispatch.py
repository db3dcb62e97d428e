"""Who goes: the order of a dispatch, and how long things may take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from safeconduct.desk.documents import Candidate

APPROVAL: Final = timedelta(minutes=2)  # an unapproved dispatch goes out after this
OFFER: Final = timedelta(minutes=5)  # the next one is offered when one is silent this long
REMIND_REVIEW: Final = timedelta(minutes=30)  # for a second person sees within the hour what one did alone
ADDRESS: Final = timedelta(hours=2)  # how long the address may be looked at; the engine ends it
SHORT_REST: Final = 8.0  # hours


@dataclass(frozen=True)
class Fitness:
    """What the order of a dispatch is made from. `band` is how far the region is: 0 the same, 1 the same
    federal district, 2 further or not known; `load` counts running dispatches, `rested` hours since the
    last."""

    member: UUID
    band: int
    languages: frozenset[str]
    on_shift: bool
    load: int = 0
    rested: float = 24.0
    conflict: bool = False
    may_visit: bool = True
    away: bool = False
    safe_to_send: bool = True


def order(staff: Iterable[Fitness], language: str) -> tuple[list[Candidate], list[Candidate]]:
    """Who is asked in which order, and who is passed over, each with reasons in codes.

    1. Hard filters: conflict of interest, no right to visit, the language, on leave, not safe to send.
    2. The rest by: how far, on shift, running dispatches, rest. Equals stay as they came.
    There is no score: the reasons are shown, a human may change the order.
    """
    judged = [(one, _against(one, language)) for one in staff]
    fit = sorted(
        (one for one, against in judged if not against),
        key=lambda one: (one.band, not one.on_shift, one.load, one.rested < SHORT_REST),
    )
    return (
        [Candidate(member=one.member, reasons=_reasons(one, language)) for one in fit],
        [Candidate(member=one.member, against=against) for one, against in judged if against],
    )


def _against(one: Fitness, language: str) -> list[str]:
    facts = {
        "conflict": one.conflict,
        "no_right_to_visit": not one.may_visit,
        "language": bool(language) and language not in one.languages,
        "away": one.away,
        "not_safe": not one.safe_to_send,
    }
    return [code for code, holds in facts.items() if holds]


def _reasons(one: Fitness, language: str) -> list[str]:
    return [
        ("same_region", "near_region", "far_region")[min(one.band, 2)],
        "on_shift" if one.on_shift else "not_on_shift",
        "free" if one.load == 0 else "busy",
        *(["speaks"] if language else []),
        *(["short_rest"] if one.rested < SHORT_REST else []),
    ]
