"""`safeconduct read FILE [--json]`: the draft claims of a document, without a server or a case."""

import argparse
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from safeconduct.claims.formats import Extracted, text_of
from safeconduct.claims.formats.extracted import MOST_BYTES, TOO_MUCH_WORK
from safeconduct.claims.read import LANGUAGES, UNKNOWN, Draft, Read, read
from safeconduct.claims.rules.times import Span
from safeconduct.claims.words import TEXT_STANCES
from safeconduct.kernel import speech
from safeconduct.kernel.errors import Refusal

DONE, NOT_UNDERSTOOD = 0, 2
SECONDS = 90.0  # of the processor, as the server gives it

_ = speech.of(Path(__file__).parent.parent)


class UnreadableError(Exception):
    """Why a document cannot be read, in one line for who asked."""


def main(arguments: list[str]) -> int:
    """Print the drafts. Exit status 0; 2 with one line why when file, date or zone cannot be understood or
    reading takes too much of the processor.
    """
    given = _parse(arguments)
    try:
        zone = _zone(given.zone)
        dated = _dated(given.dated, zone) if given.dated else None
        found = _text(given.file)
        with _bounded():
            said = read(
                found.text,
                language=given.language,
                dated=dated,
                zone=given.zone,
                title=found.title,
                sender=found.sender,
            )
    except UnreadableError as why:
        print(f"{given.file}: {why}", file=sys.stderr)
        return NOT_UNDERSTOOD
    print(json.dumps(as_json(said), ensure_ascii=False, indent=1) if given.json else _plain(said, zone))
    return DONE


@contextmanager
def _bounded() -> Iterator[None]:
    """Raises UnreadableError where reading takes more of the processor than one document may have."""

    def late(_signal: int, _frame: object) -> None:
        raise UnreadableError(_(Refusal(TOO_MUCH_WORK).sentence))

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def as_json(found: Read) -> dict[str, Any]:
    """What `--json` prints: the text and its drafts, instants in ISO 8601, UTC."""
    return {"text": found.text, "drafts": [_draft(one) for one in found.drafts]}


def _draft(one: Draft) -> dict[str, Any]:
    return {
        "text": one.text,
        "span": [one.start, one.end],
        "speakers": list(one.speakers),
        "verb": one.verb,
        "stance": str(one.stance),
        "mentions": [{"kind": str(m.kind), "text": m.text, "masked": m.masked} for m in one.mentions],
        "times": [
            {"said": t.said, "earliest": _iso(t.earliest), "latest": _iso(t.latest), "anchor": t.anchor}
            for t in one.times
        ],
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(found: Read, zone: ZoneInfo) -> str:
    lines = []
    for one in found.drafts:
        who = " → ".join(_("nobody is named") if name == UNKNOWN else name for name in one.speakers)
        lines += [f"{who} · {_(TEXT_STANCES[one.stance])}", f"    {' '.join(one.text.split())}"]
        lines += [f"    {t.said}: {_at(t.earliest, zone)} – {_at(t.latest, zone)}" for t in one.times]
    return "\n".join(lines)


def _at(at: datetime | None, zone: ZoneInfo) -> str:
    """An instant on the clocks of the document, with its offset; one that nobody knows as dots."""
    return "…" if at is None else f"{at.astimezone(zone):%Y-%m-%d %H:%M %z}"


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "safeconduct read", description=_("Print who says what in a document, as drafts of claims.")
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help=_("as one object of JSON"))
    parser.add_argument("--dated", help=_("when it was written: a day, or an instant with its offset"))
    parser.add_argument("--zone", default="UTC", help=_("where its clock times are meant: Europe/Moscow"))
    parser.add_argument("--language", choices=LANGUAGES, help=_("if not the one that its letters suggest"))
    return parser.parse_args(arguments)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
        raise UnreadableError(_("there is no time zone “%(zone)s”") % {"zone": name}) from fault


def _dated(said: str, zone: ZoneInfo) -> Span:
    """The whole of a day in the zone, or one instant."""
    try:
        if len(said) == len("2026-03-12"):
            day = date.fromisoformat(said)
            first = datetime.combine(day, time(), zone)
            after = datetime.combine(day + timedelta(days=1), time(), zone)
            return Span(first.astimezone(UTC), after.astimezone(UTC) - timedelta(seconds=1))
        at = datetime.fromisoformat(said)
        at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError) as fault:
        why = _("“%(said)s” is no day and no instant: write 2026-03-12 or 2026-03-12T21:40:00+03:00")
        raise UnreadableError(why % {"said": said}) from fault
    return Span(at, at)


def _text(file: Path) -> Extracted:
    """The file is opened in a child without keys, as everything that strangers made."""
    try:
        with file.open("rb") as opened:  # never more than is refused: a device has no end
            return text_of(file.name, opened.read(MOST_BYTES + 1))
    except OSError as fault:
        raise UnreadableError(fault.strerror or _("cannot be opened")) from fault
    except Refusal as refused:
        raise UnreadableError(_(refused.sentence)) from refused
