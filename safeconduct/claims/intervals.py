"""From what a form was told about a time to the interval that is kept."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from safeconduct.acts.actor import Actor
from safeconduct.claims import understanding
from safeconduct.claims.documents import Anchor, AtInstant, Interval, OfClaim, OfSource
from safeconduct.kernel.errors import INVALID, Refusal, define
from safeconduct.kernel.text import N_

LATEST_FIRST = define("latest_first", 422, N_("The latest time lies before the earliest."))
ONE_ANCHOR = define("one_anchor", 422, N_("Say one thing that it was reckoned from, not several."))
NO_ANCHOR = define("no_anchor", 422, N_("Say what it was reckoned from."))
MOST_FIRST = define("most_first", 422, N_("At most is less than at least."))


@dataclass(frozen=True)
class Reckoned:
    """A time as a form holds it."""

    said: str
    earliest: datetime | None
    latest: datetime | None
    claim: UUID | None
    source: UUID | None
    instant: datetime | None
    order: int
    least_minutes: int | None
    most_minutes: int | None

    @classmethod
    def of(cls, given: Any) -> "Reckoned":
        """The fields of an input that has them."""
        return cls(
            given.time_said,
            given.earliest,
            given.latest,
            given.from_claim,
            given.from_source,
            given.from_instant,
            given.order,
            given.least_minutes,
            given.most_minutes,
        )

    def anchors(self) -> list[Anchor]:
        """Everything that it says it was reckoned from."""
        found: list[Anchor] = []
        if self.claim is not None:
            found.append(OfClaim(claim=self.claim))
        if self.source is not None:
            found.append(OfSource(source=self.source, place=self.order))
        if self.instant is not None:
            found.append(AtInstant(at=self.instant.astimezone(UTC)))
        return found


def interval(
    actor: Actor, given: Reckoned, written: str = "", before: Interval | None = None
) -> Interval | None:
    """The interval to be kept; None when nothing was said of the time. Its words count where no figures do.

    `written` is the language of what it stands in. Words that stand as they did `before` keep their zone:
    who corrects something else, far away, does not move them.

    Raises Refusal INVALID: LATEST_FIRST, ONE_ANCHOR, NO_ANCHOR, MOST_FIRST.
    """
    anchors = given.anchors()
    moved = given.least_minutes is not None or given.most_minutes is not None
    _require_order(given)
    if len(anchors) > 1:
        raise Refusal(INVALID, fields={"from_claim": ONE_ANCHOR})
    if moved and not anchors:
        raise Refusal(INVALID, fields={"from_claim": NO_ANCHOR})
    if not (given.said or given.earliest or given.latest or anchors):
        return None
    told = Interval(
        said=given.said,
        earliest=_utc(given.earliest),
        latest=_utc(given.latest),
        zone=before.zone if before and before.said == given.said else actor.zone,
        reckoned_from=anchors[0] if anchors else None,
        least_s=_seconds(given.least_minutes),
        most_s=_seconds(given.most_minutes),
    )
    return understanding.timed(told, written)


def dated(actor: Actor, given: Any) -> Interval | None:
    """The date of a source; None where it has none. Raises Refusal INVALID (LATEST_FIRST)."""
    return interval(
        actor, Reckoned(given.date_said, given.earliest, given.latest, None, None, None, 0, None, None)
    )


def fields_of(kept: Interval | None, written: str = "") -> dict[str, Any]:
    """The fields of a form that would be kept as this interval, in the language of what was `written`.

    How long after its anchor is left out where only its words say so: they say it again, and were it given
    in figures, it would stand as wide as it is whatever date the anchor has.
    """
    kept = kept or Interval()
    if kept.least_s is not None or kept.most_s is not None:
        kept = replace(kept, least_s=None, most_s=None) if understanding.by_words(kept, written) else kept
    anchor = kept.reckoned_from
    return {
        "time_said": kept.said,
        "earliest": kept.earliest,
        "latest": kept.latest,
        "from_claim": anchor.claim if isinstance(anchor, OfClaim) else None,
        "from_source": anchor.source if isinstance(anchor, OfSource) else None,
        "from_instant": anchor.at if isinstance(anchor, AtInstant) else None,
        "order": anchor.place if isinstance(anchor, OfSource) else 0,
        "least_minutes": None if kept.least_s is None else kept.least_s // 60,
        "most_minutes": None if kept.most_s is None else -(-kept.most_s // 60),
    }


def _require_order(given: Reckoned) -> None:
    if given.earliest and given.latest and given.latest < given.earliest:
        raise Refusal(INVALID, fields={"latest": LATEST_FIRST})
    least, most = given.least_minutes, given.most_minutes
    if least is not None and most is not None and most < least:
        raise Refusal(INVALID, fields={"most_minutes": MOST_FIRST})


def _utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)


def _seconds(minutes: int | None) -> int | None:
    return None if minutes is None else minutes * 60
