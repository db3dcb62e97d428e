"""How long what lies in each room is kept: data of the organisation, not code."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from safeconduct.cases.documents import Brief

PACK = Path(__file__).resolve().parents[2] / "packs" / "retention.toml"
NUMBER_CARDS = "number_cards"
BACKUPS = "backups"


class Retention(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    """`days` after what `since` names: the writing of a row, the closing of the case, or its end."""

    since: Literal["written", "closed", "done"]
    days: Annotated[int, Meta(ge=0, le=36_500)]
    why: Annotated[str, Meta(min_length=1)]


@cache
def retention() -> Mapping[str, Retention]:
    """What is kept how long, by kind of room. Raises msgspec.ValidationError for a pack that does not fit."""
    return msgspec.convert(tomllib.loads(PACK.read_text(encoding="utf-8")), dict[str, Retention])


def ends(brief: Brief, kind: str) -> datetime | None:
    """When what lies in a room of this case may go (aware); None while that is not known."""
    rule = retention()[kind]
    if rule.since != "closed" or brief.closed is None:
        return None
    return brief.closed + timedelta(days=rule.days)


def gone_from_backups(erased: datetime) -> datetime:
    """When the last backup goes that was made before `erased` (aware)."""
    return erased + timedelta(days=retention()[BACKUPS].days)
