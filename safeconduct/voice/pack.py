"""What the organisation decides about its public texts: data, not code."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

PACK = Path(__file__).resolve().parents[2] / "packs" / "voice.toml"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`approvals`: hours for which an approval counts, by kind of text."""

    approvals: Mapping[str, Annotated[int, Meta(ge=1, le=8760)]]


@cache
def pack() -> Pack:
    """The pack. Raises msgspec.ValidationError for one that does not fit."""
    return msgspec.convert(tomllib.loads(PACK.read_text(encoding="utf-8")), Pack)
