"""The page of a case for those who see a part of it: cards, and the rooms that are open to their team."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from safeconduct.acts.actor import Actor
from safeconduct.acts.run import ask
from safeconduct.cases import words
from safeconduct.cases.queries import InquiryLine, PartView
from safeconduct.kernel.errors import NOT_FOUND, Refusal
from safeconduct.people import members


def shown(actor: Actor, case: UUID) -> dict[str, object]:
    """Everything on the page of a part. Raises Refusal NOT_FOUND for who sees nothing of the case."""
    part: PartView = ask(actor, "cases.part", {"case": str(case)})
    return {
        "part": part,
        "case_id": case,
        "cards": None if part.persons is None else [(one, _(words.BANDS[one.band])) for one in part.persons],
        "course": _course(part),
        "allowed": _allowed(part),
        "inquiries": _inquiries(actor, case),
    }


def beside(actor: Actor, case: UUID, open_rooms: Collection[str]) -> dict[str, object]:
    """What the page of the whole case shows of cards and single rooms, where the rest is not the reader's."""
    part: PartView = ask(actor, "cases.part", {"case": str(case)})
    return {
        "part": part,
        "course": None if "timeline" in open_rooms else _course(part),
        "allowed": None if "consent" in open_rooms else _allowed(part),
        "inquiries": None if "consent" in open_rooms else _inquiries(actor, case),
    }


def _course(part: PartView) -> list[tuple[object, str]] | None:
    if part.course is None:
        return None
    return [(one, _(words.DIGEST_KINDS[one.kind])) for one in part.course]


def _allowed(part: PartView) -> list[tuple[object, str]] | None:
    if part.allowed is None:
        return None
    return [(one, _(words.USES[one.use])) for one in part.allowed]


def _inquiries(actor: Actor, case: UUID) -> list[dict[str, Any]] | None:
    try:
        found: list[InquiryLine] = ask(actor, "cases.inquiries", {"case": str(case)})
    except Refusal as refusal:
        if refusal.code != NOT_FOUND:
            return None  # not a role that reads them
        return []
    return [
        {
            "line": one,
            "kind": _(words.DISCLOSURES[one.kind]),
            "by": (members.name_of(actor.keys, one.by) or str(one.by)[:8]) if one.by else "",
        }
        for one in found
    ]
